"""A row of a list that is drawn to another place with the pointer."""

from itertools import product

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication

from ui.theme import AppTheme, app_theme

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


class DrawnRow:
    """Follows the pointer over a list; a click that trembles draws nothing."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._from: QPoint | None = None
        self._over = -1

    def press(self, event: QMouseEvent) -> None:
        """Remember where a row is taken hold of."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._from = event.position().toPoint() if left else None

    def draws(self, event: QMouseEvent) -> bool:
        """Return whether a row is being drawn, and show where it would go."""
        here, start = event.position().toPoint(), self._from
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (here - start).manhattanLength() >= QApplication.startDragDistance()
        if not far and self._over < 0:
            return False
        self._show_over(self._view.indexAt(here).row())
        return True

    def let_go(self) -> tuple[int, int] | None:
        """Return the row that was drawn and the one it was let go over; None where none was."""
        over, start = self._over, self._from
        self._from = None
        self._show_over(-1)
        drawn = -1 if start is None else self._view.indexAt(start).row()
        return (drawn, over) if drawn >= 0 and over >= 0 else None

    def paint(self) -> None:
        """Paint a bar where the row would go."""
        if self._over < 0 or self._from is None:
            return
        where = self._view.visualRect(self._view.model().index(self._over, 0))
        top = where.bottom() - _BAR if where.top() > self._from.y() else where.top()
        painter = QPainter(self._view.viewport())
        bar = QRect(where.left(), top, where.width(), _BAR)
        painter.fillRect(bar, app_theme(self._view).colours.accent)
        painter.end()

    def _show_over(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self._view.viewport().update()
