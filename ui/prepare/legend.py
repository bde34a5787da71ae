"""What the words in the table of returns mean, for those that stand in it."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.counting.replies import Replies, Reply
from core.words import tr
from ui.prepare.replies import WORDS
from ui.prepare.reply_chip import TONES
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Text

MEANINGS: Final = {
    Reply.IN: "",
    Reply.NOT_HERE: tr("marked as returned, answers not here yet"),
    Reply.NO_FORM: tr("came back, no form filled in"),
    Reply.SENT: tr("waiting"),
    Reply.OVERDUE: tr("past its date"),
    Reply.NIL: tr("agency holds no record"),
    Reply.REFUSED: tr("agency declined"),
    Reply.NO_RETURN: tr("none will come"),
    Reply.WORKED: tr("worked with it, not asked yet"),
    Reply.NOT_ASKED: tr("not asked"),
}


class ReplyLegend(QWidget):
    """A line of signs and words with their meaning; it wraps where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=18, line_gap=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._entries = {reply: _Entry(reply) for reply in Reply}
        for entry in self._entries.values():
            flow.addWidget(entry)

    def show_replies(self, found: Replies) -> None:
        """Explain only what can be seen; what was not asked is always explained."""
        there = {*found.reply.values(), Reply.NOT_ASKED, Reply.IN}
        for reply, entry in self._entries.items():
            entry.setVisible(reply in there)


class _Entry(QWidget):
    def __init__(self, reply: Reply) -> None:
        super().__init__()
        meaning = MEANINGS[reply]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(3)
        colon = ":" if meaning and reply is not Reply.NOT_ASKED else ""
        row.addWidget(ElidedLabel(WORDS[reply] + colon, Text.SMALL_STRONG, TONES.get(reply)))
        if meaning:
            row.addWidget(ElidedLabel(meaning, Text.SMALL))
