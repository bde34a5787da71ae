"""What an audit is written out from when its own file can no longer be read.

A stick that was pulled answers no reading at all, and a file that another program
wrote over is no longer ours. So the file's bytes as they once were lie elsewhere,
and every statement that changed it since is remembered.
"""

import os
import zlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from core.files import profile_folder
from core.leftovers import under_way
from core.store.cipher import connect
from core.store.sitting import FileMark, read_mark

Statement = tuple[str, Sequence[Sequence[Any]]]
"""What was run, and the values of each time."""

_WRITES: Final = ("INSERT", "UPDATE", "DELETE")
_ENOUGH: Final = 1500
"""Rows written after which a new base is worth its making."""


class Recorder:
    """Remembers what was written, statement by statement; the values are not copied."""

    def __init__(self) -> None:
        self.kept: list[Statement] = []
        self.rows = 0
        self._open: list[Statement] = []

    def __call__(self, sql: str, values: Sequence[Any] | dict[str, Any] | None = None) -> None:
        """Take note of a statement, as the database's tracer."""
        if sql.startswith(_WRITES):
            self.many(sql, [tuple(values or ())])

    def many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        """Take note of a statement that is run for several rows."""
        self._open.append((sql, values))

    def keep(self) -> None:
        """What was noted is in the file."""
        self.kept += self._open
        self.rows += sum(len(values) for _, values in self._open)
        self._open.clear()

    def forget(self) -> None:
        """What was noted was rolled back."""
        self._open.clear()


class Reserve:
    """The bytes of the file at one moment, away from its disk, and what came after.

    Those of a locked file lie in the profile folder, locked as they are; those of
    an open one stay in memory, as nothing readable is to lie anywhere else.
    """

    def __init__(self, content: bytes, *, locked: bool, after: int, rows: int) -> None:
        self.after, self.rows = after, rows
        self._packed = b""
        self._path: Path | None = None
        self._note = ExitStack()
        if locked:
            self._path = profile_folder() / "reserve" / f"{token_hex(8)}.part"
            self._note.enter_context(under_way(self._path))
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                number = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
                with os.fdopen(number, "wb") as file:
                    file.write(content)
            except BaseException:
                self.drop()
                raise
        else:
            self._packed = zlib.compress(content, 1)

    def write(self, path: Path, passphrase: str | None, since: Sequence[Statement]) -> FileMark:
        """Write to an empty file what the audit was when all of *since* was in it.

        Returns the mark that it then bears. Raises OSError or the database's errors.
        """
        content = self._packed if self._path is None else self._path.read_bytes()
        path.write_bytes(zlib.decompress(content) if self._path is None else content)
        db = connect(path, passphrase)
        try:
            db.execute("PRAGMA foreign_keys = OFF")  # each was kept once already
            with db.atomic():
                for sql, values in since:
                    db.conn.executemany(sql, values).close()
            return read_mark(db)
        finally:
            db.close()

    def drop(self) -> None:
        """Let go of the bytes."""
        self._packed = b""
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink()
        self._note.close()


class Keeper:
    """Keeps a reserve that is recent enough; made anew away from the window's thread."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._reserve: Reserve | None = None
        self._closed = False

    @property
    def wanted(self) -> bool:
        """Whether a reserve has to be made, for want of one or for all that came since."""
        if self._reserve is None:
            return True
        return self.recorder.rows - self._reserve.rows > _ENOUGH

    @property
    def reserve(self) -> Reserve | None:
        """The reserve, if one could be made."""
        return self._reserve

    def make(self, read: Callable[[], bytes | None], *, locked: bool) -> None:
        """Make a new one of the bytes that *read* returns; None leaves the old one.

        May be called on another thread: nothing may be written from before *read*
        until it returns, or it returns None.
        """
        after, rows = len(self.recorder.kept), self.recorder.rows
        content = read()
        if content is None:
            return
        with suppress(OSError):
            made = Reserve(content, locked=locked, after=after, rows=rows)
            old, self._reserve = self._reserve, made
            if old is not None:
                old.drop()
            if self._closed:
                self.drop()

    def since(self) -> list[Statement]:
        """Return what was written after the reserve was made."""
        return self.recorder.kept[self._reserve.after :] if self._reserve is not None else []

    def drop(self) -> None:
        """Let go of the reserve and of all that was noted, for good."""
        self._closed = True
        if self._reserve is not None:
            self._reserve.drop()
        self._reserve = None
        self.recorder.kept.clear()
