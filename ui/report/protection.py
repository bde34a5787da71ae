"""Asks for the password that the exported PDFs open with; it is kept nowhere."""

from typing import Final

from PySide6.QtWidgets import QWidget

from core.words import tr
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.passphrase import PassphraseField

_SHORT: Final = 8
_OPEN: Final = tr("Left empty, anyone who has them can read them.")
_WEAK: Final = tr("Easy to guess: make it longer.")
_LOCKED: Final = tr("AES-256. It is kept nowhere: tell it to readers another way.")


class Protection(Card):
    """One field, hidden unless shown on purpose; empty means no protection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self.field = PassphraseField(tr("Password for the PDFs"))
        self._words = small(_OPEN)
        self.column.setSpacing(6)
        self.column.addWidget(Label(tr("Protect the PDFs"), Text.STRONG))
        self.column.addWidget(small(tr("Opened only with a password")))
        self.column.addWidget(self.field)
        self.column.addWidget(self._words)
        self.field.changed.connect(self._on_changed)

    @property
    def password(self) -> str | None:
        """What the documents are locked with; None where they are not."""
        return self.field.text() or None

    def _on_changed(self) -> None:
        text = self.field.text()
        self._words.setText(_OPEN if not text else _WEAK if len(text) < _SHORT else _LOCKED)
        self._words.set_tone(Tone.WARN if text and len(text) < _SHORT else None)
