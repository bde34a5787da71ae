"""Rows as they are written: one change at a time, and what rests on what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from core.store.cipher import libraries
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE, alike_row
from core.store.journal import Added, Change, Row
from core.store.numbering import NumberBlock, given_in, no_number_left, read_block
from core.store.reserve import Recorder
from core.store.rows import COLUMNS
from core.store.sums import RowSum
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_ASKED_AT_ONCE: Final = 500
_NAMED_AS_EVIDENCE = {table: kind for kind, table in EVIDENCE_TABLES.items()}


class Reference(NamedTuple):
    """A column that points to another table; `needed` when it may not be empty."""

    table: str
    column: str
    needed: bool


class Rows:
    """The tables of one file, row by row. Knows neither acts nor transactions."""

    def __init__(self, db: "Database", recorder: Recorder, row_sum: RowSum) -> None:
        self._db = db
        self._recorder = recorder
        self._row_sum = row_sum
        self._resting: dict[str, tuple[Reference, ...]] = {}
        self._next: dict[str, int] = {}
        self._block: NumberBlock | None = None

    def read(self, table: str, key: int) -> Row | None:
        """Return a row as it stands."""
        columns = COLUMNS[table]
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)
        ).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def next_ids(self, table: str, count: int = 1) -> int:
        """Hand out *count* numbers no row of the table ever had; return the first of them.

        They are looked up once and counted on until `forget_numbers` is called.
        Raises WorkshopError where the file's block has not so many left.
        """
        block = self._own_block()
        if table not in self._next:
            self._next[table] = given_in(self._db, table, block) + 1
        first = self._next[table]
        if first + count - 1 > block.last:
            raise no_number_left(block)
        self._next[table] += count
        return first

    def forget_numbers(self) -> None:
        """Look numbers up again: another act begins, and the last may have been undone."""
        self._next = {}

    def apply(self, change: Change) -> None:
        """Write one change."""
        if change.after is None:
            self._delete(change)
        elif change.before is None:
            self._insert(change.table, change.after)
        else:
            self._update(change, change.before, change.after)

    def apply_at_once(self, changes: Sequence[Change], unwanted: Iterable[Added] = ()) -> None:
        """Write changes that are folded, so that their order no longer tells.

        Everything goes before anything comes: two rows may have swapped what
        must be unique. Foreign keys are looked at when the transaction ends. Of
        *unwanted* every row goes.
        """
        if len(changes) == 1 and not unwanted:
            self.apply(changes[0])
            return
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        for added in unwanted:
            these, numbers = "WHERE id BETWEEN ? AND ?", (added.first, added.last)
            with self._row_sum.following(added.table, these, numbers):
                self._db.execute(f"DELETE FROM {added.table} {these}", numbers)
        old: dict[str, list[int]] = {}
        for change in changes:
            if change.before is not None:
                old.setdefault(change.table, []).append(change.key)
        for table, keys in old.items():
            self._delete_all(table, ranges_of(keys))
        new: dict[str, list[Row]] = {}
        for change in changes:
            if change.after is not None:
                new.setdefault(change.table, []).append(change.after)
        for table, rows in new.items():
            self.insert_all(table, [tuple(row.values()) for row in rows])

    def apply_new(self, changes: Sequence[Change]) -> None:
        """Write rows that came from elsewhere and may not be what they should.

        Raises ValueError, saying what is wrong.
        """
        dbapi, _ = libraries()
        try:
            self.apply_at_once(changes)
        except (dbapi.IntegrityError, OverflowError, TypeError) as error:
            raise ValueError(tr("a row that cannot be one of its table")) from error
        if self._db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ValueError(tr("a row that rests on one that is not there"))

    def _delete_all(self, table: str, ranges: Sequence[tuple[int, int]]) -> None:
        these = "WHERE id BETWEEN ? AND ?"
        for numbers in ranges:
            self._row_sum.take(table, these, numbers)
        sql = f"DELETE FROM {table} {these}"
        self._recorder.many(sql, ranges)
        with closing(self._db.conn.executemany(sql, ranges)):
            pass

    def insert_all(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Write new rows, each in the order of the table's columns."""
        at = COLUMNS[table].index("id")
        with self._counting_on(table, list(map(itemgetter(at), rows))):
            self._recorder.many(_insertion(table), rows)
            with closing(self._db.conn.executemany(_insertion(table), rows)):
                pass
        self._row_sum.take_new(table, rows)

    def update_all(self, table: str, changes: Sequence[Change]) -> None:
        """Write rows of one table in the places of others; none of them moves what is unique."""
        written: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        for one in changes:
            before, after = one.before or {}, one.after or {}
            moved = tuple(name for name in COLUMNS[table] if before[name] != after[name])
            written.setdefault(moved, []).append((*(after[name] for name in moved), one.key))
        for moved, rows in written.items():
            cells = ", ".join(f"{name} = ?" for name in moved)
            sql = f"UPDATE {table} SET {cells} WHERE id = ?"
            self._recorder.many(sql, rows)
            with closing(self._db.conn.executemany(sql, rows)):
                pass
        for some in ((one.before for one in changes), (one.after for one in changes)):
            self._row_sum.take_new(table, (tuple(row.values()) for row in some if row))

    def read_all(self, table: str, keys: Sequence[int]) -> dict[int, Row]:
        """Return rows by their numbers, as they stand; one that is not there is not among them."""
        columns = COLUMNS[table]
        found: dict[int, Row] = {}
        for start in range(0, len(keys), _ASKED_AT_ONCE):
            some = keys[start : start + _ASKED_AT_ONCE]
            sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id IN ({_marks(some)})"
            rows = self._db.execute(sql, some).fetchall()
            found |= {
                row["id"]: row for row in (dict(zip(columns, one, strict=True)) for one in rows)
            }
        return found

    def written_out(self, added: Added) -> list[Change]:
        """Return rows that were only added as one change each, as they are now."""
        columns = COLUMNS[added.table]
        rows = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {added.table} WHERE id BETWEEN ? AND ? ORDER BY id",
            (added.first, added.last),
        ).fetchall()
        at = columns.index("id")
        return [
            Change(added.table, row[at], None, dict(zip(columns, row, strict=True))) for row in rows
        ]

    def removal(self, table: str, key: int) -> Iterator[Change]:
        """Yield the changes that remove a row and all that rests on it, in order.

        A reference that may be empty is emptied instead. Each change has to be
        applied before the next is asked for: a row may rest on another twice.
        """
        for child, column, needed in self._resting_on(table):
            if needed and not self._rests_on_any(child, column, key):
                yield from (
                    Change(child, row["id"], row, None) for row in self._rows_on(child, column, key)
                )
                continue
            for row_id in self._pointing(child, column, key):
                row = self.read(child, row_id)
                if needed:
                    yield from self.removal(child, row_id)
                elif row is not None:
                    yield Change(child, row_id, row, {**row, column: None})
        yield from self._evidence_on(table, key)
        yield Change(table, key, self.read(table, key), None)

    def _rests_on_any(self, child: str, column: str, key: int) -> bool:
        """Return whether anything rests on, or names, the rows of *child* that point to a row."""
        asked: list[tuple[str, tuple[object, ...]]] = [
            (
                f"SELECT 1 FROM {child} AS c CROSS JOIN {one.table} AS f ON f.{one.column} = c.id "
                f"WHERE c.{column} = ? LIMIT 1",
                (key,),
            )
            for one in self._resting_on(child)
        ]
        if child in _NAMED_AS_EVIDENCE:
            asked += [
                (
                    f"SELECT 1 FROM {child} AS c CROSS JOIN {naming} AS f ON f.row_id = c.id "
                    f"WHERE f.kind = ? AND c.{column} = ? LIMIT 1",
                    (_NAMED_AS_EVIDENCE[child], key),
                )
                for naming in NAMING_EVIDENCE
            ]
        return any(self._db.execute(sql, values).fetchone() for sql, values in asked)

    def resting(self) -> Mapping[str, tuple[Reference, ...]]:
        """Return, by table, every column of another that points to it."""
        self._resting_on("cases")
        return self._resting

    def defer_references(self) -> None:
        """Let what points to what be looked at when the transaction ends."""
        self._db.execute("PRAGMA defer_foreign_keys = ON")

    def pointing(self, child: str, column: str, key: int) -> list[int]:
        """Return the numbers of the rows of *child* that point to a row by a column."""
        return self._pointing(child, column, key)

    def alike(self, table: str, row: Row) -> list[Row]:
        """Return the rows that may be the same thing; `key_of_row` tells for certain."""
        columns = COLUMNS[table]
        condition, values = alike_row(table, row)
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {condition or 1}", values
        ).fetchall()
        return [dict(zip(columns, one, strict=True)) for one in found]

    def references(self) -> list[tuple[str, str, str]]:
        """Return every column that points to another table: its table, its name, where to."""
        self._resting_on("cases")
        return [
            (one.table, one.column, parent)
            for parent, resting in self._resting.items()
            for one in resting
        ]

    def left_over(self, changes: Sequence[Change]) -> list[Change]:
        """Return what becomes of rows that *changes* would leave pointing nowhere.

        They go; a reference that may be empty is emptied instead. A row that is among the
        changes points elsewhere after them, or is gone.
        """
        written = {(one.table, one.key) for one in changes}
        gone: dict[str, list[int]] = {}
        for one in changes:
            if one.after is None:
                gone.setdefault(one.table, []).append(one.key)
        left: dict[tuple[str, int], Row | None] = {}
        for table, keys in gone.items():
            for child, column, needed in self._resting_on(table):
                for row_id in self._pointing_to(child, column, ranges_of(keys)):
                    place = (child, row_id)
                    if place in written:
                        continue
                    row = left[place] if place in left else self.read(child, row_id)
                    left[place] = None if needed or row is None else {**row, column: None}
        return [Change(*place, self.read(*place), after) for place, after in left.items()]

    def _delete(self, change: Change) -> None:
        with self._row_sum.following(change.table, "WHERE id = ?", (change.key,)):
            self._db.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.key,))

    def _insert(self, table: str, row: Row) -> None:
        with self._counting_on(table, (row["id"],)):
            self._db.execute(_insertion(table), tuple(row[column] for column in COLUMNS[table]))
        self._row_sum.take(table, "WHERE id = ?", (row["id"],))

    @contextmanager
    def _counting_on(self, table: str, numbers: Sequence[int]) -> Iterator[None]:
        """Keep to our own numbers where a row of a later block comes in, alone or among ours."""
        block = self._own_block()
        foreign = max(numbers) > block.last
        own = max((one for one in numbers if one <= block.last), default=0) if foreign else 0
        given = max(given_in(self._db, table, block), own) if foreign else 0
        yield
        if foreign:  # the database would count on from there
            self._db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (given, table))

    def _own_block(self) -> NumberBlock:
        if self._block is None:
            self._block = read_block(self._db)
        return self._block

    def _update(self, change: Change, before: Row, after: Row) -> None:
        moved = [name for name in COLUMNS[change.table] if before[name] != after[name]]
        written = ", ".join(f"{name} = ?" for name in moved)
        with self._row_sum.following(change.table, "WHERE id = ?", (change.key,)):
            self._db.execute(
                f"UPDATE {change.table} SET {written} WHERE id = ?",
                (*(after[name] for name in moved), change.key),
            )

    def _rows_on(self, child: str, column: str, key: int) -> list[Row]:
        columns = COLUMNS[child]
        found = self._db.execute(
            f"SELECT {', '.join(columns)} FROM {child} WHERE {column} = ? ORDER BY id", (key,)
        ).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def _pointing(self, child: str, column: str, key: int) -> list[int]:
        found = self._db.execute(f"SELECT id FROM {child} WHERE {column} = ?", (key,)).fetchall()
        return [row[0] for row in found]

    def _pointing_to(
        self, child: str, column: str, ranges: Sequence[tuple[int, int]]
    ) -> Iterator[int]:
        sql = f"SELECT id FROM {child} WHERE {column} BETWEEN ? AND ?"
        for ends in ranges:
            for (row_id,) in self._db.execute(sql, ends).fetchall():
                yield row_id

    def _evidence_on(self, table: str, key: int) -> list[Change]:
        kind = _NAMED_AS_EVIDENCE.get(table)
        if kind is None:
            return []
        return [
            Change(naming, one, self.read(naming, one), None)
            for naming in NAMING_EVIDENCE
            for (one,) in self._db.execute(
                f"SELECT id FROM {naming} WHERE kind = ? AND row_id = ?", (kind, key)
            ).fetchall()
        ]

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


def ranges_of(keys: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as stretches without a gap: first and last of each."""
    found: list[tuple[int, int]] = []
    for key in sorted(keys):
        if found and key == found[-1][1] + 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


@lru_cache
def _insertion(table: str) -> str:
    columns = COLUMNS[table]
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
