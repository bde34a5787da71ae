"""Reads what documents rest on a part at a time, between the window's turns."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from core.model.case import AnswerComment
from core.model.fault import WorkshopError
from core.model.ids import CaseId
from core.model.snapshot import FullSnapshot, Snapshot, ValueRow
from core.queries.documents import AT_ONCE, AnswerBatch, comments_about, full_of, next_answers
from core.queries.returns import values_given
from core.queries.whole import WholePart, next_parts, whole_of
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
        self._parts: list[AnswerBatch] = []
        self._values: tuple[ValueRow, ...] = ()
        self._rows: list[WholePart] = []
        self._comments: tuple[AnswerComment, ...] = ()
        self._with_whole = False
        self._case_id: CaseId | None = None
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether there is more to be read."""
        return self._turn.isActive()

    def begin(self, with_whole: bool = False, case_id: CaseId | None = None) -> None:
        """Read it all anew; what fits into one turn is there when this returns.

        *With_whole*, every row of the audit too: what its data are written of. Of one case
        all that was written beside answers is read as well.
        """
        self.stop()
        self._case_id = case_id
        self._with_whole = with_whole
        self._now = self._session.now
        self._on_turn()

    def stop(self) -> None:
        """Let go of what was read so far."""
        self._turn.stop()
        self._parts, self._values, self._rows, self._comments = [], (), [], ()

    def _on_turn(self) -> None:
        session = self._session
        if session.is_closed:
            return
        if session.now is not self._now:
            self._now, self._parts, self._values, self._rows = session.now, [], (), []
            self._comments = ()
        try:
            more = self._read_on()
        except WorkshopError as error:
            self.stop()
            self.failed.emit(error)
            return
        if more:
            self._turn.start()
        else:
            self._end()

    def _read_on(self) -> bool:
        """Read as much as one turn has time for; return whether there is more."""
        session, parts = self._session, self._parts
        if not parts or len(parts[-1]) == AT_ONCE:
            before = parts[-1] if parts else None
            parts.append(session.read(lambda file: next_answers(file, before)))
            if len(parts[-1]) == AT_ONCE:
                return True
            self._values = session.read(values_given)
            case_id = self._case_id
            if case_id is not None:
                self._comments = session.read(lambda file: comments_about(file, case_id))
            return self._with_whole
        last = self._rows[-1] if self._rows else None
        self._rows += session.read(lambda file: next_parts(file, last))
        return not self._rows[-1].is_last

    def _end(self) -> None:
        now, parts, values, rows = self._now, self._parts, self._values, self._rows
        comments, case_id = self._comments, self._case_id
        day = self._session.clock().date().isoformat()
        self.stop()

        def make() -> FullSnapshot:
            read = full_of(now, parts, values, day, whole_of(rows) if rows else None)
            return replace(read, comments=comments, case_id=case_id)

        self.gathered.emit(make)
