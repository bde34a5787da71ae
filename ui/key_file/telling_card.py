"""A card of the key file that says how what is done on it goes."""

from PySide6.QtWidgets import QWidget

from ui.audit.session import WorkshopSession
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import bring_message_into_sight


class TellingCard(Card):
    """`said` is put where it belongs by each of them, and out of sight while it says nothing."""

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._session = session
        self.said = Label("", Text.BODY)
        self.said.hide()
        self.column.setSpacing(12)

    def say(self, words: str, tone: Tone | None) -> None:
        """Say how something goes or went, in sight; nothing with ""."""
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.setVisible(bool(words))
        if words:
            bring_message_into_sight(self.said)
