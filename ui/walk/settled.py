"""A settled or parked question: closed, with what the room said and the one step to change it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model.bearing import Bearing
from core.model.judgement import JudgementState
from core.words import tr
from ui.program.actions import spec_of
from ui.theme import BODY, FontWeight, Sign, Tone, app_theme, draw_sign, sign_of
from ui.walk.settled_text import SettledText
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card, rule
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.folded import FoldedText
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.qt_answers import painted

_REASON_LINES = 6


_STEPS = {
    JudgementState.AGREED: tr("Change what was agreed"),
    JudgementState.NOT_AGREED: tr("Change what was said"),
    JudgementState.PARKED: tr("Take it up"),
}


class SettledCard(Card):
    """Has no field and no answer to press: letters typed on it go nowhere.

    Signals:
        change_requested: open it again.
        next_layer_requested: judge it in the next layer.
        meeting_requested: it was settled at another meeting; carries its `MeetingId` or None.
        show_requested: show the reason to the room.
    """

    change_requested = Signal()
    next_layer_requested = Signal()
    meeting_requested = Signal(object)
    show_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mark = _Mark()
        self._title = Label("", Text.SUBHEADING, wrap=False)
        self._when = ElidedLabel("", Text.SMALL)
        self._show = Button(tr("Show the reason to the room"), ButtonKind.LINK, size=Size.SMALL)
        self._verdict = _VerdictBlock()
        self._reason = FoldedText(_REASON_LINES, BODY)
        self._below = Label("", Text.SMALL)
        self.change = Button("", keys=spec_of("change").caps, size=Size.NORMAL)
        self.next_layer = Button("", size=Size.NORMAL)
        self.meeting = DropChip(
            tr("Meeting it was settled at"), look=ChipLook.OUTLINE, prefix=tr("Meeting: ")
        )
        self._kept = Label("", Text.SMALL)
        self.column.setSpacing(12)
        self.column.addLayout(self._heading())
        self.column.addLayout(self._middle())
        self.column.addWidget(rule())
        self.column.addLayout(self._foot())
        self._show.clicked.connect(self.show_requested)
        self.change.clicked.connect(self.change_requested)
        self.next_layer.clicked.connect(self.next_layer_requested)
        self.meeting.chosen.connect(self.meeting_requested)

    def show_settled(self, text: SettledText) -> None:
        """Show what was said."""
        agreed = text.state is JudgementState.AGREED
        self._mark.show_state(text.state)
        self._title.setText(text.heading)
        self._when.setText(text.when)
        self._verdict.show_answer(text.answer, text.bearing if agreed else None, agreed)
        self._reason.show_text(text.reason)
        self._below.setText(text.below)
        self._show.setVisible(text.has_reason)
        self.change.setText(_STEPS[text.state])
        self.next_layer.setText(text.next_layer)
        self.next_layer.setVisible(bool(text.next_layer))
        self.meeting.set_choices(text.meetings)
        self.meeting.set_value(text.meeting_id)
        self.meeting.setVisible(bool(text.meetings))
        self._kept.setText(text.kept)
        self.setAccessibleName(text.spoken)
        self.setAccessibleDescription(f"{self.change.text()}: {self.change.keys}")

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._title)
        row.addWidget(self._when, 1)
        row.addWidget(self._show)
        return row

    def _middle(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._reason)
        said.addWidget(self._below)
        said.addWidget(self.meeting, 0, Qt.AlignmentFlag.AlignLeft)
        said.addStretch()
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.change)
        row.addWidget(self.next_layer)
        row.addWidget(self._kept, 1, Qt.AlignmentFlag.AlignVCenter)
        return row


class _Mark(QWidget):
    """A tick on its disc; a dashed ring for what is not agreed or parked."""

    def __init__(self) -> None:
        super().__init__()
        self._state = JudgementState.AGREED
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def show_state(self, state: JudgementState) -> None:
        self._state = state
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colours, wash = self._theme.colours, self._theme.wash(Tone.GOOD)
        if self._state is JudgementState.AGREED:
            box(painter, whole, whole.width() / 2, wash.fill)
            inner = whole.width() * 0.25
            sign = whole.adjusted(inner, inner, -inner, -inner)
            draw_sign(painter, Sign.TICK, sign, wash.on_fill, bold=1.3)
        else:
            box(painter, whole, whole.width() / 2, None, colours.secondary, 1.5, dashed=True)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.px(24), self._theme.px(24))
        self.update()


class _VerdictBlock(QWidget):
    """What the room said, in its colour; dashed where it gave no answer. Not to be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._agreed = "", True
        self._bearing: Bearing | None = None
        self._theme = app_theme(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.follow(self._restyle)

    def show_answer(self, text: str, bearing: Bearing | None, agreed: bool) -> None:
        self._text, self._agreed = text, agreed
        self._bearing = bearing
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return room for the word, within bounds."""
        font = self._theme.font(17, FontWeight.SEMIBOLD)
        wide = words_width(self._text, font) + self._sign() + self._theme.px(48)
        least, most = self._theme.px(120), self._theme.px(260)
        return QSize(round(min(max(wide, least), most)), self._theme.px(52))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened word."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self.sizeHint().height())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wash, colours = self._theme.wash(self._bearing), self._theme.colours
        fill = wash.fill if self._agreed else colours.card
        edge = None if self._agreed else colours.secondary
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, fill, edge, 2, not self._agreed)
        font = self._theme.font(17, FontWeight.SEMIBOLD)
        ink = wash.on_fill if self._agreed else colours.ink
        used = min(words_width(self._text, font) + self._sign() + 2, whole.width() - 16)
        left = whole.left() + (whole.width() - used) / 2
        sign = self._own_sign()
        if sign is not None:
            side = self._theme.metrics(17).capHeight() * 1.25
            where = QRectF(left, whole.center().y() - side / 2, side, side)
            draw_sign(painter, sign, where, ink, bold=1.15)
            left += self._sign()
        room = QRectF(left, whole.top(), whole.right() - 8 - left, whole.height())
        words(painter, room, self._text, font, ink)
        painter.end()

    def _own_sign(self) -> Sign | None:
        """Return the sign of its bearing; a number or several answers have none."""
        return sign_of(self._bearing) if self._agreed and self._bearing is not None else None

    def _sign(self) -> float:
        if self._own_sign() is None:
            return 0.0
        return self._theme.metrics(17).capHeight() * 1.25 + 10

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
