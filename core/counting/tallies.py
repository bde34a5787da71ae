"""Counts of what is neither one return nor one case: agencies, people, families, judgements.

Each is how many, of how many. A base of 0 says that nothing is there to be counted.
"""

from collections.abc import Collection, Container, Iterable

from core.counting.collation import Base, on_the_scale, responses
from core.counting.meetings import people_there
from core.counting.value_counts import ValueCount, room_value_count, value_count
from core.counting.voices import families
from core.model.bearing import Bearing
from core.model.case import Agency
from core.model.ids import AgencyId, AnswerId, CaseId, SourceId, ThemeId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerKind, Item, Point
from core.model.value import given_values, keys_given

Tally = tuple[int, int]


def requests_back(now: Snapshot, agency_id: AgencyId | None = None) -> Tally:
    """Return how many requests came back, of all or of those to one agency."""
    found = responses(now, agency_id)
    return found.returned, found.requests


def agencies_heard(now: Snapshot) -> Tally:
    """Return how many of the agencies that were asked sent a return that can be used."""
    asked = {one.agency_id for one in now.requests}
    return len(asked) - len(agencies_not_heard(now)), len(asked)


def agencies_not_heard(now: Snapshot) -> tuple[Agency, ...]:
    """Return the agencies that were asked and sent nothing that can be used."""
    asked, heard = {one.agency_id for one in now.requests}, {agency for _, agency in now.usable}
    return tuple(one for one in now.agencies if one.id in asked - heard)


def people_in_the_room(now: Snapshot) -> Tally:
    """Return how many of those who were expected at its meetings were there.

    Where nobody's presence was noted nothing is known, and the base is 0.
    """
    there = len(people_there(now, only_present=True))
    return (there, len(people_there(now))) if there else (0, 0)


def families_heard(now: Snapshot) -> Tally:
    """Return how many of the families that were asked were heard, where they are listed."""
    found = families(now)
    return (found.heard, found.asked) if found.listed else (0, 0)


def source_count(now: Snapshot, source_id: SourceId | None) -> Tally | None:
    """Return what a survey or another source counted, of its own base; None where it did not."""
    found = next((one for one in now.sources if one.id == source_id), None)
    if found is None or found.count is None or not found.base:
        return None
    return found.count, found.base


def judgements_met(
    now: Snapshot, theme_id: ThemeId | None, base: Base, cases: Collection[CaseId]
) -> Tally:
    """Return how many judgements the room agreed on a theme, or on all, are met.

    Where applicable leaves out what is off the scale.
    """
    found = (0, 0)
    for point in now.tool.points:
        if theme_id in (None, now.tool.question[point.question_id].theme_id):
            met, of = judgements_met_at(now, point, base, cases)
            found = found[0] + met, found[1] + of
    return found


def judgements_met_at(now: Snapshot, point: Point, base: Base, cases: Container[CaseId]) -> Tally:
    """Return the same of one question; nothing of one that no answer calls met."""
    allowed = now.tool.answers_at(point)
    if not any(one.bearing is Bearing.MET for one in allowed):
        return 0, 0  # no answer to it says that something is met
    given = [_agreed(now, one) for one in now.judged_at(point) if one.case_id in cases]
    answers = [one for one in given if one is not None]
    if base is Base.APPLICABLE:
        answers = [one for one in answers if on_the_scale(one)]
    return sum(one.bearing is Bearing.MET for one in answers), len(answers)


def _agreed(now: Snapshot, judged: Judgement) -> Answer | None:
    if judged.state is not JudgementState.AGREED or judged.answer_id is None:
        return None
    return now.tool.answer.get(judged.answer_id)


def periods_in_time(now: Snapshot, point: Point) -> Tally:
    """Return how many of the periods the room agreed on took no longer than their target."""
    return _in_time(room_value_count(now, point))


def given_in_time(now: Snapshot, item: Item, values: Iterable[str]) -> Tally:
    """Return the same of the values that returns give to an item."""
    return _in_time(_given(now, item, values))


def _in_time(count: ValueCount | None) -> Tally:
    if count is None or count.of_one.answer_set.kind is not AnswerKind.PERIOD:
        return 0, 0
    found = count.of_one
    return (found.answered - found.late, found.answered) if found.answer_set.target else (0, 0)


def people_judged(now: Snapshot, point: Point, answer_ids: Container[AnswerId]) -> Tally:
    """Return of how many people of the cases the room agreed an answer, one by one.

    Where several answers stand at once, of how many cases.
    """
    return _answered_so(room_value_count(now, point), answer_ids)


def given_so(
    now: Snapshot, item: Item, values: Iterable[str], answer_ids: Container[AnswerId]
) -> Tally:
    """Return the same of the values that returns give to an item: of people, or of returns."""
    return _answered_so(_given(now, item, values), answer_ids)


def _given(now: Snapshot, item: Item, values: Iterable[str]) -> ValueCount | None:
    held = now.tool.set_of(item.answer_set_id)
    if held is None:
        return None
    allowed = now.tool.answers_of(held.id)
    return value_count(held, allowed, given_values(held, allowed, values), 0, now.tool.calendar)


def _answered_so(count: ValueCount | None, answer_ids: Container[AnswerId]) -> Tally:
    if count is None or not count.answer_set.kind.from_some:
        return 0, 0
    kind, keys = count.answer_set.kind, {one.key for one in count.allowed if one.id in answer_ids}
    if not kind.for_each:
        so = sum(not keys.isdisjoint(keys_given(kind, one)) for one in count.values)
        return so, count.answered
    return sum(number for answer, number in count.several if answer.id in answer_ids), count.people
