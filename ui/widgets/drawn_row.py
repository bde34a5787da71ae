"""A row of a list that is drawn to another place with the pointer."""

from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from ui.theme import AppTheme, app_theme
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    _Rows = RowList
else:
    _Rows = object  # of two bases that Qt knows, the second one's signals reach nobody

_BAR = 3


def paint_grip(painter: QPainter, theme: AppTheme, left: float, middle: float) -> None:
    """Paint six dots: the row can be taken hold of."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours.faint)
    step = float(theme.px(4))
    for column, line in product(range(2), range(3)):
        centre = QPointF(left + (1.5 + column) * step, middle + (line - 1) * step)
        painter.drawEllipse(centre, step * 0.28, step * 0.28)


class MovableRows(_Rows):
    """Lets the rows of a list be drawn to other places; a click that trembles draws nothing.

    It stands before the list's own kind among the bases, and is no list by itself.
    """

    _from: QPoint | None = None
    _over = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Do what a press does here, and remember where a row is taken hold of."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._from = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a row that is drawn would go."""
        if not self._draws(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a row that is drawn go over another."""
        over, start = self._over, self._from
        drawn = -1 if start is None else self.indexAt(start).row()
        self._from = None
        self._show_over(-1)
        super().mouseReleaseEvent(event)
        if drawn >= 0 and over >= 0:
            self.put(drawn, over)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a bar where one that is drawn would go."""
        super().paintEvent(event)
        if self._over < 0 or self._from is None:
            return
        where = self.visualRect(self.model().index(self._over, 0))
        top = where.bottom() - _BAR if where.top() > self._from.y() else where.top()
        painter = QPainter(self.viewport())
        bar = QRect(where.left(), top, where.width(), _BAR)
        painter.fillRect(bar, app_theme(self).colours.accent)
        painter.end()

    def put(self, row: int, onto: int) -> None:
        """Do what it means that a row was let go over another, or over itself."""
        raise NotImplementedError

    def _draws(self, event: QMouseEvent) -> bool:
        """Return whether a row is being drawn, and show where it would go."""
        here, start = event.position().toPoint(), self._from
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (here - start).manhattanLength() >= QApplication.startDragDistance()
        if not far and self._over < 0:
            return False
        self._show_over(self.indexAt(here).row())
        return True

    def _show_over(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().update()
