"""What an audit is written out from when its own file can no longer be read.

A stick that was pulled answers no reading at all, and a file that another program
wrote over is no longer ours. So the file's bytes as they once were lie elsewhere,
and every statement that changed it since is remembered.
"""

import marshal
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from secrets import token_hex
from threading import Lock as ThreadLock
from typing import Any, Final, NamedTuple

from core.files import profile_folder
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.store.cipher import connect, libraries
from core.store.pages import page_faults
from core.store.sitting import FileMark, read_mark
from core.store.sums import sum_holds

Statement = tuple[str, Sequence[Sequence[Any]]]
"""What was run, and the values of each time."""

_WRITES: Final = ("INSERT", "UPDATE", "DELETE")
_NO_ENTRY: Final = ("UPDATE sitting ", "INSERT INTO access_log ")
_MANY_ROWS: Final = 1500
_MUCH_TEXT: Final = 4_000_000


class Written(NamedTuple):
    """How much was written up to a moment: statements, rows, and signs or bytes in them."""

    statements: int = 0
    rows: int = 0
    size: int = 0

    def is_much_more_than(self, other: "Written") -> bool:
        """Return whether so much came since *other* that a new base is worth its making."""
        return self.rows - other.rows > _MANY_ROWS or self.size - other.size > _MUCH_TEXT


class _PackedRows(Sequence[Sequence[Any]]):
    """Many rows in the room of a few; nothing of it is ever kept on a disk."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._count = len(rows)
        self._bytes = zlib.compress(marshal.dumps([tuple(row) for row in rows]), 1)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: Any) -> Any:
        return self._rows()[at]

    def __iter__(self) -> Iterator[Sequence[Any]]:
        return iter(self._rows())

    def _rows(self) -> list[tuple[Any, ...]]:
        return marshal.loads(zlib.decompress(self._bytes))  # type: ignore[no-any-return]


class Recorder:
    """Remembers what was written, statement by statement; the values are not copied.

    What a reserve already holds is let go of, on the thread that made the reserve.
    """

    def __init__(self) -> None:
        self._kept: list[Statement] = []
        self._open: list[Statement] = []
        self._written = Written()
        self.entered = 0
        """How many times something was entered; the room's place and the access log are not."""
        self._turn = ThreadLock()

    def __call__(self, sql: str, values: Sequence[Any] | dict[str, Any] | None = None) -> None:
        """Take note of a statement, as the database's tracer."""
        if sql.startswith(_WRITES):
            self.many(sql, [tuple(values or ())])

    def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """Take note of a statement that is run for several rows."""
        self._open.append((sql, _PackedRows(values) if len(values) > _MANY_ROWS else values))

    def keep(self) -> None:
        """What was noted is in the file."""
        statements, rows, size = self._written
        if not all(sql.startswith(_NO_ENTRY) for sql, _ in self._open):
            self.entered += 1
        with self._turn:
            self._kept += self._open
            self._written = Written(
                statements + len(self._open),
                rows + sum(len(values) for _, values in self._open),
                size + sum(map(_size, self._open)),
            )
        self._open.clear()

    def forget(self) -> None:
        """What was noted was rolled back."""
        self._open.clear()

    @property
    def written(self) -> Written:
        """How much was written since the file was opened."""
        return self._written

    def since(self, moment: Written) -> list[Statement]:
        """Return what was written after a moment that was not let go of."""
        with self._turn:
            return self._kept[self._place_of(moment) :]

    def let_go_until(self, moment: Written) -> None:
        """Remember no longer what was written up to a moment."""
        with self._turn:
            del self._kept[: self._place_of(moment)]

    def _place_of(self, moment: Written) -> int:
        return moment.statements - (self._written.statements - len(self._kept))


class Reserve:
    """The bytes of the file at one moment, away from its disk, and what was in it then.

    As it is made it holds them in memory. Laid down, those of a locked file lie in
    the profile folder, locked as they are; those of an open one stay in memory,
    packed, as nothing readable is to lie anywhere else.
    """

    def __init__(self, content: bytes | bytearray, mark: FileMark, written: Written) -> None:
        self.mark, self.written = mark, written
        self._content: bytes | bytearray = content
        self._packed = b""
        self._path: Path | None = None
        self._note = ExitStack()
        self.spoilt = False
        """Whether the bytes are not as they were written; known once they are laid down."""

    def lay_down(self, passphrase: str | None) -> bool:
        """Put the bytes where they are to stay; return whether they are a whole audit.

        Takes about 0.3 s for 60 cases. Raises OSError.
        """
        content, self._content = self._content, b""
        if passphrase is None:
            self._packed = zlib.compress(content, 1)
            whole = _is_whole_in_memory(content, self.mark)
            self.spoilt = not whole
            return whole
        self._path = profile_folder() / "reserve" / f"{token_hex(8)}.part"
        self._note.enter_context(under_way(self._path))
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(content)
        return _is_whole_on_disk(self._path, passphrase, self.mark)

    def write(self, path: Path, passphrase: str | None, since: Sequence[Statement]) -> FileMark:
        """Write to an empty file what the audit was when all of *since* was in it.

        Returns the mark that it then bears. Raises OSError or the database's errors.
        """
        path.write_bytes(self.content())
        db = connect(path, passphrase)
        try:
            db.execute("PRAGMA foreign_keys = OFF")  # each was kept once already
            with db.atomic():
                for sql, values in since:
                    db.conn.executemany(sql, values).close()
            return read_mark(db)
        finally:
            db.close()

    def content(self) -> bytes | bytearray:
        """Return the bytes, from wherever they lie. Raises OSError."""
        if self._path is not None:
            return self._path.read_bytes()
        return zlib.decompress(self._packed) if self._packed else self._content

    def drop(self) -> None:
        """Let go of the bytes."""
        self._packed = self._content = b""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink()
        self._note.close()


def _size(statement: Statement) -> int:
    rows = statement[1]
    if len(rows) > _MANY_ROWS:  # enough by their number
        return 0
    return sum(len(value) for row in rows for value in row if isinstance(value, str | bytes))


def _is_whole_on_disk(path: Path, passphrase: str, mark: FileMark) -> bool:
    dbapi, _ = libraries()
    with suppress(dbapi.DatabaseError, FileProblem):
        db = connect(path, passphrase, as_it_lies=True)
        try:
            return _is_whole(db, mark)
        finally:
            db.close()
    return False


def _is_whole_in_memory(content: bytes | bytearray, mark: FileMark) -> bool:
    """Look through an audit without a passphrase, which is to lie on no other disk.

    By the interpreter's own database, which takes a file's bytes from memory.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(content)
        return _is_whole(db, mark) and sum_holds(db)
    return False


def _is_whole(db: Any, mark: FileMark) -> bool:
    """Return whether every page is sound and it is the state it should be; of either library."""
    return not page_faults(db) and read_mark(db) == mark
