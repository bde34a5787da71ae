"""The workshop file: the only place an audit is kept, written in whole acts."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from core.model.changed import Changed
from core.model.clock import Clock, system_clock
from core.model.fault import FileGone, FileProblem
from core.model.ids import NEW
from core.store.cipher import damaged, faults, gone, identity
from core.store.copying import held_elsewhere, write_copy
from core.store.history import Act, ActState, History, HistoryEntry
from core.store.inspection import refuse_foreign_rows, refuse_too_much
from core.store.journal import Change, fold
from core.store.lock import Lock, lock_path
from core.store.opening import OpenedFile, create_file, only_for_reading, open_file
from core.store.patience import Patience
from core.store.rows import SHAPES, row_change
from core.store.sitting import Watch
from core.store.writing import Rows

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class WorkshopFile:
    """One open audit. Use from one thread at a time; write only inside an act.

    `held_by` names who has the audit open when that is why it is read-only.
    """

    def __init__(self, path: Path, opened: OpenedFile, clock: Clock) -> None:
        self.clock = clock
        self._act: Act | None = None
        self._take_over(path, opened)

    def _take_over(self, path: Path, opened: OpenedFile) -> None:
        try:
            with faults(path):
                self._watch = Watch(opened.db)
        except BaseException:
            opened.close()
            raise
        self.path = path
        self.read_only = opened.read_only
        self.held_by = opened.held_by
        self._db: Database = opened.db
        self._patience = Patience(opened.db)
        self._rows = Rows(opened.db)
        self._history = History(opened.db, path, self.clock)
        self._lock: Lock | None = opened.lock
        self._passphrase = opened.passphrase
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
        """Close the file and give the lock back."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()

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
        return only_for_reading(self.path, self.held_by) if self.read_only else None

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
        try:
            with self._saving():
                yield act
                act.changes = fold(act.changes)
                if act.changes:
                    self._history.enter(act)
        finally:
            self._act = None
        act.news = self._news(label, act.changes)

    def put(self, value: Any) -> int:
        """Keep a value: as a new row when its number is NEW, else in its row's place."""
        shape = SHAPES[type(value)]
        row = shape.row(value)
        refuse_too_much(row)
        if row["id"] == NEW:
            row["id"] = self._rows.next_id(shape.table)
            self._change(Change(shape.table, row["id"], None, row))
        else:
            self._change(
                Change(shape.table, row["id"], self._rows.read(shape.table, row["id"]), row)
            )
        return int(row["id"])

    def remove(self, value: Any) -> None:
        """Remove a value and every row that rests on it; loose references are emptied."""
        for change in self._rows.removal(SHAPES[type(value)].table, value.id):
            self._change(change)

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

        Works even after the file itself was moved away. Raises FileProblem.
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
            raise held_elsewhere(path)
        db, lock = self._db, self._lock
        self._take_over(path, opened)
        db.close()
        if lock is not None:
            lock.release()

    # Inside

    def _write_copy(self, path: Path) -> None:
        found = identity(path)
        if found is not None and found == self._identity:
            raise FileProblem(
                "That is the audit that is open, not a place for its copy.",
                "Nothing was changed.",
                "Choose another name or another folder.",
            )
        write_copy(self._db, path, self._passphrase, held=self._lock)

    def _holds(self, path: Path) -> bool:
        """Return whether the lock for a place is ours: its file was moved away from there."""
        return self._lock is not None and self._lock.path == lock_path(path)

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise only_for_reading(self.path, self.held_by)

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One transaction, after which the file is known to be the one on disk."""
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=False)
        try:
            with faults(self.path), self._db.atomic():
                self._watch.compare(self.path)
                before = self._db.conn.total_changes
                yield
                if self._db.conn.total_changes > before:
                    self._watch.count()  # a write that forgot to
        except BaseException as error:
            if not isinstance(error, FileGone):
                self._watch.not_kept()
            if isinstance(error, FileProblem):
                self._must_be_there(saved=False)  # moved away before the first write
            raise
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=True)
        self._watch.kept()

    def _must_be_there(self, saved: bool) -> None:
        if identity(self.path) != self._identity:
            raise gone(self.path, saved=saved)

    def _news(self, label: str, changes: list[Change]) -> Changed | None:
        if not changes:
            return None
        try:
            rows = tuple(map(row_change, changes))
        except KeyError as error:  # a word that is none of ours
            raise damaged(self.path) from error
        return Changed(label, frozenset(row.kind for row in rows), self.clock(), rows)

    def _turn(self, source: ActState, target: ActState, said: str) -> Changed | None:
        found = self._history.next_in(source)
        if found is None:
            return None
        self._must_be_writable()
        entry, label, changes = found
        if target is ActState.UNDONE:
            changes = [change.inverse for change in changes]
        with self._saving():
            self._watch.count()
            left_over = self._rows.left_over(changes)
            self._rows.apply_at_once([*left_over, *changes])
            self._history.mark(entry, target)
            if left_over:  # the time a case took goes with the case
                self._history.enter(Act("time", quiet=True, changes=left_over))
        return self._news(said.format(label), [*left_over, *changes])

    def _change(self, change: Change) -> None:
        if self._act is None:
            raise RuntimeError("a write outside an act would leave no trace in the journal")
        if change.before != change.after:
            self._watch.count()
            self._rows.apply(change)
            self._act.changes.append(change)
