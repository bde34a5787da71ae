"""A file that is damaged: the newest good copy of it, and what can be read in it beyond that."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import is_there
from core.model.clock import Clock, date_text
from core.model.fault import FileProblem, WorkshopError, WrongKey
from core.model.kept_copy import KeptCopy
from core.store.cipher import connect, damaged, libraries
from core.store.copy_folder import folder_of
from core.store.copying import Summary, open_elsewhere, put_in_place, summary
from core.store.file import WorkshopFile
from core.store.going_back import RowsThen
from core.store.history import ActState
from core.store.journal import Added, Change, inflated
from core.store.lock import Lock
from core.store.reserve import Recorder
from core.store.rows import changes_in
from core.store.schema import VERSION
from core.store.sums import RowSum
from core.store.writing import Rows
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRIED: Final = 3
"""Each copy tried takes as long as a passphrase does."""
_AHEAD: Final = 200
"""So many entries in a row that cannot be read end the search for a further one."""


@dataclass(frozen=True, slots=True)
class ReadBeyond:
    """One thing that was done after the copy and could be read: when, and its label."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """A good copy of a damaged file, and what the file has beyond it, as far as it can be read."""

    path: Path
    copy: KeptCopy
    copy_path: Path
    beyond: tuple[ReadBeyond, ...]
    changes: tuple[Change, ...]
    passphrase: str | None = field(default=None, repr=False)


def is_damage(path: Path, problem: FileProblem) -> bool:
    """Return whether a fault at opening may come from damage that a copy makes good."""
    return isinstance(problem, WrongKey) or problem.happened == damaged(path).happened


def salvage(path: Path, passphrase: str | None) -> Salvage | None:
    """Return the newest whole copy that the passphrase opens; None where there is none.

    So a wrong passphrase is told from damage: it opens no copy either. Nothing is
    written anywhere.
    """
    folder = folder_of(path, None)
    whole = (copy for copy in reversed(folder.copies()) if folder.is_whole(copy))
    for copy in islice(whole, _TRIED):
        copy_path = folder.path_of(copy)
        if _opens(copy_path, passphrase):
            beyond, changes = _beyond(path, copy_path, passphrase, copy.facts.last_act)
            return Salvage(path, copy, copy_path, beyond, changes, passphrase)
    return None


def restore(found: Salvage, clock: Clock, *, with_beyond: bool) -> tuple[WorkshopFile, Path]:
    """Put the copy in the place of the damaged file, which is kept under another name.

    Returns the open file, and where the damaged one lies now. What was read beyond
    the copy is one act, which can be undone. Raises FileProblem, with all as it was.
    """
    path, aside = found.path, _free_name(found.path, clock())
    _must_be_free(path)
    moved = [(path, aside), (_journal(path), _journal(aside))]
    try:
        done = [(old, new) for old, new in moved if is_there(old)]
        for old, new in done:
            old.rename(new)
    except OSError as error:
        raise _cannot_move(path) from error
    try:
        put_in_place(path, found.passphrase, lambda to: _fill(to, found))
    except BaseException:
        for old, new in done:
            with suppress(OSError):
                new.rename(old)
        raise
    file = WorkshopFile.open(path, found.passphrase, clock)
    if with_beyond and found.changes:
        try:
            with file.act(tr("take in what was read in the damaged file")):
                file.write_changes(found.changes)
        except BaseException:
            file.close()
            raise
    return file, aside


def _must_be_free(path: Path) -> None:
    """Raise FileProblem where another window or computer has it open."""
    lock = Lock(path)
    try:
        if lock.take() is not None:
            raise open_elsewhere(path)
    except OSError as error:
        raise _cannot_move(path) from error
    finally:
        lock.release()


def _fill(to: Path, found: Salvage) -> Summary:
    to.write_bytes(found.copy_path.read_bytes())
    db = connect(to, found.passphrase, as_it_lies=True)
    try:
        return summary(db) if _is_of_today(db) else ()
    finally:
        db.close()


def _is_of_today(db: "Database") -> bool:
    return bool(db.execute("PRAGMA user_version").fetchone()[0] == VERSION)


def _opens(path: Path, passphrase: str | None) -> bool:
    dbapi, _ = libraries()
    with suppress(dbapi.DatabaseError, WorkshopError, OSError):
        db = connect(path, passphrase, as_it_lies=True)
        try:
            return _is_of_today(db)
        finally:
            db.close()
    return False


def _beyond(
    path: Path, copy_path: Path, passphrase: str | None, last: int
) -> tuple[tuple[ReadBeyond, ...], tuple[Change, ...]]:
    """Return what was done after the copy and fits onto it, up to the first that does not."""
    dbapi, _ = libraries()
    read: list[ReadBeyond] = []
    with suppress(dbapi.DatabaseError, WorkshopError, OSError, UnicodeDecodeError, MemoryError):
        source = connect(path, passphrase, as_it_lies=True)
        try:
            with WorkshopFile.open(copy_path, passphrase, read_only=True) as copy:
                rows = copy.past.rows_then()
                for line, journal in _steps(source, last):
                    if not _fits(rows, journal, source):
                        break
                    read += [line] if line is not None else []
                return tuple(read), tuple(rows.changes())
        finally:
            source.close()
    return (), ()


def _steps(
    source: "Database", last: int
) -> Iterator[tuple[ReadBeyond | None, list[Change | Added]]]:
    """Yield each entry after *last* that can be read, in order; one that cannot ends it."""
    missing = 0
    key = last
    while missing < _AHEAD:
        key += 1
        row = source.execute(
            "SELECT at, label, merge, state, changes, packed FROM acts WHERE id = ?", (key,)
        ).fetchone()
        if row is None:
            missing += 1
            continue
        missing = 0
        at, label, merge, state, *cells = row
        try:
            journal, line = _step(source, at, label, merge, state, cells)
        except ValueError:
            return
        yield line, journal


def _step(
    source: "Database", at: str, label: str, merge: str, state: str, cells: list[str]
) -> tuple[list[Change | Added], ReadBeyond | None]:
    """Return what an entry did, and the line that names it. Raises ValueError where it is none."""
    if state != ActState.TURN:
        journal = changes_in(inflated(cells[0], cells[1]))  # type: ignore[arg-type]
        return journal, None if state == ActState.QUIET else ReadBeyond(at, label)
    of = source.execute(
        "SELECT label, changes, packed FROM acts WHERE id = ?", (int(merge),)
    ).fetchone()
    if of is None:
        return [], None
    journal = changes_in(inflated(*of[1:]))
    if label != ActState.UNDONE:
        return journal, ReadBeyond(at, tr("Done again: {removeprefix}.", removeprefix=of[0]))
    back = [one.inverse for one in reversed(journal) if isinstance(one, Change)]
    return [*back], ReadBeyond(at, tr("Taken back: {removeprefix}.", removeprefix=of[0]))


def _fits(rows: RowsThen, journal: list[Change | Added], source: "Database") -> bool:
    """Do on the copy's rows what an entry did; return False where it does not fit on them."""
    for one in journal:
        if isinstance(one, Added):
            added = Rows(source, Recorder(), RowSum(source)).written_out(one)
            if len(added) != one.count or not all(rows.do(change) for change in added):
                return False
        elif not rows.do(one):
            return False
    return True


def _free_name(path: Path, at: datetime) -> Path:
    day = f"{date_text(at.date().isoformat())} {at:%H.%M}"
    first = tr("{stem}, damaged {day}", stem=path.stem, day=day)
    names = [first, *(f"{first} ({number})" for number in range(2, 1000))]
    free = (path.with_name(name + path.suffix) for name in names)
    return next(one for one in free if not is_there(one))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _cannot_move(path: Path) -> FileProblem:
    return FileProblem(
        tr("“{name}” cannot be given another name where it lies.", name=path.name),
        tr("Nothing was changed."),
        tr("Copy it to a folder of your own on this computer and open it there."),
    )
