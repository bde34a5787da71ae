"""Reads what documents rest on a part at a time, between the window's turns."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.fault import WorkshopError
from core.model.snapshot import FullSnapshot, Snapshot
from core.queries.documents import AT_ONCE, AnswerCells, full_of, next_answers
from ui.audit.session import WorkshopSession

MakeFull = Callable[[], FullSnapshot]
"""Makes values of the cells that were read; it touches no file, so a job may call it."""


class Gathering(QObject):
    """One reading at a time; an act that comes between begins it again, so that all fits together.

    Signals:
        gathered: everything was read; carries a `MakeFull`.
        failed: the file could not be read; carries the `WorkshopError`.
    """

    gathered = Signal(object)
    failed = Signal(object)

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now: Snapshot = session.now
        self._parts: list[AnswerCells] = []
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether there is more to be read."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Read it all anew; what fits into one turn is there when this returns."""
        self.stop()
        self._now = self._session.now
        self._on_turn()

    def stop(self) -> None:
        """Let go of what was read so far."""
        self._turn.stop()
        self._parts = []

    def _on_turn(self) -> None:
        session = self._session
        if session.is_closed:
            return
        if session.now is not self._now:
            self._now, self._parts = session.now, []
        before = self._parts[-1] if self._parts else ()
        try:
            part = session.read(lambda file: next_answers(file, before))
        except WorkshopError as error:
            self.stop()
            self.failed.emit(error)
            return
        self._parts.append(part)
        if len(part) == AT_ONCE:
            self._turn.start()
            return
        now, parts = self._now, self._parts
        day = session.clock().date().isoformat()
        self._parts = []
        self.gathered.emit(lambda: full_of(now, parts, day=day))
