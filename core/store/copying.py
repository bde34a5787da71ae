"""A whole copy of an audit: written aside, read back from the disk, then put in its place."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import put_over, sync_file, sync_folder
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.model.progress import Progress, unreported
from core.store.cipher import connect, faults
from core.store.lock import Lock
from core.store.opening import refuse_name
from core.store.pages import page_faults
from core.store.patience import Patience
from core.store.rows import COLUMNS
from core.store.sitting import begin_opening
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_OTHERS: Final = ("acts", "drafts", "access_log")

Summary = tuple[object, ...]
"""How many rows each table has, and the last act: equal in a copy and what it was made of."""


def write_copy(
    db: "Database",
    path: Path,
    passphrase: str | None,
    progress: Progress = unreported,
    *,
    held: Lock | None = None,
) -> None:
    """Write what the connection sees to *path*, under the same passphrase.

    What was at *path* is replaced, unless it is an audit that is open
    somewhere; *held* is the lock we hold, which may be the one for that place.
    Returns once the copy is on the disk and was found whole there. Raises
    FileProblem, with nothing left behind.
    """

    def fill(aside: Path) -> Summary:
        with faults(path):
            db.execute("VACUUM INTO ?", (str(aside),))
            return summary(db)

    put_in_place(path, passphrase, fill, progress, held=held)


def put_in_place(
    path: Path,
    passphrase: str | None,
    fill: Callable[[Path], Summary],
    progress: Progress = unreported,
    *,
    held: Lock | None = None,
    let_go: Callable[[], None] = lambda: None,
) -> None:
    """Let *fill* write an audit to an empty file aside, read that back, and put it at *path*.

    *let_go* is called before that, once all is well: no system replaces what is in use.
    Cancelled by *progress*, nothing is left behind.
    """
    refuse_name(path)
    aside = aside_of(path)
    try:
        with _place(path, held) as lock, empty_aside(aside):
            expected = fill(aside)
            sync_file(aside)
            with faults(aside):
                _read_back(aside, path, passphrase, expected, progress)
            if os.name == "nt":
                lock.unmark()
            let_go()
            put_over(aside, path)
            # Left by a crash of what lay there: it must not be there while that still is,
            # nor be gone before.
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            sync_folder(path.parent)
    except OSError as error:
        raise FileProblem(
            tr("The copy “{path}” could not be written there.", path=path.name),
            tr("Nothing else was changed."),
            tr("Choose a folder of your own on this computer."),
        ) from error


def summary(db: "Database") -> Summary:
    """Return what tells that a copy holds all that its original does."""
    rows = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COLUMNS]
    others = [db.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in _OTHERS]
    last = db.execute("SELECT * FROM acts ORDER BY id DESC LIMIT 1").fetchone()
    return (*rows, *others, last)


@contextmanager
def _place(path: Path, held: Lock | None) -> Iterator[Lock]:
    """Hold the lock of the place, unless *held* is it; yields the one that holds it."""
    lock = Lock(path)
    if held is not None and held.path == lock.path:
        yield held
        return
    if lock.take() is not None:
        raise open_elsewhere(path)
    try:
        yield lock
    finally:
        lock.release()


@contextmanager
def empty_aside(aside: Path) -> Iterator[None]:
    """Have an empty file aside, and nothing of it afterwards."""
    journal = aside.with_name(aside.name + "-journal")
    with under_way(aside, journal):
        try:
            journal.unlink(missing_ok=True)
            aside.unlink(missing_ok=True)
            aside.touch(mode=0o600)
            yield
        finally:
            for left in (aside, journal):
                with suppress(OSError):
                    left.unlink()


def written_so_far(path: Path) -> int:
    """Return how many bytes of a copy under way to *path* lie on the disk."""
    try:
        return aside_of(path).stat().st_size
    except OSError:
        return 0


def aside_of(path: Path) -> Path:
    """Return where a file is written before it is put at *path*."""
    return path.with_name(path.name + ".part")


def _read_back(
    aside: Path, path: Path, passphrase: str | None, expected: Summary, progress: Progress
) -> None:
    """Read a copy from the disk, whole. Raises FileProblem where it is not what was written."""
    db = connect(aside, passphrase)
    whole = written_so_far(path)
    try:
        with Patience(db).stoppable(lambda: progress(whole, 2 * whole)):
            _compare(db, path, expected)
        begin_opening(db)  # a journal of the original must never seem to be the copy's
    finally:
        db.close()


def _compare(db: "Database", path: Path, expected: Summary) -> None:
    if page_faults(db) or summary(db) != expected:
        raise FileProblem(
            tr("The copy “{path}” is not on the disk as it was written.", path=path.name),
            tr("The audit itself, and any copy kept there before, are as they were."),
            tr("Keep a copy on another disk."),
        )


def open_elsewhere(path: Path) -> FileProblem:
    """The fault for a place where another audit is open."""
    return FileProblem(
        tr("“{path}” is open in another window or on another computer.", path=path.name),
        tr("It was not touched."),
        tr("Choose another name for the copy, or close it there first."),
    )
