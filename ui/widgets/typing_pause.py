"""When words that are being typed are kept: at a pause, and after so long or so many keys."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE: Final = 400
"""Milliseconds without a key after which what was typed is kept."""

LONGEST: Final = 1200
"""Milliseconds after which it is kept though keys go on coming; `MOST_KEYS` likewise."""

MOST_KEYS: Final = 18


class TypingPause(QObject):
    """Counts the keys and the time since words were kept last.

    Signals:
        over: it is time to keep what was typed.
    """

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._bound = QTimer(self, interval=LONGEST, singleShot=True)
        self._keys = 0
        self._pause.timeout.connect(self._end)
        self._bound.timeout.connect(self._end)

    @property
    def runs(self) -> bool:
        """Whether something was typed that it was not time to keep yet."""
        return self._pause.isActive()

    def typed(self) -> None:
        """A key was pressed."""
        self._keys += 1
        self._pause.start()
        if not self._bound.isActive():
            self._bound.start()
        if self._keys >= MOST_KEYS:
            self._end()

    def stop(self) -> None:
        """What was typed is kept, or thrown away."""
        self._pause.stop()
        self._bound.stop()
        self._keys = 0

    def _end(self) -> None:
        self.stop()
        self.over.emit()
