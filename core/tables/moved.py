"""The rows of a table's file that are not as it said last, or as it found them.

The base of a row is what that file said of it at its last hand-back, else what the row
was before the first change of it in that file's history.
"""

import json
from collections.abc import Mapping, Sequence

from core.model.hand_out import KnownRow
from core.store.declarations import is_keyed, key_of_row
from core.store.file import WorkshopFile
from core.store.journal import Row
from core.store.sealing import Spot
from core.tables.numbers import Numbers
from core.tables.rules import BOOKS

_ITS_OWN = BOOKS | {"figures_out"}
"""What each file keeps for itself: its book of tables, and with which figures documents left it."""


class MovedRows:
    """What each of them is there `now` and was `prior`; `spots` shrinks as rows are made out.

    `erased` counts rows that are left out because their case was erased here for good.
    """

    def __init__(
        self,
        here: WorkshopFile,
        there: WorkshopFile,
        known: Mapping[Spot, KnownRow],
        numbers: Numbers,
    ) -> None:
        self._known, self._numbers = known, numbers
        outer = there.which.parent != here.which.file
        base = there.found_rows(since_handed_out=not outer)
        # Typing that ended where it began has left the history; what came before tells of it.
        spots = {spot: None for spot in (*base, *known) if spot[0] not in _ITS_OWN}
        self.now = {spot: there.rows.read(*spot) for spot in spots}
        self.prior = {spot: self._before(spot, base) for spot in spots}
        moved = {spot for spot in spots if self.prior[spot] != self.now[spot]}
        gone = self._of_erased_cases(here, moved)
        self.erased = len(gone)
        self.spots: set[Spot] = moved - gone

    def _before(self, spot: Spot, base: Mapping[Spot, Row | None]) -> Row | None:
        known = self._known.get(spot)
        if known is None:
            return base.get(spot)
        row: Row | None = json.loads(known.row) if known.row else None
        now = self.now[spot]
        if row is None:
            return None
        return {name: row.get(name, (now or row).get(name)) for name in (now or row)}

    def _of_erased_cases(self, here: WorkshopFile, moved: set[Spot]) -> set[Spot]:
        erased = set(here.erased_cases())
        if not erased:
            return set()
        return {
            spot
            for spot in moved
            if self._numbers.case_of(spot, self.now[spot] or self.prior[spot]) in erased
        }

    def in_table(self, table: str) -> list[Spot]:
        """Return those of one table, in the order of their numbers."""
        return sorted(spot for spot in self.spots if spot[0] == table)

    def find_made_again(self, order: Sequence[str]) -> None:
        """Let a row that was removed and made again for the same thing be the same row."""
        gone = {
            (table, key_of_row(table, self._numbers.mapped(table, prior))): spot
            for spot in self.spots
            if (prior := self.prior[spot]) is not None
            and self.now[spot] is None
            and is_keyed(table := spot[0])
        }
        for table in order:
            for spot in self.in_table(table):
                now = self.now[spot]
                if not gone or now is None or self.prior[spot] is not None or not is_keyed(table):
                    continue
                old = gone.pop((table, key_of_row(table, self._numbers.mapped(table, now))), None)
                if old is not None:
                    self._numbers.same(spot, self._numbers.here(old))
                    self.prior[spot] = {**(self.prior[old] or {}), "id": spot[1]}
                    self.spots.discard(old)
                    self._numbers.gone(old)
