"""Whether a question applies to a case, where it is asked only if another was judged so."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.counting.asking import ConditionSets, noted_of
from core.model.asking import Alternatives
from core.model.case import Attribute, CaseAttribute
from core.model.household import CasePerson, asked_about
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.model.patch import TOOL_PARTS
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Point

DECIDES_WHAT_IS_ASKED: Final = frozenset({*TOOL_PARTS, CasePerson, Attribute, CaseAttribute})
"""Kinds by which a question is asked of a case or not, beside what is judged there."""


class Fulfilment(StrEnum):
    """What is known of a condition. NOT_JUDGED: the room judges no such line by itself."""

    MET = "met"
    NOT_MET = "not met"
    OPEN = "not known yet"
    NOT_AGREED = "not agreed"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only where the question called `key` was judged `wanted`.

    `found` is what it was judged instead, None where it was not judged: not met
    without an answer means that the other question does not apply itself.
    """

    key: str
    wanted: Answer
    fulfilment: Fulfilment
    found: Answer | None = None


@dataclass(frozen=True, slots=True)
class AskedWhere:
    """The condition that a question is asked by at all, and what is known of it for a case.

    Each of `conditions` has to hold: that of its theme, of the question and of its line.
    """

    conditions: tuple[Alternatives, ...]
    fulfilment: Fulfilment


def asked_where(now: Snapshot, case_id: CaseId, point: Point) -> AskedWhere | None:
    """Return the condition a question is asked by for a case; None where it is of every case.

    Only what the room agreed decides of answers; an attribute that is not noted decides nothing.
    """
    conditions = _conditions_at(now, point)
    if not conditions:
        return None
    sets, decide = _room_sets(now, case_id), _conditions_at(now.deciding, point)
    if any(sets.failed(one) for one in decide):
        return AskedWhere(conditions, Fulfilment.NOT_MET)
    met = all(sets.fulfilled(one) for one in decide)
    return AskedWhere(conditions, Fulfilment.MET if met else Fulfilment.OPEN)


def condition_at(now: Snapshot, case_id: CaseId, point: Point) -> Condition | None:
    """Return the condition a question has for a case; None where it is always asked.

    Only what the room agreed decides: a draft, or a question it did not agree on, leaves it open.
    """
    return _condition(now, case_id, point, (), _room_sets(now, case_id))


def passed_over(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether a question does not apply to a case and nobody judged it all the same."""
    return _passed_over(now, case_id, point, (), _room_sets(now, case_id))


def asked_points(now: Snapshot, case_id: CaseId) -> int:
    """Return how many questions a case is asked: all but those passed over."""
    known = now.points_counted
    if case_id not in known:
        sets = _room_sets(now, case_id)
        over = [_passed_over(now, case_id, one, (), sets) for one in now.tool.conditional_points]
        known[case_id] = len(now.tool.points) - sum(over)
    return known[case_id]


def is_open(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether the room still has to come to a question: it applies, and nothing is said."""
    held = now.judgement(case_id, point)
    if held is not None and (held.state.settled or held.state is JudgementState.PARKED):
        return False
    return not passed_over(now, case_id, point)


def first_open(now: Snapshot, case_id: CaseId) -> Point | None:
    """Return the first question of a case the room still has to come to."""
    return next((point for point in now.tool.points if is_open(now, case_id, point)), None)


def _condition(
    now: Snapshot,
    case_id: CaseId,
    point: Point,
    seen: Collection[Point],
    sets: ConditionSets[CaseId],
) -> Condition | None:
    tie = now.tool.condition_of(point)
    if tie is None:
        return None
    item, wanted = tie
    other = now.tool.judged_at(item.id)
    if other is None or other == point or other in seen:
        return Condition(item.key, wanted, Fulfilment.NOT_JUDGED)
    held = now.judgement(case_id, other)
    if held is not None and held.state is JudgementState.NOT_AGREED:
        return Condition(item.key, wanted, Fulfilment.NOT_AGREED)
    if held is not None and held.state is JudgementState.AGREED and held.answer_id is not None:
        found = now.tool.answer[held.answer_id]
        # By its key: the room may judge a question with another set than the agencies.
        met = Fulfilment.MET if found.key == wanted.key else Fulfilment.NOT_MET
        return Condition(item.key, wanted, met, found)
    if _passed_over(now, case_id, other, (*seen, point), sets):
        return Condition(item.key, wanted, Fulfilment.NOT_MET)
    return Condition(item.key, wanted, Fulfilment.OPEN)


def _passed_over(
    now: Snapshot,
    case_id: CaseId,
    point: Point,
    seen: Collection[Point],
    sets: ConditionSets[CaseId],
) -> bool:
    held = now.judgement(case_id, point)
    if held is not None and held.state is not JudgementState.NOT_REACHED:
        return False
    if _unasked(now, case_id, point, sets):
        return True
    condition = _condition(now, case_id, point, seen, sets)
    return condition is not None and condition.fulfilment is Fulfilment.NOT_MET


def unasked_at(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether a question is not asked of a case at all, whatever was said to it."""
    return _unasked(now, case_id, point, _room_sets(now, case_id))


def _unasked(now: Snapshot, case_id: CaseId, point: Point, sets: ConditionSets[CaseId]) -> bool:
    if asks_about_nobody(now, case_id, point):
        return True
    return any(sets.failed(one) for one in _conditions_at(now.deciding, point))


def asks_about_nobody(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether a question is asked about each of some people and the case has none."""
    held = now.tool.set_at(point)
    if held is None or not held.kind.for_each:
        return False
    return not now.tool.people.members(case_id, asked_about(held.unit))


def _conditions_at(now: Snapshot, point: Point) -> tuple[Alternatives, ...]:
    rules, question = now.tool.asking, now.tool.question[point.question_id]
    found = [
        rules.condition(theme_id=question.theme_id),
        rules.condition(question_id=question.id),
    ]
    if point.item_id is not None:
        found.append(rules.condition(item_id=point.item_id))
    return tuple(one for one in found if one)


def _room_sets(now: Snapshot, case_id: CaseId) -> ConditionSets[CaseId]:
    """Return what the room's answers, and what is noted, say of the conditions for a case."""

    def given(item: Item) -> list[tuple[CaseId, str]]:
        point = now.tool.judged_at(item.id)
        held = now.judgement(case_id, point) if point is not None else None
        if held is None or held.state is not JudgementState.AGREED:
            return []
        answer = now.tool.answer.get(held.answer_id) if held.answer_id is not None else None
        return [(case_id, answer.key if answer is not None else held.value)]

    return ConditionSets(
        now.deciding.tool,
        (case_id,),
        given,
        lambda case, name: noted_of(now.deciding, case, name),
        said_decides=True,
    )
