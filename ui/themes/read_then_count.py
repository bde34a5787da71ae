"""What is read of a large audit a part a turn of the window, and then counted in a job."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.fault import WorkshopError
from core.model.progress import Progress
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job

Reads = Callable[[], Iterator[None]]
"""Begins to read; each step takes some 10 ms of the window. May raise what `session.read` does."""

Count = Callable[[Progress], object]
"""Counts what was read, on another thread: all it needs it has as plain values."""


class ReadThenCount(QObject):
    """Counts one thing at a time; what was asked for before and comes late is let go.

    Signals:
        found: what was asked for last is counted; carries it.
        progress: steps done, and of how many.
        failed: it could not be read; carries the `WorkshopError`.
    """

    found = Signal(object)
    progress = Signal(int, int)
    failed = Signal(object)

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._begin_reading: Reads = lambda: iter(())
        self._reads: Iterator[None] = iter(())
        self._count_of_read: Callable[[], Count | None] = lambda: None
        self._job: Job | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether something is being read or counted."""
        return self._turn.isActive() or self._job is not None

    def start(self, reads: Reads, count_of_read: Callable[[], Count | None]) -> None:
        """Read, then count by what *count_of_read* returns; where that is None, read once more."""
        self.stop()
        self._begin_reading, self._count_of_read = reads, count_of_read
        self._reads = reads()
        self._turn.start()

    def stop(self) -> None:
        """Let go of what was begun."""
        self._turn.stop()
        self._begin_reading, self._count_of_read = lambda: iter(()), lambda: None
        self._reads = iter(())
        job, self._job = self._job, None
        if job is not None:
            job.done.disconnect(self._on_done)
            job.progress.disconnect(self.progress)
            job.cancel()

    def _on_turn(self) -> None:
        if self._session.is_closed:
            self.stop()
            return
        try:
            next(self._reads)
        except StopIteration:
            self._begin_job()
        except WorkshopError as fault:
            self.stop()
            self.failed.emit(fault)
        except Exception:
            self.stop()  # our mistake is met once, not at every turn
            raise

    def _begin_job(self) -> None:
        count = self._count_of_read()
        if count is None:
            self._reads = self._begin_reading()
            return
        self._turn.stop()
        self._job = Job(count, weighty=True)
        self._job.done.connect(self._on_done)
        self._job.progress.connect(self.progress)
        self._job.broke.connect(self._on_broke)
        self._job.start()

    def _on_done(self, answer: object) -> None:
        self.stop()
        self.found.emit(answer)

    def _on_broke(self, error: Exception) -> None:
        if self._job is not None and not self._job.running:  # it may be one that was let go
            self._job = None
        raise error
