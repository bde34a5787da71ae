"""What was agreed by pathway or team: words first, the count beside them."""

from collections.abc import Sequence

from core.charts.chart import LETTER, ROW, Chart, ChartTable, high_for, joined, lettered
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
_WIDEST = 860.0
"""How wide a drawing may become so that its names stand on one line each."""
_MOST_ACROSS = 6


def matrix_chart(
    now: Snapshot, rows: Sequence[PathwayRow], within: tuple[Within, ...] = ()
) -> Chart:
    """Draw pathways or teams against what the room judges; many of them go down, not across.

    They are of what was agreed *within* a meeting, where it is narrowed to one.
    """
    grid = _Grid(now, rows, within)
    only = narrowing_words(now, Narrowing(within=within))
    caption = joined(tr("The room"), tr("agreed on complete papers"), tr("all answers"), only)
    table = ChartTable(
        ("", *grid.names),
        tuple(
            (statement, *(_cell_text(now, row, at) for row in rows))
            for at, statement in enumerate(grid.statements)
        ),
    )
    empty = (
        ""
        if any(cell.agreed for row in rows for cell in row.cells)
        else tr("The room has agreed nothing yet.")
    )
    return Chart("matrix", _title(now, rows), caption, grid.drawing(), table, empty)


class _Grid:
    """Cells of groups against statements: groups stand across, or down where they are many."""

    def __init__(
        self, now: Snapshot, rows: Sequence[PathwayRow], within: tuple[Within, ...]
    ) -> None:
        self._now, self._rows, self._within = now, rows, within
        points = [cell.point for cell in rows[0].cells] if rows else []
        self.statements = [f"{now.tool.key_at(one)}  {now.tool.short_at(one)}" for one in points]
        self.names = [_group(now, row) for row in rows]
        self._turned = len(rows) > _MOST_ACROSS
        both = (self.names, self.statements)
        self._across, self._down = reversed(both) if self._turned else both
        self._names_wide = _room_for(self._down, len(self._across))

    def drawing(self) -> Drawing:
        """Draw the heads, then line after line, each as high as its longest words."""
        shapes, marks = list[Shape](), list[DrawingStop]()
        top = high_for(self._across, _CELL - 8, _HEAD)
        for at, text in enumerate(self._across):
            shapes += lettered(
                text, self._left(at) + 6, top / 2, _CELL - 8, Paint.QUIET, strong=True
            )
        for line, text in enumerate(self._down):
            high = self._height(line)
            shapes += lettered(text, 0, top + high / 2, self._names_wide - 8)
            for at in range(len(self._across)):
                row, point = self._at(line, at)
                cell, left = self._rows[row].cells[point], self._left(at)
                shapes += _cell(self._now, self._rows[row], cell, left, top, high)
                marks.append(DrawingStop(left, top, _CELL, high, *self._stop(row, point)))
            top += high + _GAP
        return Drawing(
            self._left(max(len(self._across), 1)),
            top if self._down else top + ROW + _GAP,
            tuple(shapes),
            tuple(marks),
        )

    def _at(self, line: int, column: int) -> tuple[int, int]:
        """Return which group, and which of its statements, stands in a place of the drawing."""
        return (line, column) if self._turned else (column, line)

    def _left(self, column: int) -> float:
        return self._names_wide + column * (_CELL + _GAP)

    def _height(self, line: int) -> float:
        places = (self._at(line, at) for at in range(len(self._across)))
        words = [
            _word(self._now, self._rows[row], self._rows[row].cells[point]) for row, point in places
        ]
        return max(
            high_for([self._down[line]], self._names_wide - 8),
            *(high_for([word], _word_room(count)) for word, count in words),
        )

    def _stop(self, row: int, point: int) -> tuple[str, LiveNumber | None]:
        """Return what a cell says to who cannot see it, and the number that opens from it."""
        held = self._rows[row]
        text = _cell_text(self._now, held, point)
        number = _number(self._now, held, held.cells[point], self._within)
        return f"{self.names[row]}, {self.statements[point]}: {text}", number


def _room_for(names: Sequence[str], columns: int) -> float:
    """Return how wide the names need to be, as far as the columns leave them room."""
    wanted = (max((len(one) for one in names), default=0) + 1) * 13 * LETTER + 8
    return max(_NAMES, min(wanted, _WIDEST - columns * (_CELL + _GAP)))


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


def _cell(
    now: Snapshot, row: PathwayRow, cell: RoomCount, left: float, top: float, high: float
) -> list[Shape]:
    middle, right = top + high / 2, left + _CELL
    word, counts = _word(now, row, cell)
    if not counts:
        box = Rectangle(left, top, _CELL, high, edge=Paint.LINE)
        return [box, *lettered(word, left + 6, middle, _word_room(counts), Paint.QUIET)]
    whole = cell.agreed_lead == cell.agreed
    fill = _shade(cell) if not whole else Paint.ACCENT
    ink = Paint.ON_ACCENT if whole else Paint.INK
    edge = Paint.LINE if fill is Paint.CARD else None
    return [
        Rectangle(left, top, _CELL, high, fill, edge=edge),
        *lettered(word, left + 6, middle, _word_room(counts), ink, strong=whole),
        Lettering(right - 6, middle, counts, ink, whole, Anchor.END),
    ]


def _word(now: Snapshot, row: PathwayRow, cell: RoomCount) -> tuple[str, str]:
    """Return what stands in a cell: a word, and its count, which a single case has none of."""
    if row.single:
        return _single(row, cell), ""
    if not cell.agreed:
        return cell_words(now, cell)[0], ""
    word = about_share(cell.agreed_lead, cell.agreed, now.audit.ladder)
    return word, tr("{count} of {of}", count=cell.agreed_lead, of=cell.agreed)


def _word_room(counts: str) -> float:
    """Return how wide the word of a cell may be beside its count."""
    return _CELL - 12 - (8 + len(counts) * 13 * LETTER if counts else 0)


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
