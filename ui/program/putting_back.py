"""A copy that was worked on here is put back where it belongs, off the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.model.clock import Clock
from ui.program.jobs import Job

if TYPE_CHECKING:
    from core.model.kept_copy import LocalCopy


class PuttingBack(QObject):
    """Begun when such an audit is closed; the program stays until it has ended.

    Signals:
        ended: carries the `LocalCopy`, what became of it, and where it is now.
    """

    ended = Signal(object, str, object)

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._job: Job | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether a copy is on its way."""
        return self._job is not None

    def begin(self, local: "LocalCopy") -> None:
        """Put it back."""
        from ui.program.opening import put_local_back

        clock = self._clock
        self._job = job = Job(lambda _progress: put_local_back(local, clock))
        job.done.connect(lambda found: self._on_done(local, *found))
        job.broke.connect(self._on_broke)
        job.start()

    def wait_for(self, then: Callable[[], object]) -> bool:
        """Do *then* once it is back; return whether there is anything to wait for."""
        if self._job is None:
            return False
        self._job.done.connect(lambda _found: then())
        return True

    def _on_done(self, local: "LocalCopy", outcome: str, place: Path) -> None:
        self._job = None
        self.ended.emit(local, outcome, place)

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error
