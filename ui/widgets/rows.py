"""Rows to choose from, such as the parts of Prepare."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import BODY, SECONDARY, FontWeight
from ui.widgets.paint import CONTROL_RADIUS, box, words, words_width
from ui.widgets.pressable import Pressable

_SIDE = 12.0
_GAP = 14.0


class ListRow(Pressable):
    """A row to choose, with a count at its right; the chosen one stands on the accent's tint."""

    def __init__(self, title: str, right: str = "", parent: QWidget | None = None) -> None:
        self._right = right
        super().__init__(title, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(right)

    def say(self, right: str) -> None:
        """Say something else at the right."""
        self._right = right
        self.setAccessibleDescription(right)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the page."""

    def sizeHint(self) -> QSize:
        """Return the title and what stands beside it."""
        title = words_width(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        beside = self._right_width() + _GAP if self._right else 0.0
        height = max(self._theme.metrics(BODY).height() + 18, 38)
        return QSize(round(_SIDE + title + 16 + beside), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened title."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self.sizeHint().height())

    def _right_width(self) -> float:
        return words_width(self._right, self._theme.font(SECONDARY))

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
        height = self._theme.metrics(BODY).height()
        line = QRectF(_SIDE, (whole.height() - height) / 2, whole.right() - 10 - _SIDE, height)
        if self._right:
            width = self._right_width()
            right = QRectF(line.right() - width - 1, line.top(), width + 2, height)
            words(painter, right, self._right, self._theme.font(SECONDARY), colours.secondary)
            line.setRight(line.right() - width - 12)
        ink = colours.ink if self.isEnabled() else colours.secondary
        words(painter, line, self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD), ink)
