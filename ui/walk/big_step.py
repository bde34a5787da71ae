"""The one big step of a page: where it leads, and below that what waits there."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.words import tr
from ui.theme import SECONDARY, SUBHEADING, FontWeight
from ui.widgets.paint import CONTROL_RADIUS, box, cap_on_fill, cap_size, key_cap, words
from ui.widgets.pressable import Pressable

_SIDE = 20


class BigStep(Pressable):
    """Enter or its key presses it, a blank never: somebody may be typing with eyes on paper."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        self._below = ""
        super().__init__("", keys, parent)
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)

    def show_step(self, text: str, below: str) -> None:
        """Lead somewhere else."""
        if below != self._below:
            self._below = below
            self._restyle()
        self.setText(text)
        key = tr("Key: {keys}", keys=self.keys)
        self.setAccessibleDescription(f"{below}. {key}" if below else key)

    def sizeHint(self) -> QSize:
        """Return both lines and the key."""
        return QSize(self._theme.px(420), round(sum(self._heights()) + 22))

    def minimumSizeHint(self) -> QSize:
        """Return room for shortened lines."""
        cap = cap_size(self._theme, self.keys).width()
        return QSize(round(self._theme.px(160) + cap), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no blank for a press; leave the arrows to the page."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _heights(self) -> tuple[float, float]:
        strong = self._theme.metrics(SUBHEADING, FontWeight.BOLD).height()
        return strong, self._theme.metrics(SECONDARY).height() if self._below else 0.0

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        hot = self.underMouse() or self.isDown()
        fill = colours.accent_hover if hot else colours.accent
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, fill, None)
        cap = cap_size(self._theme, self.keys).width()
        key_at = QPointF(whole.right() - _SIDE - cap, whole.center().y())
        key_cap(painter, self._theme, key_at, self.keys, cap_on_fill(fill, colours.on_accent))
        first, second = self._heights()
        top = whole.center().y() - (first + second) / 2
        inner = QRectF(_SIDE, top, key_at.x() - 2 * _SIDE, first)
        bold = self._theme.font(SUBHEADING, FontWeight.BOLD)
        words(painter, inner, self.text(), bold, colours.on_accent)
        below = QRectF(inner.left(), top + first, inner.width(), second)
        small = self._theme.font(SECONDARY, FontWeight.MEDIUM)
        if self._below:
            words(painter, below, self._below, small, colours.on_accent)
