"""Draws a sample from a list of all eligible, and prints it against the list."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Final

from core.counting.sampling import Quotas, Sample, draw, list_fingerprint
from core.intake.disk import NOTHING_IN
from core.intake.eligible import EligibleList, read_eligible
from core.model.fault import Unreadable, shown
from core.model.names import NameIndex
from core.wording.sample import (
    gaps_words,
    method_words,
    share_words,
    stratum_words,
    unmet_words,
)
from core.words import plural, tr

_COLUMN: Final = "  "


def sample(wanted: argparse.Namespace) -> int:
    """Print the sample; return 1 where a quota could not be met."""
    columns = [name.strip() for name in wanted.balance.split(",") if name.strip()]
    found = read_eligible(wanted.list, columns, dict(wanted.bands))
    for remark in found.remarks:
        print(remark, file=sys.stderr)
    drawn = _drawn(found, wanted)
    if wanted.format == "json":
        print(json.dumps(sample_table(drawn, found), indent=1, ensure_ascii=False))
    else:
        print("\n".join(sample_lines(drawn, found)))
    return 1 if drawn.unmet else 0


def _drawn(found: EligibleList, wanted: argparse.Namespace) -> Sample:
    try:
        return draw(found.lines, wanted.size, wanted.seed, _quotas(found, wanted.quota))
    except ValueError as error:
        raise Unreadable(
            tr(
                "{size} cannot be drawn so from the {lines} of “{source}”.",
                size=wanted.size,
                lines=plural(len(found.lines), "line"),
                source=found.source,
            ),
            NOTHING_IN,
            tr("Draw fewer, or change the quotas so that they add up to the size."),
        ) from error


def _quotas(found: EligibleList, asked: list[tuple[str, str, int]]) -> Quotas:
    """Return the quotas by column; refuse one for a value that the list does not have."""
    headings = NameIndex(found.columns)
    quotas: dict[int, dict[str, int]] = {}
    for column, value, number in asked:
        heading = headings.find(column)
        if heading is None:
            raise Unreadable(
                tr("“{shown}” is not among the columns balanced by.", shown=shown(column)),
                NOTHING_IN,
                tr("Balance by it too, with --balance, or leave its quota out."),
            )
        at = found.columns.index(heading)
        values = sorted({line.kind[at] for line in found.lines})
        spelled = NameIndex(values).find(value)
        if spelled is None:
            raise _no_such(
                tr(
                    "The list has no “{shown}” under “{heading}”",
                    shown=shown(value),
                    heading=heading,
                ),
                values,
            )
        quotas.setdefault(at, {})[spelled] = number
    return quotas


def _no_such(happened: str, there: "tuple[str, ...] | list[str]") -> Unreadable:
    named = ", ".join(f"“{shown(name)}”" for name in there) or "none"
    return Unreadable(f"{happened}.", NOTHING_IN, tr("There are {named}.", named=named))


def sample_lines(drawn: Sample, found: EligibleList) -> Iterator[str]:
    """Yield the sample as lines to read."""
    yield method_words(drawn, found.columns)
    if found.passed_over:
        yield tr(
            "Not printed, as they may name someone: {names}.", names=", ".join(found.passed_over)
        )
    yield ""
    for line in drawn.lines:
        said = [
            tr("line {number}", number=line.number),
            found.references.get(line.number, ""),
            *line.kind,
        ]
        yield _COLUMN.join(cell for cell in said if cell)
    for at, heading in enumerate(found.columns):
        yield f"\n{heading}"
        for stratum in (one for one in drawn.strata if one.column == at):
            yield f"{_COLUMN}{stratum.value}: {stratum_words(stratum, drawn)}"
    yield from (tr("\nNot met: {words}", words=words) for words in unmet_words(drawn))
    if found.columns and (gaps := gaps_words(drawn)):
        yield f"\n{gaps}"


def sample_table(drawn: Sample, found: EligibleList) -> dict[str, object]:
    """Return the sample with its method, strata and combinations for a script."""
    return {
        "seed": drawn.seed,
        "size": len(drawn.lines),
        "listed": len(drawn.listed),
        "method": method_words(drawn, found.columns),
        "fingerprint": list_fingerprint(drawn.listed),
        "balance": list(found.columns),
        "not printed": list(found.passed_over),
        "sample": [
            {
                "line": line.number,
                "reference": found.references.get(line.number),
                **dict(zip(found.columns, line.kind, strict=True)),
            }
            for line in drawn.lines
        ],
        "strata": [
            {
                "column": found.columns[one.column],
                "value": one.value,
                "listed": one.listed,
                "share": share_words(one).removeprefix("its share "),
                "wanted": one.wanted,
                "drawn": one.drawn,
            }
            for one in drawn.strata
        ],
        "unmet": list(unmet_words(drawn)),
        "combinations": [
            {"kind": list(kind), "drawn": taken, "listed": listed}
            for kind, taken, listed in drawn.combinations
        ],
    }
