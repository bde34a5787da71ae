"""How long a statement may take: no question holds the window for ever, and work can be stopped."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from weakref import WeakMethod

from core.model.progress import Cancelled

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS: Final = 1_000_000
_MOST: Final = 60
_OFTEN: Final = 50_000
_ALTOGETHER: Final = 2_000


class Patience:
    """Stops a query after 60 million steps of the database, some seconds of work.

    The largest audit asks for 10 million. Steps are counted, not time, so a slow
    stick stops nothing; what writes or copies is not counted at all.
    """

    def __init__(self, db: "Database") -> None:
        self._left: int | None = None
        self._most: int | None = _MOST
        self._conn = db.conn
        self._count_steps()

    def wait_for_others(self, seconds: float) -> None:
        """Wait so long from now on where another program has the file for itself."""
        with suppress(Exception):  # one that is closed waits for nobody
            self._conn.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def _count_steps(self) -> None:
        """Have the database call; it holds nothing of ours, or neither would ever go."""
        ours = WeakMethod(self._step)

        def step() -> bool:
            counts = ours()
            return counts is not None and counts()

        self._conn.set_progress_handler(step, _STEPS)

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

    @contextmanager
    def stoppable(self, look: Callable[[], None]) -> Iterator[None]:
        """Do work inside that *look*, called some hundred times a second, stops by Cancelled.

        Raises Cancelled where it did, whatever the database made of it.
        """
        stopped: list[Cancelled] = []

        def step() -> bool:
            if not stopped:  # what undoes the work is never stopped
                try:
                    look()
                except Cancelled as wish:
                    stopped.append(wish)
                    return True
            return False

        self._conn.set_progress_handler(step, _OFTEN)
        try:
            yield
        except Exception as error:  # whatever the driver makes of a statement that was stopped
            if stopped:
                raise stopped[0] from error
            raise
        finally:
            self._count_steps()

    def _step(self) -> bool:
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0


class Budget:
    """The steps that some connections have together, in millions."""

    def __init__(self) -> None:
        self.left = _ALTOGETHER


def bounded(db: "Database", budget: Budget | None = None) -> None:
    """Stop what is asked of a connection after some steps of all statements together.

    Those of others with the same *budget* count too. For a file that is none of ours any
    more, in which a question may have no end.
    """
    shared = budget or Budget()

    def step() -> bool:
        shared.left -= 1
        return shared.left < 0

    db.conn.set_progress_handler(step, _STEPS)
