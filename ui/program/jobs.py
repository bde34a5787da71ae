"""Long work off the window's thread: values in, values out."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from core.model.fault import WorkshopError
from core.model.progress import Cancelled, Progress


class Job(QObject):
    """One piece of long work; its answer comes back on the window's thread.

    The work is given all it needs as plain values, so it can touch neither the
    open file nor a widget, and a `Progress` to tell where it is. Exactly one of
    the four ends is emitted.

    Signals:
        progress: steps done, and of how many.
        done: the work's answer.
        failed: a `WorkshopError` to show as a message.
        broke: any other exception; our mistake, for the fault dialog.
        cancelled: it stopped because it was asked to.
    """

    progress = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    _ended = Signal(object, object)

    # A job that only held itself could be collected between its end and the telling of it.
    _alive: ClassVar[dict[int, "Job"]] = {}

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether it has begun and its end has not yet been told."""
        return id(self) in Job._alive

    def start(self) -> None:
        """Begin; the job keeps itself alive until its end is told, or nobody is left to tell."""
        number = id(self)
        Job._alive[number] = self
        self.destroyed.connect(lambda: Job._alive.pop(number, None))
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop when it next tells where it is."""
        self._stop.set()

    def _run(self) -> None:
        try:
            answer = self._work(self._report)
        except Exception as error:  # noqa: BLE001 - the job boundary: told, never swallowed
            self._tell(None, error)
        else:
            self._tell(answer, None)

    def _report(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        try:
            self.progress.emit(done, of)
        except RuntimeError as gone:  # the page that asked was closed
            raise Cancelled from gone

    def _tell(self, answer: object, error: Exception | None) -> None:
        with suppress(RuntimeError):  # the page that asked was closed: nobody is left to tell
            self._ended.emit(answer, error)

    def _on_ended(self, answer: object, error: Exception | None) -> None:
        Job._alive.pop(id(self), None)
        match error:
            case None:
                self.done.emit(answer)
            case Cancelled():
                self.cancelled.emit()
            case WorkshopError():
                self.failed.emit(error)
            case _:
                self.broke.emit(error)


def wait_for_all(milliseconds: int = 5000) -> bool:
    """Wait for work still running, before the program leaves; return whether all ended."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
