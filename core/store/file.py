"""The workshop file: the only place an audit is kept, written in whole acts."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from core.model.changed import Changed
from core.model.clock import Clock, system_clock
from core.model.fault import FileProblem
from core.model.ids import NEW
from core.store.cipher import faults, gone, identity
from core.store.history import Act, ActState, Entry, History
from core.store.journal import Change, Row, fold
from core.store.lock import Lock
from core.store.opening import Opened, open_file
from core.store.rows import COLUMNS, SHAPES

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class WorkshopFile:
    """One open audit. Use from one thread at a time; write only inside an act.

    `held_by` names who has the audit open when that is why it is read-only.
    """

    def __init__(self, path: Path, opened: Opened, clock: Clock) -> None:
        self.path = path
        self.read_only = opened.read_only
        self.held_by = opened.held_by
        self.clock = clock
        self._db: Database = opened.db
        self._history = History(opened.db, path, clock)
        self._lock: Lock | None = opened.lock
        self._identity = identity(path)
        self._act: Act | None = None

    @classmethod
    def create(
        cls, path: Path, passphrase: str | None = None, clock: Clock = system_clock
    ) -> "WorkshopFile":
        """Make a new, empty audit file. Raises FileProblem if something is there already."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise FileProblem(
                f"There is already a file called “{path.name}” in that folder.",
                "It was not touched.",
                "Choose another name or another folder.",
            ) from error
        except OSError as error:
            raise FileProblem(
                f"“{path.name}” cannot be kept in that folder.",
                "Nothing was written.",
                "Choose a folder of your own on this computer.",
            ) from error
        try:
            return cls(path, open_file(path, passphrase, new=True), clock)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        passphrase: str | None = None,
        clock: Clock = system_clock,
        read_only: bool = False,
    ) -> "WorkshopFile":
        """Open an audit file; read-only when someone else has it or it cannot be written.

        Raises WrongKey, or FileProblem when it is missing or from a newer version.
        """
        return cls(path, open_file(path, passphrase, read_only=read_only), clock)

    def close(self) -> None:
        """Close the file and give the lock back."""
        self._db.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "WorkshopFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query at once, so that no cursor is left half read."""
        with faults(self.path):
            return cast(list[tuple[Any, ...]], self._db.execute(sql, values).fetchall())

    def all(self, cls: type[T], where: str = "", values: Sequence[object] = ()) -> list[T]:
        """Return every value of one kind, in order of position or of entry."""
        shape = SHAPES[cls]
        condition = f" WHERE {where}" if where else ""
        rows = self.query(f"{shape.select}{condition} ORDER BY {shape.ordered}", values)
        return [shape.value(row) for row in rows]

    def get(self, cls: type[T], key: int) -> T | None:
        """Return the value with this number, if it is there."""
        found = self.all(cls, "id = ?", (key,))
        return found[0] if found else None

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
        if row["id"] == NEW:
            row["id"] = self._next_id(shape.table)
            self._change(Change(shape.table, row["id"], None, row))
        else:
            self._change(Change(shape.table, row["id"], self._row(shape.table, row["id"]), row))
        return int(row["id"])

    def remove(self, value: Any) -> None:
        """Remove a value and every row that rests on it; loose references are emptied."""
        self._remove(SHAPES[type(value)].table, value.id)

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

    def history(self) -> list[Entry]:
        """Return every act that stands, oldest first."""
        return self._history.entries()

    # Copies

    def copy_to(self, path: Path) -> None:
        """Write a whole copy, under the same passphrase, in one step.

        Works even after the file itself was moved away. Raises FileProblem.
        """
        aside = path.with_name(path.name + ".part")
        try:
            aside.unlink(missing_ok=True)
            with faults(aside):
                self._db.execute("VACUUM INTO ?", (str(aside),))
            aside.replace(path)
        except OSError as error:
            raise FileProblem(
                f"The copy “{path.name}” could not be written there.",
                "Nothing else was changed.",
                "Choose a folder of your own on this computer.",
            ) from error
        finally:
            if aside.exists():
                aside.unlink()

    # Inside

    def _must_be_writable(self) -> None:
        if self.read_only:
            raise FileProblem(
                "This audit is open for reading only.",
                "Nothing was changed.",
                f"It is open in {self.held_by}: make the change there."
                if self.held_by
                else "Copy it to a folder of your own on this computer to change it.",
            )

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One transaction, after which the file is known to be the one on disk."""
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=False)
        with faults(self.path), self._db.atomic():
            yield
        if self._db.conn.in_transaction:
            raise RuntimeError("a transaction was left open")
        self._must_be_there(saved=True)

    def _must_be_there(self, saved: bool) -> None:
        if identity(self.path) != self._identity:
            raise gone(self.path, saved=saved)

    def _news(self, label: str, changes: list[Change]) -> Changed | None:
        if not changes:
            return None
        return Changed(label, frozenset(change.table for change in changes), self.clock())

    def _turn(self, source: ActState, target: ActState, said: str) -> Changed | None:
        found = self._history.next_in(source)
        if found is None:
            return None
        self._must_be_writable()
        entry, label, changes = found
        if target is ActState.UNDONE:
            changes = [change.inverse for change in reversed(changes)]
        with self._saving():
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            for change in changes:
                self._apply(change)
            self._history.mark(entry, target)
        return self._news(said.format(label), changes)

    def _change(self, change: Change) -> None:
        if self._act is None:
            raise RuntimeError("a write outside an act would leave no trace in the journal")
        if change.before != change.after:
            self._apply(change)
            self._act.changes.append(change)

    def _apply(self, change: Change) -> None:
        columns = COLUMNS[change.table]
        if change.after is None:
            self._db.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.key,))
        elif change.before is None:
            marks = ", ".join("?" * len(columns))
            self._db.execute(
                f"INSERT INTO {change.table} ({', '.join(columns)}) VALUES ({marks})",
                tuple(change.after[column] for column in columns),
            )
        else:
            moved = [name for name in columns if change.before[name] != change.after[name]]
            self._db.execute(
                f"UPDATE {change.table} SET {', '.join(f'{name} = ?' for name in moved)} "
                "WHERE id = ?",
                (*(change.after[name] for name in moved), change.key),
            )

    def _next_id(self, table: str) -> int:
        found = self._db.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
        return (found or 0) + 1

    def _row(self, table: str, key: int) -> Row | None:
        columns = COLUMNS[table]
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)
        ).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def _remove(self, table: str, key: int) -> None:
        for child, column, needed in self._resting_on(table):
            for (row_id,) in self._db.execute(
                f"SELECT id FROM {child} WHERE {column} = ?", (key,)
            ).fetchall():
                row = self._row(child, row_id)
                if needed:
                    self._remove(child, row_id)
                elif row is not None:
                    self._change(Change(child, row_id, row, {**row, column: None}))
        self._change(Change(table, key, self._row(table, key), None))

    def _resting_on(self, table: str) -> list[tuple[str, str, bool]]:
        """Return (table, column, whether it must have a value) of every reference to a table."""
        found = []
        for child in COLUMNS:
            needed = {row[1]: bool(row[3]) for row in self.query(f"PRAGMA table_info({child})")}
            for row in self.query(f"PRAGMA foreign_key_list({child})"):
                if row[2] == table:
                    found.append((child, row[3], needed[row[3]]))
        return found
