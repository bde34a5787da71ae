"""The order the map offers: by how far the agencies differ, the facilitator's wishes above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.counting.asking import not_asked
from core.counting.conditions import is_open
from core.counting.divergence import AnswerCell, DivergenceMap, MapRow, divergence_map
from core.counting.minutes import in_order, minutes_left, minutes_to_read, needs, shared_minutes
from core.counting.pace import pace_of
from core.counting.timetable import DayPhase
from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Point, Question
from core.wording.divergence import minutes_words, short_words
from core.words import tr


@dataclass(frozen=True)
class OfferedOrder:
    """Open cases in the order offered; `own_order` stands above it, `typed` are own minutes."""

    found: DivergenceMap = DivergenceMap((), (), (), ())
    own_order: tuple[CaseId, ...] = ()
    typed: Mapping[CaseId, int] = field(default_factory=dict)

    @property
    def rows(self) -> list[MapRow]:
        """The open cases as they are offered."""
        places = {case_id: at for at, case_id in enumerate(self.own_order)}
        last = len(places)
        return sorted(self.found.open, key=lambda row: places.get(row.case.id, last))

    @property
    def cases(self) -> list[Case]:
        """All cases: those that are open in the order offered, then those that are done."""
        return [row.case for row in (*self.rows, *self.found.done)]

    def moved(self, case_id: CaseId, to: int) -> "OfferedOrder":
        """Return the order with a case own_order elsewhere."""
        order = [row.case.id for row in self.rows]
        order.remove(case_id)
        order.insert(to, case_id)
        return replace(self, own_order=tuple(order))

    def with_minutes(self, case_id: CaseId, minutes: int) -> "OfferedOrder":
        """Return the order with other minutes for a case; none of its own below 0."""
        typed = {at: one for at, one in self.typed.items() if at != case_id}
        return replace(self, typed=typed if minutes < 0 else typed | {case_id: minutes})

    def minutes(self, now: Snapshot, at: datetime) -> dict[CaseId, int]:
        """Return what each open case can have of what is left; nothing where nothing is."""
        free = self._free(now, at)
        wanted = {row.case.id: needs(row, self.found.alike) for row in self.rows}
        return shared_minutes(free, wanted, self.typed) if free else {}

    def _free(self, now: Snapshot, at: datetime) -> int:
        return max(0, minutes_left(now, at) - minutes_to_read(self.found.alike))

    def minutes_words(self, now: Snapshot, at: datetime) -> tuple[str, str]:
        """Return where the minutes go, and what is too short."""
        alike = self.found.alike
        if not self.rows:
            return tr("No {case} is open any more."), ""
        said = minutes_words(minutes_left(now, at), minutes_to_read(alike), len(alike))
        return said, short_words(now, self.rows, self._free(now, at))

    def forecast(self, now: Snapshot, at: datetime) -> tuple[str, bool] | None:
        """Return what is reached in this order, and whether that is all; None on no such day."""
        order = [row.case.id for row in (*self.found.done, *self.rows)]
        pace = pace_of(in_order(now, order, self.minutes(now, at)), at)
        if pace.phase is not DayPhase.RUNNING or not pace.by:
            return None
        words = tr(
            "{forecast} of {total} by {by} in this order",
            forecast=pace.forecast,
            total=pace.total,
            by=pace.by,
        )
        return words, pace.forecast >= pace.total


def counted(
    now: Snapshot, answers: Sequence[AnswerCell], values: Sequence[ValueRow]
) -> DivergenceMap:
    """Work the map out; reads nothing, so that any thread may."""
    one_by_one = [AnswerRow(*cell[:4]) for cell in answers if cell[1]]
    return divergence_map(now, answers, values, not_asked(now, one_by_one, values))


def point_of(now: Snapshot, case_id: CaseId, question: Question) -> Point:
    """Return the first point of a question that is open for a case, or its first."""
    points = [one for one in now.tool.points if one.question_id == question.id]
    return next((one for one in points if is_open(now, case_id, one)), points[0])
