"""One door in and one news out: whatever reads or changes the open audit goes through here."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import FileGone, FileProblem, WorkshopError
from core.model.snapshot import Snapshot
from core.store.reading import refreshed, snapshot
from core.store.rows import TABLES

if TYPE_CHECKING:
    from core.store.file import WorkshopFile

T = TypeVar("T")
EVERYTHING: Final = frozenset(TABLES)
Act = Callable[["WorkshopFile"], Changed | None]
Query = Callable[["WorkshopFile"], T]


class WorkshopSession(QObject):
    """Runs every act on one open audit and tells every view what it touched.

    Views look at `now`, ask for more through `read` and write only through `do`.

    Signals:
        changed: after an act, undo or redo that is safely in the file; carries `Changed`.
        refused: an act could not be done; carries the `WorkshopError`.
        gone: the file was moved away while open; carries the `FileGone`.
    """

    changed = Signal(object)
    refused = Signal(object)
    gone = Signal(object)

    def __init__(self, file: "WorkshopFile", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.clock: Clock = file.clock
        self._now = snapshot(file)
        self._unsaved: list[Act] = []
        self.refusal: WorkshopError | None = None
        """Why the last act that was asked for was not done; None when it was."""
        self.busy_reason: WorkshopError | None = None
        """Why nothing can be changed just now; None while it can."""

    @property
    def now(self) -> Snapshot:
        """The audit as it stands in the file."""
        return self._now

    @property
    def path(self) -> Path:
        """Where the audit's file is."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether the audit can be looked at but not changed."""
        return self._file.read_only

    @property
    def open_elsewhere_at(self) -> str:
        """Who has the audit open when that is why it is read-only, or nothing."""
        return self._file.held_by

    @property
    def why_read_only(self) -> FileProblem | None:
        """Why nothing can be changed and what to do; None if it can."""
        return self._file.why_read_only

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self._file.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self._file.redo_label

    def read(self, query: Query[T]) -> T:
        """Return the answer to a query of `core.queries`. Raises FileProblem."""
        return query(self._file)

    def do(self, act: Act, requester: object = None) -> bool:
        """Run an act of `core.acts`; return False if it was refused.

        *requester* comes back in the news, for whoever must not be overwritten by
        the echo of its own words.
        """
        if self.busy_reason is not None:
            return self._refuse(self.busy_reason)
        try:
            news = act(self._file)
        except FileGone as error:
            if not error.saved:
                self._unsaved.append(act)
            self.refusal = error
            self.gone.emit(error)
            return False
        except WorkshopError as error:
            return self._refuse(error)
        self.refusal = None
        if news is not None:
            self._tell(replace(news, requester=requester))
        return True

    def undo(self) -> bool:
        """Take back the last act."""
        return self.do(lambda file: file.undo())

    def redo(self) -> bool:
        """Do again what was last taken back."""
        return self.do(lambda file: file.redo())

    def copy_to(self, path: Path) -> None:
        """Write a whole copy; may be called on another thread while `busy_reason` is set."""
        self._file.copy_to(path)

    def keep_copy(self, path: Path) -> None:
        """Write a copy and go on in it; do there what a lost file did not take.

        Everything is news afterwards, as the file is another. Raises FileProblem.
        """
        self._file.go_on_in(path)
        self._tell(Changed("go on in a copy", EVERYTHING, self.clock(), unlisted=EVERYTHING))
        acts, self._unsaved = self._unsaved, []
        for act in acts:
            self.do(act)

    def close(self) -> None:
        """Close the file and give its lock back."""
        self._file.close()

    def _refuse(self, error: WorkshopError) -> bool:
        self.refusal = error
        self.refused.emit(error)
        return False

    def _tell(self, news: Changed) -> None:
        self._now = refreshed(self._file, self._now, news)
        self.changed.emit(news)
