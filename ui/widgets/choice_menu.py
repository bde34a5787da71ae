"""A menu of choices that letters find: typing "pol" goes to Police."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

_PAUSE: Final = 1500
"""Milliseconds after which a letter begins another word."""


class ChoiceMenu(QMenu):
    """Letters go to the first choice with a word that begins so; one letter again to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find by letters, else move and choose as menus do."""
        text = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letter = text.isprintable() and bool(text.strip() or (self._typed and text == " "))
        if plain == Qt.KeyboardModifier.NoModifier and letter:
            self.seek(text)
            return
        super().keyPressEvent(event)

    def seek(self, letters: str) -> None:
        """Go on with what was typed just before."""
        if self._since.isValid() and self._since.elapsed() > _PAUSE:
            self._typed = ""
        self._since.start()
        again = self._typed.casefold() == letters.casefold()
        self._typed = letters if again else self._typed + letters
        found = self._matching(self._typed)
        if found:
            at = found.index(self.activeAction()) + 1 if self.activeAction() in found else 0
            self.setActiveAction(found[at % len(found) if again else 0])

    def _matching(self, typed: str) -> list[QAction]:
        """Return the choices whose text begins so, then those with a word that does."""
        wanted = typed.casefold()
        texts = {one: one.text().replace("&&", "&").casefold() for one in self.actions()}
        first = [one for one, text in texts.items() if text.startswith(wanted)]
        inside = [one for one, text in texts.items() if f" {wanted}" in text and one not in first]
        return first + inside


def is_letter(event: QKeyEvent) -> bool:
    """Return whether a key types a letter or figure, with nothing but Shift held."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain == Qt.KeyboardModifier.NoModifier and event.text().isalnum()
