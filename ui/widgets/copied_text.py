"""What was copied or marked in our windows, which goes with what it was copied from."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication


class CopiedText(QObject):
    """Knows whether what lies in the clipboard was copied here.

    X11 keeps what was marked last apart from it, for the middle button to paste: that
    stays after the field it was marked in is gone.
    """

    def __init__(self, parent: QObject, is_ours: Callable[[], bool] | None = None) -> None:
        """*is_ours* is asked when something is copied; else it is while our window is in front."""
        super().__init__(parent)
        self._copied_here = False
        self._is_ours = is_ours or _is_one_in_front
        QApplication.clipboard().dataChanged.connect(self._on_copied)

    def clear(self) -> None:
        """Take it out of both; what another program put there stays."""
        clipboard = QApplication.clipboard()
        if self._copied_here:
            clipboard.clear()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def _on_copied(self) -> None:
        self._copied_here = self._is_ours()


def _is_one_in_front() -> bool:
    return QApplication.activeWindow() is not None
