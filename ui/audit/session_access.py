"""What is written into the access log of the open audit: soon, and once it can be written."""

from collections.abc import Callable
from getpass import getuser
from typing import Final

from core.model.access import AccessEntry, AccessKind
from core.model.fault import WorkshopError
from core.words import tr
from ui.audit.session_drafts import FileLog, Reading

_MOST_WAITING: Final = 1_000


class SessionAccess:
    """Lines wait while a long act has the file; what cannot be written is tried again."""

    def __init__(
        self, log: Callable[[], FileLog], read: Reading, may_write: Callable[[], bool]
    ) -> None:
        self._log, self._read, self._may_write = log, read, may_write
        self._waiting: list[tuple[AccessKind, str, str]] = []
        self.who = account()
        """A role that was typed, or the name of the account at this computer."""

    def sign(self, who: str) -> None:
        """Write every line from now on in this name; the account's where it is empty."""
        self.who = who.strip() or account()

    @property
    def is_waiting(self) -> bool:
        """Whether a line could not be written yet."""
        return bool(self._waiting)

    def all(self) -> list[AccessEntry]:
        """Return every line, oldest first. Raises FileProblem."""
        self.write()
        return self._read(lambda file: file.access.all())

    def note(self, kind: AccessKind, about: str = "", who: str = "") -> None:
        """Have a line written, now or as soon as can be; of *who* is here, or of somebody else."""
        del self._waiting[_MOST_WAITING:]
        self._waiting.append((kind, who or self.who, about))
        self.write()

    def give_up(self) -> bool:
        """Drop the last line where it waits; return whether it did, and is never written."""
        if not self._waiting:
            return False
        self._waiting.pop()
        return True

    def write(self) -> None:
        """Write what waits; whatever is in the way will be said by the next act."""
        while self._waiting and self._may_write():
            line = self._waiting[0]
            try:
                self._log().note(*line)
            except WorkshopError:
                return
            self._waiting.pop(0)


def account() -> str:
    """Return the name of the account at this computer."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return tr("An account without a name")
