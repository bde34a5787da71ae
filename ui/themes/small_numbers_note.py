"""The quiet band that warns of small numbers."""

from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.theme.grounds import Ground, lie_on
from ui.widgets.labels import Label, Text


class SmallNumbersNote(Label):
    """Words on an amber tint; absent where there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Text.BODY, Tone.WARN, parent=parent)
        lie_on(self, Ground.BAND)
        self.setContentsMargins(14, 8, 14, 8)

    def say(self, text: str) -> None:
        """Say the caution, or be gone."""
        self.setText(text)
        self.setVisible(bool(text))
