"""Tables: cells of words or pills, ruled between the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from core.documents.blocks import AnswerPill, Cell, DrawnCell, Role, Table
from core.pdf.canvas import PageCanvas
from core.pdf.column_widths import HEADING_SIZE, column_widths
from core.pdf.drawing import caption_flowable, draw_drawing
from core.pdf.flowables import Flowable, draw_layout, none_alone, parts
from core.pdf.structure import Element, figure
from core.pdf.style import LEFT, LINE, QUIET, TINTS, Style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import TextLayout, layout_text
from core.pdf.text.runs import TextStyle

PAD = 6.0
_PILL_PAD = 6.5
_SIGN = 6.0
_SIGN_GAP = 3.5
_HEAD_LEAD = 10.5
_HEADING = TextStyle(Weight.BOLD, HEADING_SIZE, QUIET)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands; the room for words inside it."""

    x: float
    room: float
    ends: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """As much of a cell's words as one flowable takes."""

    layout: TextLayout
    lead: float
    place: _Place
    owner: Element

    @property
    def height(self) -> float:
        return self.lead * len(self.layout.lines)

    def draw(self, canvas: PageCanvas, y: float) -> None:
        place = self.place
        if not self.layout.lines:
            canvas.blank(self.owner)
        room, ends = place.room, place.ends
        draw_layout(canvas, self.layout, place.x, y, room, self.lead, self.owner, ends=ends)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A cell that is a drawing, as wide as its column."""

    cell: DrawnCell
    place: _Place
    style: Style
    owner: Element

    @property
    def _scale(self) -> float:
        return min(self.place.room / max(self.cell.drawing.width, 1.0), 0.8)

    @property
    def height(self) -> float:
        return self.cell.drawing.height * self._scale

    def draw(self, canvas: PageCanvas, y: float) -> None:
        with canvas.figure(self.owner):
            drawing, x = self.cell.drawing, self.place.x
            lower = max(self.style.cell * self.style.lead - self.height, 0.0) / 2
            draw_drawing(canvas, drawing, x, y + lower, self._scale, self.style.paints)


@dataclass(frozen=True, slots=True)
class _Pill:
    """A cell that is one tinted word, with a note under it or none."""

    pill: AnswerPill
    word: TextLayout
    note: TextLayout
    ink: str
    lead: float
    place: _Place
    owner: Element

    @property
    def height(self) -> float:
        below = 2 + self.lead * len(self.note.lines) if self.pill.note else 0.0
        return self._high + below

    @property
    def _high(self) -> float:
        return self.lead * len(self.word.lines) + 3.4

    def draw(self, canvas: PageCanvas, y: float) -> None:
        pill, x, lead = self.pill, self.place.x, self.lead
        signed = _signed(pill)
        width = self.word.width + signed + 2 * _PILL_PAD
        ground = self.ink if pill.provisional else TINTS[pill.bearing][0]
        canvas.capsule(x, y, width, self._high, ground, pill.provisional)
        if pill.sign:
            top = y + 1.7 + (lead - _SIGN) / 2 + 0.1
            canvas.sign(pill.sign, x + _PILL_PAD, top, _SIGN, self.ink)
        left = x + _PILL_PAD + signed
        draw_layout(canvas, self.word, left, y + 1.7, self.word.width, lead, self.owner)
        below = y + self._high + 2
        draw_layout(canvas, self.note, x, below, self.place.room, lead, self.owner)


_Part = _Words | _Pill | _Drawn


def table_flowables(table: Table, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield the headings and rows; headings return on each page the table reaches."""
    places = _places(table, style.width)
    whole = parent.child(table.role)
    if table.title or table.caption:
        yield caption_flowable(table.title, table.caption, style, whole.child(Role.CAPTION))
    headings = whole.within("THead").child(Role.ROW)
    head, again = _head(table, places, style, headings)
    yield head
    body = whole.within("TBody")
    first = Role.ROW_HEADING if table.row_headings else Role.CELL
    least = table.least_lines * style.cell * style.lead
    rows = (
        _row(row, places, style, again, body.child(Role.ROW), first, least) for row in table.rows
    )
    yield from none_alone(chain.from_iterable(rows))


