"""What rows are to a merge: in which order they come, which columns go together, what is blank.

All of it follows from what is declared of each table and from what points to what.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Final, NamedTuple

from core.store.declarations import DECLARATIONS, NoKey, is_keyed, key_of_row
from core.store.journal import Row
from core.store.rows import COLUMNS, KINDS
from core.store.writing import Reference, Rows

BOOKS: Final = frozenset(
    {"hand_outs", "hand_out_cases", "hand_backs", "known_rows", "table_differences"}
)
"""Tables in which each file keeps its own book of hand-outs: they are never merged."""

_NEVER_ASKED: Final = ("position",)
_WHEN: Final = "_at"
"""How a column ends that says when the others of its group were said."""


class Pointer(NamedTuple):
    """A column that points to another table; `needed` when it may not be empty."""

    column: str
    parent: str
    needed: bool


Pointers = Mapping[str, Sequence[Pointer]]


def pointers_of(resting: Mapping[str, Sequence[Reference]]) -> Pointers:
    """Return, by table, the columns that point to another; from what rests on what."""
    found: dict[str, list[Pointer]] = {}
    for parent, children in resting.items():
        for child, column, needed in children:
            found.setdefault(child, []).append(Pointer(column, parent, needed))
    return found


def parents_first(pointers: Pointers) -> tuple[str, ...]:
    """Return the tables that are merged, each after those it points to, as far as that goes."""
    order: list[str] = []
    under_way: set[str] = set()

    def take(table: str) -> None:
        if table in under_way:
            return
        under_way.add(table)
        for pointer in pointers.get(table, ()):
            take(pointer.parent)
        order.append(table)

    for table in COLUMNS:
        take(table)
    return tuple(table for table in order if table not in BOOKS)


@cache
def groups_of(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the columns of a table as they are merged: those that belong together as one."""
    together = DECLARATIONS[table].together
    inside = {column for group in together for column in group}
    alone = tuple((one,) for one in COLUMNS[table] if one != "id" and one not in inside)
    return (*together, *alone)


def is_asked(columns: tuple[str, ...]) -> bool:
    """Return whether two sides that differ in these columns are worth a question."""
    return columns != _NEVER_ASKED


def but_for_when(
    columns: tuple[str, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]
) -> tuple[Any, ...] | None:
    """Return what both sides say where they differ only in when it was said; else None.

    It was said when it was first said, whoever comes first.
    """
    cells = []
    for column, one, other in zip(columns, ours, theirs, strict=True):
        if one != other and not (column.endswith(_WHEN) and one and other):
            return None
        cells.append(one if one == other else min(one, other))
    return tuple(cells)


class Nothing:
    """What stood in a column before there was a row: equal to nothing that can be said."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = Nothing()


def blank_row(table: str, row: Row) -> Row:
    """Return a row that says nothing yet, for the same thing as *row*."""
    given = {one.name: one.default for one in fields(KINDS[table]) if one.default is not MISSING}
    key = DECLARATIONS[table].key
    kept = ("id",) if isinstance(key, NoKey) else ("id", *key)
    return {
        column: row[column] if column in kept else _plain(given.get(column, NOTHING))
        for column in COLUMNS[table]
    }


def spelled_alike(table: str, column: str) -> bool:
    """Return whether a column is a name, so that its spelling alone is no change."""
    return column in DECLARATIONS[table].spelled


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else getattr(value, "value", value)


def twin_of(rows: Rows, table: str, row: Row) -> Row | None:
    """Return the row of a file that is the same thing as *row*, under another number."""
    if not is_keyed(table):
        return None
    key = key_of_row(table, row)
    others = (one for one in rows.alike(table, row) if one["id"] != row["id"])
    return next((one for one in others if key_of_row(table, one) == key), None)


def case_of_row(
    table: str,
    row: Row | None,
    pointers: Pointers,
    read: Callable[[str, int], Row | None],
) -> int | None:
    """Return the number of the case that a row is about, by what it needs; None for none."""
    if row is None:
        return None
    if table == "cases":
        return int(row["id"])
    if "case_id" in row:
        return None if row["case_id"] is None else int(row["case_id"])
    for column, parent, needed in pointers.get(table, ()):
        if needed and row[column] is not None and parent != table:
            found = case_of_row(parent, read(parent, row[column]), pointers, read)
            if found is not None:
                return found
    return None
