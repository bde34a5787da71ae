"""Tables: cells of words or pills, ruled between the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.documents.blocks import Cell, Pill, Table
from core.pdf.canvas import Sheet
from core.pdf.flowables import Draw, Strip, draw_setting, parts
from core.pdf.style import LEFT, LINE, QUIET, TINTS, WIDTH, Style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import Setting, set_words
from core.pdf.text.runs import Type

PAD = 6.0
_PILL_PAD = 6.5
_SIGN = 6.0
_SIGN_GAP = 3.5


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands; the room for words inside it."""

    x: float
    room: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell, or as much of it as one strip takes."""

    height: float
    draw: Draw


def table_strips(table: Table, style: Style) -> Iterator[Strip]:
    """Yield the headings and rows; headings return on each page the table reaches."""
    places = _places(table)
    head = _head(table, places, style)
    yield head
    for row in table.rows:
        yield from _row(row, places, style, head)


def _places(table: Table) -> list[_Place]:
    whole = sum(column.share for column in table.columns)
    x = LEFT
    places = []
    for column in table.columns:
        width = WIDTH * column.share / whole
        places.append(_Place(x + PAD, width - PAD - 3))
        x += width
    return places


def _head(table: Table, places: Sequence[_Place], style: Style) -> Strip:
    kind = Type(Weight.BOLD, 7.8, QUIET)
    settings = [
        set_words([(column.title, kind)], place.room)
        for column, place in zip(table.columns, places, strict=True)
    ]
    lead = 10.5
    lines = max(len(setting.lines) for setting in settings)
    top = 7 * style.air + 1.5
    height = lines * lead + top + 4 * style.air + 2

    def draw(sheet: Sheet, y: float) -> None:
        for setting, place in zip(settings, places, strict=True):
            draw_setting(sheet, setting, place.x, y + top, place.room, lead)
        sheet.rule(LEFT, y + height, WIDTH, LINE, 0.8)

    return Strip(height, draw, before=2 * style.air, keep=True)


def _row(
    row: tuple[Cell, ...], places: Sequence[_Place], style: Style, head: Strip
) -> Iterator[Strip]:
    cells = [list(_cell(cell, place, style)) for cell, place in zip(row, places, strict=True)]
    rows = max(len(parted) for parted in cells)
    for at in range(rows):
        found = [parted[at] for parted in cells if at < len(parted)]
        yield _row_strip(found, style, head, first=at == 0, last=at == rows - 1)


def _row_strip(
    cells: Sequence[_Part], style: Style, head: Strip, *, first: bool, last: bool
) -> Strip:
    top = 4 * style.air if first else 0.0
    height = max(cell.height for cell in cells) + top + (5 * style.air if last else 0.0)

    def draw(sheet: Sheet, y: float) -> None:
        for cell in cells:
            cell.draw(sheet, y + top)
        if last:
            sheet.rule(LEFT, y + height, WIDTH, LINE, 0.8)

    return Strip(height, draw, again=head)


def _cell(cell: Cell, place: _Place, style: Style) -> Iterator[_Part]:
    if isinstance(cell, Pill):
        yield _pill(cell, place, style)
        return
    lead = style.cell * style.lead
    for part in parts(set_words(style.typed(cell, style.cell), place.room)):
        yield _words(part, place, lead)


def _words(part: Setting, place: _Place, lead: float) -> _Part:
    def draw(sheet: Sheet, y: float) -> None:
        draw_setting(sheet, part, place.x, y, place.room, lead)

    return _Part(lead * len(part.lines), draw)


def _pill(pill: Pill, place: _Place, style: Style) -> _Part:
    tint, ink = TINTS[pill.bearing]
    size = style.cell - 1.0
    ink = QUIET if pill.provisional and pill.bearing is None else ink
    lead = size * 1.32
    signed = _SIGN + _SIGN_GAP if pill.bearing else 0.0
    room = place.room - 2 * _PILL_PAD - signed
    words = set_words([(pill.word, Type(Weight.BOLD, size, ink))], room)
    height = lead * len(words.lines) + 3.4
    width = words.width + signed + 2 * _PILL_PAD
    note = set_words([(pill.note, Type(Weight.REGULAR, size, QUIET))], place.room)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.capsule(
            place.x, y, width, height, ink if pill.provisional else tint, pill.provisional
        )
        if pill.bearing:
            sign_top = y + 1.7 + (lead - _SIGN) / 2 + 0.1
            sheet.sign(pill.bearing, place.x + _PILL_PAD, sign_top, _SIGN, ink)
        draw_setting(sheet, words, place.x + _PILL_PAD + signed, y + 1.7, words.width, lead)
        draw_setting(sheet, note, place.x, y + height + 2, place.room, lead)

    return _Part(height + (2 + lead * len(note.lines) if pill.note else 0), draw)
