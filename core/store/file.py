"""The workshop file: the only place an audit is kept, written in whole acts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Lock as ThreadLock
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast

from core.model.changed import Changed
from core.model.clock import Clock, system_clock
from core.model.fault import FileGone, FileProblem
from core.model.ids import NEW
from core.model.progress import Cancelled
from core.store.cipher import connect, damaged, faults, gone, identity, unreadable
from core.store.copying import Summary, open_elsewhere, put_in_place, summary, write_copy
from core.store.history import Act, ActState, History, HistoryEntry
from core.store.inspection import refuse_foreign_rows, refuse_too_much
from core.store.journal import Added, Change, fold
from core.store.lock import Lock, lock_path
from core.store.opening import OpenedFile, create_file, only_for_reading, open_file
from core.store.patience import Patience
from core.store.reserve import Keeper
from core.store.rows import KINDS, SHAPES, row_change
from core.store.sitting import FileWatch
from core.store.writing import Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

_MANY: Final = 100
"""New rows kept at once of which only the numbers go into the history."""

_LISTED: Final = 2_000
"""Rows of one kind that are listed in the news; of more it only says that they changed."""


class WorkshopFile:
    """One open audit. Use from one thread at a time; write only inside an act.

    `open_by` names who has the audit open when that is why it is read-only.
    """

    def __init__(self, path: Path, opened: OpenedFile, clock: Clock) -> None:
        self.clock = clock
        self._act: Act | None = None
        self._closed = False
        self._at_work = ThreadLock()  # held while another thread does an act
        self._take_over(path, opened)

    def _take_over(self, path: Path, opened: OpenedFile) -> None:
        try:
            with faults(path):
                self._watch = FileWatch(opened.db)
        except BaseException:
            opened.close()
            raise
        self.path = path
        self.read_only = opened.read_only
        self.open_by = opened.open_by
        self._db: Database = opened.db
        self._patience = Patience(opened.db)
        self._rows = Rows(opened.db, opened.recorder)
        self._history = History(opened.db, path, self.clock)
        self._lock: Lock | None = opened.lock
        self._passphrase = opened.passphrase
        self._keeper = Keeper(opened.recorder)
        self._writings = 0
        self._identity = identity(path)

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
        with self._at_work:
            self._closed = True
            self._db.close()
        if self._lock is not None:
            self._lock.release()
        self._keeper.drop()
        self._passphrase = None

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

    # Reading

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query at once, so that no cursor is left half read.

        Raises FileProblem, also for a query that does not come to an end.
        """
        with faults(self.path), self._patience.counted():
            return cast(list[tuple[Any, ...]], self._db.execute(sql, values).fetchall())

    def all(self, cls: type[T], where: str = "", values: Sequence[object] = ()) -> list[T]:
        """Return every value of one kind, in order of position or of entry."""
        shape = SHAPES[cls]
        condition = f" WHERE {where}" if where else ""
        rows = self.query(f"{shape.select}{condition} ORDER BY {shape.ordered}", values)
        try:
            return [shape.value(row) for row in rows]
        except KeyError as error:  # a word that is none of ours
            raise damaged(self.path) from error

    def get(self, cls: type[T], key: int) -> T | None:
        """Return the value with this number, if it is there."""
        found = self.all(cls, "id = ?", (key,))
        return found[0] if found else None

    def taking_long(self) -> AbstractContextManager[None]:
        """Let queries inside take as long as they need; the file's whole is looked through."""
        return self._patience.endless()

    def refuse_foreign_rows(self) -> None:
        """Raise FileProblem where a row holds what no program of ours wrote."""
        with faults(self.path):
            refuse_foreign_rows(self._db, self.path)

    def before(self, cls: type[T], key: int, label: str) -> T | None:
        """Return a value as it was before the last standing act whose label begins with *label*.

        None where no such act touched it. Reads the history: not for every row of a list.
        """
        shape = SHAPES[cls]
        row = self._history.row_before(shape.table, key, label)
        return None if row is None else cast(T, shape.value(tuple(map(row.get, shape.columns))))

    # Writing

    @contextmanager
    def act(self, label: str, merge: str = "", quiet: bool = False) -> Iterator[Act]:
        """Do several writes as one: all of them, with their journal entry, or none.

        Acts in a row with the same *merge* key become one entry, so that typing
        saved at every pause is undone in one step. *quiet* ones are kept in the
        history but never undone.
        """
        if self._act is not None:  # an act within an act is part of it
            yield self._act
            return
        self._must_be_writable()
        self._act = act = Act(label, merge, quiet)
        self._rows.forget_numbers()
        try:
            with self._saving():
                yield act
                act.changes = fold(act.changes)
                if act.journal:
                    self._history.enter(act)
        finally:
            self._act = None
        act.news = self._news(label, act.changes, act.added)

    def put(self, value: Any) -> int:
        """Keep a value: as a new row when its number is NEW, else in its row's place."""
        shape = SHAPES[type(value)]
        row = shape.row(value)
        refuse_too_much(row)
        if row["id"] == NEW:
            row["id"] = self._rows.next_ids(shape.table)
            self._change(Change(shape.table, row["id"], None, row))
        else:
            self._change(
                Change(shape.table, row["id"], self._rows.read(shape.table, row["id"]), row)
            )
        return int(row["id"])

    def put_new(self, values: Sequence[Any]) -> int:
        """Keep new values of one kind at once; return the first's number, the others follow.

        Of many only the numbers go into the history: 43,200 answers are one line
        there. There has to be one at least.
        """
        shape = SHAPES[type(values[0])]
        first = self._rows.next_ids(shape.table, len(values))
        rows = [
            shape.row(value) | {"id": number} for number, value in enumerate(values, start=first)
        ]
        for row in rows:
            refuse_too_much(row)
        act = self._writing()
        self._watch.count()
        self._rows.insert_all(shape.table, [tuple(row.values()) for row in rows])
        if len(rows) < _MANY:
            act.changes += [Change(shape.table, row["id"], None, row) for row in rows]
        else:
            act.added.append(Added(shape.table, first, first + len(rows) - 1))
        return first

    def remove(self, value: Any) -> None:
        """Remove a value and every row that rests on it; loose references are emptied."""
        for change in self._rows.removal(SHAPES[type(value)].table, value.id):
            self._change(change)

    def remove_all(self, values: Sequence[Any]) -> None:
        """Remove many values of one kind at once, with all that rests on them."""
        act = self._writing()
        table = SHAPES[type(values[0])].table
        found = (one for value in values for one in self._rows.removal(table, value.id))
        changes = fold(found)
        for added in [
            one for one in act.added if any(one.holds(row.table, row.key) for row in changes)
        ]:
            act.added.remove(added)
            act.changes += self._rows.written_out(added)
        self._watch.count()
        self._rows.apply_at_once(changes)
        act.changes += changes

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
        with self._at_work:
            if self._closed:
                raise Cancelled
            with self._second_reader() as reader:
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
        self._must_be_writable()
        with self._saving():
            self._watch.count()
            self._history.close()

    def history(self) -> list[HistoryEntry]:
        """Return every act that stands, oldest first."""
        return self._history.entries()

    # Copies

    def copy_to(self, path: Path) -> None:
        """Write a whole copy, under the same passphrase, in one step.

        Works even after the file itself was moved away, overwritten or pulled out
        with its disk, as long as there is a reserve. Raises FileProblem.
        """
        self._write_copy(path)

    def go_on_in(self, path: Path) -> None:
        """Write a copy and go on in it: this is then the file that is open.

        The history goes along, and so does undo. A file that was open for
        reading only can be changed in its copy. Raises FileProblem.
        """
        self._write_copy(path)
        if self._lock is not None and self._holds(path):
            self._lock.release()
        opened = open_file(path, self._passphrase)
        if opened.lock is None:
            opened.db.close()
            raise open_elsewhere(path)
        db, lock, keeper = self._db, self._lock, self._keeper
        self._take_over(path, opened)
        with suppress(Exception):  # its disk may be gone
            db.close()
        if lock is not None:
            lock.release()
        keeper.drop()

    @property
    def reserve_wanted(self) -> bool:
        """Whether `make_reserve` is to be called: at first, and after many writings."""
        return self._lock is not None and self._keeper.wanted

    def make_reserve(self) -> None:
        """Hold the file's bytes elsewhere, so that a copy can be written without its disk.

        May be called on another thread while the file is used. Where something is
        written meanwhile, or the disk does not answer, the reserve stays as it was.
        """
        lock = self._lock
        if lock is None:
            return

        def read() -> bytes | None:
            before = self._writings
            with suppress(OSError):
                content = lock.audit_bytes()
                return content if before == self._writings and before % 2 == 0 else None
            return None

        self._keeper.make(read, locked=self._passphrase is not None)

    # Inside

    def _write_copy(self, path: Path) -> None:
        found = identity(path)
        if found is not None and found == self._identity:
            raise FileProblem(
                "That is the audit that is open, not a place for its copy.",
                "Nothing was changed.",
                "Choose another name or another folder.",
            )
        try:
            with faults(self.path), self._db.atomic():
                self._watch.compare(self.path)
            write_copy(self._db, path, self._passphrase, held=self._lock)
        except FileProblem as problem:
            if not self.is_lost(problem):
                raise
            self._write_reserve(path, problem)

    def is_lost(self, problem: FileProblem) -> bool:
        """Return whether a fault says that the file itself can no longer be relied on."""
        if isinstance(problem, FileGone):
            return True
        return problem.happened == damaged(self.path).happened

    def _write_reserve(self, path: Path, problem: FileProblem) -> None:
        """Write the copy without the file. Raises *problem* where there is no reserve."""
        reserve = self._keeper.reserve
        if reserve is None:
            raise problem

        def fill(aside: Path) -> Summary:
            with faults(path):
                mark = reserve.write(aside, self._passphrase, self._keeper.since())
                if mark != self._watch.mark:
                    raise problem
                db = connect(aside, self._passphrase)
                try:
                    return summary(db)
                finally:
                    db.close()

        put_in_place(path, self._passphrase, fill, held=self._lock)

    def _holds(self, path: Path) -> bool:
        """Return whether the lock for a place is ours: its file was moved away from there."""
        return self._lock is not None and self._lock.path == lock_path(path)

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise only_for_reading(self.path, self.open_by)

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One transaction, after which the file is known to be the one on disk."""
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=False)
        self._writings += 1
        try:
            with self._one_transaction():
                yield
            self._must_be_there(saved=True)
        finally:
            self._writings += 1

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        try:
            with faults(self.path), self._db.atomic():
                self._must_be_ours()
                before = self._db.conn.total_changes
                yield
                if self._db.conn.total_changes > before:
                    self._watch.count()  # a write that forgot to
        except BaseException as error:
            self._take_back(error)
            raise
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._watch.kept()
        self._keeper.recorder.keep()

    def _must_be_ours(self) -> None:
        """Raise FileGone where anybody else wrote to the file, or nothing of it can be read."""
        try:
            with faults(self.path):
                self._watch.compare(self.path)
        except FileGone:
            raise
        except FileProblem as problem:
            if self.is_lost(problem):
                raise unreadable(self.path) from problem
            raise

    def _take_back(self, error: BaseException) -> None:
        """See to what follows a transaction that was rolled back."""
        self._keeper.recorder.forget()
        if not isinstance(error, FileGone):
            self._watch.not_kept()
        if isinstance(error, FileProblem):
            self._must_be_there(saved=False)  # moved away before the first write
            if "disk I/O error" in str(error.__cause__):
                raise unreadable(self.path) from error

    def _must_be_there(self, saved: bool) -> None:
        if identity(self.path) != self._identity:
            raise gone(self.path, saved=saved)

    def _news(
        self, label: str, changes: Sequence[Change], added: Sequence[Added] = ()
    ) -> Changed | None:
        if not changes and not added:
            return None
        count = Counter(change.table for change in changes)
        many = {table for table, rows in count.items() if rows > _LISTED}
        many |= {one.table for one in added}
        try:
            rows = tuple(row_change(one) for one in changes if one.table not in many)
        except KeyError as error:  # a word that is none of ours
            raise damaged(self.path) from error
        kinds = frozenset(KINDS[table] for table in {*count, *many})
        return Changed(label, kinds, self.clock(), rows, frozenset(KINDS[one] for one in many))

    def _turn(self, source: ActState, target: ActState, said: str) -> Changed | None:
        found = self._history.next_in(source)
        if found is None:
            return None
        self._must_be_writable()
        entry, label, journal = found
        changes = [one for one in journal if isinstance(one, Change)]
        added = [one for one in journal if isinstance(one, Added)]
        with self._saving():
            self._watch.count()
            if added:  # before these rows go, so that redo and later looks back have them
                changes += [row for one in added for row in self._rows.written_out(one)]
                self._history.write_out(entry, changes)
            if target is ActState.UNDONE:
                changes = [change.inverse for change in changes]
            left_over = self._rows.left_over(changes)
            bare = [one for one in changes if not any(a.holds(one.table, one.key) for a in added)]
            self._rows.apply_at_once([*left_over, *bare], added)
            self._history.mark(entry, target)
            if left_over:  # the time a case took goes with the case
                self._history.enter(Act("time", quiet=True, changes=left_over))
        return self._news(said.format(label), [*left_over, *changes])

    def _change(self, change: Change) -> None:
        act = self._writing()
        if change.before != change.after:
            for added in [one for one in act.added if one.holds(change.table, change.key)]:
                act.added.remove(added)
                act.changes += self._rows.written_out(added)
            self._watch.count()
            self._rows.apply(change)
            act.changes.append(change)

    def _writing(self) -> Act:
        if self._act is None:
            raise RuntimeError("a write outside an act would leave no trace in the journal")
        return self._act
