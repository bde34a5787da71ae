"""The number of a thing to settle, the same on its card and on the page."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.paint import words
from ui.widgets.qt_answers import painted

_SIDE = 22


def paint_number(
    painter: QPainter, middle: QPointF, radius: float, number: int, ink: QColor, on: QColor
) -> None:
    """Paint a number on a disc."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(middle, radius, radius)
    font = app_theme().font(SECONDARY, FontWeight.BOLD)
    font.setPixelSize(max(round(radius * 1.25), 1))
    whole = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    words(painter, whole, str(number), font, on, Qt.AlignmentFlag.AlignHCenter)


def headed(number: QWidget, tag: QWidget) -> QHBoxLayout:
    """Return the head of a card: its number, and what it is about."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(number)
    row.addWidget(tag)
    row.addStretch(1)
    return row


class CardNumber(QWidget):
    """A card's number on a disc; 0 shows none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        self.number = 0
        self.hide()

    def show_number(self, number: int) -> None:
        """Show another number."""
        if number != self.number:
            self.number = number
            self.setAccessibleName(tr("Number {number} on the pages", number=number))
            self.setVisible(number > 0)
            self.update()

    def sizeHint(self) -> QSize:
        """Return a disc as high as a tag."""
        side = self._theme.px(_SIDE)
        return QSize(side, side)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        colours = self._theme.colours
        radius = min(self.width(), self.height()) / 2
        middle = QRectF(self.rect()).center()
        paint_number(painter, middle, radius, self.number, colours.ink, colours.card)
        painter.end()
