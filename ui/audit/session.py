"""One door in and one news out: every change to the open audit goes through here."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.model.changed import Changed
from core.model.clock import Clock
from core.model.fault import FileGone, WorkshopError
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import refreshed, snapshot
from core.store.rows import TABLES

EVERYTHING: Final = frozenset(TABLES)
Deed = Callable[[WorkshopFile], Changed | None]


class WorkshopSession(QObject):
    """Runs every act on one open audit and tells every view what it touched.

    Views read `now` and write only through `do`.

    Signals:
        changed: after an act, undo or redo that is safely in the file; carries `Changed`.
        refused: an act could not be done; carries the `WorkshopError`.
        gone: the file was moved away while open; carries the `FileGone`.
    """

    changed = Signal(object)
    refused = Signal(object)
    gone = Signal(object)

    def __init__(self, file: WorkshopFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.clock: Clock = file.clock
        self._now = snapshot(file)
        self._unsaved: list[Deed] = []
        self.held: WorkshopError | None = None
        """Why nothing can be changed just now; None while it can."""

    @property
    def now(self) -> Snapshot:
        """The audit as it stands in the file."""
        return self._now

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self.file.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self.file.redo_label

    def do(self, deed: Deed) -> bool:
        """Run an act; return False if it was refused."""
        if self.held is not None:
            self.refused.emit(self.held)
            return False
        try:
            news = deed(self.file)
        except FileGone as error:
            if not error.saved:
                self._unsaved.append(deed)
            self.gone.emit(error)
            return False
        except WorkshopError as error:
            self.refused.emit(error)
            return False
        if news is not None:
            self._tell(news)
        return True

    def undo(self) -> bool:
        """Take back the last act."""
        return self.do(lambda file: file.undo())

    def redo(self) -> bool:
        """Do again what was last taken back."""
        return self.do(lambda file: file.redo())

    def keep_copy(self, path: Path) -> None:
        """Write a copy and go on in it; do there what a lost file did not take.

        Everything is news afterwards, as the file is another. Raises FileProblem.
        """
        self.file.go_on_in(path)
        self._tell(Changed("go on in a copy", EVERYTHING, self.clock(), unlisted=EVERYTHING))
        deeds, self._unsaved = self._unsaved, []
        for deed in deeds:
            self.do(deed)

    def close(self) -> None:
        """Close the file and give its lock back."""
        self.file.close()

    def _tell(self, news: Changed) -> None:
        self._now = refreshed(self.file, self._now, news)
        self.changed.emit(news)
