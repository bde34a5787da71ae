"""Rows as they are written: one change at a time, and what rests on what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from core.store.journal import Change, Row
from core.store.rows import COLUMNS

if TYPE_CHECKING:
    from sqlite_utils import Database

# Evidence under a finding names its row by kind and number, not by a foreign key.
_NAMED_AS_EVIDENCE = {
    "judgements": "judgement",
    "notes": "note",
    "family_voices": "family voice",
    "meetings_observed": "meeting",
}


class Reference(NamedTuple):
    """A column that points to another table; `needed` when it may not be empty."""

    table: str
    column: str
    needed: bool


class Rows:
    """The tables of one file, row by row. Knows neither acts nor transactions."""

    def __init__(self, db: "Database") -> None:
        self._db = db
        self._resting: dict[str, tuple[Reference, ...]] = {}

    def read(self, table: str, key: int) -> Row | None:
        """Return a row as it stands."""
        columns = COLUMNS[table]
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)
        ).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def next_id(self, table: str) -> int:
        """Return a number no row of the table ever had, so that none stands for two rows."""
        found = self._db.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return 1 if found is None else found[0] + 1

    def apply(self, change: Change) -> None:
        """Write one change."""
        if change.after is None:
            self._delete(change)
        elif change.before is None:
            self._insert(change.table, change.after)
        else:
            self._update(change, change.before, change.after)

    def apply_at_once(self, changes: Sequence[Change]) -> None:
        """Write changes that are folded, so that their order no longer tells.

        Everything goes before anything comes: two rows may have swapped what
        must be unique. Foreign keys are looked at when the transaction ends.
        """
        if len(changes) == 1:
            self.apply(changes[0])
            return
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        for change in changes:
            if change.before is not None:
                self._delete(change)
        for change in changes:
            if change.after is not None:
                self._insert(change.table, change.after)

    def removal(self, table: str, key: int) -> Iterator[Change]:
        """Yield the changes that remove a row and all that rests on it, in order.

        A reference that may be empty is emptied instead. Each change has to be
        applied before the next is asked for: a row may rest on another twice.
        """
        for child, column, needed in self._resting_on(table):
            for row_id in self._pointing(child, column, key):
                row = self.read(child, row_id)
                if needed:
                    yield from self.removal(child, row_id)
                elif row is not None:
                    yield Change(child, row_id, row, {**row, column: None})
        yield from self._evidence_on(table, key)
        yield Change(table, key, self.read(table, key), None)

    def left_over(self, changes: Iterable[Change]) -> list[Change]:
        """Return the removals of rows that *changes* would leave pointing nowhere."""
        gone = {(one.table, one.key) for one in changes if one.after is None}
        return [
            Change(child, row_id, self.read(child, row_id), None)
            for table, key in gone
            for child, column, needed in self._resting_on(table)
            if needed
            for row_id in self._pointing(child, column, key)
            if (child, row_id) not in gone
        ]

    def _delete(self, change: Change) -> None:
        self._db.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.key,))

    def _insert(self, table: str, row: Row) -> None:
        columns = COLUMNS[table]
        self._db.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            tuple(row[column] for column in columns),
        )

    def _update(self, change: Change, before: Row, after: Row) -> None:
        moved = [name for name in COLUMNS[change.table] if before[name] != after[name]]
        self._db.execute(
            f"UPDATE {change.table} SET {', '.join(f'{name} = ?' for name in moved)} WHERE id = ?",
            (*(after[name] for name in moved), change.key),
        )

    def _pointing(self, child: str, column: str, key: int) -> list[int]:
        found = self._db.execute(f"SELECT id FROM {child} WHERE {column} = ?", (key,)).fetchall()
        return [row[0] for row in found]

    def _evidence_on(self, table: str, key: int) -> list[Change]:
        kind = _NAMED_AS_EVIDENCE.get(table)
        if kind is None:
            return []
        found = self._db.execute(
            "SELECT id FROM evidence WHERE kind = ? AND row_id = ?", (kind, key)
        ).fetchall()
        return [Change("evidence", one, self.read("evidence", one), None) for (one,) in found]

    def _resting_on(self, table: str) -> tuple[Reference, ...]:
        if not self._resting:
            self._resting = self._references()
        return self._resting.get(table, ())

    def _references(self) -> dict[str, tuple[Reference, ...]]:
        found: dict[str, list[Reference]] = {}
        for child in COLUMNS:
            described = self._db.execute(f"PRAGMA table_info({child})").fetchall()
            needed = {row[1]: bool(row[3]) for row in described}
            for row in self._db.execute(f"PRAGMA foreign_key_list({child})").fetchall():
                found.setdefault(row[2], []).append(Reference(child, row[3], needed[row[3]]))
        return {table: tuple(references) for table, references in found.items()}
