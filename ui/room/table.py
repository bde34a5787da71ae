"""Groups against statements for the whole room: each cell shaded by its share."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from core.room import TableLine, TableScene
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT
from ui.room.page import Panel, RoomPage
from ui.theme import FontWeight

_LABEL: Final = 0.34
_BETWEEN: Final = 10
_PAD: Final = 18
_LINES: Final = 2
"""How many lines of text a row has at most."""
_HEADS: Final = 3
MOST_ROWS: Final = 6
"""How many rows of two lines there is room for under the heads."""


def table_page(scene: TableScene, sheet: PageComposer) -> RoomPage:
    """Lay out the heads and a row for each line; more than six rows are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[:MOST_ROWS]
    sheet.cut |= len(lines) < len(scene.lines)
    step, pad = sheet.at(look.SMALLEST) * LINE_HEIGHT, sheet.at(_PAD)
    bottom = sheet.size.height() - sheet.at(look.MARGIN) / 2
    wide = _cells(scene, sheet, 0, 0)[0].width() - pad if scene.heads else 0.0
    broken = (sheet.broken(one, FontWeight.REGULAR, wide, _HEADS) for one in scene.heads)
    head = step * max((len(one) for one in broken), default=1)
    high = min((bottom - sheet.top - head) / max(len(lines), 1), step * (_LINES + 0.4))
    top = sheet.top + max(0.0, bottom - sheet.top - head - high * len(lines)) / 2
    for text, box in zip(scene.heads, _cells(scene, sheet, top, head), strict=True):
        sheet.within(text, box.adjusted(pad, 0, 0, 0), colour=look.QUIET, most=_HEADS)
    for at, line in enumerate(lines):
        _row(scene, sheet, line, (top + head + at * high, high))
    return sheet.page()


def _row(
    scene: TableScene, sheet: PageComposer, line: TableLine, across: tuple[float, float]
) -> None:
    top, high = across
    gap, pad = sheet.at(_BETWEEN) / 2, sheet.at(_PAD)
    beside = QRectF(sheet.left, top, sheet.width * _LABEL - sheet.at(look.GAP), high)
    sheet.within(line.label, beside, weight=FontWeight.SEMIBOLD)
    cells = _cells(scene, sheet, top, high)
    for text, share, box in zip(line.cells, line.shares, cells, strict=True):
        inside = box.adjusted(pad, 0, -pad / 2, 0)
        if share is None:
            sheet.within(text, inside, colour=look.QUIET)
            continue
        ground, ink = _shade(*share)
        edge = look.LINE if ground == look.PAPER else None
        where = box.adjusted(gap, gap, -gap, -gap)
        sheet.marks.append(Panel(where, ground, sheet.at(8), edge, sheet.at(3)))
        sheet.within(text, inside, weight=FontWeight.SEMIBOLD, colour=ink, ground=ground)


def _shade(count: int, base: int) -> tuple[QColor, QColor]:
    """Return what lies behind a share, and the ink on it: the more, the darker."""
    if count == base:
        return look.ALL, look.ON_COLOUR
    if 2 * count > base:
        return look.MANY, look.INK
    return (look.NOW if 2 * count == base else look.PAPER), look.INK


def _cells(scene: TableScene, sheet: PageComposer, top: float, high: float) -> list[QRectF]:
    left, count = sheet.left + sheet.width * _LABEL, max(len(scene.heads), 1)
    wide = (sheet.width * (1 - _LABEL)) / max(count, 2)
    return [QRectF(left + at * wide, top, wide, high) for at in range(len(scene.heads))]
