"""Prints the counts for people and for spreadsheets."""

import csv
import io

from core.counting.collation import Base, Counts, ItemCount, collate, responses
from core.counting.tabulated import USUAL
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def counts_text(now: Snapshot, counts: Counts, base: Base) -> str:
    """Return the counts as lines to read, each percentage with its base."""
    told = responses(now)
    asked = Unit.REQUESTS.of(told.requests)
    rate = "" if told.rate is None else f" ({told.rate}% of {asked})"
    unasked = f", {told.unasked} of them unasked" if told.unasked else ""
    lines = [
        now.audit.title,
        f"{asked}, {told.returned} returned{rate}, {told.usable} usable{unasked}",
    ]
    if not now.returns:
        return "\n".join([*lines, "No returns have been brought in yet.", ""])
    lines.append(f"Percentages: {base.value}, of returns")
    for row in collate(now.tool, counts, told.usable):
        lines += ["", f"{row.item.key}  {row.item.short}", f"    {_answers(row, base)}"]
    return "\n".join([*lines, ""])


def _answers(row: ItemCount, base: Base) -> str:
    said = []
    for answer, count in row.counts:
        worked = row.percent(answer, base)
        behind = "" if worked is None else f" ({worked}% of {row.base(base)})"
        said.append(f"{answer.label} {count}{behind}")
    return " · ".join([*said, f"blank {row.blank}"])


def counts_csv(now: Snapshot, counts: Counts, base: Base) -> str:
    """Return the counts as CSV, a row an item; an answer an item does not allow stays empty."""
    told = responses(now)
    rows = collate(now.tool, counts, told.usable) if now.returns else ()
    own = (answer.key for answer in now.tool.answers)
    keys = list(dict.fromkeys([*USUAL, *own]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["item", "question", *keys, "blank", f"base ({base.value})"]
        + [f"percent {key} ({base.value})" for key in keys]
    )
    for row in rows:
        given = {answer.key: count for answer, count in row.counts}
        shares = {answer.key: row.percent(answer, base) for answer, _ in row.counts}
        writer.writerow(
            [harmless(row.item.key), harmless(row.item.short)]
            + [given.get(key, "") for key in keys]
            + [row.blank, row.base(base)]
            + ["" if shares.get(key) is None else shares[key] for key in keys]
        )
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
