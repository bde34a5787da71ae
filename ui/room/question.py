"""A question on the wall: its words, where the agencies stand, how the room left it."""

from collections.abc import Sequence

from core.room import QuestionScene, RoomColumn
from core.words import tr
from ui.room import look
from ui.room.checklist import lay_out_checklist
from ui.room.composer import SIGN, PageComposer
from ui.room.fit import LINE_HEIGHT, width_of, wrapped
from ui.room.page import RoomPage
from ui.theme import FontWeight

MOST_ACROSS = 4
_LINES_OF_NAMES = 4
MOST_BANDS = 4
"""Below a question of two lines; one fewer where the verdict stands below them."""


def question_page(scene: QuestionScene, sheet: PageComposer) -> RoomPage:
    """Lay a question out."""
    over = tr("{number} · time is up", number=scene.number)
    sheet.header(scene.case, scene.theme, over if scene.minutes_over else scene.number)
    if scene.rows:
        lay_out_checklist(scene, sheet)
    else:
        _positions(scene, sheet)
    sheet.verdict(scene.verdict)
    return sheet.page()


def _positions(scene: QuestionScene, sheet: PageComposer) -> None:
    bands = _bands(scene.columns, sheet, MOST_BANDS - (scene.verdict is not None))
    across = max((len(band) for band in bands), default=1)
    names = len(bands) == 1 and any(column.names for column in scene.columns)
    most = look.MOST_LINES - len(bands) - names
    question = sheet.fitted(scene.question, look.TITLE, FontWeight.SEMIBOLD, 2, most)
    named = _named_bands(bands, sheet, across, look.MOST_LINES - len(question.lines))
    heights = [_band_height(sheet, lines) for lines in named]
    gap = sheet.at(look.GAP)
    below = sheet.at(10) if len(bands) == 1 else 0.0
    height = question.height + sum(heights) + gap * len(bands) + below
    y = sheet.lines(question, sheet.left, sheet.middle(height), weight=FontWeight.SEMIBOLD) + below
    for band, lines, tall in zip(bands, named, heights, strict=True):
        y += gap
        for place, column in enumerate(band):
            _column(column, lines[place], sheet, place, across, y)
        y += tall


def _column_width(sheet: PageComposer, across: int) -> float:
    return (sheet.width - (across - 1) * sheet.at(look.GAP)) / across


