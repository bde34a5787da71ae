"""Words that are not entered yet, and the place: in the file soon, and held here until then."""

from collections.abc import Callable
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer

from core.model.access import AccessEntry, AccessKind
from core.model.fault import FileBusy, NotYet, WorkshopError
from core.model.sitting import DraftText, Place

T = TypeVar("T")

DraftKey = tuple[Place, str]
"""Which field a draft is of: its place, and what tells it from others there."""

_PLACE_AFTER: Final = 1500


class FileDrafts(Protocol):
    """The drafts in the file."""

    @property
    def place(self) -> Place:
        """Where the room was last."""
        ...

    def all(self) -> list[DraftText]:
        """Return every draft, oldest first."""
        ...

    def keep(self, place: Place, field: str, text: str) -> None:
        """Keep what a field holds by now; nothing drops its draft."""
        ...

    def keep_place(self, place: Place) -> None:
        """Keep where the room is."""
        ...


class FileLog(Protocol):
    """The access log in the file."""

    def note(self, kind: AccessKind, who: str, about: str = "") -> None:
        """Write a line."""
        ...

    def all(self) -> list[AccessEntry]:
        """Return every line, oldest first."""
        ...


class DraftedFile(Protocol):
    """A file that has drafts, and an access log."""

    @property
    def access(self) -> FileLog:
        """Its log of who opened it and what left it."""
        ...

    @property
    def drafts(self) -> FileDrafts:
        """Its drafts."""
        ...


class Reading(Protocol):
    """How the file is asked: as the window may ask it just now."""

    def __call__(self, query: Callable[[DraftedFile], T], /) -> T:
        """Return the answer. Raises FileProblem."""
        ...


class SessionDrafts(QObject):
    """Takes the newest text of each field, and has it until the file does.

    Nothing is told of what was kept: drafts are no acts. What cannot be written is
    told once, and tried again with the next key, act or copy.
    """

    def __init__(
        self,
        drafts: Callable[[], FileDrafts],
        read: Reading,
        may_write: Callable[[], bool],
        written: Callable[[], None],
        refuse: Callable[[WorkshopError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._read = read
        self._may_write = may_write
        self._written = written
        self._refuse = refuse
        self._waiting: dict[DraftKey, str] = {}
        self._place: Place | None = None
        self.refusal: WorkshopError | None = None
        """Why the file does not take what waits; told once. None where it takes it."""
        self._told = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PLACE_AFTER)
        self._later.timeout.connect(self.write)

    def all(self) -> list[DraftText]:
        """Return the words that were not entered, oldest first. Raises FileProblem."""
        return self._read(lambda file: file.drafts.all())

    def place(self) -> Place:
        """Return where the room was last; what is gone is not named. Raises FileProblem."""
        return self._read(lambda file: file.drafts.place)

    @property
    def moved_to(self) -> Place | None:
        """Where the room went since the place was kept; None where it is where the file says."""
        return self._place

    @property
    def are_waiting(self) -> bool:
        """Whether there are words that the file does not have."""
        return bool(self._waiting)

    def keep(self, place: Place, field: str, text: str) -> bool:
        """Keep what a field holds by now, blank if it holds nothing; return whether it is kept.

        That is no act. What the file does not take is held, told once, and written when it can be.
        """
        self._waiting[place, field] = text
        return self.write()

    def drop(self, place: Place, field: str) -> bool:
        """Drop a field's draft: its words were thrown away. Entered words go with their act."""
        return self.keep(place, field, "")

    def keep_place(self, place: Place) -> None:
        """Keep where the room is, with the next act or within a second and a half.

        May be called at each move.
        """
        self._place = place
        if not self._later.isActive():
            self._later.start()

    def forget(self, place: Place, field: str) -> None:
        """Let go of what waits for a field: the act that entered it is in the file."""
        self._waiting.pop((place, field), None)

    def write(self) -> bool:
        """Write what waits; return whether the file has it all."""
        if not self._waiting and self._place is None:
            return True
        if not self._may_write():
            return False
        try:
            taken = self._write_all()
        except WorkshopError as error:
            first, self.refusal = self.refusal is None, error
            busy = isinstance(error, FileBusy)
            if busy:  # by itself, once the other program lets go of it; a moment is not told
                self._later.start()
            if not self._told and not (busy and first):
                self._told = True
                self._refuse(error)
            return False
        self.refusal, self._told = None, False
        self._written()
        return taken

    def stop(self) -> None:
        """Write what waits a last time; the file is about to be closed."""
        self._later.stop()
        self.write()
        self._waiting.clear()
        self._place = None

    def _write_all(self) -> bool:
        drafts, taken = self._drafts(), True
        for key, text in list(self._waiting.items()):
            try:
                drafts.keep(*key, text)
            except NotYet as error:  # too long: the others are none the worse
                self._refuse(error)
                taken = False
            del self._waiting[key]
        if self._place is not None:
            drafts.keep_place(self._place)
            self._place = None
        return taken
