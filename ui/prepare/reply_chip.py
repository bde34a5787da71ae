"""How one reply is painted, in the table and wherever it is explained."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from core.counting.replies import Reply
from ui.prepare.replies import WORDS
from ui.theme import SECONDARY, AppTheme, FontWeight, Tone
from ui.widgets.paint import box, words

TONES: Final = {
    Reply.IN: Tone.GOOD,
    Reply.NOT_HERE: Tone.QUERY,
    Reply.NO_FORM: Tone.QUERY,
    Reply.SENT: Tone.WARN,
    Reply.OVERDUE: Tone.BAD,
    Reply.NIL: Tone.PLAIN,
    Reply.REFUSED: Tone.BAD,
}
"""The colour of each reply; none and dashed for no return, nothing for not asked."""


def paint_reply(painter: QPainter, where: QRectF, reply: Reply, theme: AppTheme) -> None:
    """Paint what came of a request: sign, word and colour."""
    colours = theme.colours
    middle = Qt.AlignmentFlag.AlignHCenter
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    if reply is Reply.NOT_ASKED:
        words(painter, where, WORDS[reply], font, colours.faint, middle)
        return
    tone = TONES.get(reply)
    if tone is None:
        box(painter, where, 7, None, colours.secondary, 1, dashed=True)
        words(painter, where, WORDS[reply], font, colours.secondary, middle)
        return
    wash = theme.wash(tone)
    box(painter, where, 7, wash.tint, wash.edge if colours.hairline > 1 else None)
    words(painter, where, WORDS[reply], font, wash.ink, middle)
