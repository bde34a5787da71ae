"""Opens, makes and copies audits away from the window's thread, so that it never freezes."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core.model.clock import Clock, date_text
from core.model.progress import Cancelled, Progress
from core.store.scratch import example_folder, is_scratch
from core.store.scratch import is_rehearsal as is_rehearsal
from core.store.scratch import place_to_rehearse as place_to_rehearse
from core.words import plural, tr
from ui.program.jobs import Job
from ui.program.letting_in import LettingIn

if TYPE_CHECKING:
    from core.model.fault import FileProblem
    from core.model.kept_copy import LocalCopy, PutBack
    from core.model.snapshot import Snapshot
    from core.store.damaged import Salvage
    from core.store.file import WorkshopFile
    from core.store.putting_together import Readable

_TAKEN_BACK: Final = "taken-back"
"""Lies beside a rehearsal whose day was taken back: opened anew it goes on where it was."""
_BY_SHEET: Final = tr(
    "Opened with the recovery sheet. Choose another passphrase under File, Safekeeping."
)
EXAMPLE_FILES: Final = {
    "cin": "children-in-need-plans.casewalk",
    "tier2": "tier-2-workshop.casewalk",
    "three": "neglect-three-families.casewalk",
    "meetings": "meetings-in-two-places.casewalk",
}


@dataclass(frozen=True, slots=True)
class OpenedAudit:
    """An audit that is open now; `scratch` is the folder made for an example.

    `now` is what was read of it already; `note` is to be said of it once it is on screen;
    `who` is the role that was typed, for the access log; `local` says where it belongs if it
    is a copy on this computer that was not put back yet. In a `rehearsal` a day is to be played.
    """

    file: "WorkshopFile"
    locked: bool
    new: bool = False
    scratch: Path | None = None
    now: "Snapshot | None" = field(default=None, repr=False)
    note: str = ""
    who: str = ""
    local: "LocalCopy | None" = None
    rehearsal: bool = False

    def shut(self) -> None:
        """Close it again, as nobody came to see it."""
        self.file.close()
        self.throw_away()

    def throw_away(self) -> None:
        """Remove an example's folder, once its file is closed."""
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class NewAudit:
    """What a new audit is made from.

    `tool` names a shipped one or is a path to a TOML file; empty for one begun from nothing.
    """

    title: str
    tool: str
    path: Path
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NeedsPassphrase:
    """The answer for a file that will not open without one."""

    path: Path


@dataclass(frozen=True, slots=True)
class DamagedAudit:
    """The answer for a file that is damaged and has a good copy; it is to be kept *aside*."""

    salvage: "Salvage"
    aside: Path

    @property
    def path(self) -> Path:
        """Where the damaged file lies."""
        return self.salvage.path


@dataclass(frozen=True, slots=True)
class ReadableAudit:
    """The answer for a file that is damaged and has no good copy, but can be read in part."""

    readable: "Readable"
    aside: Path

    @property
    def path(self) -> Path:
        """Where the damaged file lies."""
        return self.readable.path


class Opening(QObject):
    """One door at a time: what is asked for while another is opening is not heard.

    Signals:
        opened: carries what was `OpenedAudit`.
        damaged: the file has a good copy, or can be read in part; carries the `DamagedAudit`
            or the `ReadableAudit`.
        locked: the file at this path needs a passphrase.
        refused: it could not be done; carries the `WorkshopError`.
        stopped: it was stopped on purpose.
    """

    opened = Signal(object)
    damaged = Signal(object)
    locked = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._job: Job | None = None
        self._letting_in = LettingIn(self)
        self._letting_in.let_in.connect(self._on_let_in)
        self._letting_in.refused.connect(self._on_failed)
        self._letting_in.stopped.connect(self._on_cancelled)

    @property
    def busy(self) -> bool:
        """Whether something is being opened or made."""
        return self._job is not None

    def open(self, path: Path, passphrase: str | None = None, who: str = "") -> None:
        """Open a file; without a passphrase a locked one is answered by `locked`.

        *who* opens it is for its access log.
        """
        clock = self._clock

        def work(progress: Progress) -> object:
            opened = opened_file(path, passphrase, clock, progress)
            if not isinstance(opened, OpenedAudit):
                return opened
            if is_scratch(path):  # one that was locked, and is still what it was made for
                opened = replace(opened, scratch=path.parent)
            return replace(rehearsed(opened) if is_rehearsal(path) else opened, who=who)

        self._start(work)

    def make(self, plan: NewAudit) -> None:
        """Make a new audit and open it."""
        clock = self._clock
        self._start(lambda progress: made_file(plan, clock, progress))

    def example(self, key: str) -> None:
        """Open a fresh copy of an example, in a folder nobody else can read."""
        clock = self._clock
        self._start(lambda progress: example_file(key, clock, progress))

    def restore(self, found: DamagedAudit, left_out: frozenset[int] | None) -> None:
        """Open the copy of a damaged file in its place, with what is not left out."""
        clock = self._clock
        self._start(lambda _progress: restored_file(found, left_out, clock))

    def look_at_older(self, found: DamagedAudit, sequence: int) -> None:
        """Look through an older copy of a damaged file instead; `damaged` carries it."""
        self._start(lambda _progress: older_copy(found, sequence))

    def put_together(self, found: ReadableAudit) -> None:
        """Open a new file with what can be read of a damaged one, in its place."""
        clock = self._clock
        self._start(lambda progress: file_put_together(found, clock, progress))

    def look_at(self, found: "DamagedAudit | ReadableAudit", copy_path: Path) -> None:
        """Look through a copy that lies somewhere else instead; `damaged` carries it."""
        self._start(lambda _progress: copy_elsewhere(found, copy_path))

    def stop(self) -> None:
        """Stop as soon as it can be stopped."""
        if self._job is not None:
            self._job.cancel()
            self._letting_in.stop()

    def _start(self, work: Callable[[Progress], object]) -> None:
        if self._job is not None:
            return
        self._job = job = Job(work)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_done(self, answer: object) -> None:
        if isinstance(answer, OpenedAudit):
            self._letting_in.begin(answer)
            return
        self._job = None
        if isinstance(answer, NeedsPassphrase):
            self.locked.emit(answer.path)
        else:
            self.damaged.emit(answer)

    def _on_let_in(self, opened: object) -> None:
        self._job = None
        self.opened.emit(opened)

    def _on_failed(self, error: object) -> None:
        self._job = None
        self.refused.emit(error)

    def _on_cancelled(self) -> None:
        self._job = None
        self.stopped.emit()

    def _on_broke(self, error: object) -> None:
        self._job = None
        self.stopped.emit()
        if isinstance(error, Exception):
            raise error


