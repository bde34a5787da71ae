"""An earlier audit beside this one: two bars a question, or three columns, for the whole room."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from core.room import SinceScene, ThenNowLine, ThenNowScene
from core.words import tr
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import RoomPage, Rule
from ui.theme import FontWeight

_LABEL: Final = 0.36
_BARS: Final = 0.72
"""Where the bars end, and how they differ is said, of the width."""
_BAR: Final = 26
_MOST: Final = 5
_ENTRY: Final = 4.5
"""The lines of an entry of the three columns: its name and its share, two each, and a gap."""


def then_now_page(scene: ThenNowScene, sheet: PageComposer) -> RoomPage:
    """Lay out a line a question, what was above what is; more than five are cut."""
    sheet.header(scene.title, "", scene.caption)
    lines = scene.lines[:_MOST]
    sheet.cut |= len(lines) < len(scene.lines)
    bottom = sheet.size.height() - sheet.at(look.MARGIN)
    most = sheet.at(look.SMALLEST) * LINE_HEIGHT * 2.6
    high = min((bottom - sheet.top) / max(len(lines), 1), most)
    top = sheet.middle(high * len(lines), with_panel=False)
    for at, line in enumerate(lines):
        if at:
            sheet.hairline(sheet.left, top + at * high, sheet.width)
        _line(sheet, line, top + at * high, high)
    return sheet.page()


def _line(sheet: PageComposer, line: ThenNowLine, top: float, high: float) -> None:
    gap, left, wide = sheet.at(look.GAP), sheet.left, sheet.width
    beside = QRectF(left, top, wide * _LABEL - gap, high)
    sheet.within(line.label, beside, weight=FontWeight.SEMIBOLD)
    ends = left + wide * (_BARS if line.then and line.now else _LABEL)
    said = QRectF(ends, top, left + wide - ends, high)
    sheet.within(line.difference, said, weight=FontWeight.SEMIBOLD)
    if line.then is None or line.now is None:
        return
    each = high * 0.42
    for when, share, colour, at in (
        (tr("then"), line.then, look.QUIET, 0),
        (tr("now"), line.now, look.BAR, 1),
    ):
        y = top + high * 0.08 + at * each
        box = QRectF(left + wide * _LABEL, y, wide * (_BARS - _LABEL) - gap, each)
        _bar(sheet, when, share, colour, box)


def _bar(
    sheet: PageComposer, when: str, share: tuple[int, int], colour: QColor, box: QRectF
) -> None:
    """Draw one share as long as it is, between its word and its counts; what was is thinner."""
    size, (count, base) = sheet.at(look.SMALLEST), share
    counts = tr("{count} of {of}", count=count, of=base)
    beside, taken = _widest(size, tr("then"), tr("now")), width_of(counts, size)
    room = max(taken, width_of("99 of 99", size))
    pad = sheet.at(18)
    sheet.within(when, QRectF(box.left(), box.top(), beside + 1, box.height()), colour=look.QUIET)
    numbers = QRectF(box.right() - taken, box.top(), taken + 1, box.height())
    sheet.within(counts, numbers, weight=FontWeight.REGULAR, most=1)
    left = box.left() + beside + pad
    long = max(box.right() - room - pad - left, 0.0)
    thick = sheet.at(_BAR if colour == look.BAR else _BAR / 2)
    part, y = long * count / base, box.center().y() - thick / 2
    for x, wide, paint in ((left, part, colour), (left + part, long - part, look.LINE)):
        if wide > 0:
            sheet.marks.append(Rule(QRectF(x, y, wide, thick), paint))


def _widest(size: float, *texts: str) -> float:
    return max(width_of(text, size) for text in texts)


def since_page(scene: SinceScene, sheet: PageComposer) -> RoomPage:
    """Lay out three heads, each over questions with their shares."""
    sheet.header(scene.title, "", scene.caption)
    count = max(len(scene.columns), 1)
    gap, step = sheet.at(look.GAP), sheet.at(look.SMALLEST) * LINE_HEIGHT
    wide = (sheet.width - gap * (count - 1)) / count
    for at, (head, lines) in enumerate(scene.columns):
        left, top = sheet.left + at * (wide + gap), sheet.top
        sheet.within(head, QRectF(left, top, wide, step), weight=FontWeight.BOLD, most=1)
        sheet.rule(left, top + step * 1.1, wide, look.BAR)
        for row, (named, said) in enumerate(lines):
            box = QRectF(left, top + step * (1.6 + row * _ENTRY), wide, step)
            ends = sheet.within(named, box, weight=FontWeight.SEMIBOLD, middle=False)
            box.moveTop(ends)
            sheet.within(said, box, colour=look.QUIET, middle=False)
    return sheet.page()
