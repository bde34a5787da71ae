"""Knows how long nobody has touched a key or the mouse, and that the computer slept."""

from collections.abc import Callable
from time import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK: Final = 5_000
_SLEPT: Final = 60.0
"""Seconds between two looks after which the computer must have slept."""
_TOUCHES: Final = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress),
        *(QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Listens to the windows that have the keyboard: theirs are the events of a person.

    Time in which *rests* is true does not count: then nobody is expected at the keys.

    Signals:
        idle: nobody touched anything for the seconds that *allowed* gives; 0 is for ever.
        slept: the computer was asleep meanwhile.
    """

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        allowed: Callable[[], float],
        rests: Callable[[], bool],
        parent: QObject,
        now: Callable[[], float] = time,
    ) -> None:
        super().__init__(parent)
        self._allowed, self._rests, self._now = allowed, rests, now
        self._touched = self._looked = now()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window)
            self._on_focus_window(app.focusWindow())

    def begin(self) -> None:
        """Look every few seconds from now on."""
        self.touch()
        self._timer.start()
        self._on_focus_window(QGuiApplication.focusWindow())

    def touch(self) -> None:
        """Count from now."""
        self._touched = self._looked = self._now()

    @property
    def seconds(self) -> float:
        """How long ago somebody touched something; 0 where the clock was put back."""
        return max(0.0, self._now() - self._touched)

    def look(self) -> None:
        """Tell if it is time."""
        now, before = self._now(), self._looked
        self._looked = now
        if now - before > _SLEPT:
            self._touched = now
            self.slept.emit()
        elif self._rests() or now < self._touched:  # the clock was put back
            self._touched = now
        elif 0 < self._allowed() <= now - self._touched:
            self._touched = now
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self._now()
        return False

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
