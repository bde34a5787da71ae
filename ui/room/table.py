"""A chart as its table of counts, each share a bar, large enough for the back of the room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

from core.room import TableLine, TableScene
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of, wrapped
from ui.room.page import RoomPage, Rule
from ui.theme import FontWeight

_LABEL: Final = 0.34
_LEAST: Final = 110
_LINES: Final = 2
"""How many lines of text a row has at most."""
_SHORT: Final = 8
_BAR: Final = 14
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
        across = (top + at * high, high)
        drawn = _bars(sheet, line, places, across)
        _row(sheet, texts, places, across, FontWeight.SEMIBOLD, drawn)
    return sheet.page()


def _bars(
    sheet: PageComposer,
    line: TableLine,
    places: list[tuple[float, float]],
    across: tuple[float, float],
) -> list[float]:
    """Draw each share as a bar below its words; return how far each text moves up for it.

    All are of one length, so that they can be compared. Words of two lines need the height
    for themselves.
    """
    (top, high), bar, size = across, sheet.at(_BAR), sheet.at(look.SMALLEST)
    lifted, whole = [0.0], _bar_width(line, places)
    y = top + (high + size * LINE_HEIGHT - bar) / 2
    for share, cell, (left, wide) in zip(line.shares, line.cells, places[1:], strict=True):
        fits = width_of(cell, size, FontWeight.SEMIBOLD) <= wide
        if share is None or not fits or high < size * LINE_HEIGHT + 2 * bar:
            lifted.append(0.0)
            continue
        count, base = share
        part = whole * count / base
        for at, long, colour in ((0.0, part, look.INK), (part, whole - part, look.LINE)):
            if long > 0:
                sheet.marks.append(Rule(QRectF(left + at, y, long, bar), colour))
        lifted.append(bar)
    return lifted


def _bar_width(line: TableLine, places: list[tuple[float, float]]) -> float:
    columns = zip(line.shares, places[1:], strict=True)
    return min((wide for share, (_, wide) in columns if share is not None), default=0.0)


def _places(scene: TableScene, sheet: PageComposer) -> list[tuple[float, float]]:
    """Return where each column begins and how wide it is: by what its longest text needs."""
    size, gap, least = sheet.at(look.SMALLEST), sheet.at(look.GAP), sheet.at(_LEAST)
    needs = [
        max(least, *(_need(text, size) for text in column))
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


def _need(text: str, size: float) -> float:
    """Return how wide a text has to be: few words stand on one line, others on two."""
    wide = width_of(text, size, FontWeight.SEMIBOLD)
    return wide if len(text) <= _SHORT else wide / _LINES


def _row(
    sheet: PageComposer,
    texts: tuple[str, ...],
    places: list[tuple[float, float]],
    across: tuple[float, float],
    weight: FontWeight,
    lifted: Sequence[float] = (),
) -> None:
    """Put each text into its place, in the middle of the row's height or *lifted* above it."""
    size, (top, high) = sheet.at(look.SMALLEST), across
    raised = lifted or [0.0] * len(texts)
    for text, (left, wide), above in zip(texts, places, raised, strict=True):
        fitted = wrapped(text, size, weight, wide, _LINES)
        sheet.cut |= fitted.cut
        y = top + (high - len(fitted.lines) * size * LINE_HEIGHT) / 2 - above
        for piece in fitted.lines:
            sheet.line(piece, left, y, size, weight=weight, width=wide + 1, main=False)
            y += size * LINE_HEIGHT
