"""A line to type in that takes the word an input method or dictation still holds.

What is pasted or typed keeps no mark that is unseen or turns the words round, and no end of a line.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from core.model.names import seen_line, seen_words
from ui.theme.grounds import dress_anew


class ComposedLine(QLineEdit):
    """Knows what is held, so that whoever keeps the line can take it with `commit`."""

    keeps_lines: ClassVar[bool] = False
    """Whether ends of lines stay: a cell may have come with some, and opening it loses nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = ""
        self._seen = _SeenWords(self, seen_words if self.keeps_lines else seen_line)
        self.setValidator(self._seen)

    def setText(self, text: str | None) -> None:  # noqa: N802
        """Show what is kept, as it is: an audit made earlier may have unseen marks in it."""
        self._seen.is_asked = False
        super().setText(text)
        self._seen.is_asked = True

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


class _SeenWords(QValidator):
    """Takes everything, less what nobody can see: before anybody hears of the typing."""

    def __init__(self, parent: QWidget, seen: Callable[[str], str]) -> None:
        super().__init__(parent)
        self.is_asked = True
        self._seen = seen

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return the words that stay, and where the caret is among them."""
        words = self._seen(text) if self.is_asked else text
        if words != text:
            before = self._seen(_first(text, at))
            # Where what follows has a script that marks speak in, all that was lost stood before.
            at = _units(before) if words.startswith(before) else at - _units(text) + _units(words)
        return QValidator.State.Acceptable, words, max(at, 0)


def _units(text: str) -> int:
    """Return the length as Qt counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _first(text: str, units: int) -> str:
    """Return the beginning of a text that is so long as Qt counts it."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
