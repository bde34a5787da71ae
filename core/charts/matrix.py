"""What was agreed by pathway or team: words first, the count beside them."""

from collections.abc import Sequence

from core.charts.chart import ROW, Chart, ChartTable, joined
from core.counting.collation import Base
from core.counting.judgements import PathwayRow, RoomCount
from core.counting.live_number import Counted, LiveNumber
from core.counting.narrowing import Narrowing, Within
from core.model.audit import Grouping
from core.model.drawing import Anchor, Drawing, DrawingStop, Lettering, Paint, Rectangle, Shape
from core.model.snapshot import Snapshot
from core.wording.labels import in_sentence
from core.wording.live_number import narrowing_words
from core.wording.numbers import Unit, about_share
from core.wording.pathways import cell_words, group_name, grouped_by
from core.words import tr

_NAMES, _CELL, _HEAD, _GAP = 210.0, 160.0, 22.0, 4.0
_COUNT = 66.0
"""Room for "19 of 23" at the end of a cell."""
_MOST_ACROSS = 6


def matrix_chart(
    now: Snapshot, rows: Sequence[PathwayRow], within: tuple[Within, ...] = ()
) -> Chart:
    """Draw pathways or teams against what the room judges; many of them go down, not across.

    They are of what was agreed *within* a meeting, where it is narrowed to one.
    """
    points = [cell.point for cell in rows[0].cells] if rows else []
    statements = [f"{now.tool.key_at(one)}  {now.tool.short_at(one)}" for one in points]
    names = [_group(now, row) for row in rows]
    turned = len(rows) > _MOST_ACROSS
    across, down = (statements, names) if turned else (names, statements)
    shapes: list[Shape] = []
    marks: list[DrawingStop] = []
    for at, text in enumerate(across):
        left = _NAMES + at * (_CELL + _GAP)
        shapes.append(Lettering(left + 6, _HEAD / 2, text, Paint.QUIET, True, width=_CELL - 8))
    for line, text in enumerate(down):
        top = _HEAD + line * (ROW + _GAP)
        shapes.append(Lettering(0, top + ROW / 2, text, width=_NAMES - 8))
        for at in range(len(across)):
            row, point = (line, at) if turned else (at, line)
            left = _NAMES + at * (_CELL + _GAP)
            shapes += _cell(now, rows[row], rows[row].cells[point], left, top)
            spoken = f"{names[row]}, {statements[point]}: {_cell_text(now, rows[row], point)}"
            number = _number(now, rows[row], rows[row].cells[point], within)
            marks.append(DrawingStop(left, top, _CELL, ROW, spoken, number))
    drawing = Drawing(
        _NAMES + max(len(across), 1) * (_CELL + _GAP),
        _HEAD + max(len(down), 1) * (ROW + _GAP),
        tuple(shapes),
        tuple(marks),
    )
    only = narrowing_words(now, Narrowing(within=within))
    caption = joined(tr("The room"), tr("agreed on complete papers"), tr("all answers"), only)
    table = ChartTable(
        ("", *names),
        tuple(
            (statement, *(_cell_text(now, row, at) for row in rows))
            for at, statement in enumerate(statements)
        ),
    )
    empty = (
        ""
        if any(cell.agreed for row in rows for cell in row.cells)
        else tr("The room has agreed nothing yet.")
    )
    return Chart("matrix", _title(now, rows), caption, drawing, table, empty)


def _title(now: Snapshot, rows: Sequence[PathwayRow]) -> str:
    leads = {cell.lead.label for row in rows for cell in row.cells if cell.lead is not None}
    answer = in_sentence(leads.pop()) if len(leads) == 1 else tr("as named")
    return tr("Agreed {answer}, by {group}", answer=answer, group=grouped_by(now))


def _group(now: Snapshot, row: PathwayRow) -> str:
    name = group_name(now, row.pathway)
    return name if row.single else f"{name}, {Unit.CASES.of(len(row.cases))}"


def _single(row: PathwayRow, cell: RoomCount) -> str:
    """Return the one answer of a group with a single case, never a rate: "Case 28: yes"."""
    answer = next((one for one, count in cell.counts if count), None)
    said = in_sentence(answer.label) if answer is not None else tr("nothing agreed")
    return f"{row.cases[0].reference}: {said}"


def _cell_text(now: Snapshot, row: PathwayRow, at: int) -> str:
    cell = row.cells[at]
    if row.single:
        return _single(row, cell)
    words, counts = cell_words(now, cell)
    return f"{words} ({counts})" if counts else words


def _cell(now: Snapshot, row: PathwayRow, cell: RoomCount, left: float, top: float) -> list[Shape]:
    middle, right = top + ROW / 2, left + _CELL
    if row.single or not cell.agreed:
        said = _single(row, cell) if row.single else cell_words(now, cell)[0]
        box = Rectangle(left, top, _CELL, ROW, edge=Paint.LINE)
        return [box, Lettering(left + 6, middle, said, Paint.QUIET, width=_CELL - 12)]
    word = about_share(cell.agreed_lead, cell.agreed, now.audit.ladder)
    counts = tr("{count} of {of}", count=cell.agreed_lead, of=cell.agreed)
    whole = cell.agreed_lead == cell.agreed
    fill = _shade(cell) if not whole else Paint.ACCENT
    ink = Paint.ON_ACCENT if whole else Paint.INK
    edge = Paint.LINE if fill is Paint.CARD else None
    return [
        Rectangle(left, top, _CELL, ROW, fill, edge=edge),
        Lettering(left + 6, middle, word, ink, whole, width=_CELL - _COUNT - 14),
        Lettering(right - 6, middle, counts, ink, whole, Anchor.END, width=_COUNT),
    ]


def _shade(cell: RoomCount) -> Paint:
    if 2 * cell.agreed_lead > cell.agreed:
        return Paint.TINT
    return Paint.PALE if 2 * cell.agreed_lead == cell.agreed else Paint.CARD


def _number(
    now: Snapshot, row: PathwayRow, cell: RoomCount, within: tuple[Within, ...]
) -> LiveNumber | None:
    if row.single or cell.lead is None or not cell.agreed:
        return None
    by = "pathway" if now.audit.grouping is Grouping.PATHWAY else "team"
    return LiveNumber(
        Counted.CASES,
        cell.point.question_id,
        cell.point.item_id,
        (cell.lead.id,),
        Base.ALL,
        within=(Within(by, row.pathway), *within),
        complete_only=True,
    )
