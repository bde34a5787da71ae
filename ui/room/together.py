"""What is read out together: a line a question, with the answer all returns give."""

from typing import Final

from core.room import TogetherLine, TogetherScene
from core.words import tr
from ui.room import look
from ui.room.composer import PageComposer
from ui.room.fit import LINE_HEIGHT, width_of
from ui.room.page import RoomPage
from ui.theme import FontWeight

TOGETHER: Final = tr("All returns say the same")
_CASE: Final = 0.22
_ANSWER: Final = 0.3
_SIGN: Final = 62
"""Room for a sign before an answer."""


def together_page(scene: TogetherScene, sheet: PageComposer) -> RoomPage:
    """Lay out the lines, the reference and the question at the left, the answer at the right."""
    sheet.header(TOGETHER, "", scene.number)
    bottom = sheet.size.height() - sheet.at(look.MARGIN)
    high = min(
        (bottom - sheet.top) / max(len(scene.lines), 1),
        sheet.at(look.SMALLEST) * LINE_HEIGHT * 2.2,
    )
    top = sheet.middle(high * len(scene.lines), with_panel=False)
    answers = max((width_of(one.label, sheet.at(look.SMALLEST), FontWeight.BOLD)
                   for one in scene.lines), default=0.0)  # fmt: skip
    answer = min(answers + sheet.at(_SIGN + look.GAP), sheet.width * _ANSWER)
    for at, line in enumerate(scene.lines):
        if at:
            sheet.hairline(sheet.left, top + at * high, sheet.width)
        _line(sheet, line, top + at * high, high, answer)
    return sheet.page()


def _line(sheet: PageComposer, line: TogetherLine, top: float, high: float, answer: float) -> None:
    size, gap = sheet.at(look.SMALLEST), sheet.at(look.GAP)
    y = top + (high - size * LINE_HEIGHT) / 2
    case, right = sheet.width * _CASE, sheet.left + sheet.width
    sheet.line(line.case, sheet.left, y, size, weight=FontWeight.BOLD, width=case - gap)
    between = sheet.width - case - answer - gap
    sheet.line(line.question, sheet.left + case, y, size, width=between)
    colour = look.colour_of(line.bearing)
    left = right - answer
    sheet.sign(left, y, size, line.bearing, colour)
    at = left + sheet.at(_SIGN)
    sheet.line(line.label, at, y, size, weight=FontWeight.BOLD, colour=colour, width=right - at + 1)
