"""Sees to it that there is a reserve, that it is recent enough, and that it is sound."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock as ThreadLock

from core.store.reserve import Recorder, Reserve, Written
from core.store.sitting import FileMark


class Keeper:
    """Holds the newest reserve of one open file; made anew away from the window's thread.

    The bytes as they were at opening serve until the first one was found sound.
    """

    def __init__(self, recorder: Recorder, passphrase: str | None) -> None:
        self._recorder = recorder
        self._passphrase = passphrase
        self._reserve: Reserve | None = None
        self._last_tried: Written | None = None
        self._closed = False
        self.failed = False
        """Whether the last one could not be laid down, or was not whole."""
        self.spoilt = False
        """Whether the file's own bytes are not as they were written, looked at twice."""
        self._turn = ThreadLock()

    @property
    def wanted(self) -> bool:
        """Whether a reserve has to be made, for want of one or for all that came since."""
        if self._last_tried is None:
            return True
        return self._recorder.written.is_much_more_than(self._last_tried)

    @property
    def ready(self) -> bool:
        """Whether there is anything to write a copy from."""
        return self._reserve is not None

    def hold(self, reserve: Reserve | None) -> None:
        """Hold the file's bytes as they are at opening, before anything is written."""
        self._reserve = reserve

    def make(self, read: Callable[[], Reserve | None]) -> None:
        """Make a new one of what *read* returns; None leaves the old one.

        May be called on another thread. One that is not found sound is dropped,
        and the old one stays with all that came since.
        """
        made = read()
        if made is None:
            return
        self._last_tried = made.written
        try:
            sound = made.lay_down(self._passphrase)
        except OSError:
            sound = False
        except BaseException:
            made.drop()
            raise
        self.spoilt = self.failed and made.spoilt
        self.failed = not sound
        if sound:
            self._take(made)
        else:
            made.drop()

    def _take(self, made: Reserve) -> None:
        with self._turn:
            if self._closed:
                made.drop()
                return
            old, self._reserve = self._reserve, made
            self._recorder.let_go_until(made.written)
        if old is not None:
            old.drop()

    def hold_only(self, reserve: Reserve) -> None:
        """Hold these bytes and forget all that was noted and held before."""
        self._take(reserve)

    def write(self, path: Path) -> FileMark | None:
        """Write to an empty file all that was kept; return its mark, None without a reserve.

        Raises OSError or the database's errors.
        """
        with self._turn:
            if self._reserve is None:
                return None
            since = self._recorder.since(self._reserve.written)
            return self._reserve.write(path, self._passphrase, since)

    def content_at(self, written: Written) -> tuple[bytes | bytearray, FileMark] | None:
        """Return the reserve's bytes and mark if nothing was written since; else None."""
        with self._turn:
            if self._reserve is None or self._reserve.written != written:
                return None
            try:
                return self._reserve.content(), self._reserve.mark
            except OSError:
                return None

    def drop(self) -> None:
        """Let go of the reserve and of all that was noted, for good."""
        with self._turn:
            self._closed = True
            old, self._reserve = self._reserve, None
            self._recorder.let_go_until(self._recorder.written)
        if old is not None:
            old.drop()
        self._passphrase = None
