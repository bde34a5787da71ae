"""What the bar says of where the audit's file lies, if that may do anything to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.places import FilePlace, place_of
from core.wording.places import OFFER, local_words, offers_words, place_words
from ui.audit.session import WorkshopSession
from ui.audit.workspace import Workspace
from ui.program.jobs import Job, while_there
from ui.theme import Tone


class PlaceNews(QObject):
    """Says it in one line; offers a copy on this computer once, where that helps.

    Signals:
        local_requested: it is to be worked on in a copy on this computer.
    """

    local_requested = Signal()

    def __init__(
        self,
        session: WorkshopSession,
        workspace: Workspace,
        is_locked: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._workspace, self._is_locked = session, workspace, is_locked
        self._offer = ""

    def look(self) -> None:
        """Look where it lies, off the window's thread."""
        local, path = self._session.local, self._session.path
        if local is not None:
            self._workspace.messages.withdraw(self._offer)  # it is taken
            self._workspace.say_place(local_words(local.home.parent.name))
            return
        job = Job(lambda _progress: place_of(path))
        job.done.connect(while_there(self, self._on_place))
        job.broke.connect(self._on_broke)
        job.start()

    def _on_place(self, place: object) -> None:
        if not isinstance(place, FilePlace):
            return
        messages, locked = self._workspace.messages, self._is_locked()
        offer = offers_words(place.kind, place.name) if locked else ""
        if offer and not messages.is_saying and self._session.copies.offers_local():
            self._offer = offer
            messages.show_until(offer, Tone.PLAIN, action=OFFER, act=self.local_requested.emit)
        else:
            self._workspace.say_place(place_words(place.kind, place.name, locked))

    def _on_broke(self, error: Exception) -> None:
        raise error
