"""What another thread does with the open file: one thing at a time, waited for at its closing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

from core.model.progress import Cancelled


class OtherThread:
    """Lent to one thread at a time, until the file is closed."""

    def __init__(self) -> None:
        self._at_work = RLock()
        self._closed = False

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work inside, when nobody else does; also within work. Raises Cancelled once closed."""
        with self._at_work:
            if self._closed:
                raise Cancelled
            yield

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Close the file inside: what is under way is waited for, and nothing begins after."""
        with self._at_work:
            self._closed = True
            yield
