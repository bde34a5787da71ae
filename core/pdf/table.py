"""Tables: cells of words or pills, ruled between the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.documents.blocks import AnswerPill, Cell, Role, Table
from core.pdf.canvas import PageCanvas
from core.pdf.flowables import Flowable, draw_layout, parts
from core.pdf.structure import Element
from core.pdf.style import LEFT, LINE, QUIET, TINTS, WIDTH, Style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import TextLayout, layout_text
from core.pdf.text.runs import TextStyle

PAD = 6.0
_PILL_PAD = 6.5
_SIGN = 6.0
_SIGN_GAP = 3.5
_HEAD_LEAD = 10.5


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands; the room for words inside it."""

    x: float
    room: float


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
        draw_layout(canvas, self.layout, place.x, y, place.room, self.lead, self.owner)


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
        if pill.bearing:
            top = y + 1.7 + (lead - _SIGN) / 2 + 0.1
            canvas.sign(pill.bearing, x + _PILL_PAD, top, _SIGN, self.ink)
        left = x + _PILL_PAD + signed
        draw_layout(canvas, self.word, left, y + 1.7, self.word.width, lead, self.owner)
        below = y + self._high + 2
        draw_layout(canvas, self.note, x, below, self.place.room, lead, self.owner)


_Part = _Words | _Pill


def table_flowables(table: Table, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield the headings and rows; headings return on each page the table reaches."""
    places = _places(table)
    whole = parent.child(table.role)
    headings = whole.within("THead").child(Role.ROW)
    head, again = _head(table, places, style, headings)
    yield head
    body = whole.within("TBody")
    first = Role.ROW_HEADING if table.row_headings else Role.CELL
    for row in table.rows:
        yield from _row(row, places, style, again, body.child(Role.ROW), first)


def _places(table: Table) -> list[_Place]:
    whole = sum(column.share for column in table.columns)
    x = LEFT
    places = []
    for column in table.columns:
        width = WIDTH * column.share / whole
        places.append(_Place(x + PAD, width - PAD - 3))
        x += width
    return places


def _head(
    table: Table, places: Sequence[_Place], style: Style, row: Element
) -> tuple[Flowable, Flowable]:
    """Return the headings, and the same for a further page, where nobody hears them again."""
    bold = TextStyle(Weight.BOLD, 7.8, QUIET)
    layouts = [
        layout_text([(column.title, bold)], place.room)
        for column, place in zip(table.columns, places, strict=True)
    ]
    headings = [row.child(Role.COLUMN_HEADING) for _ in layouts]
    lines = max(len(layout.lines) for layout in layouts)
    top = 7 * style.air + 1.5
    height = lines * _HEAD_LEAD + top + 4 * style.air + 2

    def draw(canvas: PageCanvas, y: float, owners: Sequence[Element | None]) -> None:
        for layout, place, owner in zip(layouts, places, owners, strict=True):
            draw_layout(canvas, layout, place.x, y + top, place.room, _HEAD_LEAD, owner)
        canvas.rule(LEFT, y + height, WIDTH, LINE, 0.8)

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
) -> Iterator[Flowable]:
    owners = [across.child(Role.CELL if at else first) for at in range(len(row))]
    cells = [
        _cell(cell, place, style, owner)
        for cell, place, owner in zip(row, places, owners, strict=True)
    ]
    rows = max(len(parted) for parted in cells)
    for at in range(rows):
        found = [parted[at] for parted in cells if at < len(parted)]
        yield _row_flowable(found, style, again, first=at == 0, last=at == rows - 1)


def _row_flowable(
    cells: Sequence[_Part], style: Style, again: Flowable, *, first: bool, last: bool
) -> Flowable:
    top = 4 * style.air if first else 0.0
    height = max(cell.height for cell in cells) + top + (5 * style.air if last else 0.0)

    def draw(canvas: PageCanvas, y: float) -> None:
        for cell in cells:
            cell.draw(canvas, y + top)
        if last:
            canvas.rule(LEFT, y + height, WIDTH, LINE, 0.8)

    return Flowable(height, draw, again=again)


def _cell(cell: Cell, place: _Place, style: Style, owner: Element) -> list[_Part]:
    if isinstance(cell, AnswerPill):
        return [_pill(cell, place, style, owner)]
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
    """Return the room that the sign of a bearing takes before the word."""
    return _SIGN + _SIGN_GAP if pill.bearing else 0.0
