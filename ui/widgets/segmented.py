"""A row of exclusive choices, such as the kinds of note or the evidence seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.words import tr
from ui.theme import SECONDARY, FontWeight, Tone, app_theme
from ui.theme.grounds import Ground, lie_on
from ui.widgets.choice_menu import is_letter
from ui.widgets.paint import CONTROL_RADIUS, words, words_width
from ui.widgets.pressable import Pressable
from ui.widgets.roles import give_role


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what it means, its word, and the ink it is in while not chosen."""

    value: object
    text: str
    tone: Tone | None = None


class Segmented(QWidget):
    """Exclusive buttons in one frame; Tab reaches the chosen one, arrows move on.

    With *letters* a word is chosen by its first one: only where nothing is
    recorded by it, as typed text may land there.

    Signals:
        chosen: the person chose another; carries the option's value.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        parent: QWidget | None = None,
        letters: bool = False,
    ) -> None:
        super().__init__(parent)
        self._letters = letters
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        lie_on(self, Ground.FRAME)
        self._theme = app_theme(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._segments: list[_Segment] = []
        self.set_options(options)
        self._theme.follow(self._share)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other choices, the first of them chosen; the focus stays in the row."""
        focused = any(segment.hasFocus() for segment in self._segments)
        if len(options) == len(self._segments):  # other words alone: at every question of a walk
            for segment, option in zip(self._segments, options, strict=True):
                segment.offer(option)
        else:
            self._make(options)
        self._share()
        if options:
            self.set_value(options[0].value)
        if focused:
            self.setFocus()

    def _make(self, options: Sequence[Option]) -> None:
        gone, last = self._segments, len(options) - 1
        self._row.setEnabled(False)  # else each that is shown lays out the whole page anew
        self._segments = [
            _Segment(option, at == 0, at == last, self) for at, option in enumerate(options)
        ]
        for at, segment in enumerate(self._segments):
            self._row.addWidget(segment)
            segment.setAccessibleDescription(
                tr(
                    "{accessiblename}, {number} of {count}",
                    accessiblename=self.accessibleName(),
                    number=at + 1,
                    count=len(options),
                )
            )
            segment.clicked.connect(self._on_clicked)
            segment.show()
        if gone:  # those made later would come last of all
            for before, after in pairwise([gone[-1], *self._segments]):
                QWidget.setTabOrder(before, after)
        for segment in gone:
            self._row.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self._row.setEnabled(True)
        self._row.activate()

    def _share(self) -> None:
        """Give a long word more room, as wide as the words are in this text size."""
        for at, segment in enumerate(self._segments):
            self._row.setStretch(at, segment.sizeHint().width())

    @property
    def value(self) -> object:
        """The chosen option's value; None where there is no option."""
        return next((part.option.value for part in self._segments if part.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose the option of *value* without a signal; an unknown one changes nothing."""
        if any(segment.option.value == value for segment in self._segments):
            for segment in self._segments:
                segment.choose(segment.option.value == value)

    def set_text(self, value: object, text: str) -> None:
        """Give the option of *value* another word."""
        for segment in self._segments:
            if segment.option.value == value and segment.text() != text:
                segment.setText(text)
                segment.updateGeometry()
        self._share()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        """Put the focus on the chosen one."""
        for segment in self._segments:
            if segment.isChecked():
                segment.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys, or to a word by its first letter."""
        if self._letters and is_letter(event) and self._choose_by(event.text()):
            return
        step = _STEPS.get(Qt.Key(event.key()), 0)
        at = next((n for n, part in enumerate(self._segments) if part.hasFocus()), None)
        if not step or at is None:
            super().keyPressEvent(event)
            return
        goal = self._segments[(at + step) % len(self._segments)]
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        goal.click()

    def _choose_by(self, letter: str) -> bool:
        """Choose the next option that begins with a letter; return whether there is one."""
        begin = [one for one in self._segments if one.text()[:1].casefold() == letter.casefold()]
        if not begin:
            return False
        at = next((n for n, one in enumerate(begin) if one.isChecked()), -1)
        goal = begin[(at + 1) % len(begin)]
        goal.setFocus(Qt.FocusReason.TabFocusReason)
        goal.click()
        return True

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, _Segment):
            value = pressed.option.value
            self.set_value(value)
            self.chosen.emit(value)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Segment(Pressable):
    def __init__(self, option: Option, first: bool, last: bool, parent: QWidget) -> None:
        self.option, self._first, self._last = option, first, last
        super().__init__(option.text, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, option: Option) -> None:
        """Be another choice, in the same place."""
        self.option = option
        if option.text != self.text():
            self.setText(option.text)

    def choose(self, chosen: bool) -> None:
        """Stand chosen or not; only the chosen one is in the Tab order."""
        click_only, strong = Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.StrongFocus
        policy = strong if chosen else click_only
        if chosen != self.isChecked():
            self.setChecked(chosen)
        if policy != self.focusPolicy():
            self.setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the word and its margins."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        height = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
        return QSize(round(words_width(self.text(), font) + 22), round(max(height + 12, 32)))

    def minimumSizeHint(self) -> QSize:
        """Return the word with narrow margins."""
        return QSize(self.sizeHint().width() - 12, self.sizeHint().height())

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        whole = QRectF(self.rect())
        tone = self.option.tone
        ink = self._theme.wash(tone).ink if tone is not None else colours.secondary
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.fillPath(self._shape(whole), colours.strong)
            ink = colours.on_strong
        elif self.underMouse() or self.isDown():
            painter.fillPath(self._shape(whole.adjusted(1, 1, -1, -1)), colours.hover)
        if not self.isEnabled():
            ink = colours.on_strong if self.isChecked() else colours.faint
        if not self._first and not self.isChecked():
            painter.fillRect(QRectF(0, 1, 1, whole.height() - 2), colours.line)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        middle = Qt.AlignmentFlag.AlignHCenter
        words(painter, whole.adjusted(4, 0, -4, 0), self.text(), font, ink, middle, name=True)

    def _shape(self, whole: QRectF) -> QPainterPath:
        """Return the segment's outline, rounded only at the row's ends."""
        path = QPainterPath()
        path.setFillRule(path.fillRule().WindingFill)
        path.addRoundedRect(whole, CONTROL_RADIUS, CONTROL_RADIUS)
        half = whole.width() / 2
        if not self._first:
            path.addRect(whole.adjusted(0, 0, -half, 0))
        if not self._last:
            path.addRect(whole.adjusted(half, 0, 0, 0))
        return path
