"""Which row here is which row of a table's file, and to which case a row belongs."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from core.model.hand_out import KnownRow
from core.model.ids import CaseId
from core.store.declarations import EVIDENCE_TABLES, NAMING_EVIDENCE
from core.store.file import WorkshopFile
from core.store.journal import Row
from core.store.sealing import Spot
from core.tables.named_rows import renamed
from core.tables.rules import case_of_row, pointers_of

_ID = "id"


class Numbers:
    """Keeps which numbers in that file stand for which here; remembered for the next hand-back.

    *bring_back* brings a row in that is not here and that something rests on; it returns
    the number it has here.
    """

    def __init__(
        self,
        here: WorkshopFile,
        there: WorkshopFile,
        known: Mapping[Spot, KnownRow],
        bring_back: Callable[[Spot], int],
    ) -> None:
        self._file, self._rows, self._other = here, here.rows, there.rows
        self._uid = there.which.file
        self._known = known
        self._bring_back = bring_back
        self._here = {spot: one.row_id for spot, one in known.items() if one.row_id != one.number}
        self._gone: set[Spot] = set()
        self._back = 0
        self.pointers = pointers_of(here.rows.resting())

    def begin(self, hand_back: int) -> None:
        """Say which hand-back this is."""
        self._back = hand_back

    def here(self, spot: Spot) -> int:
        """Return the number that a row of that file has here."""
        return self._here.get(spot, spot[1])

    def is_same(self, spot: Spot) -> bool:
        """Return whether a row of that file is known to be another one here."""
        return spot in self._here

    def same(self, spot: Spot, key: int) -> None:
        """Note that a row of that file is a certain row here."""
        if key == spot[1]:
            self._here.pop(spot, None)
        else:
            self._here[spot] = key

    def gone(self, spot: Spot) -> None:
        """Note that a row of that file is not there any more, and stands for nothing new."""
        self._gone.add(spot)

    def mapped(self, table: str, row: Row, *, bring: bool = False) -> Row:
        """Return a row of that file with the numbers that things have here.

        With *bring*, what it points to and is not here comes in first.
        """
        found = dict(row)
        found[_ID] = self.here((table, row[_ID]))
        for column, parent, _ in self.pointers.get(table, ()):
            if row[column] is None:
                continue
            spot = (parent, row[column])
            key = self.here(spot)
            if bring and self._rows.read(parent, key) is None:
                key = self._bring_back(spot)
            found[column] = key
        if table in NAMING_EVIDENCE and row["kind"] in EVIDENCE_TABLES:
            found["row_id"] = self.here((EVIDENCE_TABLES[row["kind"]], row["row_id"]))
        return renamed(table, found, lambda parent, key: self.here((parent, key)))

    def case_of(self, spot: Spot, row: Row | None) -> int | None:
        """Return the number here of the case that a row of that file is about; None for none."""
        case = case_of_row(spot[0], row, self.pointers, self._other.read)
        return None if case is None else self.here(("cases", case))

    def case_here(self, table: str, row: Row | None) -> CaseId | None:
        """Return the case that a row here is about, as far as it is there."""
        case = case_of_row(table, row, self.pointers, self._rows.read)
        if case is None or self._rows.read("cases", case) is None:
            return None
        return CaseId(case)

    def keep(self, moved: Iterable[Spot], now: Mapping[Spot, Row | None]) -> None:
        """Remember what that file said of each row, for when it comes again."""
        for spot in sorted({*moved, *self._here, *self._gone}):
            row = now.get(spot)
            if row is None and spot not in self._known and spot not in now:
                row = self._other.read(*spot)
            self._keep(spot, row)

    def _keep(self, spot: Spot, row: Row | None) -> None:
        known = self._known.get(spot)
        case = self.case_of(spot, row)
        here = None if case is None else self.case_here("cases", {_ID: case})
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":")) if row else ""
        made = KnownRow(self._uid, *spot, self.here(spot), 0, self._back, here, text)
        if known is None:
            self._file.put(made)
        elif (known.row, known.row_id) != (made.row, made.row_id):
            self._file.put(replace(made, id=known.id))
