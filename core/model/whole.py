"""An audit with every row its file carries from place to place, as plain tables."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

WholeCell = str | int | None


@dataclass(frozen=True, slots=True)
class WholeTable:
    """One table: its columns, and its rows in their order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[WholeCell, ...], ...]


@dataclass(frozen=True, slots=True)
class WholeAudit:
    """Every table by name; `version` is that of the files it comes from.

    The history, words not entered yet, the access log and the copies are not part of it.
    """

    version: int
    tables: Mapping[str, WholeTable]

    def with_all(self, name: str, column: str, cell: WholeCell) -> "WholeAudit":
        """Return it with one cell in place of those of a column, in every row of a table."""
        held = self.tables[name]
        at = held.columns.index(column)
        rows = tuple((*row[:at], cell, *row[at + 1 :]) for row in held.rows)
        return replace(self, tables={**self.tables, name: WholeTable(held.columns, rows)})
