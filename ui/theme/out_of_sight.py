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
        self._left: deque[tuple[QWidget, Change]] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def do(self, widgets: Iterable[QWidget], change: Change) -> None:
        """Change every one of them, in their order among those in sight and among the others."""
        for widget in widgets:
            if widget.isVisible():
                change(widget)
            else:
                self._left.append((widget, change))
        if self._left:
            self._turn.start()

    def end(self) -> None:
        """Change all that are left now: what is next rests on it."""
        while self._left:
            self._do_next()
        self._turn.stop()

    def _on_turn(self) -> None:
        for _ in range(min(_A_TURN, len(self._left))):
            self._do_next()
        if not self._left:
            self._turn.stop()

    def _do_next(self) -> None:
        widget, change = self._left.popleft()
        if isValid(widget):  # its page may have gone meanwhile
            change(widget)
