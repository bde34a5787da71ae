"""Charts as tables of a report: a row a question, its drawing beside its numbers."""

from collections.abc import Sequence

from core.charts.before_after import moved_cells, moved_head
from core.charts.chart import Chart
from core.charts.in_rows import RowDrawing, answer_bar, bars_called, labels_of, move_drawing
from core.counting.before_after import BeforeAfter
from core.counting.collation import Base, ItemCount
from core.documents.blocks import Cell, Column, DrawnCell, Table, TextLook, TextSpan
from core.model.snapshot import Snapshot
from core.wording.numbers import percent_text
from core.words import tr, word_for

_MOST_ANSWERS = 5
"""So many columns of counts find room beside the drawings."""


def alike(rows: Sequence[ItemCount]) -> list[list[ItemCount]]:
    """Return rows as they stand in a table each: all in one, or each set of answers apart."""
    if len(labels_of(rows)) <= _MOST_ANSWERS:
        return [list(rows)]
    found: dict[tuple[str, ...], list[ItemCount]] = {}
    for row in rows:
        found.setdefault(tuple(labels_of([row])), []).append(row)
    return list(found.values())


def answers_table(chart: Chart, rows: Sequence[ItemCount], base: Base) -> Table | None:
    """Return a chart of answers as one table; None where its answers are too many for that."""
    labels, blank = labels_of(rows), any(row.blank for row in rows)
    if len(labels) > _MOST_ANSWERS:
        return None
    leads = {row.lead.label for row in rows}
    lead = leads.pop() if len(leads) == 1 else ""
    share = tr("{lead}, {base}", lead=lead or tr("Share"), base=word_for(base))
    columns = (
        Column(tr("Question"), 150.0),
        Column(bars_called(rows), 150.0),
        *(Column(label, 30.0, numbers=True) for label in labels),
        *([Column(tr("No answer"), 38.0, numbers=True)] if blank else []),
        Column(share, 62.0, numbers=True),
    )
    lines = []
    for row in rows:
        given = {answer.label: str(count) for answer, count in row.counts}
        counts = [given.get(label, "") for label in labels] + [str(row.blank)] * blank
        told = percent_text(row.percent(row.lead, base))
        told = told if lead else f"{row.lead.label} {told}"
        cells: list[Cell] = [_named(row.item.key, row.item.short), _drawn(answer_bar(row))]
        cells += [(TextSpan(count),) for count in counts]
        lines.append((*cells, (TextSpan(told, TextLook.STRONG),)))
    return Table(columns, tuple(lines), title=chart.title, caption=chart.caption)


def moved_table(
    now: Snapshot, chart: Chart, found: Sequence[BeforeAfter], *, letters: bool
) -> Table:
    """Return before and after as one table."""
    first, *heads = moved_head()
    columns = (
        Column(first, 150.0),
        Column(tr("From ring to dot"), 110.0),
        *(Column(head, 50.0) for head in heads[:-1]),
        Column(heads[-1], 90.0),
    )
    rows = tuple(
        (
            _named(now.tool.key_at(one.point), now.tool.short_at(one.point)),
            _drawn(move_drawing(one)),
            *((TextSpan(cell),) for cell in moved_cells(now, one, letters)),
        )
        for one in (each.settled for each in found)
    )
    return Table(columns, rows, title=chart.title, caption=chart.caption)


def _named(key: str, short: str) -> Cell:
    return (TextSpan(f"{key} ", TextLook.QUIET), TextSpan(short))


def _drawn(one: RowDrawing) -> DrawnCell:
    return DrawnCell(one.drawing, one.words)
