"""A number as a question to the audit: kept as text, and counted anew at any time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final

from core.counting import tallies
from core.counting.asking import EVERYTHING_ASKED, NotAsked, deciding_items, usable_pairs
from core.counting.collation import Base, on_the_scale, percent
from core.counting.judgements import on_complete_papers
from core.counting.late import LatePeriod, late_agreed, late_returns
from core.counting.meetings import meeting_of_group
from core.counting.narrowing import (
    AGENCY,
    MEETING,
    AnsweredSo,
    Narrowing,
    Within,
    agency_within,
    at_meeting,
    columns_of,
    dimensions,
    is_of_one_case,
    kept_cases,
    kept_pairs,
)
from core.counting.tallies import Tally
from core.model.case import Case
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, QuestionId, SourceId, ThemeId
from core.model.judgement import Judgement, JudgementState
from core.model.names import normalised
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Answer, Item, Point, Tool

_LATER: Final = ("theme_id", "source_id")
"""What numbers have that came later: one without it is kept as it was before, letter by letter."""


class Counted(StrEnum):
    """What a number counts: returns that answered so, cases judged so, or something else.

    Of the rest there is a tally: requests returned, agencies and families heard, people who
    were there, judgements met, periods in time (as the room agreed, or as returns give them),
    what of several at once or of people one by one was judged so, or given so in returns,
    and what a source from outside counted.
    """

    RETURNS = "returns"
    CASES = "cases"
    REQUESTS = "requests"
    AGENCIES = "agencies"
    PEOPLE = "people"
    FAMILIES = "families"
    JUDGEMENTS = "judgements"
    IN_TIME = "in time"
    GIVEN_IN_TIME = "given in time"
    GIVEN_SO = "given so"
    ONE_BY_ONE = "one by one"
    SOURCE = "source"

    @property
    def is_tally(self) -> bool:
        """Whether only how many of how many is known, and not which returns or cases."""
        return self not in (Counted.RETURNS, Counted.CASES)

    @property
    def is_given(self) -> bool:
        """Whether it counts values that returns give, which stand for others as answers do."""
        return self in (Counted.GIVEN_IN_TIME, Counted.GIVEN_SO)


@dataclass(frozen=True, slots=True)
class LiveNumber:
    """Which number it is, and nothing of what it came to.

    Of returns it counts those that gave one of `answer_ids` to a question (or its line
    `item_id`), of cases those in which the room agreed so; without any answer, all that
    answered or were agreed at all. Of requests it counts those returned. A theme narrows
    judgements, and a source is the one whose count it is.
    """

    counted: Counted
    question_id: QuestionId | None = None
    item_id: ItemId | None = None
    answer_ids: tuple[AnswerId, ...] = ()
    base: Base = Base.APPLICABLE
    where: tuple[AnsweredSo, ...] = ()
    within: tuple[Within, ...] = ()
    complete_only: bool = False
    theme_id: ThemeId | None = None
    source_id: SourceId | None = None

    @property
    def narrowing(self) -> Narrowing:
        """What narrows it."""
        return Narrowing(self.where, self.within)

    @property
    def text(self) -> str:
        """How it is kept in the file."""
        import msgspec  # outside the start: no number is kept until one is written

        held = msgspec.to_builtins(self)
        kept = {name: it for name, it in held.items() if it is not None or name not in _LATER}
        return msgspec.json.encode(kept).decode()


def live_number(text: str) -> LiveNumber | None:
    """Return the number kept as a text; None for what is none."""
    import msgspec

    try:
        return msgspec.json.decode(text, type=LiveNumber)
    except msgspec.MsgspecError:
        return None


Member = tuple[CaseId, AgencyId | None]
"""What is counted: one agency's return for a case, or the case itself."""


