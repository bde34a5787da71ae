"""Keys that something else would take first: the keypad with Alt, and what a field claims."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeypadGuard(QObject):
    """Keeps Alt with a keypad digit from choosing an answer: on Windows it types a character."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim Alt+keypad digits before the shortcuts see them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keypad = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
            digit = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
            if digit and event.modifiers() & keypad == keypad:
                event.accept()
                return True
        return super().eventFilter(watched, event)


class FieldGuard(QObject):
    """Keeps a field from claiming one of our keys: on Linux Ctrl+E is a line's end to it."""

    def __init__(self, owner: QWidget, ours: Iterable[str]) -> None:
        super().__init__(owner)
        self._ours = {QKeySequence(keys).toString() for keys in ours}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave our keys unclaimed, so that the shortcuts see them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()).toString() in self._ours
        ):
            event.ignore()
            return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
