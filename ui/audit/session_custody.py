"""Who has the open audit, where two people prepare by turns, and who asks for it."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from core.counting.custody import custody_of
from core.model.access import LONGEST_LINE, AccessKind, Custody
from core.model.fault import FileProblem
from core.wording.access import note_too_long
from core.words import tr
from ui.audit.session_access import SessionAccess
from ui.program.jobs import Job

_GLANCE: Final = 20_000


class WantedFile(Protocol):
    """The open file, as far as somebody else may ask for it."""

    def leave_wish(self, who: str) -> None:
        """Leave word beside it."""
        ...

    def taken_wish(self) -> str:
        """Return who left such word."""
        ...


class SessionCustody(QObject):
    """Keeps nobody from anything: it says who has the audit, by lines of the access log.

    Signals:
        changed: somebody else has it, or asks for it.
        requested: word was left beside the file for whoever has it open.
        refused: it could not be; carries the `FileProblem`.
    """

    changed = Signal()
    requested = Signal()
    refused = Signal(object)

    def __init__(
        self, access: SessionAccess, file: Callable[[], WantedFile], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._access, self._file = access, file
        self._looking = False
        self.glance = QTimer(self, interval=_GLANCE)
        self.glance.timeout.connect(self.look)

    @property
    def now(self) -> Custody:
        """Who has it, by what is written. Raises FileProblem."""
        return custody_of(self._access.all())

    @property
    def who(self) -> str:
        """Who is here: a role that was typed, or the account's name."""
        return self._access.who

    def sign(self, who: str) -> None:
        """Be somebody else from now on, in every line that is written."""
        self._access.sign(who)
        self.changed.emit()

    def begin(self) -> None:
        """Look out for wishes beside the file from now on; an audit handed over is taken."""
        before = self.now
        if before.is_used and not before.has:
            self.take()
        self.glance.start()
        self.look()

    def stop(self) -> None:
        """The audit is being closed."""
        self.glance.stop()

    def take(self) -> None:
        """Have it from now on."""
        self._access.note(AccessKind.TAKEN)
        self.changed.emit()

    def ask(self) -> None:
        """Ask for it, in the file."""
        self._access.note(AccessKind.WANTED)
        self.changed.emit()

    def ask_in_folder(self) -> None:
        """Ask whoever has it open just now, who takes it in within half a minute."""
        file, who = self._file(), self.who
        job = Job(lambda _progress: file.leave_wish(who))
        job.done.connect(lambda _none: self.requested.emit())
        job.failed.connect(self.refused)
        job.broke.connect(_raise)
        job.start()

    def hand_over(self, note: str) -> None:
        """Have it no longer. Raises WorkshopError where that cannot be written, or not whole."""
        if len(note) > LONGEST_LINE:
            raise note_too_long(len(note))
        self._access.note(AccessKind.HANDED, note)
        if self._access.give_up():
            raise FileProblem(
                tr("That it is handed over cannot be written into the audit just now."),
                tr("You have it still."),
                tr("Try again in a moment."),
            )
        self.changed.emit()

    def look(self) -> None:
        """See whether anybody left a wish beside the file."""
        if self._looking:
            return
        self._looking, file = True, self._file()
        job = Job(lambda _progress: file.taken_wish())
        job.done.connect(self._on_looked)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_looked(self, who: str) -> None:
        self._looking = False
        if who and self.glance.isActive():
            self._access.note(AccessKind.WANTED, who=who)
            self.changed.emit()

    def _on_broke(self, error: Exception) -> None:
        self._looking = False
        raise error


def _raise(error: Exception) -> None:
    raise error
