"""The theme hour on the wall: the question, a card, the groups, what the room put first."""

from typing import Final

from PySide6.QtCore import QRectF

from core.room import HourLine, HourScene, HourStage
from core.words import tr
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import Panel, RoomPage
from ui.theme import FontWeight

_GROUPS: Final = 0.655
"""The share of the width that the groups have; their cards have the rest."""
_BAR: Final = 0.225
_BAR_HIGH: Final = 30
_PAD: Final = 36


def hour_page(scene: HourScene, sheet: PageComposer) -> RoomPage:
    """Lay out the question alone, or with what was written, grouped or ranked."""
    if scene.stage is HourStage.ROUND and scene.cards:
        return _card_page(scene, sheet)
    if not scene.lines:
        return _question_page(scene, sheet)
    sheet.header(scene.question, "", scene.stage_name)
    bottom = sheet.size.height() - sheet.at(look.MARGIN + look.SMALLEST * LINE_HEIGHT + 8)
    where = QRectF(sheet.left, sheet.top, sheet.width, bottom - sheet.top - sheet.at(12))
    _groups(scene, sheet, where)
    _foot(sheet, scene.counted, _others(scene))
    return sheet.page()


def _others(scene: HourScene) -> str:
    more = tr("and {count} more", count=scene.more) if scene.more else ""
    return ", ".join(part for part in (more, scene.alone) if part)


def _question_page(scene: HourScene, sheet: PageComposer) -> RoomPage:
    sheet.header("", "", scene.stage_name)
    question = sheet.fitted(scene.question, look.HUGE, FontWeight.SEMIBOLD, 3, 5)
    top = sheet.middle(question.height, with_panel=False)
    sheet.lines(question, sheet.left, top, weight=FontWeight.SEMIBOLD)
    _foot(sheet, scene.counted, "")
    return sheet.page()


def _card_page(scene: HourScene, sheet: PageComposer) -> RoomPage:
    sheet.header(scene.question, "", scene.stage_name)
    text = sheet.fitted(scene.cards[0], look.HUGE, FontWeight.SEMIBOLD, 3, 5)
    top = sheet.middle(text.height, with_panel=False)
    sheet.lines(text, sheet.left, top, weight=FontWeight.SEMIBOLD)
    _foot(sheet, scene.counted, "")
    return sheet.page()


def _foot(sheet: PageComposer, left: str, right: str) -> None:
    size = sheet.at(look.SMALLEST)
    y = sheet.size.height() - sheet.at(look.MARGIN) - size * LINE_HEIGHT + sheet.at(12)
    taken = min(width_of(right, size), sheet.width * 0.5)
    sheet.line(right, sheet.left + sheet.width - taken, y, size, colour=look.QUIET,
               width=taken + 1, main=False)  # fmt: skip
    room = sheet.width - taken - sheet.at(look.GAP)
    sheet.line(left, sheet.left, y, size, colour=look.QUIET, width=room, main=False)


def _groups(scene: HourScene, sheet: PageComposer, where: QRectF) -> None:
    high = where.height() / max(len(scene.lines), 3)
    width = where.width() * _GROUPS
    most = max((line.number for line in scene.lines), default=0)
    side = QRectF(where.left() + width, where.top(), where.width() - width, where.height())
    sheet.marks.append(Panel(side, look.NOW, sheet.at(look.RADIUS)))
    for at, line in enumerate(scene.lines):
        row = QRectF(where.left(), where.top() + at * high, width, high)
        if at == scene.at:
            lit = row.adjusted(0, 0, sheet.at(look.RADIUS), -sheet.at(8))
            sheet.marks.append(Panel(lit, look.NOW, sheet.at(look.RADIUS)))
        _group(sheet, line, row, most, lit=at == scene.at)
    _cards(scene, sheet, side.adjusted(*(sheet.at(one) for one in (24, 24, -24, -24))))


def _group(sheet: PageComposer, line: HourLine, row: QRectF, most: int, *, lit: bool) -> None:
    size, pad = sheet.at(look.SMALLEST), sheet.at(_PAD)
    ground = look.NOW if lit else look.PAPER
    y = row.top() + (row.height() - sheet.at(8) - size * LINE_HEIGHT) / 2
    left, right = row.left() + pad, row.right() - pad
    if line.rank is not None:
        sheet.line(str(line.rank), left, y, size, weight=FontWeight.BOLD, colour=look.QUIET,
                   ground=ground, main=False)  # fmt: skip
        left += sheet.at(72)
    number = str(line.number)
    taken = width_of(number, size, FontWeight.BOLD)
    sheet.line(number, right - taken, y, size, weight=FontWeight.BOLD, ground=ground,
               width=taken + 1, main=False)  # fmt: skip
    right -= max(taken, sheet.at(84)) + sheet.at(look.GAP)
    if line.rank is not None:
        bar = row.width() * _BAR
        long = bar * line.number / most if most else 0
        middle = y + size * LINE_HEIGHT / 2 - sheet.at(_BAR_HIGH) / 2
        if long:
            box = QRectF(right - bar, middle, long, sheet.at(_BAR_HIGH))
            sheet.marks.append(Panel(box, look.BAR, sheet.at(6)))
        right -= bar + sheet.at(look.GAP)
    lines = 2 if row.height() > 2.3 * size * LINE_HEIGHT else 1
    title = sheet.fitted(line.title, look.SMALLEST, FontWeight.BOLD, lines, lines, right - left)
    y = row.top() + (row.height() - sheet.at(8) - title.height) / 2
    for said in title.lines:
        sheet.line(said, left, y, size, weight=FontWeight.BOLD, ground=ground, width=right - left)
        y += title.step
    sheet.cut |= title.cut


def _cards(scene: HourScene, sheet: PageComposer, where: QRectF) -> None:
    size, gap = sheet.at(look.SMALLEST), sheet.at(16)
    slots = max(len(scene.cards) + bool(scene.more_cards), 1)
    high = min((where.height() - gap * (slots - 1)) / slots, where.height() / 3)
    top, pad = where.top(), sheet.at(24)
    for text in scene.cards:
        box = QRectF(where.left(), top, where.width(), high)
        sheet.marks.append(Panel(box, look.PAPER, sheet.at(look.RADIUS / 2)))
        lines = max(1, int((high - sheet.at(8)) / (size * LINE_HEIGHT)))
        said = sheet.fitted(text, look.SMALLEST, FontWeight.REGULAR, lines, lines,
                            box.width() - 2 * pad)  # fmt: skip
        y = box.top() + (high - said.height) / 2
        for one in said.lines:
            sheet.line(one, box.left() + pad, y, size, width=box.width() - 2 * pad, main=False)
            y += said.step
        sheet.cut |= said.cut
        top += high + gap
    if scene.more_cards:
        more = tr("and {count} more", count=scene.more_cards)
        y = top + (high - size * LINE_HEIGHT) / 2
        sheet.line(more, where.left() + pad, y, size, colour=look.QUIET, ground=look.NOW,
                   width=where.width() - pad, main=False)  # fmt: skip
