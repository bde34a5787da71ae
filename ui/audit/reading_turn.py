"""What the window reads from: the open file, or something else while a thread is at work in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar

from core.model.fault import WorkshopError

F = TypeVar("F")
T = TypeVar("T")


class ReadingTurn(Generic[F]):
    """One reads at a time, and never what another thread has for itself."""

    def __init__(self, file: F) -> None:
        self._file = file
        self._reader: F | None = file
        self._lock = Lock()

    def read(self, query: Callable[[F], T], busy: WorkshopError) -> T:
        """Return the answer to a query. Raises *busy* where nothing can be read just now."""
        with self._lock:
            if self._reader is None:
                raise busy
            return query(self._reader)

    @contextmanager
    def elsewhere(self, reader: F | None) -> Iterator[None]:
        """Read from *reader* meanwhile, or from nothing: the file is another thread's."""
        with self._lock:
            self._reader = reader
        try:
            yield
        finally:
            with self._lock:
                self._reader = self._file
