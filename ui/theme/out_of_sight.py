"""What every widget goes through: at once those in sight, the others a little later."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_A_TURN: Final = 120
"""So many widgets take a few milliseconds."""

Change = Callable[[QWidget], None]


class OutOfSight(QObject):
    """Changes widgets that nobody sees between the window's turns: pages that were visited stay."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: dict[str, deque[tuple[QWidget, Change]]] = {}
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_waiting(self) -> bool:
        """Whether any has still to be changed."""
        return bool(self._left)

    def do(self, name: str, widgets: Iterable[QWidget], change: Change) -> None:
        """Change every one of them, in their order among those in sight and among the others.

        What was left of a change of the same *name* is not done any more: this one is for all.
        """
        left: deque[tuple[QWidget, Change]] = deque()
        for widget in widgets:
            if widget.isVisible():
                change(widget)
            else:
                left.append((widget, change))
        self._left.pop(name, None)
        if left:
            self._left[name] = left
            self._turn.start()

    def _on_turn(self) -> None:
        for _ in range(_A_TURN):
            if not self._left:
                self._turn.stop()
                return
            name, left = next(iter(self._left.items()))
            widget, change = left.popleft()
            if not left:
                del self._left[name]
            if isValid(widget):  # its page may have gone meanwhile
                change(widget)
