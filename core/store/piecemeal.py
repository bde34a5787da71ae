"""The rows of one table of a damaged file: from both ends, and around each page that is gone."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core.store.cipher import libraries
from core.store.inspection import LONGEST, most
from core.store.torn_image import TableForm

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRIES: Final = 3_000
"""So many stretches that cannot be read whole are looked into, of each table."""
_HOPELESS: Final = 200
"""So many tries that brought nothing end the search for what lies between."""
_HIGHEST: Final = 1 << 31

_OF_THE_DISK: Final = frozenset({7, 10, 13, 14})
"""What SQLite says where there was no memory or room, or a file was not read or opened."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableRead:
    """What was read of a table by number; `to_its_end` where nothing of it failed to be read.

    `gaps` are the numbers between which something could not be read, first and last.
    """

    rows: dict[int, Row]
    to_its_end: bool
    gaps: tuple[tuple[int, int], ...] = ()
    strange: int = 0
    """Rows that were read and that none of ours can be."""


def read_table(db: "Database", name: str, form: TableForm, ask: Callable[[], None]) -> TableRead:
    """Read a table of an image; *ask* is called before each try, and may raise to stop it.

    Raises OSError where the disk and not the damage is why something was not read.
    """
    reading = _Reading(db, name, form, ask)
    reading.read()
    whole = reading.to_its_end and not reading.strange
    return TableRead(reading.rows, whole, tuple(reading.gaps), reading.strange)


class _Reading:
    def __init__(self, db: "Database", name: str, form: TableForm, ask: Callable[[], None]) -> None:
        dbapi, _ = libraries()
        self._errors = (dbapi.Error, UnicodeDecodeError, MemoryError, OverflowError)
        self._db, self._form, self._ask = db, form, ask
        self._names = tuple(column[0] for column in form.columns)
        self._at = f"t_{name}"
        self._most = most(name)
        self._tries = self._in_vain = self.strange = 0
        self.rows: dict[int, Row] = {}
        self.gaps: list[tuple[int, int]] = []
        self.to_its_end = True
        self._seen: set[int] = set()

    def read(self) -> None:
        if self._form.by_key:
            self._read_by_key()
            return
        low = self._run(1, _HIGHEST, "ASC")
        if low is None:
            return
        self.to_its_end = False
        between: deque[tuple[int, int]] = deque([(low, _HIGHEST)])
        while between:
            first, last = between.popleft()
            if first > last:
                continue
            self._tries += 1
            if self._tries > _TRIES or self._in_vain > _HOPELESS:
                self.gaps.append((first, last))
                continue
            between.extend(self._around(first, last))
        self.gaps = _joined(self.gaps)

    def _around(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Read a stretch from its end and its beginning; yield the halves of what is between."""
        before = len(self._seen)
        high = self._run(first, last, "DESC")
        if high is None:
            return
        low = self._run(first, high, "ASC")
        if low is None:
            return
        self._in_vain = 0 if len(self._seen) > before else self._in_vain + 1
        if low >= high:
            self.gaps.append((min(low, high), max(low, high)))
            return
        middle = (low + high) // 2
        yield low, middle
        yield middle + 1, high

    def _run(self, first: int, last: int, order: str) -> int | None:
        """Read until something cannot be read; return the next number then, else None."""
        self._ask()
        at = first if order == "ASC" else last
        step = 1 if order == "ASC" else -1
        try:
            sql = (
                f"SELECT rowid, {', '.join(self._names)} FROM {self._at} "
                f"WHERE rowid BETWEEN ? AND ? ORDER BY rowid {order}"
            )
            for number, *cells in self._db.execute(sql, (first, last)):
                self._take(number, cells)
                at = number + step
                if len(self._seen) > self._most:
                    break
        except self._errors as error:
            _pass_on_trouble_of_the_disk(error)
            return at
        return None

    def _read_by_key(self) -> None:
        for order in ("ASC", "DESC"):
            try:
                sql = f"SELECT {', '.join(self._names)} FROM {self._at} ORDER BY 1 {order}"
                known = {row[self._form.key] for row in self.rows.values()}
                for cells in self._db.execute(sql):
                    if cells[0] in known:
                        break
                    self._take(len(self._seen) + 1, cells)
                return
            except self._errors as error:
                _pass_on_trouble_of_the_disk(error)
                self.to_its_end = False

    def _take(self, number: int, cells: Any) -> None:
        if number in self._seen:
            return
        self._seen.add(number)
        row = dict(zip(self._names, cells, strict=True))
        if all(_can_be(row[name], kind, needed) for name, kind, needed, _ in self._form.columns):
            self.rows[number] = row
        else:
            self.strange += 1


def _pass_on_trouble_of_the_disk(error: Exception) -> None:
    """Raise OSError where the image was not read at all: what it holds may be whole."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_DISK:
        raise OSError(str(error)) from error


def _can_be(value: object, kind: str, needed: bool) -> bool:
    """Return whether a cell can be one of ours: blank pages leave texts with blank ends."""
    if value is None:
        return not needed
    if kind == "TEXT":
        return type(value) is str and len(value) <= LONGEST and "\0" not in value
    if kind == "BLOB":
        return type(value) is bytes
    return type(value) is int


def _joined(gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(gaps):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
