"""Leads one export from the button to the files: concerns, folder, what is there, the work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.acts.findings import give_numbers_out
from core.acts.own_documents import keep_figures
from core.documents.catalogue import Format, gives_numbers, written_as
from core.export.export import assure_protected, export, targets
from core.files import is_there
from core.interpreter import responsive
from core.model.access import AccessKind
from core.model.audience import PANEL, Audience
from core.model.fault import NotYet, WorkshopError
from core.model.ids import CaseId
from core.model.own_document import FiguresOut
from core.model.progress import Progress
from core.model.snapshot import FullSnapshot
from core.review.figures import figures_left
from core.review.leaving import leaving
from core.review.settled import replaced, settled_in
from core.wording.audiences import for_words
from core.wording.editions import exported_words
from core.wording.tables import open_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.jobs import Job
from ui.report.export_prompt import ExportPrompt
from ui.report.gathering import Gathering, MakeFull

ChooseFolder = Callable[[Callable[[Path], None]], None]
Password = Callable[[], str | None]


def _without() -> None:
    return None


def written_words(paths: Sequence[Path]) -> str:
    """Return what was written, and where: by documents, as they were ticked.

    The files of one document differ in their ending alone; they are counted where there are more.
    """
    folder = paths[0].parent
    where = folder.name or str(folder)
    files, count = len(paths), len({path.stem for path in paths})
    if files == count:
        there = plural(count, "document is", "documents are")
        return tr("{count} in “{where}”, read back and found whole.", count=there, where=where)
    return tr(
        "{documents}, {files} in “{where}”, read back and found whole.",
        documents=plural(count, "document"),
        files=plural(files, "file is", "files are"),
        where=where,
    )


class Exporting(QObject):
    """One export at a time; nothing is written before everything was asked.

    Signals:
        written: the documents are there; carries their paths.
        stopped: the work was stopped on purpose; nothing was written.
        left: it ended without files, so the focus goes back to where it began.
    """

    written = Signal(object)
    stopped = Signal()
    left = Signal()

    def __init__(
        self,
        context: AuditContext,
        asking: ExportPrompt,
        choose_folder: ChooseFolder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._asking, self._choose = context, asking, choose_folder
        self._keys: tuple[str, ...] = ()
        self._formats: tuple[Format, ...] = ()
        self._password: Password = _without
        self._audience = PANEL
        self._case_id: CaseId | None = None
        self._folder = Path()
        self._job: Job | None = None
        self._gathering = Gathering(context.session, self)
        self._gathering.gathered.connect(self._on_gathered)
        self._gathering.failed.connect(self._on_failed)
        asking.went_on.connect(self._on_went_on)
        asking.replace_requested.connect(self._write)
        asking.elsewhere_requested.connect(self._ask_folder)
        asking.settle_requested.connect(self._on_settle)
        asking.given_up.connect(self._on_given_up)

    @property
    def busy(self) -> bool:
        """Whether documents are being written."""
        return self._job is not None or self._gathering.running

    def begin(
        self,
        keys: Sequence[str],
        formats: Sequence[Format],
        password: Password,
        audience: Audience = PANEL,
        case_id: CaseId | None = None,
    ) -> None:
        """Export these documents; the password, if any, is asked for when they are written."""
        if self.busy or not keys:
            return
        try:
            if password():
                assure_protected(keys, formats)
        except NotYet as fault:
            self._context.show_fault(fault)
            return
        self._keys, self._formats, self._password = tuple(keys), tuple(formats), password
        self._audience, self._case_id = audience, case_id
        self._on_went_on()

    def _on_went_on(self) -> None:
        """Ask for what must be settled first, then for a folder."""
        self._asking.flush()
        pressing = [one for one in self._context.session.now.open_concerns() if one.must_settle]
        if pressing:
            self._asking.ask_concerns(pressing)
            return
        still = open_words(self._context.session.now)
        if still:
            self._asking.ask_to_settle(still)
            return
        self._asking.put_away()
        self._ask_folder()

    def _on_settle(self) -> None:
        self._end()
        self._context.request("two_sides")

    def _ask_folder(self) -> None:
        self._choose(self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self._context.settings.change(export_folder=str(folder))
        now = self._context.session.now
        named = FullSnapshot(now, audience=self._audience, case_id=self._case_id)
        leaves = replaced(named, settled_in(now.decisions, self._audience))
        written = targets(leaves, self._keys, folder, self._formats)
        there = [path.name for path in written if is_there(path)]
        if there:
            self._asking.ask_replace(there, folder)
        else:
            self._write()

    def _write(self) -> None:
        self._asking.show_progress(0, 100)
        leaving = written_as(self._keys, self._formats)
        whole = any(one.is_data for one, _ in leaving)
        self._gathering.begin(with_whole=whole, case_id=self._case_id)

    def _on_gathered(self, make: MakeFull) -> None:
        what = _Leaving(self._keys, self._formats, self._folder, self._password(), self._audience)
        self._job = job = Job(lambda progress: _written(make, what, progress))
        job.progress.connect(self._asking.show_progress)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.cancelled.connect(self._on_cancelled)
        job.start()

    def _end(self) -> None:
        self._job = None
        self._password = _without
        self._asking.put_away()

    def _on_given_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._asking.say_stopping()
            return
        stopped = self._gathering.running
        self._gathering.stop()
        self._end()
        if stopped:
            self.stopped.emit()
        else:
            self.left.emit()

    def _on_done(self, found: object) -> None:
        self._end()
        if isinstance(found, _Left):
            session = self._context.session
            whom = for_words(self._audience, session.now)
            files = ", ".join(path.name for path in found.paths)
            names = exported_words(files, session.now.audit.edition)
            names = "; ".join(part for part in (names, whom) if part)
            session.access.note(AccessKind.EXPORTED, names)
            if gives_numbers(self._keys) and not session.read_only:
                session.do(give_numbers_out)
            if not session.read_only:
                session.do(lambda file: keep_figures(file, found.figures))
            self.written.emit(found.paths)

    def _on_failed(self, fault: WorkshopError) -> None:
        self._end()
        self._context.show_fault(fault)
        self.left.emit()

    def _on_broke(self, error: Exception) -> None:
        self._end()
        self.left.emit()
        raise error

    def _on_cancelled(self) -> None:
        self._end()
        self.stopped.emit()


def must_settle(count: int) -> NotYet:
    """Return why nothing is written while something is to be settled."""
    return NotYet(
        tr("{count} must be settled first.", count=plural(count, tr("thing"))),
        tr("Nothing was written."),
        tr("They are listed on the right; each can be settled there."),
    )


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What is written, as what, where to, and locked with which password."""

    keys: tuple[str, ...]
    formats: tuple[Format, ...]
    folder: Path
    password: str | None
    audience: Audience


@dataclass(frozen=True, slots=True)
class _Left:
    """Where documents are now, and the figures they left with."""

    paths: tuple[Path, ...]
    figures: tuple[FiguresOut, ...]


def _written(make: MakeFull, what: _Leaving, progress: Progress) -> _Left:
    with responsive():
        full = make()
        settled = settled_in(full.now.decisions, what.audience)
        view, left = leaving(full, what.keys, what.audience, settled)
        if left:
            raise must_settle(len(left))
        paths = export(view, what.keys, what.folder, what.password, progress, what.formats)
        return _Left(paths, figures_left(view, what.keys))
