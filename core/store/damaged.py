"""A file that is damaged: the newest good copy of it, and what can be read in it beyond that."""

from collections.abc import Collection
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
from core.store.beyond import Beyond, read_beyond, take_in
from core.store.cipher import connect, damaged, libraries
from core.store.copy_folder import folder_of
from core.store.copying import Summary, open_elsewhere, put_in_place, summary
from core.store.file import WorkshopFile
from core.store.lock import Lock
from core.store.schema import VERSION
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRIED: Final = 3
"""Each copy tried takes as long as a passphrase does."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """A good copy of a damaged file, and what the file has beyond it, as far as it can be read."""

    path: Path
    copy: KeptCopy
    copy_path: Path
    beyond: Beyond
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
            beyond = read_beyond(path, copy_path, passphrase, copy.facts.last_act)
            return Salvage(path, copy, copy_path, beyond, passphrase)
    return None


@dataclass(frozen=True, slots=True)
class Restored:
    """The copy in its place, where the damaged file lies now, and how much came from that."""

    file: WorkshopFile
    aside: Path
    taken: int


def restore(found: Salvage, clock: Clock, left_out: Collection[int] | None = ()) -> Restored:
    """Put the copy in the place of the damaged file, which is kept under another name.

    What was read beyond the copy is one act, which can be undone; what is *left_out* of
    it does not come, None for nothing at all. Raises FileProblem, with all as it was.
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
    try:
        taken = take_in(file, found.beyond, left_out) if left_out is not None else 0
    except BaseException:
        file.close()
        raise
    return Restored(file, aside, taken)


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