def _bands(
    columns: Sequence[RoomColumn], sheet: PageComposer, most: int
) -> list[Sequence[RoomColumn]]:
    """Return the columns in as few bands as let every label be read, but no more than fit."""
    for bands in range(1, len(columns) + 1):
        across = -(-len(columns) // bands)
        width = _column_width(sheet, across)
        fits = all(_label_width(column, sheet) <= width for column in columns)
        if across <= MOST_ACROSS and (fits or across <= 2 or bands >= most):
            half = -(-len(columns) // 2)
            if bands == 1 and not _names_fit(columns, sheet, across, _LINES_OF_NAMES):
                across = half if _names_fit(columns, sheet, half, _LINES_OF_NAMES // 2) else across
            return [columns[at : at + across] for at in range(0, len(columns), across)]
    return []


def _names_fit(columns: Sequence[RoomColumn], sheet: PageComposer, across: int, most: int) -> bool:
    """Return whether every name stands whole in columns so wide, in *most* lines each."""
    width, size = _column_width(sheet, across), sheet.at(look.SMALLEST)
    for column in columns:
        found = [wrapped(name, size, FontWeight.REGULAR, width, 2) for name in column.names]
        if any(one.cut for one in found) or sum(len(one.lines) for one in found) > most:
            return False
    return True


def _label_width(column: RoomColumn, sheet: PageComposer) -> float:
    """Return the narrowest a column's top line can be."""
    small = sheet.at(look.SMALLEST)
    sign = 0.0 if column.bearing is None else small * SIGN + sheet.at(16)
    count = width_of(str(column.count), sheet.at(look.COUNT), FontWeight.BOLD) + sheet.at(22)
    return count + sign + width_of(column.label, small, FontWeight.SEMIBOLD)


def _named_bands(
    bands: Sequence[Sequence[RoomColumn]], sheet: PageComposer, across: int, room: int
) -> list[list[tuple[str, ...]]]:
    """Return the lines of names of each band: as many as it wants, or its share of the room."""
    free = room - len(bands)
    was_cut = sheet.cut
    wanted = [_named_lines(band, sheet, across, free) for band in bands]
    if sum(max(map(len, band), default=0) for band in wanted) <= free:
        return wanted
    sheet.cut = was_cut
    each = room // max(1, len(bands)) - 1
    return [_named_lines(band, sheet, across, each) for band in bands]


def _named_lines(
    band: Sequence[RoomColumn], sheet: PageComposer, across: int, most: int
) -> list[tuple[str, ...]]:
    width = _column_width(sheet, across)
    return [_names(column.names, sheet, width, most) for column in band]


def _names(names: Sequence[str], sheet: PageComposer, width: float, most: int) -> tuple[str, ...]:
    """Return agencies one a line, or run together where there are more than lines."""
    size = sheet.at(look.SMALLEST)
    if most < 1 or not names:
        return ()
    each = [wrapped(name, size, FontWeight.REGULAR, width, 2).lines for name in names]
    if sum(len(lines) for lines in each) <= most:
        return tuple(line for lines in each for line in lines)
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        text = ", ".join(names[:shown]) + (tr(" and {rest} more", rest=rest) if rest else "")
        fitted = wrapped(text, size, FontWeight.REGULAR, width, most)
        if not fitted.cut:
            sheet.cut |= rest > 0
            return fitted.lines
    return fitted.lines


def _band_height(sheet: PageComposer, lines: Sequence[Sequence[str]]) -> float:
    most = max((len(names) for names in lines), default=0)
    top = look.RULE + 20 + look.COUNT * 1.2
    return sheet.at(top + most * look.SMALLEST * LINE_HEIGHT)


def _column(
    column: RoomColumn, names: Sequence[str], sheet: PageComposer, place: int, across: int, y: float
) -> None:
    width = _column_width(sheet, across)
    x = sheet.left + place * (width + sheet.at(look.GAP))
    colour = look.colour_of(column.bearing)
    missing = column.missing
    colour = look.INK if column.measured else colour
    sheet.rule(x, y, width, look.LINE if missing else colour, dashed=missing)
    y += sheet.at(look.RULE + 20)
    _top_line(column, sheet, x, y, width)
    y += sheet.at(look.COUNT * 1.2)
    for name in names:
        sheet.line(
            name,
            x,
            y,
            sheet.at(look.SMALLEST),
            colour=look.QUIET if missing else look.INK,
            width=width,
        )
        y += sheet.at(look.SMALLEST * LINE_HEIGHT)


def _top_line(column: RoomColumn, sheet: PageComposer, x: float, y: float, width: float) -> None:
    """Put the count, the sign and the word, the word as large as the column lets it."""
    colour, count = look.colour_of(column.bearing), sheet.at(look.COUNT)
    colour = look.INK if column.measured else colour
    right = x + width
    x = sheet.line(
        str(column.count), x, y - count * 0.1, count, weight=FontWeight.BOLD, colour=colour
    )
    x += sheet.at(22)
    spare = right - x
    for size in range(look.LABEL, look.SMALLEST - 1, -2):
        label = sheet.at(size)
        sign = 0.0 if column.bearing is None else label * SIGN + sheet.at(16)
        if sign + width_of(column.label, label, FontWeight.SEMIBOLD) <= spare:
            break
    below = y + count * 0.92 - label * 1.0
    if column.bearing is not None:
        x = sheet.sign(x, below - label * 0.14, label, column.bearing, colour) + sheet.at(16)
    sheet.line(
        column.label,
        x,
        below - label * 0.14,
        label,
        weight=FontWeight.SEMIBOLD,
        colour=colour,
        width=right - x,
    )