@dataclass(frozen=True)
class LiveCount:
    """What a number comes to now: who is counted, who is in its base, who is left out.

    Of a `tally` nothing else is known, but of periods which were `late`. `rest` are in the
    base and not counted. Not applicable, blank, not asked and, of the room, open or not
    agreed are no part of the base where applicable; `elsewhere` is how many a condition keeps
    out of the count altogether.
    """

    number: LiveNumber
    members: tuple[Member, ...] = ()
    rest: tuple[Member, ...] = ()
    off_scale: tuple[Member, ...] = ()
    blank: tuple[Member, ...] = ()
    not_asked: tuple[Member, ...] = ()
    elsewhere: int = 0
    answers: Mapping[Member, Answer] = field(default_factory=dict)
    tally: Tally | None = None
    late: tuple[LatePeriod, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many are counted."""
        return self.tally[0] if self.tally is not None else len(self.members)

    @cached_property
    def base(self) -> int:
        """What a share is of."""
        if self.tally is not None:
            return self.tally[1]
        return len(self.members) + len(self.rest)

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent, half up to one place; None for a base of none."""
        return percent(self.count, self.base)

    @property
    def cases(self) -> frozenset[CaseId]:
        """The cases in the base."""
        return frozenset(case for case, _ in (*self.members, *self.rest))


def is_of_one(now: Snapshot, number: LiveNumber) -> bool:
    """Return whether a number is of one case's answers, so that no rate is told.

    How many of an agency's requests came back says nothing of a case.
    """
    asked = number.counted is Counted.REQUESTS
    groups = (one for one in number.within if not (asked and one.dimension == AGENCY))
    return is_of_one_case(now, groups)


def items_to_read(tool: Tool, numbers: Iterable[LiveNumber]) -> frozenset[ItemId]:
    """Return the items whose answers are to be read before numbers are counted."""
    found: set[ItemId] = set()
    for number in numbers:
        if number.counted is Counted.RETURNS:
            item = item_of(tool, number)
            found |= {item.id} if item is not None else set()
        if number.counted is Counted.RETURNS or number.counted.is_given:
            found |= number.narrowing.items
    return frozenset(found | deciding_items(tool)) if found else frozenset()


def values_to_read(tool: Tool, numbers: Iterable[LiveNumber]) -> frozenset[ItemId]:
    """Return the items whose values are to be read before numbers are counted."""
    given = (one for one in numbers if one.counted.is_given)
    items = (item_of(tool, one) for one in given)
    return frozenset(item.id for item in items if item is not None)


def item_of(tool: Tool, number: LiveNumber) -> Item | None:
    """Return what agencies answer for a number; None where the tool no longer asks it."""
    if number.item_id is not None:
        return tool.item.get(number.item_id)
    items = tool.items_of(number.question_id) if number.question_id is not None else ()
    return items[0] if len(items) == 1 else None


def live_count(
    now: Snapshot,
    number: LiveNumber,
    answers: Iterable[AnswerRow] = (),
    apart: NotAsked = EVERYTHING_ASKED,
    values: Iterable[ValueRow] = (),
) -> LiveCount | None:
    """Count a number; None where the audit no longer has what it counts.

    *answers* are those of usable returns, at least to `items_to_read` it, and *values* at
    least those to `values_to_read`; what was not asked of some of them stands *apart*.
    """
    if not _is_known(now, number):
        return None
    match number.counted:
        case Counted.RETURNS:
            return _of_returns(now, number, answers, apart)
        case Counted.CASES:
            return _of_cases(now, number)
        case Counted.GIVEN_IN_TIME | Counted.GIVEN_SO:
            return _of_values(now, number, answers, apart, values)
        case _:
            found = _tally(now, number)
            late = _late_agreed(now, number) if number.counted is Counted.IN_TIME else ()
            return LiveCount(number, tally=found, late=late) if found is not None else None


def _tally(now: Snapshot, number: LiveNumber) -> Tally | None:
    match number.counted:
        case Counted.REQUESTS:
            return tallies.requests_back(now, agency_within(number.narrowing))
        case Counted.AGENCIES:
            return tallies.agencies_heard(now)
        case Counted.PEOPLE:
            return tallies.people_in_the_room(now)
        case Counted.FAMILIES:
            return tallies.families_heard(now)
        case Counted.SOURCE:
            return tallies.source_count(now, number.source_id)
        case Counted.JUDGEMENTS:
            kept = kept_cases(now, number.narrowing)
            return (
                tallies.judgements_met(now, number.theme_id, number.base, kept[0]) if kept else None
            )
    point = point_of(now.tool, number)
    if point is None:
        return None
    if number.counted is Counted.IN_TIME:
        return tallies.periods_in_time(now, point)
    return tallies.people_judged(now, point, number.answer_ids)


def on_base(tool: Tool, found: LiveCount, base: Base) -> LiveCount | None:
    """Return the same number on another base, without reading again; None of requests."""
    number = replace(found.number, base=base)
    item, point = item_of(tool, number), point_of(tool, number)
    if number.counted is Counted.RETURNS and item is not None:
        allowed = tool.answers_of(item.answer_set_id)
    elif number.counted is Counted.CASES and point is not None:
        allowed = tool.answers_at(point)
    else:
        return None
    again = (found.answers, found.blank, found.not_asked, found.elsewhere)
    return _sorted(number, allowed, *again)


def _is_known(now: Snapshot, number: LiveNumber) -> bool:
    tool = now.tool
    conditions = (one for found in number.where for one in found.answer_ids)
    return (
        all(one in tool.answer for one in (*number.answer_ids, *conditions))
        and number.theme_id in (None, *tool.theme)
        and all(one.item_id in tool.item for one in number.where)
        and all(_has_group(now, one) for one in number.within)
    )


def _has_group(now: Snapshot, one: Within) -> bool:
    if one.dimension == "agency":
        return any(str(agency.id) == one.value for agency in now.agencies)
    if one.dimension == "case":
        return any(str(case.id) == one.value for case in now.cases)
    if one.dimension == MEETING:
        return meeting_of_group(one.value) in (None, *now.meeting)
    known = {normalised(name) for name in dimensions(now)}
    return all(normalised(column) in known for column in columns_of(now, one.dimension))


def _of_returns(
    now: Snapshot, number: LiveNumber, answers: Iterable[AnswerRow], apart: NotAsked
) -> LiveCount | None:
    item = item_of(now.tool, number)
    if item is None:
        return None
    rows = tuple(answers)
    kept = kept_pairs(now, usable_pairs(now), number.narrowing, rows)
    allowed = {one.id: one for one in now.tool.answers_of(item.answer_set_id)}
    given = {
        (row.case_id, row.agency_id): allowed[row.answer_id]
        for row in rows
        if row.item_id == item.id and row.answer_id in allowed
    }
    unasked = tuple(pair for pair in kept.pairs if apart.holds(item.id, pair))
    asked = [pair for pair in kept.pairs if not apart.holds(item.id, pair)]
    answered: dict[Member, Answer] = {pair: given[pair] for pair in asked if pair in given}
    blank = tuple(pair for pair in asked if pair not in given)
    return _sorted(number, tuple(allowed.values()), answered, blank, unasked, kept.left_out)


def _of_values(
    now: Snapshot,
    number: LiveNumber,
    answers: Iterable[AnswerRow],
    apart: NotAsked,
    values: Iterable[ValueRow],
) -> LiveCount | None:
    item = item_of(now.tool, number)
    if item is None:
        return None
    in_time = number.counted is Counted.GIVEN_IN_TIME
    kept = kept_pairs(now, usable_pairs(now), number.narrowing, answers)
    pairs = frozenset(kept.pairs)
    rows = [
        row
        for row in values
        if row.item_id == item.id and (row.case_id, row.agency_id) in pairs
        if not apart.holds(item.id, (row.case_id, row.agency_id))
    ]
    given = [row.value for row in rows]
    if not in_time:
        tally = tallies.given_so(now, item, given, number.answer_ids)
        return LiveCount(number, elsewhere=kept.left_out, tally=tally)
    tally, late = tallies.given_in_time(now, item, given), late_returns(now, rows, apart)
    named = late.get(item.id, ())
    return LiveCount(number, elsewhere=kept.left_out, tally=tally, late=named)


def _late_agreed(now: Snapshot, number: LiveNumber) -> tuple[LatePeriod, ...]:
    point = point_of(now.tool, number)
    return late_agreed(now, point) if point is not None else ()


def _of_cases(now: Snapshot, number: LiveNumber) -> LiveCount | None:
    point = point_of(now.tool, number)
    kept = kept_cases(now, number.narrowing)
    if point is None or kept is None:
        return None
    now = at_meeting(now, number.narrowing)
    answered: dict[Member, Answer] = {}
    unsettled: list[Member] = []
    for case_id in kept[0]:
        answer = _agreed(now, now.case[case_id], point, number)
        if answer is None:
            unsettled.append((case_id, None))
        else:
            answered[case_id, None] = answer
    return _sorted(number, now.tool.answers_at(point), answered, tuple(unsettled), (), kept[1])


def point_of(tool: Tool, number: LiveNumber) -> Point | None:
    """Return what the room judges for a number; None where the tool no longer asks it."""
    point = None
    if number.item_id is not None and number.item_id in tool.item:
        point = tool.judged_at(number.item_id)
    elif number.question_id is not None:
        point = Point(number.question_id)
    return point if point in tool.points else None


def _agreed(now: Snapshot, case: Case, point: Point, number: LiveNumber) -> Answer | None:
    held: Judgement | None = now.judgement(case.id, point)
    if held is None or held.state is not JudgementState.AGREED or held.answer_id is None:
        return None
    if number.complete_only and not on_complete_papers(case, held):
        return None
    return now.tool.answer.get(held.answer_id)


def _sorted(
    number: LiveNumber,
    allowed: Sequence[Answer],
    answered: Mapping[Member, Answer],
    blank: Sequence[Member],
    unasked: Sequence[Member],
    elsewhere: int,
) -> LiveCount:
    """Sort what was answered into counted, the rest of the base, and what is off the scale.

    Not applicable can be counted of all answers only, so that is then the base.
    """
    every = {one.id for one in allowed}
    on = {one.id for one in allowed if on_the_scale(one)} or every
    wanted = set(number.answer_ids or on)
    if number.base is Base.APPLICABLE and not wanted & on:
        number = replace(number, base=Base.ALL)
    in_base = on if number.base is Base.APPLICABLE else every
    if not number.answer_ids:
        wanted = in_base
    counted: list[Member] = []
    rest: list[Member] = []
    off_scale: list[Member] = []
    for member, answer in answered.items():
        beside = rest if answer.id in in_base else off_scale
        (counted if answer.id in wanted else beside).append(member)
    return LiveCount(
        number,
        tuple(counted),
        tuple(rest),
        tuple(off_scale),
        tuple(blank),
        tuple(unasked),
        elsewhere,
        dict(answered),
    )
