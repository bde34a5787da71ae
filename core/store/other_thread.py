"""What another thread does with the open file: one thing at a time, waited for at its closing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from core.model.progress import Cancelled
from core.store.cipher import PATIENT
from core.store.patience import Patience


class OtherThread:
    """Lent to one thread at a time, until the file is closed.

    Where another program has the file for itself, another thread waits some seconds for
    it; whoever owns the file may wait for less, and does nothing else meanwhile.
    """

    def __init__(self) -> None:
        self._at_work = RLock()
        self._closed = False
        self._depth = 0
        self._at_home = PATIENT
        self._patience: Patience | None = None

    def wait_by(self, patience: Patience) -> None:
        """Set from now on how long this connection waits."""
        self._patience = patience
        self._set_wait()

    def wait_at_home(self, seconds: float) -> None:
        """Wait so long for other programs while no other thread is at work."""
        self._at_home = seconds
        self._set_wait()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work inside, when nobody else does; also within work. Raises Cancelled once closed."""
        with self._at_work:
            if self._closed:
                raise Cancelled
            self._depth += 1
            self._set_wait()
            try:
                yield
            finally:
                self._depth -= 1
                self._set_wait()

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Close the file inside: what is under way is waited for, and nothing begins after."""
        with self._at_work:
            self._closed = True
            yield

    def _set_wait(self) -> None:
        if self._patience is not None:
            self._patience.wait_for_others(PATIENT if self._depth else self._at_home)
