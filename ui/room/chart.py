"""The answers to a few questions as bars of counts, large enough for the back of the room."""

from typing import Final

from PySide6.QtCore import QRectF

from core.room import ChartLine, ChartScene, RoomColumn
from ui.room import look
from ui.room.composer import SIGN, PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import Panel, RoomPage
from ui.theme import FontWeight

_LABEL: Final = 0.4
_COUNTS: Final = 0.17
_PAD: Final = 18


def chart_page(scene: ChartScene, sheet: PageComposer) -> RoomPage:
    """Lay out a bar a line, its counts inside, over a key; more than seven lines are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[: look.MOST_LINES]
    sheet.cut |= len(lines) < len(scene.lines)
    step, margin = sheet.at(look.SMALLEST) * LINE_HEIGHT, sheet.at(look.BAR_BOTTOM)
    bottom = sheet.size.height() - margin
    if len(lines) < look.MOST_LINES and _key(sheet, lines, bottom - step):
        bottom -= step + margin / 2
    high = min((bottom - sheet.top) / max(len(lines), 1), step * 2.1)
    top = sheet.top + max(0.0, bottom - sheet.top - high * len(lines)) / 2
    for at, line in enumerate(lines):
        _line(sheet, line, top + at * high, high)
    return sheet.page()


def _key(sheet: PageComposer, lines: tuple[ChartLine, ...], top: float) -> bool:
    """Say below what each sign is; return whether all of them found room on one line."""
    shown = {one.label: one.bearing for line in lines for one in line.columns}
    size, sign, gap = sheet.at(look.SMALLEST), sheet.at(look.SMALLEST) * SIGN, sheet.at(look.GAP)
    near = sheet.at(12)
    needs = [sign + near + width_of(label, size) + gap for label in shown]
    if not shown or sum(needs) - gap > sheet.width:
        return False
    x = sheet.left
    for (label, bearing), need in zip(shown.items(), needs, strict=True):
        at = sheet.sign(x, top, size, bearing, look.colour_of(bearing)) + near
        sheet.line(label, at, top, size, colour=look.QUIET, width=need, main=False)
        x += need
    return True


def _line(sheet: PageComposer, line: ChartLine, top: float, high: float) -> None:
    size = sheet.at(look.SMALLEST)
    y = top + (high - size * LINE_HEIGHT) / 2
    wide, gap = sheet.width, sheet.at(look.GAP)
    beside = QRectF(sheet.left, top, wide * _LABEL - gap, high)
    sheet.within(line.label, beside, weight=FontWeight.SEMIBOLD)
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