def _places(table: Table, across: float) -> list[_Place]:
    x = LEFT
    places = []
    widths = column_widths(table.columns, across, PAD + 3.5)
    for column, width in zip(table.columns, widths, strict=True):
        places.append(_Place(x + PAD, width - PAD - 3, column.numbers))
        x += width
    return places


def _head(
    table: Table, places: Sequence[_Place], style: Style, row: Element
) -> tuple[Flowable, Flowable]:
    """Return the headings, and the same for a further page, where nobody hears them again."""
    layouts = [
        layout_text([(column.title, _HEADING)], place.room)
        for column, place in zip(table.columns, places, strict=True)
    ]
    headings = [row.child(Role.COLUMN_HEADING) for _ in layouts]
    lines = max(len(layout.lines) for layout in layouts)
    top = 7 * style.air + 1.5
    height = lines * _HEAD_LEAD + top + 4 * style.air + 2

    def draw(canvas: PageCanvas, y: float, owners: Sequence[Element | None]) -> None:
        for layout, place, owner in zip(layouts, places, owners, strict=True):
            up = top + (lines - len(layout.lines)) * _HEAD_LEAD
            room, ends = place.room, place.ends
            draw_layout(canvas, layout, place.x, y + up, room, _HEAD_LEAD, owner, ends=ends)
        canvas.rule(LEFT, y + height, style.width, LINE, 0.8)

    first = Flowable(
        height, lambda canvas, y: draw(canvas, y, headings), before=2 * style.air, keep=True
    )
    unheard = [None] * len(layouts)
    return first, replace(first, draw=lambda canvas, y: draw(canvas, y, unheard))


def _row(
    row: tuple[Cell, ...],
    places: Sequence[_Place],
    style: Style,
    again: Flowable,
    across: Element,
    first: Role,
    least: float,
) -> Iterator[Flowable]:
    """Yield a row in as many parts as it has lines; *least* is how high it is at least."""
    owners = [across.child(Role.CELL if at else first) for at in range(len(row))]
    cells = [
        _cell(cell, place, style, owner)
        for cell, place, owner in zip(row, places, owners, strict=True)
    ]
    rows = max(len(parted) for parted in cells)
    for at in range(rows):
        found = [parted[at] for parted in cells if at < len(parted)]
        high = least if rows == 1 else 0.0
        yield _row_flowable(found, style, again, high, first=at == 0, last=at == rows - 1)


def _row_flowable(
    cells: Sequence[_Part],
    style: Style,
    again: Flowable,
    least: float,
    *,
    first: bool,
    last: bool,
) -> Flowable:
    top = 4 * style.air if first else 0.0
    height = max(least, *(cell.height for cell in cells)) + top + (5 * style.air if last else 0.0)

    def draw(canvas: PageCanvas, y: float) -> None:
        for cell in cells:
            cell.draw(canvas, y + top)
        if last:
            canvas.rule(LEFT, y + height, style.width, LINE, 0.8)

    return Flowable(height, draw, again=again)


def _cell(cell: Cell, place: _Place, style: Style, owner: Element) -> list[_Part]:
    if isinstance(cell, AnswerPill):
        return [_pill(cell, place, style, owner)]
    if isinstance(cell, DrawnCell):
        return [_Drawn(cell, place, style, figure(owner, cell.words))]
    lead = style.cell * style.lead
    layout = layout_text(style.typed(cell, style.cell), place.room)
    return [_Words(part, lead, place, owner) for part in parts(layout)]


def _pill(pill: AnswerPill, place: _Place, style: Style, owner: Element) -> _Pill:
    size = style.cell - 1.0
    ink = QUIET if pill.provisional and pill.bearing is None else TINTS[pill.bearing][1]
    room = place.room - 2 * _PILL_PAD - _signed(pill)
    word = layout_text([(pill.word, TextStyle(Weight.BOLD, size, ink))], room)
    note = layout_text([(pill.note, TextStyle(Weight.REGULAR, size, QUIET))], place.room)
    return _Pill(pill, word, note, ink, size * 1.32, place, owner)


def _signed(pill: AnswerPill) -> float:
    """Return the room that the sign takes before the word."""
    return _SIGN + _SIGN_GAP if pill.sign else 0.0
