"""A line to type in that takes the word an input method or dictation still holds."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.grounds import dress_anew


class ComposedLine(QLineEdit):
    """Knows what is held, so that whoever keeps the line can take it with `commit`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = ""

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        """Take nothing that is typed, or take it again; it looks so at once."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            dress_anew(self)

    @property
    def preedit(self) -> str:
        """The word that is being composed, not in the line's text yet."""
        return self._held

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know what an input method holds."""
        super().inputMethodEvent(event)
        self._held = event.preeditString()

    def commit(self) -> None:
        """Take the word still held: ask for it, and failing that take it as it stands."""
        if not self._held:
            return
        QGuiApplication.inputMethod().commit()
        if self._held:
            event = QInputMethodEvent("", [])
            event.setCommitString(self._held)
            QCoreApplication.sendEvent(self, event)
            QGuiApplication.inputMethod().reset()
