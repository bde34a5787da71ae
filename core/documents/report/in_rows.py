"""Charts as tables of a report: a row a question, its drawing beside its numbers."""

from collections.abc import Sequence

from core.charts.before_after import moved_cells, moved_head
from core.charts.chart import Chart
from core.charts.earlier import Apart, difference_words, share_words
from core.charts.in_rows import (
    RowDrawing,
    answer_bar,
    bars_called,
    labels_of,
    move_drawing,
    then_and_now,
)
from core.charts.since_then import since_by_question
from core.counting.before_after import BeforeAfter
from core.counting.collation import Base, ItemCount
from core.counting.since_then import ComparedShare
from core.documents.blocks import Cell, Column, DrawnCell, Table, TextLook, TextSpan
from core.model.snapshot import Snapshot
from core.wording.earlier import apart_words
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


def answers_table(chart: Chart, rows: Sequence[ItemCount], base: Base) -> Table:
    """Return a chart of answers as one table; many answers are told in one cell of their row."""
    labels, blank = labels_of(rows), any(row.blank for row in rows)
    unasked = any(row.not_asked for row in rows)
    many = len(labels) > _MOST_ANSWERS
    leads = {row.lead.label for row in rows}
    lead = leads.pop() if len(leads) == 1 else ""
    share = tr("{lead}, {base}", lead=lead or tr("Share"), base=word_for(base))
    columns = (
        Column(tr("Question"), 150.0),
        Column(bars_called(rows), 150.0),
        *_count_columns(labels, blank=blank, many=many),
        *[Column(tr("Not asked"), 38.0, numbers=True)] * unasked,
        Column(share, 62.0, numbers=True),
    )
    lines = []
    for row in rows:
        drawing = answer_bar(row)
        given = {answer.label: str(count) for answer, count in row.counts}
        counts = [given.get(label, "") for label in labels] + [str(row.blank)] * blank
        counts = [drawing.words] if many else counts
        counts += [str(row.not_asked)] * unasked
        told = percent_text(row.percent(row.lead, base))
        told = told if lead else f"{row.lead.label} {told}"
        cells: list[Cell] = [_named(row.item.key, row.item.short), _drawn(drawing)]
        cells += [(TextSpan(count),) for count in counts]
        lines.append((*cells, (TextSpan(told, TextLook.STRONG),)))
    return Table(columns, tuple(lines), title=chart.title, caption=chart.caption)


def _count_columns(labels: Sequence[str], *, blank: bool, many: bool) -> list[Column]:
    if many:
        return [Column(tr("Answers"), 150.0)]
    counts = [Column(label, 30.0, numbers=True) for label in labels]
    return counts + [Column(tr("No answer"), 38.0, numbers=True)] * blank


def earlier_table(
    chart: Chart, rows: Sequence[ItemCount], shares: Sequence[ComparedShare], apart: Apart
) -> Table:
    """Return an earlier audit beside this one as one table, with what is not compared, and why."""
    told_apart = [(row, one) for row in rows for one in apart.get(row.item.id, ())]
    found = [*(one.earlier.earlier for one in shares), *(one.earlier for _, one in told_apart)]
    several = len(set(found)) > 1
    columns = (
        Column(tr("Question"), 130.0),
        Column(tr("Then outlined, now filled"), 110.0),
        *([Column(tr("Earlier audit"), 90.0)] if several else []),
        *(Column(head, 78.0) for head in (tr("Then"), tr("Now"))),
        Column(tr("Difference"), 95.0),
    )
    lines = list[tuple[Cell, ...]]()
    for one in shares:
        said = share_words(one.then), share_words(one.now), difference_words(one.then, one.now)
        drawn = _drawn(
            then_and_now(
                one.then, one.now, tr("{then} then, {now_is} now", then=said[0], now_is=said[1])
            )
        )
        audit = [one.earlier.earlier.title] * several
        lines.append(
            (_named(one.row.item.key, one.row.item.short), drawn, *map(_worded, (*audit, *said)))
        )
    for row, figure in told_apart:
        said = apart_words(figure), "", ""
        audit = [figure.earlier.title] * several
        lines.append(
            (_named(row.item.key, row.item.short), _worded(""), *map(_worded, (*audit, *said)))
        )
    return Table(columns, tuple(lines), title=chart.title, caption=chart.caption)


def since_table(chart: Chart, shares: Sequence[ComparedShare]) -> Table:
    """Return what was to develop, has improved and goes on as one table, a row a question."""
    heads = since_by_question(shares)
    columns = (
        Column(tr("Question"), 130.0),
        *(Column(head, wide) for (head, _), wide in zip(heads, (105.0, 155.0, 105.0), strict=True)),
    )
    rows = tuple(
        (
            _named(one.row.item.key, one.row.item.short),
            *(_worded(told.get(one.row.item.id, "")) for _, told in heads),
        )
        for one in shares
        if any(one.row.item.id in told for _, told in heads)
    )
    return Table(columns, rows, title=chart.title, caption=chart.caption)


def _worded(words: str) -> Cell:
    return (TextSpan(words),)


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
