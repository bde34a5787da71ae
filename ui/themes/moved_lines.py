"""A list whose lines change their places: Alt+Up and Alt+Down, or drawn with the pointer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from core.words import tr
from ui.themes.lines import EvidenceLayout, EvidenceRow, Lines
from ui.widgets.drawn_row import MovableRows
from ui.widgets.row_list import ROW


class MovedLines(MovableRows, Lines):
    """Tells what is to be moved; decides nothing.

    Signals:
        step_requested: Alt+Up (-1) or Alt+Down (1) on a line; carries (value, step).
        drop_requested: a line was drawn onto another; carries both values.
    """

    step_requested = Signal(object, int)
    drop_requested = Signal(object, object)

    def __init__(self, name: str, *, layout: "type[EvidenceLayout] | None" = None) -> None:
        super().__init__(name, shows_current=True, layout=layout)
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

    def put(self, row: int, onto: int) -> None:
        """Let a line go over another; what is no line goes nowhere."""
        one, other = (self.model().index(at, 0).data(ROW) for at in (row, onto))
        differ = isinstance(one, EvidenceRow) and one.value != other.value
        if differ and None not in (one.value, other.value):
            self.drop_requested.emit(one.value, other.value)
