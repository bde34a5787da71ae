"""What the words in the table of returns mean, for those that stand in it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.counting.replies import Replies, Reply
from core.words import tr
from ui.prepare.replies import WORDS
from ui.prepare.reply_chip import TONES
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.paint import words, words_width

MEANINGS: Final = {
    Reply.IN: "",
    Reply.NOT_HERE: tr("marked as returned, answers not here yet"),
    Reply.NO_FORM: tr("came back, no form filled in"),
    Reply.SENT: "waiting",
    Reply.OVERDUE: tr("past its date"),
    Reply.NIL: tr("agency holds no record"),
    Reply.REFUSED: tr("agency declined"),
    Reply.NO_RETURN: tr("none will come"),
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


class _Entry(QLabel):
    def __init__(self, reply: Reply) -> None:
        meaning = MEANINGS[reply]
        super().__init__(f"{WORDS[reply]}: {meaning}" if meaning else WORDS[reply])
        self._reply, self._meaning = reply, f": {meaning}" if meaning else ""
        if reply is Reply.NOT_ASKED:
            self._meaning = f" {meaning}"
        self._theme = app_theme(self)
        self._theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = self._theme.metrics(SECONDARY).height() + 4
        first, second = self._widths()
        return QSize(round(first + second + 2), round(height))

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self._theme.px(60)), wanted.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self._theme.colours
        tone = TONES.get(self._reply)
        ink = self._theme.wash(tone).ink if tone is not None else colours.secondary
        first, _ = self._widths()
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        whole = QRectF(self.rect())
        words(painter, whole, WORDS[self._reply], font, ink)
        rest = whole.adjusted(first, 0, 0, 0)
        words(painter, rest, self._meaning, self._theme.font(SECONDARY), colours.secondary)
        painter.end()

    def _widths(self) -> tuple[float, float]:
        strong = words_width(WORDS[self._reply], self._theme.font(SECONDARY, FontWeight.SEMIBOLD))
        return strong, words_width(self._meaning, self._theme.font(SECONDARY))
