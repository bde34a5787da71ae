"""What earlier audits counted beside what this one did, where both asked the same."""

from collections.abc import Iterator, Mapping
from typing import Final

from core.counting.collation import ItemCount, percent
from core.counting.earlier import ComparableCount, apart_at, earlier_at
from core.counting.earlier_values import EarlierFigures, earlier_figures
from core.documents.blocks import Block, TextLook
from core.documents.plain import line, table
from core.documents.report.counted import ReportCounts
from core.model.ids import ItemId
from core.model.snapshot import FullSnapshot
from core.wording.earlier import apart_words
from core.wording.earlier_values import measured_then_words
from core.wording.numbers import Unit, percent_text
from core.wording.value_counts import value_count_words
from core.words import tr

_RETURNS: Final = Unit.RETURNS


def then_and_now(full: FullSnapshot) -> Iterator[Block]:
    """Yield a row for each count of an earlier audit that can be set beside this one's."""
    earlier, apart = earlier_at(full.now), apart_at(full.now)
    measured = earlier_figures(full.now)
    if not earlier and not apart and not measured:
        return
    rows: list[tuple[str, ...]] = []
    counts = ReportCounts(full)
    for row in counts.rows:
        if row.answered:
            rows += [_row(row, one) for one in earlier.get(row.item.id, ())]
            rows += [
                _then_row(row, f"{one.earlier.title.strip()}: {apart_words(one)}")
                for one in apart.get(row.item.id, ())
            ]
    rows += _measured(full, counts, measured)
    if not rows:
        return
    yield line(
        tr(
            "Only what was asked in the same words, with the same answers. The base is how many "
            "returns answered; two audits of few say little of a change."
        ),
        TextLook.QUIET,
    )
    columns = ((tr("Question"), 163), (tr("Answer"), 80), (tr("Earlier"), 150), (tr("Now"), 110))
    yield table(columns, rows)


def _measured(
    full: FullSnapshot, counts: ReportCounts, before: Mapping[ItemId, EarlierFigures]
) -> Iterator[tuple[str, ...]]:
    """Yield a row for each number, period or several at once that an earlier audit has too."""
    for item in full.now.tool.items:
        count, figures = counts.measured.get(item.id), before.get(item.id)
        if count is None or figures is None or not count.values:
            continue
        named, now_is = f"{item.key}  {item.short or item.text}", value_count_words(count, _RETURNS)
        then = [(one.earlier, measured_then_words(one)) for one in figures.measured]
        then += [(one.earlier, apart_words(one)) for one in figures.apart]
        for audit, words in then:
            yield named, tr("as given"), f"{audit.title.strip()}: {words}", now_is


def _row(row: ItemCount, one: ComparableCount) -> tuple[str, ...]:
    before = next((count for answer, count in one.counts if answer.id == row.lead.id), 0)
    return _then_row(row, f"{one.earlier.title.strip()}: {_share(before, one.base)}")


def _then_row(row: ItemCount, then: str) -> tuple[str, ...]:
    lead = row.lead
    named = f"{row.item.key}  {row.item.short or row.item.text}"
    return named, lead.label, then, _share(row.count(lead), row.answered)


def _share(count: int, base: int) -> str:
    worked = percent_text(percent(count, base))
    return tr("{worked} ({count} of {base})", worked=worked, count=count, base=base)
