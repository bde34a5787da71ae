"""What a screen reader or voice control chooses in a list or table is pressed there."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QAbstractItemView


class PressFromOutside(QObject):
    """Tells a choice that came through the accessibility interface, and makes a press of it.

    There Qt only marks the row: the keyboard stays where it was and nothing hears of a
    press. A key or the mouse moves the keyboard along in the same turn of the event loop.
    """

    def __init__(self, view: QAbstractItemView, press: Callable[[QModelIndex], object]) -> None:
        super().__init__(view)
        self._view, self._press = view, press
        self._marked = QPersistentModelIndex()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_turn)

    def look_at(self, selected: QItemSelection) -> None:
        """Look at what was marked, once the keyboard had its turn; one row or cell at a time."""
        found = selected.indexes()
        if len(found) == 1:
            self._marked = QPersistentModelIndex(found[0])
            self._timer.start()

    def _on_turn(self) -> None:
        marked, self._marked = self._marked, QPersistentModelIndex()
        view = self._view
        if not marked.isValid() or view.currentIndex() == marked or marked.model() != view.model():
            return
        index = view.model().index(marked.row(), marked.column(), marked.parent())
        if view.selectionModel().isSelected(index):
            view.setCurrentIndex(index)
            self._press(index)
