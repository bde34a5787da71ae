"""A list whose lines change their places: Alt+Up and Alt+Down, or drawn with the pointer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

from core.words import tr
from ui.themes.lines import EvidenceLayout, EvidenceRow, Lines
from ui.widgets.drawn_row import DrawnRow
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
        self._drawn = DrawnRow(self)
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
        self._drawn.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a line that is drawn would go."""
        if not self._drawn.draws(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a line go onto another."""
        drawn = self._drawn.let_go()
        super().mouseReleaseEvent(event)
        if drawn is None:
            return
        one, of = (self.model().index(at, 0).data(ROW) for at in drawn)
        other = isinstance(one, EvidenceRow) and one.value != of.value
        if other and None not in (one.value, of.value):
            self.drop_requested.emit(one.value, of.value)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a bar where the one that is drawn would go."""
        super().paintEvent(event)
        self._drawn.paint()
