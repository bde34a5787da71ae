"""Long work off the window's thread: values in, values out."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from threading import Event
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from core.interpreter import responsive
from core.model.fault import WorkshopError
from core.model.progress import Cancelled, Progress


class Job(QObject):
    """One piece of long work; its answer comes back on the window's thread.

    The work is given all it needs as plain values, so it can touch neither the
    open file nor a widget, and a `Progress` to tell where it is. Exactly one of
    the four ends is emitted. A job belongs to nobody: it keeps itself until its
    end is emitted, as deleting it while its work reports would end the program.
    With *weighty* the window is kept `responsive` while it makes very many values.

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

    _alive: ClassVar[set["Job"]] = set()

    def __init__(self, work: Callable[[Progress], object], *, weighty: bool = False) -> None:
        super().__init__()
        self._weighty = weighty
        self._work: Callable[[Progress], object] | None = work
        self._stop = Event()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether it has begun and its end has not yet been emitted."""
        return self in Job._alive

    def start(self) -> None:
        """Begin; may be called once."""
        Job._alive.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop when it next tells where it is."""
        self._stop.set()

    def _run(self) -> None:
        work, self._work = self._work, None  # with all it was given, once it has ended
        if work is None:
            raise RuntimeError("a job is started once")
        try:
            with responsive() if self._weighty else nullcontext():
                answer = work(self._report)
        except Exception as error:  # noqa: BLE001 - the job boundary: passed on, never swallowed
            self._end(None, error)
        else:
            self._end(answer, None)

    def _report(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        if not of:
            return
        try:
            self.progress.emit(done, of)
        except RuntimeError as gone:  # the program is leaving
            raise Cancelled from gone

    def _end(self, answer: object, error: Exception | None) -> None:
        with suppress(RuntimeError):  # the program is leaving
            self._ended.emit(answer, error)

    def _on_ended(self, answer: object, error: Exception | None) -> None:
        Job._alive.discard(self)
        match error:
            case None:
                self.done.emit(answer)
            case Cancelled():
                self.cancelled.emit()
            case WorkshopError():
                self.failed.emit(error)
            case _:
                self.broke.emit(error)


def while_there(owner: QObject, slot: Callable[..., object]) -> Callable[..., None]:
    """Return what a job's end is connected to where *slot* is no method of *owner* alone.

    A lambda is not disconnected when the page it speaks of goes: called then, it would
    touch widgets that are gone.
    """

    def call(*ended: object) -> None:
        if isValid(owner):
            slot(*ended)

    return call


def as_each_running_ends(then: Callable[[], object]) -> None:
    """Call *then* each time one of the jobs that run now ends, however it ends."""
    for job in Job._alive:
        for end in (job.done, job.failed, job.broke, job.cancelled):
            end.connect(lambda *_: then())


def wait_for_all(milliseconds: int = 5000) -> bool:
    """Wait for work still running, before the program leaves; return whether all ended."""
    return QThreadPool.globalInstance().waitForDone(milliseconds)
