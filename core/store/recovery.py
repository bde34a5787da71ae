"""A journal left by a crash: played back into its own file, and into no other.

After a crash people put a copy in the place of the file, and the journal still
lies there. The database would play it into whatever has the name.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.files import real_path
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.store.cipher import connect, libraries, not_opened
from core.store.sitting import FileMark, is_mark, read_mark

if TYPE_CHECKING:
    from sqlite_utils import Database

_JOURNAL: Final = "-journal"
_MAGIC: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def set_foreign_journal_aside(path: Path, passphrase: str | None) -> None:
    """Move a crashed file's journal out of the way where another file lies in its place.

    To be called by whoever has the lock, before the file is connected to. Raises
    WrongKey, with nothing touched, where the passphrase opens neither the file
    nor what the journal would make of it.
    """
    real = real_path(path)
    journal = real.with_name(real.name + _JOURNAL)
    try:
        if not _is_hot(journal):
            return
        here = _mark_of(real, passphrase, played=False)
        with _copy_of(real, journal) as copy:
            before = _mark_of(copy, passphrase, played=True)
        if here is None and before is None and passphrase is not None:
            raise not_opened(path)
        if here is not None and not _leads_to(before, here):
            journal.replace(_free_name(journal))
    except OSError:
        return  # no room to look, say: the database decides


def _leads_to(before: FileMark | None, here: FileMark) -> bool:
    """Return whether the writing that was cut off began at *before* and got to *here*."""
    return before is not None and here in (before, before._replace(writes=before.writes + 1))


def _is_hot(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except FileNotFoundError:
        return False


def _mark_of(path: Path, passphrase: str | None, *, played: bool) -> FileMark | None:
    """Return who wrote last, as the file lies there or with the journal *played*."""
    dbapi, _ = libraries()
    with suppress(dbapi.DatabaseError, FileProblem):
        db = connect(path, passphrase, as_it_lies=not played)
        try:
            mark = read_mark(db) if _says(db) else None
            return mark if mark is None or is_mark(mark) else None
        finally:
            db.close()
    return None


def _says(db: "Database") -> bool:
    found = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sitting'").fetchone()
    return found is not None


@contextmanager
def _copy_of(real: Path, journal: Path) -> Iterator[Path]:
    """Have the file and its journal once more, to try out on; gone afterwards."""
    copy = real.with_name(real.name + ".part")
    also = copy.with_name(copy.name + _JOURNAL)
    with under_way(copy, also):
        try:
            for source, target in ((real, copy), (journal, also)):
                target.unlink(missing_ok=True)
                target.touch(mode=0o600)
                shutil.copyfile(source, target)
            yield copy
        finally:
            for one in (copy, also):
                with suppress(OSError):
                    one.unlink()


def _free_name(journal: Path) -> Path:
    """Return a name that no other program takes for a journal."""
    numbered = (journal.with_name(f"{journal.name}-not-played-{n}") for n in range(1, 1000))
    return next(one for one in numbered if not one.exists())
