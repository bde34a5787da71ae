"""Lists of the theme hour: a number is a group, Delete takes away, Insert begins something."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.themes.lines import Lines

_CLICKER: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
"""What the page answers, line by line."""
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class HourList(Lines):
    """Knows no group: what a number means is the page's.

    Signals:
        numbered: a number was pressed; 0 is none.
        deleted: Delete was pressed.
        insert_requested: Insert or plus was pressed.
    """

    numbered = Signal(int)
    deleted = Signal()
    insert_requested = Signal()

    def __init__(self, name: str, *, marks: bool = False) -> None:
        super().__init__(name, shows_current=True, marks=marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of numbers, Delete and Insert; any other letter looks for nothing."""
        plain = event.modifiers() in _PLAIN
        if plain and event.text().isdecimal():
            self.numbered.emit(int(event.text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Insert or event.text() == "+":
            self.insert_requested.emit()
        elif event.key() in _CLICKER or (event.text().strip() and event.text().isprintable()):
            event.ignore()
        else:
            super().keyPressEvent(event)