def opened_file(
    path: Path, passphrase: str | None, clock: Clock, progress: Progress
) -> OpenedAudit | NeedsPassphrase | DamagedAudit | ReadableAudit:
    """Open a file with its passphrase, or with what its recovery sheet says.

    Raises WrongKey, FileProblem or NotYet, with the file untouched.
    """
    from core.model.fault import FileProblem, WrongKey
    from core.store.local_copy import local_copy_of
    from core.store.recovery_key import looks_like_part, typed_key

    from_sheet = None if passphrase is None else typed_key(passphrase)
    passphrase = from_sheet or passphrase
    local = local_copy_of(path)
    home, path = path, path if local is None else local.path
    try:
        opened = _opened(path, passphrase, clock)
        return _unless_stopped(replace(opened, note=_BY_SHEET) if from_sheet else opened, progress)
    except FileProblem as problem:
        found = _of_damaged(path, passphrase, problem, clock, progress)
        if found is not None:
            return found
        if isinstance(problem, WrongKey) and passphrase is None:
            return NeedsPassphrase(home)
        part = looks_like_part(passphrase or "") if isinstance(problem, WrongKey) else None
        if part is not None:
            raise part from problem
        raise


def _of_damaged(
    path: Path,
    passphrase: str | None,
    problem: "FileProblem",
    clock: Clock,
    progress: Progress,
) -> DamagedAudit | ReadableAudit | None:
    """Return a good copy of a damaged file, else what can be read of it; None for neither."""
    from core.store.damaged import free_name, is_damage, salvage
    from core.store.putting_together import is_asked_for_a_key, readable

    if not is_damage(path, problem) or is_asked_for_a_key(path, passphrase):
        return None
    copy = salvage(path, passphrase)
    if copy is not None:
        return DamagedAudit(copy, free_name(path, clock()))
    found = readable(path, passphrase, progress)
    return None if found is None else ReadableAudit(found, free_name(path, clock()))


def _opened(path: Path, passphrase: str | None, clock: Clock) -> OpenedAudit:
    from core.counting.conditions import first_open
    from core.counting.steps import counts_working_days
    from core.model.working_days import load_public_holidays
    from core.store.cipher import is_locked
    from core.store.file import WorkshopFile
    from core.store.local_copy import local_copy_at
    from core.store.reading import snapshot

    file = WorkshopFile.open(path, passphrase, clock)
    try:
        file.refuse_torn_pages()
        local, now = local_copy_at(path), snapshot(file)
        if counts_working_days(now):
            load_public_holidays()
        for case in now.cases:
            now.judgements_of(case.id)  # put in order here: the window's thread needs them at once
            first_open(now, case.id)
        return OpenedAudit(file, is_locked(path), now=now, local=local)
    except BaseException:
        file.close()
        raise


def older_copy(found: DamagedAudit, sequence: int) -> DamagedAudit:
    """Return a copy of that number, or the newest whole one before it; else what was found."""
    from core.store.damaged import salvage

    older = salvage(found.salvage.path, found.salvage.passphrase, sequence)
    return found if older is None else replace(found, salvage=older)


