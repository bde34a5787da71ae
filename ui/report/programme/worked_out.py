"""Works out what would leave and what is compared, off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.acts.programme import next_version
from core.model.fault import WorkshopError
from core.model.published import ProgrammeChoice
from core.model.snapshot import FullSnapshot, Snapshot
from core.programme.made import WouldLeave, would_leave
from core.programme.publication import Publication
from core.programme.rounds_file import counted_round
from core.queries.documents import comments_about
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job, while_there
from ui.report.gathering import Gathering, MakeFull

NOT_SIGNED: Final = "not-signed-yet"
"""As whose a publication is shown before the signing key says whose it is."""


@dataclass(frozen=True)
class ProgrammeNow:
    """What would leave, and this round as it is compared; each, or why there is none.

    `full` is what they were worked out of.
    """

    full: FullSnapshot
    leaves: WouldLeave | None
    why_not: str
    round: Publication | None


def choice_in(now: Snapshot) -> ProgrammeChoice:
    """Return to which programme an audit publishes, as it says."""
    return next(iter(now.programme_choices), ProgrammeChoice())


class ProgrammeWork(QObject):
    """One working out at a time; what comes of an older one is let go.

    Signals:
        worked_out: carries the `ProgrammeNow`.
    """

    worked_out = Signal(object)

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._gathering = Gathering(session, self)
        self._gathering.gathered.connect(self._on_gathered)

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return self._job is not None or self._gathering.running

    def begin(self) -> None:
        """Work it out anew."""
        self._job = None
        self._gathering.begin()

    def _on_gathered(self, make: MakeFull) -> None:
        session = self._session
        try:
            comments = session.read(lambda file: comments_about(file, None))
            version = session.read(next_version)
        except WorkshopError:
            return
        shared = choice_in(session.now).shared

        def made() -> FullSnapshot:
            return replace(make(), comments=comments)

        job = Job(lambda _progress: _worked_out(made, version, shared))
        self._job = job
        job.done.connect(while_there(self, lambda found: self._on_done(job, found)))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    def _on_done(self, job: Job, found: ProgrammeNow) -> None:
        if job is self._job:
            self._job = None
            self.worked_out.emit(found)

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error


def _worked_out(make: Callable[[], FullSnapshot], version: int, shared: bool) -> ProgrammeNow:
    full, leaves, why_not = make(), None, ""
    try:
        leaves = would_leave(full, NOT_SIGNED, version=version, shared=shared)
    except WorkshopError as fault:
        why_not = fault.sentences
    try:
        counted = counted_round(full)
    except WorkshopError:
        counted = None
    return ProgrammeNow(full, leaves, why_not, counted)
