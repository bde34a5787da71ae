"""The workshop file: the only place an audit is kept, written in whole acts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

from core.model.access import AccessKind
from core.model.changed import Changed
from core.model.clock import Clock, system_clock
from core.model.erasure import Erased
from core.model.fault import FileBusy, FileProblem
from core.model.holdings import CaseHoldings
from core.model.ids import MeetingId
from core.model.kept_copy import LocalCopy
from core.model.progress import Progress, unreported
from core.store.access_log import AccessLog
from core.store.act_rows import ActRows
from core.store.asking import AskedFile
from core.store.cipher import faults
from core.store.copies import Copies
from core.store.copy_facts import origin_of
from core.store.copying import open_elsewhere, written_so_far
from core.store.drafts import Drafts
from core.store.erasing import Eraser
from core.store.going_back import Past
from core.store.handing_file import HandingFile
from core.store.history import ActState, History, HistoryEntry, OpenAct
from core.store.journal import Change, Row, fold
from core.store.keyed_file import KeyedFile
from core.store.local_copy import digest_of, forget, local_copy_at, place_for, remember
from core.store.lock import Lock, lock_path
from core.store.news import news_of
from core.store.opening import OpenedFile, create_file, only_for_reading, open_file
from core.store.other_thread import OtherThread
from core.store.own_copies import OwnCopies
from core.store.patience import Patience
from core.store.saving import Saving, is_lost
from core.store.undoing import turn
from core.store.wish import leave_wish, taken_wish
from core.store.writing import Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

_BEFORE_RESERVE = 1.0
"""Seconds for which another program may hold up a copy, before it is written from memory."""

_AT_ONCE: Final = 0.05
_AGAIN: Final = 0.1
"""Seconds until another program is found to have the file, and until it is looked for again."""


class WorkshopFile(AskedFile, KeyedFile, HandingFile):
    """One open audit. Use from one thread at a time; write only inside an act.

    `open_by` names who has the audit open when that is why it is read-only; `drafts`
    are the words that are not entered yet, with the place where the room is; `access`
    is the log of who opened it and what left it. What is settled and heard is noted as of
    `meeting`, None being the audit's own day. `before_kept` looks at each act before it is
    kept, and raises NotYet where it is not to be.
    """

    def __init__(self, path: Path, opened: OpenedFile, clock: Clock) -> None:
        self.clock = clock
        self.meeting: MeetingId | None = None
        self.before_kept: Callable[[OpenAct], None] | None = None
        self._act: OpenAct | None = None
        self._other_thread = OtherThread()
        self._take_over(path, opened)

    def _take_over(self, path: Path, opened: OpenedFile) -> None:
        try:
            self._saving = Saving(path, opened)
        except BaseException:
            opened.close()
            raise
        self.path = path
        self.read_only = opened.read_only
        self.open_by = opened.open_by
        self._db: Database = opened.db
        self._lock: Lock | None = opened.lock
        self._passphrase = opened.passphrase
        self._patience = Patience(opened.db)
        self._other_thread.wait_by(self._patience)
        self._rows = Rows(opened.db, opened.recorder, self._saving.row_sum)
        self._act_rows = ActRows(self._rows, self._saving)
        self._own_copies: OwnCopies | None = None
        self._history = History(
            opened.db, path, self.clock, self._saving.row_sum, lambda: self._copies_begun
        )
        self._copies = Copies(path, opened, self._saving)
        self._own_copies = None if opened.lock is None else self._of_its_own(opened)
        self.drafts = Drafts(opened.db, self.query, self._saving, self.clock)
        self.access = AccessLog(opened.db, self.query, self._saving, self.clock)

    def _of_its_own(self, opened: OpenedFile) -> OwnCopies:
        try:
            with faults(self.path):
                return OwnCopies(self.path, opened, self._copies, self.clock)
        except BaseException:
            opened.close()
            raise

    @classmethod
    def create(
        cls, path: Path, passphrase: str | None = None, clock: Clock = system_clock
    ) -> "WorkshopFile":
        """Make a new, empty audit file. Raises FileProblem if something is there already."""
        create_file(path)
        try:
            return cls(path, open_file(path, passphrase, new=True), clock)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str | None = None,
        clock: Clock = system_clock,
        read_only: bool = False,
        as_found: bool = False,
    ) -> "WorkshopFile":
        """Open an audit file; read-only when someone else has it or it cannot be written.

        *as_found* also opens one whose rows make no sense, to be checked. Raises
        WrongKey, or FileProblem when it is missing, not ours or from a newer version.
        """
        opened = open_file(path, passphrase, read_only=read_only, as_found=as_found)
        return cls(path, opened, clock)

    def close(self) -> None:
        """Close the file and give the lock back; the passphrase goes with it.

        An act that another thread is doing is waited for: cancel it first.
        """
        with self._other_thread.closing():
            self._db.close()
        if self._lock is not None:
            self._lock.release()
        self._drop_copies()
        self._passphrase = None

    def _drop_copies(self) -> None:
        self._copies.drop()
        if self._own_copies is not None:
            self._own_copies.drop()

    def __enter__(self) -> "WorkshopFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<WorkshopFile {self.path.name}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an open audit, with its passphrase, never leaves this process")

    @property
    def why_read_only(self) -> FileProblem | None:
        """Why nothing can be changed, who has the audit open, and what to do; None if it can."""
        return only_for_reading(self.path, self.open_by) if self.read_only else None

    # Writing

    @property
    def _copies_begun(self) -> int:
        return 0 if self._own_copies is None else self._own_copies.begun

    @contextmanager
    def act(self, label: str, merge: str = "", quiet: bool = False) -> Iterator[OpenAct]:
        """Do several writes as one: all of them, with their journal entry, or none.

        Acts in a row with the same *merge* key become one entry, so that typing
        saved at every pause is undone in one step. *quiet* ones are kept in the
        history but never undone.
        """
        if self._act is not None:  # an act within an act is part of it
            yield self._act
            return
        self._act = act = OpenAct(label, merge, quiet)
        self._rows.forget_numbers()
        try:
            with self._saving.transaction():
                yield act
                act.changes = fold(act.changes)
                if not act.is_empty:
                    if self.before_kept is not None:
                        self.before_kept(act)
                    self._history.enter(act)
                self.drafts.follow(act.changes)
        finally:
            self._act = None
        act.news = news_of(self.path, label, self.clock(), act.changes, [*act.added, *act.gone])

    def put(self, value: Any) -> int:
        """Keep a value: as a new row when its number is NEW, else in its row's place."""
        return self._act_rows.put(self._writing(), value)

    def put_new(self, values: Sequence[Any]) -> int:
        """Keep new values of one kind at once; return the first's number, the others follow.

        Of many only the numbers go into the history: 43,200 answers are one line
        there. There has to be one at least.
        """
        return self._act_rows.put_new(self._writing(), values)

    def put_all(self, values: Sequence[Any]) -> None:
        """Keep values of one kind at once, each in its row's place; none is nothing.

        What makes each the thing it is must be as it was. Raises KeyError where a row is gone.
        """
        self._act_rows.put_all(self._writing(), values)

    def put_rows(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Keep rows by table under the numbers they have, in a file that holds none of them.

        Only their numbers go into the history. Raises ValueError, saying what is wrong,
        where they are not rows of these tables or do not rest on each other.
        """
        self._act_rows.put_rows(self._writing(), rows)

    def remove(self, value: Any) -> None:
        """Remove a value and every row that rests on it; loose references are emptied."""
        self._act_rows.remove(self._writing(), value)

    def remove_all(self, values: Sequence[Any]) -> None:
        """Remove many values of one kind at once, with all that rests on them; none is nothing."""
        self._act_rows.remove_all(self._writing(), values)

    def undo(self) -> Changed | None:
        """Take back the last act; None when there is none."""
        return self._turn(ActState.DONE, ActState.UNDONE, "Undo: {}")

    def redo(self) -> Changed | None:
        """Do again what was last taken back; None when there is nothing."""
        return self._turn(ActState.UNDONE, ActState.DONE, "Redo: {}")

    @property
    def undo_label(self) -> str:
        """What undo would take back, or nothing."""
        return self._history.label(ActState.DONE)

    @property
    def redo_label(self) -> str:
        """What redo would do again, or nothing."""
        return self._history.label(ActState.UNDONE)

    @property
    def undo_weight(self) -> int:
        """About how many rows undo would write."""
        return self._history.weight(ActState.DONE)

    @property
    def redo_weight(self) -> int:
        """About how many rows redo would write."""
        return self._history.weight(ActState.UNDONE)

    @contextmanager
    def read_in_parallel(self) -> Iterator["WorkshopFile | None"]:
        """Do one act inside while another thread reads the file as it was before.

        Gives what the other thread may read from; None where the file cannot be
        opened a second time, being gone. Nothing reaches the disk before the act
        ends, or whoever reads would have to wait. Raises Cancelled once the file
        is closed.
        """
        with self._other_thread.working(), self._second_reader() as reader:
            yield reader

    @contextmanager
    def _second_reader(self) -> Iterator["WorkshopFile | None"]:
        try:
            opened = open_file(self.path, self._passphrase, read_only=True, as_found=True)
            reader = WorkshopFile(self.path, opened, self.clock)
        except FileProblem:
            yield None
            return
        try:
            self._db.execute("PRAGMA cache_spill = OFF")
            yield reader
        finally:
            self._db.execute("PRAGMA cache_spill = ON")
            reader.close()

    @property
    def undo_step(self) -> HistoryEntry | None:
        """The act that undo would take back: its number, when it was done, its label."""
        return self._history.step(ActState.DONE)

    @property
    def redo_step(self) -> HistoryEntry | None:
        """The act that redo would do again."""
        return self._history.step(ActState.UNDONE)

    def close_history(self) -> None:
        """Let what was done so far be read but no longer undone: a fresh start."""
        with self._saving.transaction():
            self._saving.count()
            self._history.close()

    def history(self) -> list[HistoryEntry]:
        """Return every act that stands, oldest first."""
        return self._history.entries()

    def erase_case(self, case_id: int, who: str) -> Erased:
        """Erase a case for good, in the history and in the copies too. No undo brings it back.

        May be called on another thread while nobody else uses the file. Where no new
        copy can be kept the older ones stay, and are counted. Raises FileProblem, with
        all as it was.
        """
        at = self.clock().isoformat(timespec="seconds")
        with self._other_thread.working(), self.taking_long():
            with self._saving.transaction():
                self._saving.count()
                eraser = Eraser(self._db, self.query, self._rows, self._saving, case_id)
                home, others = self._home_name(), self._called_after_it()
                erased = replace(eraser.erase(at), home=home, other_files=others)
                self.access.note(AccessKind.ERASED, who, str(case_id))
            self._rows.forget_numbers()
            with suppress(FileProblem), faults(self.path):  # no room: what is free is blank
                self._db.execute("VACUUM")
            self._copies.renew_reserve()
            if self._own_copies is None:
                return erased
            with faults(self.path):
                self._own_copies.known_as(origin_of(self._db))
            try:
                copied, gone, left, away = self._own_copies.replace_all()
            except FileProblem:  # the older ones all stay until there is a new one
                return replace(erased, left=len(self._own_copies.folder.copies()))
            return replace(erased, copied=copied, copies=gone, left=left, away=away)

    def _home_name(self) -> str:
        """Return the name of the file that this one is the copy on this computer of, or ""."""
        local = local_copy_at(self.path)
        return "" if local is None else local.home.name

    def _called_after_it(self) -> tuple[str, ...]:
        """Return the names of files that lie beside the audit and are called after it."""
        local = local_copy_at(self.path)
        path = self.path if local is None else local.home
        with suppress(OSError):
            return tuple(
                sorted(
                    one.name
                    for one in path.parent.iterdir()
                    if one.suffix == path.suffix and one.stem.startswith(f"{path.stem}, ")
                )
            )
        return ()

    def holdings_on(self, case_id: int) -> CaseHoldings:
        """Return all that is held on a case, its history and what names it elsewhere included."""
        with self.taking_long():
            return Eraser(self._db, self.query, self._rows, self._saving, case_id).holdings()

    def erased_cases(self) -> list[int]:
        """Return the numbers of the cases that were erased for good."""
        return [key for (key,) in self.query("SELECT id FROM erased_cases ORDER BY id")]

    @property
    def past(self) -> Past:
        """The audit at any moment of its history; looking changes nothing."""
        return Past(self._rows, self._history, self.path, self.taking_long)

    def write_changes(self, changes: Sequence[Change]) -> None:
        """Write changes that together leave every row resting on one that is there: in an act."""
        self._act_rows.change_all(self._writing(), changes)

    # Copies

    def at_work(self) -> AbstractContextManager[None]:
        """Let several things be done inside on another thread before the file is closed.

        Raises Cancelled once it is.
        """
        return self._other_thread.working()

    def wait_for_others(self, seconds: float) -> None:
        """Wait at most so long where another program has the file for itself.

        What another thread does waits for some seconds, as everybody does at first.
        """
        self._other_thread.wait_at_home(seconds)

    def wait_until_free(self, say: Callable[[FileBusy], object], progress: Progress) -> None:
        """Wait on another thread until no other program has the file for itself.

        *say* is told at once, and once, where one has. Any other trouble with the file is
        whoever uses it next to meet. Raises Cancelled where *progress* stops it.
        """
        busy = self._in_use()
        if busy is not None:
            say(busy)
        while busy is not None:
            progress(0, 0)
            sleep(_AGAIN)
            busy = self._in_use()

    def _in_use(self) -> FileBusy | None:
        with self._other_thread.working():
            self._patience.wait_for_others(_AT_ONCE)
            try:
                self._saving.look()
            except FileBusy as busy:
                return busy
            except FileProblem:
                return None
            return None

    def stoppable(self, progress: Progress) -> AbstractContextManager[None]:
        """Let *progress* stop any statement inside, by Cancelled: an act is then rolled back."""
        return self._patience.stoppable(lambda: progress(0, 0))

    def copy_to(self, path: Path, progress: Progress = unreported) -> None:
        """Write a whole copy, under the same passphrase, in one step.

        Works even after the file itself was moved away, overwritten or pulled out
        with its disk. May be called on another thread: closing waits for it.
        Raises FileProblem, and Cancelled once the file is closed.
        """
        with self._other_thread.working():
            self._write_copy(path, progress)

    def _write_copy(self, path: Path, progress: Progress) -> None:
        whole = 2 * self._copies.size  # written once, read once
        self._patience.wait_for_others(_BEFORE_RESERVE)
        with self._patience.stoppable(lambda: progress(written_so_far(path), whole)):
            self._copies.write(path, progress)

    def go_on_in(self, path: Path, progress: Progress = unreported) -> None:
        """Write a copy and go on in it: this is then the file that is open.

        The history goes along, and so does undo. A file that was open for
        reading only can be changed in its copy. May be called on another thread while
        nobody else uses the file; closing waits for it. Raises FileProblem, and
        Cancelled once the file is closed.
        """
        with self._other_thread.working():
            self._write_copy(path, progress)
            self._go_on_in(path)

    def go_on_locally(self, progress: Progress = unreported) -> LocalCopy:
        """Go on in a copy on this computer's disk, noting where it belongs and what lies there.

        May be called on another thread while nobody else uses the file. Raises FileProblem,
        with all as it was, and Cancelled once the file is closed.
        """
        with self._other_thread.working():
            held, own = self._lock, self._own_copies
            content = None if held is None else held.audit_bytes()
            if content is None or own is None:
                raise only_for_reading(self.path, self.open_by)
            home, digest = self.path.absolute(), digest_of(content)
            with faults(self.path):
                path = place_for(home, own.folder.number)
            self._write_copy(path, progress)
            copy = LocalCopy(path, home, digest)
            try:
                with faults(path):
                    remember(copy)
                self._go_on_in(path)
            except FileProblem:
                with suppress(OSError):
                    forget(copy)
                raise
            return copy

    def _go_on_in(self, path: Path) -> None:
        if self._lock is not None and self._lock.path == lock_path(path):
            self._lock.release()  # the file was moved away from there
        opened = open_file(path, self._passphrase)
        if opened.lock is None:
            opened.db.close()
            raise open_elsewhere(path)
        db, lock, copies, own = self._db, self._lock, self._copies, self._own_copies
        self._take_over(path, opened)
        if own is not None and self._own_copies is not None:
            self._own_copies.go_on_with(own.folder)
            own.drop()
        with suppress(Exception):  # its disk may be gone
            db.close()
        if lock is not None:
            lock.release()
        copies.drop()

    def is_lost(self, problem: FileProblem) -> bool:
        """Return whether a fault says that the file itself can no longer be relied on."""
        return is_lost(self.path, problem)

    @property
    def own_copies(self) -> OwnCopies | None:
        """The copies it keeps of itself; None of a file that is open for reading only."""
        return self._own_copies

    @property
    def reserve_wanted(self) -> bool:
        """Whether `make_reserve` is to be called: at first, and after many writings."""
        return self._copies.reserve_wanted

    @property
    def reserve_failed(self) -> bool:
        """Whether the last reserve could not be laid down, or was not whole."""
        return self._copies.reserve_failed

    @property
    def is_spoilt(self) -> bool:
        """Whether the reserve found the file, which has no passphrase, not as it was written."""
        return self._copies.spoilt

    def make_reserve(self) -> None:
        """Hold the file's bytes elsewhere, so that a copy can be written without its disk.

        May be called on another thread while the file is used, and closed.
        """
        self._copies.make_reserve()

    # Who asks for it while somebody else has it open

    def leave_wish(self, who: str) -> None:
        """Leave word beside the file that *who* asks for it; on any thread. Raises FileProblem."""
        leave_wish(self.path, who)

    def taken_wish(self) -> str:
        """Return who left such word, and take it away; on any thread."""
        return taken_wish(self.path)

    # Inside

    def _writing(self) -> OpenAct:
        if self._act is None:
            raise RuntimeError("a write outside an act would leave no trace in the journal")
        return self._act

    def _turn(self, source: ActState, target: ActState, said: str) -> Changed | None:
        found = self._history.next_in(source)
        if found is None:
            return None
        entry, label, journal = found
        with self._saving.transaction():
            self._saving.count()
            changes = turn(self._rows, self._history, entry, journal, target)
            self.drafts.follow(changes)
        return news_of(self.path, said.format(label), self.clock(), changes)
