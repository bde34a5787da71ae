"""Windows on screen, ready for keys, however slow or busy the computer is."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def show_active(window: QWidget, qtbot: QtBot) -> None:
    """Show a window and wait until it has the keyboard: before that no focus is kept in it."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def let_settle(window: QWidget) -> None:
    """Let a window lay itself out until nothing in it moves any more."""
    before: list[object] = []
    now = _places(window)
    while now != before:
        for _ in range(3):  # what was laid out may have asked for more
            QApplication.processEvents()
        before, now = now, _places(window)


def _places(window: QWidget) -> list[object]:
    inside = window.findChildren(QWidget)
    return [(one.geometry(), one.isVisible()) for one in (window, *inside)]
