"""The answers to a few questions as bars of counts, large enough for the back of the room."""

from typing import Final

from PySide6.QtCore import QRectF

from core.room import ChartLine, ChartScene, RoomColumn
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import Panel, RoomPage
from ui.theme import FontWeight

_LABEL: Final = 0.4
_COUNTS: Final = 0.17
_PAD: Final = 18


def chart_page(scene: ChartScene, sheet: PageComposer) -> RoomPage:
    """Lay out a bar a question, its counts inside; more than seven lines are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[: look.MOST_LINES]
    sheet.cut |= len(lines) < len(scene.lines)
    bottom = sheet.size.height() - sheet.at(look.MARGIN)
    each = (bottom - sheet.top) / max(len(lines), 1)
    high = min(each, sheet.at(look.SMALLEST) * LINE_HEIGHT * 2)
    top = sheet.middle(high * len(lines), with_panel=False)
    for at, line in enumerate(lines):
        _line(sheet, line, top + at * high, high)
    return sheet.page()


def _line(sheet: PageComposer, line: ChartLine, top: float, high: float) -> None:
    size = sheet.at(look.SMALLEST)
    y = top + (high - size * LINE_HEIGHT) / 2
    wide, gap = sheet.width, sheet.at(look.GAP)
    sheet.line(
        line.label, sheet.left, y, size, weight=FontWeight.SEMIBOLD, width=wide * _LABEL - gap
    )
    right = sheet.left + wide
    taken = min(width_of(line.counts, size), wide * _COUNTS)
    sheet.line(line.counts, right - taken, y, size, width=taken + 1, main=False)
    left = sheet.left + wide * _LABEL
    _bar(sheet, line.columns, QRectF(left, y, right - wide * _COUNTS - left - gap, size * 1.3))


def _bar(sheet: PageComposer, columns: tuple[RoomColumn, ...], where: QRectF) -> None:
    """Divide a bar by count; each stretch stays wide enough for its number."""
    size, pad = sheet.at(look.SMALLEST), sheet.at(_PAD)
    least = [width_of(str(one.count), size, FontWeight.BOLD) + pad for one in columns]
    gap = sheet.at(4)
    free = max(where.width() - sum(least) - gap * max(len(columns) - 1, 0), 0)
    total = sum(one.count for one in columns) or 1
    left = where.left()
    for one, need in zip(columns, least, strict=True):
        wide = need + free * one.count / total
        _stretch(sheet, one, QRectF(left, where.top(), wide, where.height()))
        left += wide + gap


def _stretch(sheet: PageComposer, one: RoomColumn, where: QRectF) -> None:
    size, number = sheet.at(look.SMALLEST), str(one.count)
    taken = width_of(number, size, FontWeight.BOLD)
    y = where.center().y() - size * LINE_HEIGHT / 2
    sign = size * 0.9
    with_sign = one.bearing is not None and where.width() > taken + sign + sheet.at(3 * _PAD)
    x = where.center().x() - (taken + (sign + sheet.at(_PAD) / 2 if with_sign else 0)) / 2
    if one.bearing is None:
        below = y + size * LINE_HEIGHT + sheet.at(2)
        sheet.rule(where.left(), below, where.width(), look.QUIET, dashed=True)
        sheet.line(number, x, y, size, weight=FontWeight.BOLD, colour=look.QUIET, main=False)
        return
    ground = look.colour_of(one.bearing)
    sheet.marks.append(Panel(where, ground, sheet.at(8)))
    if with_sign:
        x = sheet.sign(x, y, size, one.bearing, look.ON_COLOUR) + sheet.at(_PAD) / 2
    sheet.line(
        number,
        x,
        y,
        size,
        weight=FontWeight.BOLD,
        colour=look.ON_COLOUR,
        ground=ground,
        width=where.right() - x,
        main=False,
    )
