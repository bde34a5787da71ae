"""A list whose lines change their places: Alt+Up and Alt+Down, or drawn with the pointer."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication

from core.words import tr
from ui.themes.lines import EvidenceLayout, EvidenceRow, Lines
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import ROW


class MovedLines(Lines):
    """Tells what is to be moved; decides nothing.

    Signals:
        step_requested: Alt+Up (-1) or Alt+Down (1) on a line; carries (value, step).
        drop_requested: a line was drawn onto another; carries both values.
    """

    step_requested = Signal(object, int)
    drop_requested = Signal(object, object)

    def __init__(self, name: str, *, layout: "type[EvidenceLayout] | None" = None) -> None:
        super().__init__(name, shows_current=True, layout=layout)
        self._from: QPoint | None = None
        self._over = -1
        hint = tr("Alt+Up and Alt+Down move it")
        self.setAccessibleDescription(f"{self.accessibleDescription()}. {hint}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a line with Alt and an arrow."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if by and alt == Qt.KeyboardModifier.AltModifier:
            if self.at is not None and self.at.value is not None:
                self.step_requested.emit(self.at.value, by)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a line is taken hold of."""
        super().mousePressEvent(event)
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a line that is drawn would go."""
        here = event.position().toPoint()
        held = self._from is not None and event.buttons() & Qt.MouseButton.LeftButton
        far = self._from is not None and (
            (here - self._from).manhattanLength() >= QApplication.startDragDistance()
        )
        if held and (far or self._over >= 0):
            self._show_over(self.indexAt(here).row())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a line go onto another."""
        over, start = self._over, self._from
        self._from = None
        self._show_over(-1)
        if over < 0 or start is None:
            super().mouseReleaseEvent(event)
            return
        one, of = self.indexAt(start).data(ROW), self.lines[over]
        other = isinstance(one, EvidenceRow) and one.value != of.value
        if other and None not in (one.value, of.value):
            self.drop_requested.emit(one.value, of.value)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a bar where the one that is drawn would go."""
        super().paintEvent(event)
        if self._over < 0 or self._from is None:
            return
        where = self.visualRect(self.model().index(self._over, 0))
        below = where.top() > self._from.y()
        top = where.bottom() - 3 if below else where.top()
        painter = QPainter(self.viewport())
        bar = QRect(where.left(), top, where.width(), 3)
        painter.fillRect(bar, self._theme.colours.accent)
        painter.end()

    def _show_over(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().update()
