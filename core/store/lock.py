"""One writer at a time: a small file beside the audit says who has it open.

The audit's own file is marked as well, far beyond its end: it may have a second
name, in a folder with another small file, and somebody may delete the small one.
"""

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock as ThreadLock
from typing import IO

from core.files import computer_name, real_path
from core.words import tr

# Windows locks bytes against reading too, so the byte locked lies far beyond the text.
_FAR = 1 << 30

# Beyond the bytes that the database itself locks.
_MARK = (1 << 30) + 4096

# Windows otherwise turns line ends and stops at a Ctrl+Z: no copy would have the audit's bytes.
_AS_IT_IS = getattr(os, "O_BINARY", 0)

_PART = 1 << 20
_TRIES = 50
"""Some shares never give one file the same number twice: the system's own lock must do."""

HERE = tr("another window on this computer")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the audit open: the computer's name and the process number."""

    host: str
    process: int

    @property
    def words(self) -> str:
        """Who it is, in a sentence's middle."""
        if self.host == computer_name():
            return HERE
        return tr("the computer “{host}”", host=self.host)


class Lock:
    """The lock on one audit file, held until released or until this process ends."""

    def __init__(self, path: Path) -> None:
        self.path = lock_path(path)
        self._audit = real_path(path)
        self._mark: int | None = None
        self._reading = ThreadLock()
        self._file: IO[str] | None = None

    def take(self) -> Holder | None:
        """Take the lock; return who holds it when someone else does.

        Raises OSError when the folder, or an audit that is there, cannot be written to.
        """
        file, taken = self._opened()
        try:
            holder = _holder(file)
            if not taken or (holder is not None and holder.host != computer_name()):
                file.close()
                return holder or Holder(computer_name(), 0)
            if not self._mark_audit():
                self._file = file
                self.release()
                return Holder(computer_name(), 0)
            file.seek(0)
            file.truncate()
            json.dump({"host": computer_name(), "process": os.getpid()}, file)
            file.flush()
        except OSError:
            self._file = file
            self.release()
            raise
        self._file = file
        return None

    def audit_bytes(self) -> bytearray | None:
        """Return the audit's bytes, from any thread; None once the lock was given back.

        Reading through the mark keeps the database's own locks, which closing another
        handle would give away. Raises OSError when the disk does not answer.
        """
        content = bytearray()
        while True:
            with self._reading:
                if self._mark is None:
                    return None
                part = _read_at(self._mark, len(content))
            if not part:
                return content
            content += part

    def _mark_audit(self) -> bool:
        """Mark the audit itself, if it is there; return False where another has marked it."""
        try:
            number = os.open(self._audit, os.O_RDWR | _AS_IT_IS)
        except FileNotFoundError:
            return True
        if not _mark(number):
            os.close(number)
            return False
        self._mark = number
        return True

    def _opened(self) -> tuple[IO[str], bool]:
        """Return the lock's file, and whether it could be locked."""
        for left in reversed(range(_TRIES)):
            number = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            file = os.fdopen(number, "r+", encoding="utf-8")
            taken = _lock(file)
            if not taken or not left or self._still_there(number):
                return file, taken
            file.close()  # its holder let go and removed it between our two steps
        raise AssertionError("the last try returns")

    def _still_there(self, number: int) -> bool:
        try:
            return os.path.samestat(os.fstat(number), self.path.stat())
        except OSError:
            return False

    def unmark(self) -> None:
        """Take the mark off the audit: Windows lets nobody replace what anybody has open."""
        if self._mark is not None:
            with self._reading, contextlib.suppress(OSError):
                number, self._mark = self._mark, None
                os.close(number)

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held.

        A lock file that cannot be removed (its drive was pulled out) stays:
        the system has freed it, and the next one to open takes it over.
        """
        self.unmark()
        if self._file is None:
            return
        file, self._file = self._file, None
        if os.name == "nt":
            _shut(file)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                if self._still_there(file.fileno()):
                    self.path.unlink()
            _shut(file)


def lock_path(path: Path) -> Path:
    """Return where the lock of an audit lies: beside the file itself, not beside a link to it."""
    real = real_path(path)
    return real.with_name(real.name + ".lock")


def _shut(file: IO[str]) -> None:
    with contextlib.suppress(OSError):
        file.close()


def _holder(file: IO[str]) -> Holder | None:
    file.seek(0)
    try:
        found = json.loads(file.read(4096))
        return Holder(str(found["host"]), int(found["process"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _lock(file: IO[str]) -> bool:
    """Lock the open file against other processes; the system frees it if we crash."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file.fileno(), _FAR, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _mark(number: int) -> bool:
    """Lock the byte of an audit that says it has a writer; True where no system can tell."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(number, _MARK, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    elif sys.platform == "linux":
        import fcntl
        from struct import pack

        # Of the open file, not of the process: no other reading of it here lets go of it.
        wish = pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, _MARK, 1, 0)
        try:
            fcntl.fcntl(number, fcntl.F_OFD_SETLK, wish)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:  # a file system that knows no such locks
            return True
    return True


def _read_at(number: int, at: int) -> bytes:
    if sys.platform == "win32":
        os.lseek(number, at, os.SEEK_SET)
        return os.read(number, _PART)
    return os.pread(number, _PART, at)
