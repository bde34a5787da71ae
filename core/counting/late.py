"""Periods that took longer than their target, named: whose they are, and how long they took."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.counting.asking import EVERYTHING_ASKED, NotAsked, Pair
from core.counting.cuts import Group
from core.counting.judgements import on_complete_papers
from core.counting.narrowing import group_of_pair
from core.model.household import asked_about
from core.model.ids import CaseId, ItemId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot, ValueRow
from core.model.tool import AnswerKind, AnswerSet, Point, Tool
from core.model.value import each_keys, is_late, period_in


@dataclass(frozen=True, slots=True)
class LatePeriod:
    """A period over its target: of which case, by which agency, in days or working days.

    Of what the room agreed there is no `agency`. `person` says of whom in the case it is, where
    each is asked about; nothing of whom the case is about.
    """

    reference: str
    agency: str
    days: int
    person: str = ""


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
            late = _late(now.tool, held, row.value, named, _people(now.tool, case.id, held))
            found.setdefault(row.item_id, []).extend(late)
    return {item: _longest_first(late) for item, late in found.items() if late}


def late_cuts(
    now: Snapshot,
    rows: Iterable[ValueRow],
    by: Sequence[str] = (),
    pairs: Collection[Pair] | None = None,
    apart: NotAsked = EVERYTHING_ASKED,
) -> dict[Group, Mapping[ItemId, tuple[LatePeriod, ...]]]:
    """Return the same by group of a cut; *pairs* are those that a narrowing keeps, None for all."""
    groups = [group_of_pair(now, one) for one in by]
    kept = None if pairs is None else frozenset(pairs)
    found: defaultdict[Group, list[ValueRow]] = defaultdict(list)
    for row in rows:
        pair = (row.case_id, row.agency_id)
        if pair in now.usable and (kept is None or pair in kept):
            found[tuple(group(pair) for group in groups)].append(row)
    return {group: late_returns(now, of, apart) for group, of in found.items()}


def late_agreed(
    now: Snapshot,
    point: Point,
    cases: Collection[CaseId] | None = None,
    *,
    complete_only: bool = False,
) -> tuple[LatePeriod, ...]:
    """Return what the room agreed took too long at a point, the longest first.

    Of all cases or some; with *complete_only* what was agreed on incomplete papers is left out.
    """
    held, found = now.tool.set_at(point), list[LatePeriod]()
    if held is None or not _has_target(held):
        return ()
    for one in now.judged_at(point):
        case = now.case.get(one.case_id)
        if case is None or (cases is not None and case.id not in cases):
            continue
        if complete_only and not on_complete_papers(case, one):
            continue
        if one.state is JudgementState.AGREED and one.value:
            people = _people(now.tool, case.id, held)
            found += _late(now.tool, held, one.value, (case.reference, ""), people)
    return _longest_first(found)


def _has_target(held: AnswerSet | None) -> bool:
    return held is not None and held.kind.of_one is AnswerKind.PERIOD and bool(held.target)


def _people(tool: Tool, case_id: CaseId, held: AnswerSet) -> Mapping[int, str]:
    """Return what those a question is asked about are called in a case, by their numbers."""
    if not held.kind.for_each:
        return {}
    members = tool.people.members(case_id, asked_about(held.unit))
    return {int(one.id): one.called for one in members}


def _late(
    tool: Tool, held: AnswerSet, value: str, named: tuple[str, str], people: Mapping[int, str]
) -> Iterable[LatePeriod]:
    """Yield what is late in one value, of each person where each is asked about."""
    values = each_keys(value) if held.kind.for_each else {0: value}
    for person, one in values.items():
        if is_late(held.of_one, one, tool.calendar):
            days = period_in(one).days(held.working_days, tool.calendar)
            yield LatePeriod(*named, days, people.get(person, ""))


def _longest_first(found: Sequence[LatePeriod]) -> tuple[LatePeriod, ...]:
    return tuple(sorted(found, key=lambda one: (-one.days, one.reference, one.person, one.agency)))
