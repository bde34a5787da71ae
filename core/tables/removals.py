"""Rows that a table removed: taken only where nothing of anybody's is lost by it."""

from collections.abc import Iterator

from core.model.hand_out import DifferenceKind, TableDifference
from core.model.names import normalised
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE
from core.store.file import WorkshopFile
from core.store.sealing import Spot
from core.tables.moved import MovedRows
from core.tables.numbers import Numbers
from core.tables.questions import MergeQuestions
from core.tables.rules import BOOKS, spelled_alike
from core.tables.taken import TakenRows


class Removals:
    """Takes a removal where the row is as the table found it and nothing here rests on it."""

    def __init__(
        self,
        file: WorkshopFile,
        moved: MovedRows,
        numbers: Numbers,
        asked: MergeQuestions,
        taken: TakenRows,
    ) -> None:
        self._file, self._rows = file, file.rows
        self._moved, self._numbers = moved, numbers
        self._asked, self._taken = asked, taken

    def take(self, spot: Spot) -> None:
        """Remove a row that went there, or ask; a row that is not here any more is neither."""
        table, key, prior = spot[0], self._numbers.here(spot), self._moved.prior[spot]
        here = self._rows.read(table, key)
        if here is None or prior is None:
            return
        found = self._numbers.mapped(table, prior)
        if any(_changed(table, name, here[name], found[name]) for name in here) or any(
            self._resting(table, key, spot[1])
        ):
            self._asked.ask(spot, DifferenceKind.REMOVED_THERE, prior, here, None)
        else:
            for change in self._rows.removal(table, key):
                self._taken.write(change)

    def _resting(self, table: str, key: int, number: int) -> Iterator[bool]:
        """Yield for each row here that rests on one, and that the table did not untie.

        A difference that nobody has settled rests on the row it is about.
        """
        of_it = "kind = ? AND row_id = ? AND chosen = ''"
        for _ in self._file.all(TableDifference, of_it, (table, key)):
            yield True
        for child, column, needed in self._rows.resting().get(table, ()):
            if child in BOOKS:
                continue
            known = set() if needed else self._untied(child, column, number)
            for one in self._rows.pointing(child, column, key):
                if one not in known:
                    yield True
        for naming in NAMING_EVIDENCE:
            for kind, name in EVIDENCE_TABLES.items():
                sql = f"SELECT 1 FROM {naming} WHERE kind = ? AND row_id = ? LIMIT 1"
                if name == table and self._file.query(sql, (kind, key)):
                    yield True

    def _untied(self, child: str, column: str, number: int) -> set[int]:
        """Return the rows here that pointed to a row of the table's and do so no more there."""
        return {
            self._numbers.here(spot)
            for spot in self._moved.in_table(child)
            if self._moved.now[spot] is not None
            and (prior := self._moved.prior[spot]) is not None
            and prior[column] == number
        }


def _changed(table: str, column: str, here: object, found: object) -> bool:
    if column in ("id", "position"):
        return False
    if spelled_alike(table, column):
        return normalised(str(here)) != normalised(str(found))
    return here != found