def copy_elsewhere(found: DamagedAudit | ReadableAudit, copy_path: Path) -> DamagedAudit:
    """Return a copy that lies somewhere else. Raises FileProblem."""
    from core.store.damaged import salvage_from

    one = found.salvage if isinstance(found, DamagedAudit) else found.readable
    older = found.salvage.older if isinstance(found, DamagedAudit) else ()
    other = salvage_from(found.path, one.passphrase, copy_path)
    return DamagedAudit(replace(other, older=older), found.aside)


def file_put_together(found: ReadableAudit, clock: Clock, progress: Progress) -> OpenedAudit:
    """Put what can be read of a damaged file into a new one and open it. Raises FileProblem."""
    from core.store.putting_together import put_together

    restored = put_together(found.readable, clock, found.aside, progress)
    words = tr(
        "Put together from what could be read. The damaged file is kept as “{name}”. "
        "What was done before cannot be undone here.",
        name=restored.aside.name,
    )
    return _let_in(restored.file, words)


def restored_file(
    found: DamagedAudit, left_out: frozenset[int] | None, clock: Clock
) -> OpenedAudit:
    """Put a copy in the place of a damaged file and open it. Raises FileProblem.

    What was read beyond it comes along but what is *left_out*; None for nothing of it.
    """
    from core.store.damaged import restore

    restored = restore(found.salvage, clock, left_out, found.aside)
    file, copy = restored.file, found.salvage.copy
    words = tr(
        "Opened from the copy of {day}, {time}. The damaged file is kept as “{name}”.",
        day=date_text(copy.at),
        time=copy.at[11:16],
        name=restored.aside.name,
    )
    if restored.taken:
        taken = plural(restored.taken, "entry", "entries")
        words += " " + tr("{taken} came from it: Alt+Z takes them out.", taken=taken)
    return _let_in(file, words)


def _let_in(file: "WorkshopFile", words: str) -> OpenedAudit:
    from core.store.cipher import is_locked
    from core.store.local_copy import local_copy_at
    from core.store.reading import snapshot

    try:
        now = snapshot(file)
        local = local_copy_at(file.path)
        return OpenedAudit(file, is_locked(file.path), now=now, note=words, local=local)
    except BaseException:
        file.close()
        raise


def made_file(plan: NewAudit, clock: Clock, progress: Progress) -> OpenedAudit:
    """Make an audit with its tool. Raises Unreadable or FileProblem; nothing is left behind."""
    from core.acts.prepare import set_audit
    from core.acts.tool import take_tool
    from core.acts.tool_parts import begin_tool
    from core.intake.shipped import find_tool
    from core.model.audit import Audit
    from core.store.file import WorkshopFile

    tool = find_tool(plan.tool) if plan.tool else None
    file = WorkshopFile.create(plan.path, plan.passphrase, clock)
    try:
        with file.act(tr("start the audit"), quiet=True):
            set_audit(file, Audit(plan.title))
            begin_tool(file) if tool is None else take_tool(file, tool)
        return _unless_stopped(OpenedAudit(file, plan.passphrase is not None, new=True), progress)
    except BaseException:
        file.close()
        plan.path.unlink(missing_ok=True)
        raise


def example_file(key: str, clock: Clock, progress: Progress) -> OpenedAudit:
    """Build an example for today in a private folder, and open it."""
    from core.examples import build_example
    from core.store.file import WorkshopFile

    folder = example_folder()
    try:
        path = folder / EXAMPLE_FILES[key]
        build_example(key, path, clock=clock, today=True)
        file = WorkshopFile.open(path, clock=clock)
        return _unless_stopped(OpenedAudit(file, locked=False, scratch=folder), progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def rehearsed(opened: OpenedAudit) -> OpenedAudit:
    """Return an audit taken back to before its last day, whose acts wait to be done again.

    Its day is taken back once: one that was locked meanwhile goes on where it was.
    """
    from core.store.reading import snapshot

    file, mark = opened.file, opened.file.path.parent / _TAKEN_BACK
    last = None if mark.exists() else file.undo_step
    while (
        last is not None and (step := file.undo_step) is not None and step.at[:10] == last.at[:10]
    ):
        file.undo()
    mark.touch()
    return replace(opened, now=snapshot(file), rehearsal=True)


def put_local_back(local: "LocalCopy", clock: Clock) -> "tuple[PutBack, Path]":
    """Put a copy that was worked on back where it belongs, once it is closed."""
    from core.store.local_copy import put_back

    now = clock()
    return put_back(local, f"{date_text(now.date().isoformat())}, {now:%H.%M}")


def dues_of_plain(paths: Sequence[Path]) -> dict[Path, tuple[tuple[str, str, str], ...]]:
    """Return when the actions of files without a passphrase are due; away from the window."""
    from core.store.glimpse import dues_of

    return dues_of(paths)


def _unless_stopped(opened: OpenedAudit, progress: Progress) -> OpenedAudit:
    """Return what was opened, or close it again where nobody wants it any more."""
    try:
        progress(1, 1)
    except Cancelled:
        opened.file.close()
        raise
    return opened
