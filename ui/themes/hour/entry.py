"""The one field of the theme hour: a question, cards, a title, or what a voice put in order."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from core.model.sitting import Place
from core.wording.drafts import CARD
from core.words import later, tr
from ui.audit.session import WorkshopSession
from ui.widgets.growing_text import GrowingText

_PLACE: Final = Place("themes")
_TURNS: Final = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_BLANKS: Final = (Qt.Key.Key_B, Qt.Key.Key_Period)


class Entering(Enum):
    """What is being typed: its name, and what the field says while it is empty."""

    QUESTION = (later("Question of the hour"), later("What the room is asked; Enter begins"))
    CARD = (later("Card"), later("A card, or several lines pasted; Enter keeps them"))
    CHANGE = (later("Words of the card"), later("Enter keeps the card as it is now"))
    GROUP = (later("Title of a new group"), later("What its cards say together; Enter begins it"))
    TITLE = (later("Title of the group"), later("Enter keeps the title"))
    POINTS = (
        later("What a voice puts in order"),
        later("Numbers of groups, the first choice first: 3 1 5; Enter keeps them"),
    )


class HourField(GrowingText):
    """Leaves a clicker's keys to the page; its letter too while only numbers are typed."""

    def __init__(self) -> None:
        super().__init__(tr("Card"), 1, 6, enter_submits=True)
        self.takes_numbers = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; the page is turned by whoever has the clicker."""
        letter = self.takes_numbers and event.key() in _BLANKS
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and (letter or event.key() in _TURNS):
            event.ignore()
        else:
            super().keyPressEvent(event)


class HourDraft(QObject):
    """Keeps what stands in the field in the file, so that no end of the program takes it."""

    def __init__(self, session: WorkshopSession, field: GrowingText) -> None:
        super().__init__(field)
        self._session, self._field = session, field
        field.paused.connect(self._on_paused)

    def restore(self) -> str:
        """Return what was being typed when the audit was closed."""
        for draft in self._session.drafts.all():
            if draft.field == CARD:
                return draft.text
        return ""

    def drop(self) -> None:
        """It was kept, or given up."""
        self._session.drafts.drop(_PLACE, CARD)

    def _on_paused(self, text: str) -> None:
        if self._session.read_only:
            return
        if text.strip():
            self._session.drafts.keep(_PLACE, CARD, text)
        else:
            self.drop()
