"""What is done to the open file on another thread, while the window reads it as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from core.model.changed import Changed
from core.model.erasure import Erased
from core.model.fault import NotYet
from core.model.ids import CaseId
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.store.reading import refreshed
from core.store.rows import TABLES
from core.words import tr
from ui.audit.reading_turn import ReadingTurn

if TYPE_CHECKING:
    from core.model.kept_copy import LocalCopy
    from core.store.file import WorkshopFile

LongAct = Callable[["WorkshopFile", Progress], Changed | None]

EVERYTHING: Final = frozenset(TABLES)
HEAVY: Final = 1_000
"""Rows from which writing takes so long that the window would stand still."""

TURNING_BACK: Final = NotYet(
    tr("Something large is being taken back or done again."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)

ERASING: Final = NotYet(
    tr("Something is being erased for good, with the older copies of the audit."),
    tr("All else in the audit is as it was."),
    tr("Wait a moment."),
)


class Worked(NamedTuple):
    """What a long act left: its news, the audit after it, and what undo and redo are called."""

    news: Changed
    now: Snapshot
    labels: tuple[str, str]


class LongActs:
    """Does them, one at a time, on the thread that calls: never the window's."""

    def __init__(self, file: "WorkshopFile", turn: "ReadingTurn[WorkshopFile]") -> None:
        self._file, self._turn = file, turn

    def do(self, act: LongAct, now: Snapshot, progress: Progress) -> Worked | None:
        """Do an act; the window reads from a second connection meanwhile."""
        with self._file.read_in_parallel() as reader, self._turn.elsewhere(reader):
            with self._file.stoppable(progress):
                news = act(self._file, progress)
            return None if news is None else self._worked(now, news)

    def copy_to(self, path: Path, progress: Progress) -> None:
        """Write a copy, having the file alone meanwhile."""
        with self._turn.elsewhere(None):
            self._file.copy_to(path, progress)

    def go_on_in(self, path: Path, now: Snapshot, progress: Progress) -> Worked:
        """Go on in a copy, having the file alone meanwhile."""
        with self._turn.elsewhere(None), self._file.at_work():
            self._file.go_on_in(path, progress)
            label = tr("go on in a copy")
            news = Changed(label, EVERYTHING, self._file.clock(), unlisted=EVERYTHING)
            return self._worked(now, news)

    def go_on_locally(self, now: Snapshot, progress: Progress) -> "tuple[LocalCopy, Worked]":
        """Go on in a copy on this computer, having the file alone meanwhile."""
        with self._turn.elsewhere(None), self._file.at_work():
            copy = self._file.go_on_locally(progress)
            label = tr("go on in a copy")
            news = Changed(label, EVERYTHING, self._file.clock(), unlisted=EVERYTHING)
            return copy, self._worked(now, news)

    def erase_case(self, case_id: CaseId, who: str, now: Snapshot) -> tuple[Erased, Worked]:
        """Erase a case for good, having the file alone meanwhile."""
        with self._turn.elsewhere(None), self._file.at_work():
            erased = self._file.erase_case(case_id, who)
            label = tr("erase {a case}")
            news = Changed(label, EVERYTHING, self._file.clock(), unlisted=EVERYTHING)
            return erased, self._worked(now, news)

    def alone(self, work: Callable[[], object]) -> None:
        """Do what needs the file to itself and is no news."""
        with self._turn.elsewhere(None), self._file.at_work():
            work()

    def _worked(self, now: Snapshot, news: Changed) -> Worked:
        after = refreshed(self._file, now, news)
        return Worked(news, after, (self._file.undo_label, self._file.redo_label))


def undo(file: "WorkshopFile", _progress: Progress) -> Changed | None:
    """Take back the last act, as a long one."""
    return file.undo()


def redo(file: "WorkshopFile", _progress: Progress) -> Changed | None:
    """Do again what was last taken back, as a long one."""
    return file.redo()
