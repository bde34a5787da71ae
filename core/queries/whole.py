"""Every row of an audit, a part at a time: what its JSON holds."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from core.model.hand_out import HandBack, HandOut, HandOutCase, KnownRow, TableDifference
from core.model.published import ProgrammeChoice, Published
from core.model.whole import WholeAudit, WholeTable
from core.store.file import WorkshopFile
from core.store.rows import COLUMNS, SHAPES
from core.store.schema import VERSION

AT_ONCE: Final = 10_000
"""How many rows are read at once, in about ten milliseconds."""

# What was handed out and came back, or was signed, is of this one file, passphrases included.
_OWN: Final = (
    *(HandOut, HandOutCase, HandBack, KnownRow, TableDifference),
    *(Published, ProgrammeChoice),
)
_TABLES: Final = tuple(shape.table for kind, shape in SHAPES.items() if kind not in _OWN)


class WholePart(NamedTuple):
    """Rows of one table that come after those of the part before."""

    table: str
    rows: list[tuple[str | int | None, ...]]

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after it in any table."""
        return self.table == _TABLES[-1] and not self.is_full

    @property
    def is_full(self) -> bool:
        """Whether there may be more rows of its table."""
        return len(self.rows) == AT_ONCE


def next_parts(file: WorkshopFile, before: WholePart | None = None) -> list[WholePart]:
    """Return what comes after a part: tables until about `AT_ONCE` rows are read."""
    found: list[WholePart] = []
    last = before
    while not (last is not None and last.is_last):
        last = _next(file, last)
        found.append(last)
        if sum(len(one.rows) for one in found) >= AT_ONCE:
            break
    return found


def whole_of(parts: Iterable[WholePart]) -> WholeAudit:
    """Return the audit that parts make up; may be called on any thread."""
    held: dict[str, list[tuple[str | int | None, ...]]] = {}
    for part in parts:
        held.setdefault(part.table, []).extend(part.rows)
    tables = {name: WholeTable(COLUMNS[name], tuple(rows)) for name, rows in held.items()}
    return WholeAudit(VERSION, tables)


def whole(file: WorkshopFile) -> WholeAudit:
    """Read every row at once."""
    parts = next_parts(file)
    while not parts[-1].is_last:
        parts += next_parts(file, parts[-1])
    return whole_of(parts)


def _next(file: WorkshopFile, before: WholePart | None) -> WholePart:
    if before is None:
        table, after = _TABLES[0], 0
    elif before.is_full:
        table = before.table
        after = int(before.rows[-1][COLUMNS[table].index("id")] or 0)
    else:
        table, after = _TABLES[_TABLES.index(before.table) + 1], 0
    columns = ", ".join(COLUMNS[table])
    rows = file.query(
        f"SELECT {columns} FROM {table} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}", (after,)
    )
    return WholePart(table, rows)
