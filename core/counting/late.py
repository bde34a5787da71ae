"""Periods that took longer than their target, named: whose they are, and how long they took."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.model.ids import ItemId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot, ValueRow
from core.model.tool import AnswerKind, AnswerSet, Point, Tool
from core.model.value import NOT_PROVIDED, each_keys, is_late, period_in


@dataclass(frozen=True, slots=True)
class LatePeriod:
    """A period over its target: of which case, by which agency, in days or working days.

    Of what the room agreed there is no `agency`.
    """

    reference: str
    agency: str
    days: int


def period_items(tool: Tool) -> tuple[ItemId, ...]:
    """Return the items that want a period, of a case or of each person, against a target."""
    return tuple(item.id for item in tool.items if _has_target(tool.set_of(item.answer_set_id)))


def late_returns(
    now: Snapshot, rows: Iterable[ValueRow], apart: NotAsked = EVERYTHING_ASKED
) -> Mapping[ItemId, tuple[LatePeriod, ...]]:
    """Return by item what usable returns say took too long, the longest first.

    *rows* are the values given to the `period_items`; what was not asked stands *apart*.
    """
    wanted, found = frozenset(period_items(now.tool)), dict[ItemId, list[LatePeriod]]()
    for row in rows:
        pair = (row.case_id, row.agency_id)
        if row.item_id not in wanted or pair not in now.usable or apart.holds(row.item_id, pair):
            continue
        held = now.tool.set_of(now.tool.item[row.item_id].answer_set_id)
        case, agency = now.case.get(row.case_id), now.agency.get(row.agency_id)
        if held is not None and case is not None and agency is not None:
            named = (case.reference, now.short_name(agency))
            found.setdefault(row.item_id, []).extend(_late(now.tool, held, row.value, named))
    return {item: _longest_first(late) for item, late in found.items() if late}


def late_agreed(now: Snapshot, point: Point) -> tuple[LatePeriod, ...]:
    """Return what the room agreed took too long at a point, the longest first."""
    held, found = now.tool.set_at(point), list[LatePeriod]()
    if held is None or not _has_target(held):
        return ()
    for one in now.judged_at(point):
        case = now.case.get(one.case_id)
        if one.state is JudgementState.AGREED and one.value and case is not None:
            found += _late(now.tool, held, one.value, (case.reference, ""))
    return _longest_first(found)


def _has_target(held: AnswerSet | None) -> bool:
    return held is not None and held.kind.of_one is AnswerKind.PERIOD and bool(held.target)


def _late(tool: Tool, held: AnswerSet, value: str, named: tuple[str, str]) -> Iterable[LatePeriod]:
    """Yield what is late in one value, of each person where each is asked about."""
    values = each_keys(value).values() if held.kind.for_each else (value,)
    for one in values:
        if one != NOT_PROVIDED and is_late(held.of_one, one, tool.calendar):
            days = period_in(one).days(held.working_days, tool.calendar)
            yield LatePeriod(*named, days)


def _longest_first(found: Sequence[LatePeriod]) -> tuple[LatePeriod, ...]:
    return tuple(sorted(found, key=lambda one: (-one.days, one.reference, one.agency)))
