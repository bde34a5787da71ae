"""The next key that is pressed, whatever has the keyboard; anything else gives it up."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class NextKey(QObject):
    """Waits for one key for whoever asked; going elsewhere means that no key will come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take: Callable[[QKeyEvent], bool] | None = None
        self._over: Callable[[], object] | None = None

    def wait(
        self, take: Callable[[QKeyEvent], bool], over: Callable[[], object] | None = None
    ) -> None:
        """Hand the next key to *take*, which says whether nobody else is to have it.

        *over* is called as soon as nothing is waited for, before a key is handed on.
        """
        self._take, self._over = take, over
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one key; a key of the program, a press or another field gives it up."""
        take = self._take
        if event.type() in _ELSEWHERE:
            self._give_up()
        elif take is not None and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _MODIFIERS:
                return False
            self._give_up()
            return take(event)
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        over, self._take, self._over = self._over, None, None
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if over is not None:
            over()


_ELSEWHERE: Final = {
    QEvent.Type.Shortcut,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.FocusOut,
    QEvent.Type.WindowDeactivate,
}
_MODIFIERS: Final[Sequence[int]] = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)
