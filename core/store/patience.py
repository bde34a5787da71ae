"""How long a question to the file may take: none holds the window for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS: Final = 1_000_000
_MOST: Final = 60


class Patience:
    """Stops a query after 60 million steps of the database, some seconds of work.

    The largest audit asks for 10 million. Steps are counted, not time, so a slow
    stick stops nothing; what writes or copies is not counted at all.
    """

    def __init__(self, db: "Database") -> None:
        self._left: int | None = None
        self._most: int | None = _MOST
        db.conn.set_progress_handler(self._step, _STEPS)

    @contextmanager
    def endless(self) -> Iterator[None]:
        """Count nothing inside: whoever asks knows that it takes long."""
        self._most, before = None, self._most
        try:
            yield
        finally:
            self._most = before

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the steps of what is asked inside."""
        self._left = self._most
        try:
            yield
        finally:
            self._left = None

    def _step(self) -> bool:
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0
