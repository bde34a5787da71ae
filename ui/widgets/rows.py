"""Rows to choose from: cases with their state, recent files, the parts of Prepare."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import BODY, SECONDARY, Tone, Weight
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.pressable import Pressable
from ui.widgets.tags import State, draw_state


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says: its title, a line below, words at the right and a badge."""

    title: str
    below: str = ""
    right: str = ""
    badge: str = ""
    state: State | None = None
    badge_tone: Tone = Tone.WARN


class ListRow(Pressable):
    """A row to choose; the chosen one (`setChecked`) stands on the accent's tint.

    With `quiet` its title is set in secondary ink: a file that is not there.
    """

    def __init__(self, said: RowWords, quiet: bool = False, parent: QWidget | None = None) -> None:
        self._said, self._quiet = said, quiet
        super().__init__(said.title, parent=parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(said)

    def say(self, said: RowWords) -> None:
        """Say something else."""
        self._said = said
        if said.title != self.text():
            self.setText(said.title)
        state = said.state.value if said.state is not None else ""
        also = (said.below, state, said.right, said.badge)
        self.setAccessibleDescription(", ".join(part for part in also if part))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the page."""

    def sizeHint(self) -> QSize:
        """Return both lines and what stands beside them."""
        title = words_width(self._said.title, self._theme.font(BODY, Weight.SEMIBOLD))
        below = words_width(self._said.below, self._theme.font(SECONDARY))
        width = self._left() + max(title, below) + 16 + self._right_width()
        height = sum(self._heights()) + (14 if self._said.below else 18)
        return QSize(round(width), round(max(height, 38)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened title."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self.sizeHint().height())

    def _heights(self) -> tuple[float, float]:
        below = self._theme.metrics(SECONDARY).height() if self._said.below else 0.0
        return self._theme.metrics(BODY).height(), below

    def _left(self) -> float:
        return 12.0 + (self._theme.px(20) + 10 if self._said.state is not None else 0)

    def _right_width(self) -> float:
        width = 0.0
        if self._said.right:
            width += words_width(self._said.right, self._theme.font(SECONDARY)) + 14
        if self._said.badge:
            width += self._badge_width() + 8
        return width

    def _badge_width(self) -> float:
        font = self._theme.font(SECONDARY, Weight.SEMIBOLD)
        return max(words_width(self._said.badge, font) + 18, self._theme.px(26))

    def _ground(self) -> QColor | None:
        colours = self._theme.colours
        if self.isChecked():
            return colours.accent_tint
        return colours.hover if self.underMouse() or self.isDown() else None

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, self._ground(), None)
        if self.isChecked():
            painter.save()
            painter.setClipRect(QRectF(0, 0, 3, whole.height()))
            box(painter, whole, CONTROL_RADIUS, colours.link, None)
            painter.restore()
        if self._said.state is not None:
            self._paint_state(painter, self._said.state)
        right = self._paint_right(painter, whole.right() - 10)
        self._paint_words(painter, right)

    def _paint_state(self, painter: QPainter, state: State) -> None:
        colours, wash = self._theme.colours, self._theme.wash(Tone.GOOD)
        side = self._theme.px(20)
        where = QRectF(10, (self.height() - side) / 2, side, side)
        draw_state(
            painter, where, state, (wash.fill, wash.on_fill, colours.link, colours.secondary)
        )

    def _paint_words(self, painter: QPainter, right: float) -> None:
        colours = self._theme.colours
        first, second = self._heights()
        top = (self.height() - first - second) / 2
        strong = self.isChecked() or not self._said.state
        font = self._theme.font(BODY, Weight.SEMIBOLD if strong else Weight.REGULAR)
        ink = colours.secondary if self._quiet or not self.isEnabled() else colours.ink
        width = right - self._left()
        words(painter, QRectF(self._left(), top, width, first), self._said.title, font, ink)
        below = QRectF(self._left(), top + first, width, second)
        if self._said.below:
            small = self._theme.font(SECONDARY)
            words(painter, below, self._said.below, small, colours.secondary)

    def _paint_right(self, painter: QPainter, right: float) -> float:
        """Paint badge and right-hand words; return where they begin."""
        if self._said.badge:
            wash = self._theme.wash(self._said.badge_tone)
            font = self._theme.font(SECONDARY, Weight.SEMIBOLD)
            height = self._theme.metrics(SECONDARY, Weight.SEMIBOLD).height() + 4
            width = self._badge_width()
            where = QRectF(right - width, (self.height() - height) / 2, width, height)
            box(painter, where, height / 2, wash.tint, None)
            middle = Qt.AlignmentFlag.AlignHCenter
            words(painter, where, self._said.badge, font, wash.ink, middle)
            right -= width + 8
        if self._said.right:
            font = self._theme.font(SECONDARY)
            width = words_width(self._said.right, font)
            first, second = self._heights()
            top = (self.height() - first - second) / 2
            where = QRectF(right - width - 1, top, width + 2, first)
            words(painter, where, self._said.right, font, self._theme.colours.secondary)
            right -= width + 12
        return right
