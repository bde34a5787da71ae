"""An audit with every row its file carries from place to place, as plain tables."""

from collections.abc import Mapping
from dataclasses import dataclass

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
