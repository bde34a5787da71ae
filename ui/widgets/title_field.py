"""A line for a name or a reason that is given with Enter, and given up with Esc."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.composed import ComposedLine


class TitleField(ComposedLine):
    """A line that is given with Enter and given up with Esc.

    Signals:
        given: carries the text.
        given_up: Esc was pressed.
    """

    given = Signal(str)
    given_up = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        self.given.emit(self.text())
