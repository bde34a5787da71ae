"""How much what the room agreed rests on one case."""

from dataclasses import dataclass

from core.cli.cut_request import CutRequest
from core.cli.rests_tables import NO_RESTS, rests_cells, rests_table
from core.cli.value_tables import Table
from core.counting.collation import Base
from core.counting.cuts import RoomCut
from core.counting.firmness import LeaveOneOut, leave_one_out
from core.counting.judgements import RoomCount
from core.counting.live_number import Counted, LiveCount, LiveNumber, live_count
from core.counting.narrowing import Within
from core.model.snapshot import Snapshot


@dataclass(frozen=True)
class RoomRests:
    """How much each share rests on one case, where that was asked for."""

    now: Snapshot
    request: CutRequest
    base: Base

    def of(self, part: RoomCut, cell: RoomCount) -> tuple[LiveCount, LeaveOneOut] | None:
        """Return a count and what is left of it; None of one case, and where nothing would be."""
        if part.single or cell.lead is None:
            return None
        groups, point = map(Within, self.request.by, part.groups), cell.point
        number = LiveNumber(
            Counted.CASES,
            point.question_id,
            point.item_id,
            (cell.lead.id,),
            self.base,
            self.request.narrowing.where,
            (*self.request.narrowing.within, *groups),
            complete_only=True,
        )
        found = live_count(self.now, number)
        left = leave_one_out(found) if found is not None else None
        return (found, left) if found is not None and left is not None else None

    def table(self, part: RoomCut, cell: RoomCount) -> Table:
        """Return the same for machines."""
        held = self.of(part, cell)
        if held is None or cell.lead is None:
            return {}
        return rests_table(self.now, cell.lead, held[1], self.base)

    def cells(self, part: RoomCut, cell: RoomCount) -> list[object]:
        """Return the same as columns."""
        held = self.of(part, cell)
        if held is None or cell.lead is None:
            return NO_RESTS
        return rests_cells(self.now, cell.lead, held[1])
