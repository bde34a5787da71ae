"""One door in and one news out: whatever reads or changes the open audit goes through here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from core.model.changed import Changed, Requester
from core.model.clock import Clock
from core.model.erasure import Erased
from core.model.fault import FileBusy, FileGone, FileProblem, WorkshopError
from core.model.ids import CaseId, MeetingId
from core.model.kept_copy import LocalCopy
from core.model.patch import with_parts
from core.model.progress import Progress, unreported
from core.model.snapshot import Snapshot
from core.store.cipher import unreadable
from core.store.history import HistoryEntry
from core.store.reading import refreshed, snapshot
from core.tables.cases_out import CasesOut
from ui.audit.long_acts import ERASING, HEAVY, TURNING_BACK, LongAct, LongActs, Worked, redo, undo
from ui.audit.outcome import ActOutcome
from ui.audit.reading_turn import ReadingTurn
from ui.audit.session_access import SessionAccess
from ui.audit.session_copies import SessionCopies
from ui.audit.session_custody import SessionCustody
from ui.audit.session_drafts import DraftKey, SessionDrafts
from ui.audit.session_key import SessionKey
from ui.audit.unsaved_acts import UnsavedActs
from ui.audit.waiting_act import AskedAct, WaitingAct, waiting_for
from ui.program.jobs import Job
from ui.program.letting_in import AT_MOST

if TYPE_CHECKING:
    from core.store.file import WorkshopFile

T = TypeVar("T")


Act = Callable[["WorkshopFile"], Changed | None]
Query = Callable[["WorkshopFile"], T]


class WorkshopSession(QObject):
    """Runs every act on one open audit and tells every view what it touched.

    Views look at `now`, ask for more through `read` and write only through `do`.

    Signals:
        changed: after an act, undo or redo that is safely in the file; carries `Changed`.
        refused: an act could not be done; carries the `WorkshopError`.
        gone: the file was moved away while open; carries the `FileGone`.
        delayed: an act waits because another program has the file; carries the `FileBusy`.
        busy_changed: `busy_reason` is another: a long act has begun or ended.
        job_delayed: a long act waits because another program has the file; carries the
            `FileBusy`, and None once it does not wait any more.
        meeting_chosen: `now` is looked at from another meeting.
    """

    changed = Signal(object)
    refused = Signal(object)
    gone = Signal(object)
    delayed = Signal(object)
    busy_changed = Signal()
    job_delayed = Signal(object)
    meeting_chosen = Signal()

    def __init__(
        self,
        file: "WorkshopFile",
        parent: QObject | None = None,
        now: Snapshot | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        file.before_kept = CasesOut(file).ask_once
        self.clock: Clock = file.clock
        self._now = snapshot(file) if now is None else now
        self._labels = (file.undo_label, file.redo_label)
        self._turn = ReadingTurn(file)
        self._long = LongActs(file, self._turn)
        self._unsaved = UnsavedActs()
        self._waiting_act = WaitingAct(self._do_after_all, self)
        file.wait_for_others(AT_MOST)
        self._job: Job | None = None
        self.is_closed = False
        self.refusal: WorkshopError | None = None
        """Why the last act that was asked for was not done; None when it was."""
        self.refused_asker: Requester | None = None
        """Whose words are refused just now, while `refused` is told."""
        self.busy_reason: WorkshopError | None = None
        """Why nothing can be changed just now; None while it can."""
        self.erased: tuple[str, Erased] | None = None
        """Which case was erased last since the audit was opened, and what became of it."""
        self.local: LocalCopy | None = None
        """Where the file belongs, if it is a copy on this computer that is to be put back."""
        self.unshown_job: Job | None = None
        """What is at work meanwhile, where nobody shows how far it is."""
        self.copies = SessionCopies(lambda: self._file, lambda: self._now, self.clock, self)
        self.key = SessionKey(lambda: self._file, self._hold_file, self.copies, self)
        self.access = SessionAccess(
            lambda: self._file.access,
            self.read,
            lambda: not (self.busy_reason or self.read_only or self.is_closed),
        )
        self.custody = SessionCustody(self.access, lambda: self._file, self)
        self.drafts = SessionDrafts(
            lambda: self._file.drafts,
            self.read,
            lambda: not (self.busy_reason or self.read_only or self.is_closed),
            self.keep_reserve,
            self._on_draft_refused,
            self,
        )

    @property
    def now(self) -> Snapshot:
        """The audit as it stands in the file."""
        return self._now

    def choose_meeting(self, meeting_id: MeetingId | None) -> None:
        """Look at the audit from another meeting, None being its own day; that is no act."""
        if meeting_id == self._now.chosen:
            return
        self._now = with_parts(self._now, {"chosen": meeting_id})
        self.meeting_chosen.emit()

    @property
    def path(self) -> Path:
        """Where the audit's file is."""
        return self._file.path

    @property
    def job(self) -> Job | None:
        """The job that holds all writing just now."""
        return self._job if self.busy_reason is not None and not self.is_delayed else None

    @property
    def home(self) -> Path:
        """Where the file belongs: where it is, unless a copy on this computer is worked on."""
        return self.path if self.local is None else self.local.home

    @property
    def read_only(self) -> bool:
        """Whether the audit can be looked at but not changed."""
        return self._file.read_only

    @property
    def open_elsewhere_at(self) -> str:
        """Who has the audit open when that is why it is read-only, or nothing."""
        return self._file.open_by

    @property
    def why_read_only(self) -> FileProblem | None:
        """Why nothing can be changed and what to do; None if it can."""
        return self._file.why_read_only

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self._labels[0]

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self._labels[1]

    @property
    def undo_step(self) -> HistoryEntry | None:
        """The act that undo would take back: its number, when it was done, its label."""
        return self._file.undo_step

    @property
    def redo_step(self) -> HistoryEntry | None:
        """The act that redo would do again."""
        return self._file.redo_step

    def read(self, query: Query[T]) -> T:
        """Return the answer to a query of `core.queries`.

        While a long act is done it answers as the audit was before. Raises
        FileProblem, and `busy_reason` where nothing can be read meanwhile.
        """
        try:
            return self._turn.read(query, self.busy_reason or TURNING_BACK)
        except FileProblem as problem:
            if self._file.is_lost(problem):
                self.gone.emit(unreadable(self.path))
            raise

    def do(
        self, act: Act, requester: Requester | None = None, entered: DraftKey | None = None
    ) -> ActOutcome:
        """Run an act of `core.acts`; say what became of it, which is false if it was refused.

        *requester*, a field or an editor, is inside its `own_news` while the news is
        told: it is not overwritten by the echo of its own words. The draft of *entered*
        goes when the act is in the file, in one transaction with it.
        """
        if self.is_closed:  # a field that loses the focus as its page goes
            return ActOutcome.REFUSED
        if self.busy_reason is not None:
            self.refused_asker = requester
            outcome, self.refused_asker = self._refuse(self.busy_reason), None
            return outcome
        with nullcontext() if requester is None else requester.own_news():
            in_time = self.catch_up()  # older words do not come over those that are typed now
        if not in_time:
            self._unsaved.add(act, entered)
            return ActOutcome.QUEUED
        return self._do(AskedAct(act, requester, entered))

    @property
    def lacks_acts(self) -> bool:
        """Whether something was done that a lost file did not take."""
        return self._unsaved.are_waiting

    def catch_up(self) -> bool:
        """Do what a lost file did not take, which may be back; return whether all is in it.

        It comes before anything that was asked for later, or that would be written over.
        """
        waiting = self._unsaved.take_all()
        for at, (act, entered) in enumerate(waiting):
            if self._do_after_all(AskedAct(act, None, entered)) is ActOutcome.QUEUED:
                for later in waiting[at + 1 :]:
                    self._unsaved.add(*later)
                return False
        if waiting:
            self.drafts.write()
        return True

    def _do_after_all(self, asked: AskedAct) -> ActOutcome:
        """Do what was taken and had to wait: whoever asked for it is not asked any more."""
        with self.unasked():
            return self._do(asked)

    @contextmanager
    def unasked(self) -> Iterator[None]:
        """Let nothing inside be asked about: what was typed is kept as somebody leaves."""
        asking, self._file.before_kept = self._file.before_kept, None
        try:
            yield
        finally:
            self._file.before_kept = asking

    def _do(self, asked: AskedAct) -> ActOutcome:
        act, requester, entered = asked
        try:
            self._file.meeting = self._now.here_id
            self._file.drafts.moved_to = self.drafts.moved_to
            with self._file.drafts.entered(*entered) if entered else nullcontext():
                news = act(self._file)
        except FileBusy as error:
            return self._delay(asked, error)
        except WorkshopError as error:
            self._end_delay()
            return self._not_done(asked, error)
        self.refusal = None
        if entered is not None:
            self.drafts.forget(*entered)
        self._end_delay()
        try:
            if news is not None:
                self._tell(replace(news, requester=requester))
        except FileBusy as error:  # it is in the file, and is shown once that can be read again
            return self._delay(AskedAct(lambda _file: news, requester, None), error)
        self.keep_reserve()
        return ActOutcome.DONE

    def _not_done(self, asked: AskedAct, error: WorkshopError) -> ActOutcome:
        if isinstance(error, FileGone):
            return self._queue(asked.act, asked.entered, error)
        if isinstance(error, FileProblem) and self._file.is_lost(error):
            return self._queue(asked.act, asked.entered, unreadable(self.path))
        return self._refuse(error)

    def undo(self) -> ActOutcome:
        """Take back the last act; false if it was refused. A long one goes on meanwhile."""
        if self.busy_reason is None and self._file.undo_weight > HEAVY:
            return self._started(self.do_in_background(undo, TURNING_BACK))
        return self.do(lambda file: file.undo())

    def redo(self) -> ActOutcome:
        """Do again what was last taken back, as `undo` does."""
        if self.busy_reason is None and self._file.redo_weight > HEAVY:
            return self._started(self.do_in_background(redo, TURNING_BACK))
        return self.do(lambda file: file.redo())

    def _started(self, job: Job | None) -> ActOutcome:
        return ActOutcome.REFUSED if job is None else ActOutcome.DONE

    def do_in_background(
        self, act: LongAct, reason: WorkshopError, *, shown: bool = False
    ) -> Job | None:
        """Run an act that may take over 100 ms on another thread; return its job.

        Whatever else would change the audit is refused with *reason* meanwhile;
        it can be read as it was before. Cancelled through the job, nothing is
        changed. The job's ends come after `changed`, `refused` or `gone`. None is
        returned, and the act refused, where another is not done yet. *shown* says
        that who asks shows how far it is, with a way to stop it.
        """
        if self.busy_reason is None and not self.catch_up():
            return None
        now = self._now

        def work(progress: Progress) -> Worked | None:
            self._wait_until_free(progress)
            return self._long.do(act, now, progress)

        job = self._begin(work, reason, shown=shown)
        if job is not None:
            job.failed.connect(lambda error: self._on_failed(act, error))
            job.start()
        return job

    def look_in_background(
        self, query: Callable[["WorkshopFile"], object], reason: WorkshopError
    ) -> Job | None:
        """Ask what takes long on another thread; return its job. Writing is held meanwhile."""

        def look(file: "WorkshopFile", _progress: Progress) -> None:
            query(file)

        return self.do_in_background(look, reason)

    def copy_to(self, path: Path, reason: WorkshopError) -> Job | None:
        """Write a whole copy on another thread; return its job, None where another is not done.

        Nothing can be changed or asked of the file meanwhile; where it fails, only the job tells.
        """
        job = self._begin(lambda progress: self._long.copy_to(path, progress), reason)
        if job is not None:
            job.failed.connect(self._on_given_up)
            job.start()
        return job

    def keep_copy(self, path: Path, reason: WorkshopError) -> Job | None:
        """Write a copy on another thread and go on in it; return its job.

        Nothing can be changed or asked of the file meanwhile, for *reason*; `now` can
        be read. What a lost file did not take is done in the copy, and everything is
        news, before the job is done. None is returned, and the copy refused, where
        another act is not done yet; where it fails, only the job tells.
        """
        now = self._now
        if self.is_delayed:  # what waits is done in the copy
            self._waiting_act.pause()
            self.busy_reason = None
        job = self._begin(lambda progress: self._long.go_on_in(path, now, progress), reason)
        if job is not None:
            job.done.connect(self._on_copy_kept)
            job.failed.connect(self._on_given_up)
            job.start()
        return job

    def go_on_locally(self, reason: WorkshopError) -> Job | None:
        """Write a copy on this computer's disk on another thread and go on in it; return its job.

        Where it belongs is in `local` when the job is done.
        """
        now = self._now

        def work(progress: Progress) -> Worked:
            self._wait_until_free(progress)
            self.local, worked = self._long.go_on_locally(now, progress)
            return worked

        job = self._begin(work, reason)
        if job is not None:
            job.failed.connect(self._on_given_up)
            job.start()
        return job

    def erase_case(self, case_id: CaseId) -> Job | None:
        """Erase a case for good on another thread; return its job.

        Nothing can be changed or asked of the file meanwhile. What became of it is
        `erased` when the job is done. None is returned where another act is not done yet.
        """
        now, who = self._now, self.access.who
        reference = now.case[case_id].reference

        def work(progress: Progress) -> Worked:
            self._wait_until_free(progress)
            erased, worked = self._long.erase_case(case_id, who, now)
            self.erased = (reference, erased)
            return worked

        job = self._begin(work, ERASING)
        if job is not None:
            job.failed.connect(self._on_given_up)
            job.start()
        return job

    def _hold_file(self, work: Callable[[], object], reason: WorkshopError) -> Job | None:
        """Return a job that has the file to itself until it ends."""

        def alone(progress: Progress) -> None:
            self._wait_until_free(progress)
            self._long.alone(work)

        job = self._begin(alone, reason, shown=True)
        if job is not None:
            job.failed.connect(self._on_given_up)
        return job

    def close(self) -> Job | None:
        """Close the file and give its lock back; what is still at work is stopped first.

        Returns the job that keeps a last copy, begun already; None where none is due.
        """
        self.blockSignals(True)  # pages that are going are told nothing more
        self.drafts.stop()
        self.custody.stop()
        self._waiting_act.pause()
        self.is_closed = True
        if self._job is not None:
            self._job.cancel()
        keep = self.copies.stop()
        self._file.before_kept = None
        self._file.close()
        if keep is None:
            return None
        job = Job(lambda _progress: keep())
        job.broke.connect(_raise)
        job.start()
        return job

    def keep_reserve(self) -> None:
        """Have what a rescue would need made, away from the window's thread, if it is time."""
        self.copies.keep_reserve()

    def _on_draft_refused(self, error: WorkshopError) -> None:
        if isinstance(error, FileProblem) and self._file.is_lost(error):
            self.refusal = error
            self.gone.emit(error if isinstance(error, FileGone) else unreadable(self.path))
        else:
            self._refuse(waiting_for(error) if isinstance(error, FileBusy) else error)

    def _queue(self, act: Act, entered: DraftKey | None, error: FileGone) -> ActOutcome:
        """Hold an act until a copy is kept: once, however often it is asked for."""
        if not error.saved:
            self._unsaved.add(act, entered)
        self.refusal = error
        self.gone.emit(error)
        return ActOutcome.QUEUED

    def _delay(self, asked: AskedAct, error: FileBusy) -> ActOutcome:
        """Hold an act until the other program lets go of the file; nothing else is done before."""
        self._waiting_act.keep(asked)
        if self.busy_reason is None:
            self.refusal = reason = waiting_for(error)
            self._set_busy(reason)
            self.delayed.emit(reason)
        return ActOutcome.QUEUED

    def _end_delay(self) -> None:
        if self.is_delayed:
            self._set_busy(None)

    def give_up_waiting(self) -> None:
        """Give up what waits for another program: the audit is left without it."""
        self._waiting_act.taken()
        self._end_delay()

    @property
    def is_delayed(self) -> bool:
        """Whether an act waits for another program, and everything else for that act."""
        return isinstance(self.busy_reason, FileBusy)

    def _refuse(self, error: WorkshopError) -> ActOutcome:
        self.refusal = error
        self.refused.emit(error)
        return ActOutcome.REFUSED

    def _tell(self, news: Changed) -> None:
        now = refreshed(self._file, self._now, news)
        self._labels = (self._file.undo_label, self._file.redo_label)
        self._now = now
        with nullcontext() if news.requester is None else news.requester.own_news():
            self.changed.emit(news)

    def _begin(
        self, work: Callable[[Progress], object], reason: WorkshopError, *, shown: bool = False
    ) -> Job | None:
        """Return a job that holds all writing until it ends; None where another does."""
        if self.busy_reason is not None:
            self._refuse(self.busy_reason)
            return None
        self._job = job = Job(work)
        self.unshown_job = None if shown else job
        self._set_busy(reason)
        job.done.connect(self._on_worked)
        job.broke.connect(self._on_given_up)
        job.cancelled.connect(self._on_given_up)
        return job

    def _wait_until_free(self, progress: Progress) -> None:
        """Wait on the job's thread while another program has the file; that is said meanwhile."""
        said: list[FileBusy] = []

        def say(busy: FileBusy) -> None:
            said.append(busy)
            self.job_delayed.emit(busy)

        self._file.wait_until_free(say, progress)
        if said:
            self.job_delayed.emit(None)

    def _set_busy(self, reason: WorkshopError | None) -> None:
        self.busy_reason = reason
        if reason is None:
            self.unshown_job = None
        self.busy_changed.emit()
        self.drafts.write()
        self.access.write()

    def _on_copy_kept(self) -> None:
        if self.is_closed:
            return
        self.catch_up()
        self._waiting_act.try_again()
        self.drafts.write()
        self.keep_reserve()

    def _on_worked(self, worked: Worked | None) -> None:
        self.refusal = None
        if worked is not None:
            self._now = with_parts(worked.now, {"chosen": self._now.chosen})
            self._labels = worked.labels
        self._set_busy(None)
        if worked is not None:
            self.changed.emit(worked.news)
            self.keep_reserve()

    def _on_failed(self, act: LongAct, error: WorkshopError) -> None:
        self._set_busy(None)
        if isinstance(error, FileGone):
            if not error.saved:
                self._unsaved.add(lambda file: act(file, unreported))
            self.refusal = error
            self.gone.emit(error)
            return
        self._refuse(error)

    def _on_given_up(self) -> None:
        self._set_busy(None)
        self._waiting_act.try_again()


def _raise(error: Exception) -> None:
    raise error
