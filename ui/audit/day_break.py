"""A break of the day: since when, and which line of the agenda it is."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.acts.day_time import begin_break, end_break
from core.counting.breaks import break_at
from core.counting.timetable import clock_time, whole_day
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.changed import Changed
from core.model.clock import minute_of
from core.words import tr
from ui.audit.session import WorkshopSession

_UNPLANNED: Final = 15
"""Minutes of a break that is not on the agenda."""


class DayBreak(QObject):
    """Nothing to keep: the agenda has when it began, and has its length once it is over.

    Signals:
        changed: a break has begun, or is over.
    """

    changed = Signal()

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.since: datetime | None = None
        session.changed.connect(self._on_changed)

    @property
    def entry(self) -> AgendaEntry | None:
        """The line of the agenda it is; None once that is gone."""
        if self.since is None:
            return None
        begun = f"{self.since:%H:%M}"
        breaks = (one for one in self._session.now.here_agenda if one.kind is AgendaKind.BREAK)
        return next((one for one in breaks if one.starts == begun), None)

    @property
    def minutes(self) -> tuple[int, int]:
        """How long it has gone on, and how long it was meant to be."""
        if self.since is None:
            return 0, 0
        at, entry = self._session.clock(), self.entry
        begun = minute_of(f"{self.since:%H:%M}") or 0
        return at.hour * 60 + at.minute - begun, entry.minutes if entry is not None else 0

    def begin(self) -> bool:
        """Begin a break; return whether it has."""
        now, at = self._session.now, self._session.clock()
        minute, agenda = at.hour * 60 + at.minute, now.here_agenda
        around = () if agenda else whole_day(*now.here_hours)
        unplanned = AgendaEntry(tr("Break"), AgendaKind.BREAK, "", _UNPLANNED)
        entry = replace(break_at(agenda, minute) or unplanned, starts=clock_time(minute))
        if not self._session.do(lambda file: begin_break(file, entry, around)):
            return False
        self.since = at
        self.changed.emit()
        return True

    def end(self) -> None:
        """Go on: the break was as long as it was."""
        entry, at = self.entry, self._session.clock()
        self.since = None
        if entry is not None:
            self._session.do(lambda file: end_break(file, entry.id, at))
        self.changed.emit()

    def _on_changed(self, news: Changed) -> None:
        """A break that was taken back, or left the agenda, is none any more."""
        if self.since is not None and AgendaEntry in news.kinds and self.entry is None:
            self.since = None
            self.changed.emit()
