"""Taking a table's file back: looked at first, then everything in one act, with one undo."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import NoReturn

from core.files import is_same_file
from core.model.access import AccessKind
from core.model.changed import Changed
from core.model.fault import (
    FileBusy,
    FileGone,
    FileProblem,
    NotYet,
    OlderFile,
    WorkshopError,
    WrongKey,
)
from core.model.hand_out import FileOfAudit, HandBack, HandOut
from core.model.progress import Progress, unreported
from core.store.checking import check
from core.store.cipher import cannot_read, faults, is_locked
from core.store.file import WorkshopFile
from core.store.handing_file import ActsSeen
from core.tables.merge import Merge
from core.tables.taken import MergeReport
from core.words import tr


@dataclass(frozen=True)
class TakenBack:
    """What a table's file brought, or would bring; `news` is None where nothing is new.

    `waiting` counts texts that were typed there and not entered: they do not come.
    """

    which: FileOfAudit
    report: MergeReport
    waiting: int = 0
    news: Changed | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing new."""
        return self.report.is_empty


@contextmanager
def handed_back(file: WorkshopFile, path: Path, passphrase: str | None) -> Iterator[WorkshopFile]:
    """Open a table's file for reading; one of an older version is brought up to date in a copy.

    Raises WrongKey, or FileProblem, with that file untouched.
    """
    try:
        opened = WorkshopFile.open(path, passphrase, file.clock, read_only=True)
    except OlderFile:
        if not is_locked(path):  # no hand-out: nothing readable of it is laid down elsewhere
            raise _of_another(path) from None
        with TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            try:
                copyfile(path, copy)
            except OSError as error:
                raise cannot_read(path) from error
            with WorkshopFile.open(copy, passphrase, file.clock) as brought_up:
                yield brought_up
        return
    with opened:
        yield opened


@contextmanager
def opened_by_kept(
    file: WorkshopFile, path: Path, given: Sequence[str] = ()
) -> Iterator[WorkshopFile]:
    """Open a table's file with what was *given*, else with what is kept of the slips.

    Those of a file of that name are tried first; each takes 0.1 s. Words typed as they are
    not on a slip, in capitals or with more space between, are tried as they are there too.
    Raises as `handed_back`, and WorkshopError for this audit's own file.
    """
    if is_same_file(path, file.path):
        raise _this_itself(path)
    outs = [one for one in file.all(HandOut) if one.passphrase]
    kept = [one.passphrase for one in sorted(outs, key=lambda one: one.written_as != path.name)]
    typed = [two for one in given for two in (one.strip(), " ".join(one.split()).casefold())]
    tried = [*dict.fromkeys(one for one in (*typed, *kept) if one)]
    with ExitStack() as held:
        for words in tried[:-1]:
            with suppress(WrongKey):
                there = held.enter_context(handed_back(file, path, words))
                break
        else:
            there = held.enter_context(handed_back(file, path, tried[-1] if tried else None))
        yield there


def look_at(
    file: WorkshopFile,
    there: WorkshopFile,
    *,
    anyway: bool = False,
    progress: Progress = unreported,
) -> TakenBack:
    """Return what taking that file back would bring; nothing is changed.

    *anyway* also looks at one that another table handed out. Raises WorkshopError where
    it cannot be taken back at all.
    """
    return _taken(file, there, anyway, _roll_back, progress)


def look_into(
    file: WorkshopFile,
    path: Path,
    given: Sequence[str] = (),
    *,
    anyway: bool = False,
    progress: Progress = unreported,
) -> TakenBack | WorkshopError:
    """Return what taking a file back would bring, or why it cannot be.

    Raises FileGone and FileBusy, which are about the file here.
    """
    try:
        with opened_by_kept(file, path, given) as there:
            return look_at(file, there, anyway=anyway, progress=progress)
    except (FileGone, FileBusy):
        raise
    except WorkshopError as error:
        return error


def take_in(
    file: WorkshopFile,
    path: Path,
    given: Sequence[str] = (),
    *,
    anyway: bool = False,
    progress: Progress = unreported,
    who: str = "",
) -> TakenBack:
    """Open a file and take it back. Raises as `opened_by_kept` and `take_back`."""
    with opened_by_kept(file, path, given) as there:
        return take_back(file, there, anyway=anyway, progress=progress, who=who)


def take_back(
    file: WorkshopFile,
    there: WorkshopFile,
    *,
    anyway: bool = False,
    progress: Progress = unreported,
    who: str = "",
) -> TakenBack:
    """Take that file back in one act; nothing new is no act.

    The access log says so in the same act, by *who*, and goes on saying so once it is undone.
    Raises as `look_at`, and Cancelled, with nothing of it taken.
    """

    def note() -> None:
        file.access.note(AccessKind.BACK, who, f"{there.which.name} ({there.path.name})")

    return _taken(file, there, anyway, note, progress)


class _OnlyLooked(Exception):
    """Ends an act so that nothing of it stays."""


def _roll_back() -> NoReturn:
    raise _OnlyLooked


def _taken(
    file: WorkshopFile,
    there: WorkshopFile,
    anyway: bool,
    ending: Callable[[], None],
    progress: Progress,
) -> TakenBack:
    which = there.which
    _refuse(file, there, anyway)
    with faults(file.path):  # what it reads here before the act is asked of the rows themselves
        merge = Merge(file, there)
    waiting = len(there.drafts.all())
    found = TakenBack(which, merge.report, waiting)
    if not merge.has_news:
        return found
    _refuse_damaged(there)
    try:
        with file.act(tr("take {name} back", name=which.name)) as act:
            merge.run(progress)
            ending()
    except _OnlyLooked:
        return found
    return replace(found, news=act.news)


def _of_another(path: Path) -> WorkshopError:
    return WorkshopError(
        tr("“{name}” belongs to another audit.", name=path.name),
        tr("Nothing was changed, here or there."),
        tr("Open the audit it was handed out from, and take it back there."),
    )


def _this_itself(path: Path) -> WorkshopError:
    return WorkshopError(
        tr("“{name}” is this audit itself, or a copy of it.", name=path.name),
        tr("Nothing was changed, here or there."),
        tr("Choose the file that the table worked in."),
    )


def _refuse(file: WorkshopFile, there: WorkshopFile, anyway: bool) -> None:
    ours, theirs = file.which, there.which
    safe = tr("Nothing was changed, here or there.")
    if ours.audit != theirs.audit:
        raise _of_another(there.path)
    if ours.file == theirs.file or not theirs.is_handed_out:
        raise _this_itself(there.path)
    if theirs.parent != ours.file and not anyway:
        raise NotYet(
            tr("“{table}” was handed out by another table, not from here.", table=theirs.name),
            safe,
            tr("Take it back there first, or say that it is to come in here all the same."),
        )
    _refuse_older(file, there)


def _refuse_damaged(there: WorkshopFile) -> None:
    if check(there):
        raise FileProblem(
            tr("The file of {table} is damaged.", table=there.which.name),
            tr("Nothing was changed, here or there."),
            tr("Ask the table for its file again, or for the last copy it kept."),
        )


def _refuse_older(file: WorkshopFile, there: WorkshopFile) -> None:
    """Refuse a file that was put back from a copy older than what came before."""
    which = there.which
    for back in file.all(HandBack, "file = ?", (which.file,)):
        if not there.has_gone_on_from(ActsSeen(back.acts, back.digest)):
            raise WorkshopError(
                tr(
                    "This file of {table} is older than the one that was taken back before, or "
                    "went on from an older copy.",
                    table=which.name,
                ),
                tr("Nothing was changed, here or there."),
                tr("Choose the file that the table worked in last."),
            )
