"""A chart as its table of counts, large enough for the back of the room."""

from typing import Final

from core.room import TableScene
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of, wrapped
from ui.room.page import RoomPage
from ui.theme import FontWeight

_LABEL: Final = 0.34
_LEAST: Final = 110
_LINES: Final = 2
"""How many lines of text a row has at most."""
MOST_ROWS: Final = 6
"""How many rows of two lines there is room for under the heads."""


def table_page(scene: TableScene, sheet: PageComposer) -> RoomPage:
    """Lay out the heads and a row for each line; more than six rows are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[:MOST_ROWS]
    sheet.cut |= len(lines) < len(scene.lines)
    bottom = sheet.size.height() - sheet.at(look.MARGIN)
    each = (bottom - sheet.top) / (len(lines) + 1)
    high = min(each, sheet.at(look.SMALLEST) * LINE_HEIGHT * (_LINES + 0.5))
    top = sheet.middle(high * (len(lines) + 1), with_panel=False)
    places = _places(scene, sheet)
    _row(sheet, ("", *scene.heads), places, (top, high), FontWeight.REGULAR)
    for at, line in enumerate(lines, 1):
        sheet.hairline(sheet.left, top + at * high, sheet.width)
        texts = (line.label, *line.cells)
        _row(sheet, texts, places, (top + at * high, high), FontWeight.SEMIBOLD)
    return sheet.page()


def _places(scene: TableScene, sheet: PageComposer) -> list[tuple[float, float]]:
    """Return where each column begins and how wide it is: by what its longest text needs."""
    size, gap, least = sheet.at(look.SMALLEST), sheet.at(look.GAP), sheet.at(_LEAST)
    needs = [
        max(least, *(width_of(text, size, FontWeight.SEMIBOLD) / _LINES for text in column))
        for column in zip(scene.heads, *(line.cells for line in scene.lines), strict=True)
    ]
    beside = sheet.width * _LABEL
    free, left = sheet.width - beside, sheet.left + beside
    found = [(sheet.left, beside - gap)]
    for need in needs:
        wide = free * need / sum(needs)
        found.append((left, wide - gap))
        left += wide
    return found


def _row(
    sheet: PageComposer,
    texts: tuple[str, ...],
    places: list[tuple[float, float]],
    across: tuple[float, float],
    weight: FontWeight,
) -> None:
    """Put each text into its place, in the middle of the row's height."""
    size, (top, high) = sheet.at(look.SMALLEST), across
    for text, (left, wide) in zip(texts, places, strict=True):
        fitted = wrapped(text, size, weight, wide, _LINES)
        sheet.cut |= fitted.cut
        y = top + (high - len(fitted.lines) * size * LINE_HEIGHT) / 2
        for piece in fitted.lines:
            sheet.line(piece, left, y, size, weight=weight, width=wide + 1, main=False)
            y += size * LINE_HEIGHT
