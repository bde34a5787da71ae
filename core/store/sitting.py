"""The one row that is no act: which opening wrote last, how often, and where the room was."""

import re
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Final, NamedTuple

from core.model.fault import FileGone
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database


_OPENING: Final = re.compile("([0-9a-f]{16})?")


class FileMark(NamedTuple):
    """Which opening of an audit wrote last, and how many times it had written then."""

    opening: str
    writes: int


def read_mark(db: "Database") -> FileMark:
    """Return the mark of the last writing; one that `is_mark` refuses where it makes no sense."""
    found = db.execute("SELECT opening, writes FROM sitting").fetchone()
    if found is None:
        return FileMark("", 0)
    opening, writes = found
    return FileMark(str(opening), writes if type(writes) is int else -1)


def is_mark(mark: FileMark) -> bool:
    """Return whether one of our writings can have left this mark, and not half a page."""
    return mark.writes >= 0 and _OPENING.fullmatch(mark.opening) is not None


def begin_opening(db: "Database") -> FileMark:
    """Write that another opening writes from now on, as a transaction of its own."""
    mark = FileMark(token_hex(8), 0)
    with db.atomic():
        db.execute("UPDATE sitting SET opening = ?, writes = 0", (mark.opening,))
    return mark


class FileWatch:
    """Notices when anybody else wrote to the open file, by whatever means.

    The database tells when others wrote through it or over it; the mark tells
    what was put back while nobody looked.
    """

    def __init__(self, db: "Database") -> None:
        self._db = db
        self._mark = self._next = read_mark(db)
        self._version: int | None = self._data_version()
        self._begun = False

    @property
    def mark(self) -> FileMark:
        """The mark that the file bears if it is as we left it."""
        return self._mark

    def compare(self, path: Path) -> None:
        """Compare with what was there last, first thing in a transaction. Raises FileGone."""
        mark, version = read_mark(self._db), self._data_version()
        if self._version is None:
            self._version = version
        if (mark, version) != (self._mark, self._version):
            raise overwritten(path)

    def count(self) -> None:
        """Count one more writing, once in its transaction, before anything else is written.

        So a journal of what is cut off always tells where it began.
        """
        if self._next != self._mark:
            return
        self._next = self._mark._replace(writes=self._mark.writes + 1)
        self._db.execute("UPDATE sitting SET writes = ?", (self._next.writes,))

    def kept(self) -> bool:
        """The transaction is in the file; after its first one the opening gets its own name.

        Returns whether that was written too, as a transaction of its own.
        """
        wrote, self._mark = self._next != self._mark, self._next
        if wrote and not self._begun:
            with suppress(Exception):  # a full disk, say: the next time will do
                self._mark = self._next = begin_opening(self._db)
                self._begun = True
                return True
        return False

    def not_kept(self) -> None:
        """The transaction was rolled back, on which the database may count anew."""
        self._next, self._version = self._mark, None

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])


def overwritten(path: Path) -> FileGone:
    """The fault for a file that another program wrote to while it was open."""
    return FileGone(
        tr("Another program wrote to “{path}” while it was open.", path=path.name),
        tr("Everything said so far is still held in memory."),
        tr("Keep a copy now under another name, and go on in the copy."),
        saved=False,
    )
