"""The time each case really takes, kept while the room is at it."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from core.acts import walk
from core.counting.pace import Open
from core.model.ids import CaseId
from ui.audit.context import AuditContext

TICK: Final = 30_000
"""Milliseconds after which the time so far is kept."""

A_GLANCE: Final = timedelta(seconds=5)
"""A case looked at for less while turning the pages was not at work on."""

ASLEEP: Final = timedelta(minutes=5)
"""A longer silence means that the computer slept: that time belongs to no case."""


class Stopwatch(QObject):
    """Runs while Walk is in front and a case is open; what it measured is in the file.

    A new stretch begins with each case, after sleep, and when the clock was put back.
    """

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: CaseId | None = None
        self._began = self._last = datetime.min
        self._running = False
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)
        context.cursor.case_changed.connect(self._on_case_changed)
        context.day_break.changed.connect(self._on_break)

    @property
    def opened(self) -> Open | None:
        """The case that is being timed, and since when."""
        return None if self._case is None else Open(self._case, self._began)

    def start(self) -> None:
        """Walk has come to the front."""
        if not self._running:
            self._running = True
            self._begin()

    def stop(self) -> None:
        """Walk goes to the back, or the audit closes: keep the time so far."""
        if self._running:
            self.tick()
            self._running = False
            self._end()

    def tick(self) -> None:
        """Keep the time so far; after a sleep, begin anew."""
        now = self._context.session.clock()
        if self._case is None:
            return
        if not timedelta(0) <= now - self._last <= ASLEEP:
            self._began = self._last = now
            return
        self._last = now
        self._keep()

    def _keep(self) -> None:
        case, began, ended = self._case, self._began, self._last
        # In an audit open for reading only there is nothing to keep, and no reason to complain.
        session = self._context.session
        if case is None or ended - began < A_GLANCE or session.read_only:
            return
        if session.busy_reason is not None:  # the stretch is kept whole at a later tick
            return
        if case in self._context.session.now.case:
            self._context.session.do(lambda file: walk.visit(file, case, began, ended))

    def _begin(self) -> None:
        on_break = self._context.day_break.since is not None
        self._case = None if on_break else self._context.cursor.case_id
        self._began = self._last = self._context.session.clock()
        if self._case is not None:
            self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._case = None

    def _on_break(self) -> None:
        """A break has begun, or is over: no case is timed meanwhile."""
        self._on_case_changed()

    def _on_case_changed(self) -> None:
        if self._running:
            self.tick()
            self._end()
            self._begin()
