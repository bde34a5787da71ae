"""By which returns and cases a count is narrowed, and what that leaves out."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.counting.asking import Pair, noted_of
from core.counting.meetings import (
    cases_settled,
    meeting_group,
    meeting_of_group,
    meetings_in_order,
    said_at,
)
from core.model.case import Case
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.judgement import JudgementState
from core.model.names import normalised
from core.model.patch import with_parts
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.value import NOT_PROVIDED, each_keys

CASE: Final = "case"
AGENCY: Final = "agency"
MEETING: Final = "meeting"
QUESTION: Final = "question"
THEME: Final = "theme"
_OF_EVERY_CASE: Final = ("pathway", "team", "age", "sex")
_AS_SPELT: Final = ("pathway", "team")
"""The room names these: another spelling is another group."""
WITHOUT: Final = AnswerId(-1)
"""Stands among the answers of a condition for a number, a day or a period “not provided”."""
_AND: Final = "+"
"""Between columns that are added up: "First reader+Second reader"."""
MOST_GROUPS: Final = 30
"""An attribute with more groups than this is not offered as one to choose from."""

_FEW_GROUPS: Final = 3
"""So many groups are offered however few cases each has."""


@dataclass(frozen=True, slots=True)
class AnsweredSo:
    """Keeps what answered an item one of some ways: returns, or cases the room judged so.

    Of what is measured only that it could not be given (`WITHOUT`).
    """

    item_id: ItemId
    answer_ids: tuple[AnswerId, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Keeps one group of a cut: a case or agency by its number, or what is noted of a case.

    `dimension` is "case", "agency", "pathway", "team", "meeting", the name of an attribute, or
    several of those of a case with a plus between: then it is in the group by any of them.
    Of meetings there is nothing but what the room judged: no return is of one.
    """

    dimension: str
    value: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Everything a count is narrowed by; nothing for a count of all."""

    where: tuple[AnsweredSo, ...] = ()
    within: tuple[Within, ...] = ()

    @property
    def items(self) -> frozenset[ItemId]:
        """The items whose answers decide it."""
        return frozenset(one.item_id for one in self.where)

    def __bool__(self) -> bool:
        return bool(self.where or self.within)


EVERYTHING: Final = Narrowing()


def dimensions(now: Snapshot) -> tuple[str, ...]:
    """Return what cases and returns can be cut by: those every audit has, then its own."""
    own = [one.name for one in now.attributes]
    return (CASE, AGENCY, *_OF_EVERY_CASE, *[MEETING] * bool(now.meetings), *own)


def columns_of(now: Snapshot, dimension: str) -> tuple[str, ...]:
    """Return the columns a dimension adds up; itself alone where it is one of its own."""
    known = {
        normalised(one): one for one in (*_OF_EVERY_CASE, *(one.name for one in now.attributes))
    }
    parts = [known.get(normalised(one)) for one in dimension.split(_AND)]
    if normalised(dimension) in known or len(parts) < 2 or None in parts:
        return (dimension,)
    return tuple(dict.fromkeys(one for one in parts if one is not None))


def cases_within(now: Snapshot, one: Within) -> frozenset[CaseId]:
    """Return the cases in a group of a cut by what is noted of cases, by any of its columns."""
    columns = _columns_apart(now, one.dimension)
    wanted = {one.value}
    if normalised(one.dimension) not in _AS_SPELT:  # as first spelt, whatever is noted first now
        plain = normalised(one.value)
        wanted |= {said for of in columns for said in of.values() if normalised(said) == plain}
    return frozenset(case.id for case in now.cases if any(of[case.id] in wanted for of in columns))


def is_of_one_case(now: Snapshot, within: Iterable[Within]) -> bool:
    """Return whether groups leave answers of a single case: a rate would be told of it.

    Of an agency those cases count of which it sent a usable return.
    """
    groups = [one for one in within if one.dimension != MEETING]
    held = [
        _answered_by(now, one.value) if one.dimension == AGENCY else cases_within(now, one)
        for one in groups
    ]
    return bool(held) and len(frozenset.intersection(*held)) == 1


def _answered_by(now: Snapshot, agency: str) -> frozenset[CaseId]:
    return frozenset(case for case, answering in now.usable if str(answering) == agency)


def at_meeting(now: Snapshot, narrowing: Narrowing) -> Snapshot:
    """Return the audit with what the meeting settled that a count is narrowed to; else all."""
    found = next((one for one in narrowing.within if one.dimension == MEETING), None)
    return now if found is None else said_at(now, meeting_of_group(found.value))


def group_of_pair(now: Snapshot, dimension: str) -> Callable[[Pair], str]:
    """Return what tells to which group of a cut a return belongs; "" where nothing is noted."""
    if dimension == CASE:
        return lambda pair: str(pair[0])
    if dimension == AGENCY:
        return lambda pair: str(pair[1])
    by_case = groups_of_cases(now, dimension)
    return lambda pair: by_case[pair[0]]


def groups_of_cases(now: Snapshot, dimension: str) -> dict[CaseId, str]:
    """Return to which group of a cut each case belongs: its pathway, its team, its place."""
    if dimension == CASE:
        return {case.id: str(case.id) for case in now.cases}
    name = normalised(dimension)
    if name == "pathway":  # by far the most asked for, and of hundreds of cases
        return {case.id: case.pathway for case in now.cases}
    if name == "team":
        return {case.id: case.team for case in now.cases}
    spelt: dict[str, str] = {}  # "Primary" and "primary" are one group, as first spelt
    noted = ((case.id, noted_of(now, case.id, dimension)) for case in now.cases)
    return {case: spelt.setdefault(normalised(said), said) for case, said in noted}


def _columns_apart(now: Snapshot, dimension: str) -> list[dict[CaseId, str]]:
    """Return the groups of each column that a cut adds up, spelt alike in all of them."""
    columns = [groups_of_cases(now, one) for one in columns_of(now, dimension)]
    if len(columns) == 1:
        return columns
    spelt: dict[str, str] = {}
    return [
        {case: spelt.setdefault(normalised(said), said) for case, said in of.items()}
        for of in columns
    ]


def groups_in_order(now: Snapshot, dimension: str) -> tuple[str, ...]:
    """Return the groups of a cut in the order in which they are listed."""
    if dimension == AGENCY:
        return tuple(str(agency.id) for agency in now.agencies)
    if dimension == MEETING:
        return tuple(meeting_group(one) for one in meetings_in_order(now))
    columns = _columns_apart(now, dimension)
    found = dict.fromkeys(of[case.id] for case in now.cases for of in columns)
    if len(columns) > 1:  # whoever is alone has nobody in the other column
        found.pop("", None)
    return tuple(found)


def own_groups(now: Snapshot) -> tuple[Within, ...]:
    """Return every group of the audit's own attributes that has cases, by attribute as listed.

    Then those of attributes added up: what names the same in each ("First reader", "Second
    reader") is in the count of each. What is another for nearly every case makes no groups.
    """
    found = []
    for dimension in (*(one.name for one in now.attributes), *_added_up(now)):
        groups = [one for one in groups_in_order(now, dimension) if one]
        if len(groups) <= MOST_GROUPS and not _tells_apart(now, dimension, len(groups)):
            found += [Within(dimension, one) for one in sorted(groups, key=normalised)]
    return tuple(found)


def _tells_apart(now: Snapshot, dimension: str, groups: int) -> bool:
    """Return whether what is noted is another for most cases, as a number of pupils is."""
    columns = _columns_apart(now, dimension)
    noted = sum(any(of[case.id] for of in columns) for case in now.cases)
    return groups > _FEW_GROUPS and 2 * groups > noted


def compared_by(now: Snapshot) -> tuple[str, ...]:
    """Return the audit's own attributes whose groups can stand side by side, as they are listed."""
    groups = Counter(one.dimension for one in own_groups(now))
    return tuple(dimension for dimension, count in groups.items() if count > 1)


def compared_groups(now: Snapshot, dimension: str = "") -> dict[str, tuple[Case, ...]]:
    """Return the cases by what is noted of them, those of whom nothing is at the end.

    By pathway or team, as the audit lists them, where no *dimension* is named.
    """
    if not dimension:
        return now.groups()
    columns = _columns_apart(now, dimension)
    found = {
        group: tuple(case for case in now.cases if any(of[case.id] == group for of in columns))
        for group in groups_in_order(now, dimension)
    }
    if "" in found:
        found[""] = found.pop("")
    return found


def _added_up(now: Snapshot) -> list[str]:
    """Return attributes that share a word of their name and something noted, as they add up."""
    together: dict[str, list[str]] = {}
    for one in now.attributes:
        for word in set(normalised(one.name).split()):
            together.setdefault(word, []).append(one.name)
    sums = []
    for names in together.values():
        noted = [set(map(normalised, groups_in_order(now, one))) - {""} for one in names]
        if len(names) > 1 and set.intersection(*noted):
            sums.append(_AND.join(names))
    return list(dict.fromkeys(sums))


def only_within(now: Snapshot, one: Within) -> Snapshot:
    """Return an audit with the cases of one group only, and what was judged of them."""
    held = cases_within(now, one)
    return with_parts(
        now,
        {
            "cases": tuple(case for case in now.cases if case.id in held),
            "judgements": tuple(found for found in now.judgements if found.case_id in held),
        },
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Which returns a narrowing keeps, and what it leaves out by condition."""

    pairs: tuple[Pair, ...]
    left_out: int = 0


def kept_pairs(
    now: Snapshot, pairs: Sequence[Pair], narrowing: Narrowing, answers: Iterable[AnswerRow]
) -> Kept:
    """Narrow usable returns; *answers* hold at least those to the narrowing's items.

    What belongs to another group is not left out: it was never part of the count.
    """
    for one in narrowing.within:
        if one.dimension == MEETING:  # no return is of a meeting
            continue
        if one.dimension == AGENCY:
            pairs = [pair for pair in pairs if str(pair[1]) == one.value]
        else:
            mine = cases_within(now, one)
            pairs = [pair for pair in pairs if pair[0] in mine]
    if not narrowing.where:
        return Kept(tuple(pairs))
    given = _given(answers, narrowing.items)
    kept = tuple(
        pair
        for pair in pairs
        if all(given.get((one.item_id, pair)) in one.answer_ids for one in narrowing.where)
    )
    return Kept(kept, len(pairs) - len(kept))


def not_provided_rows(values: Iterable[ValueRow]) -> tuple[AnswerRow, ...]:
    """Return what could not be given as rows that a condition is decided by.

    Of a question about each person it is so where it is of one of them.
    """
    return tuple(
        AnswerRow(one.case_id, one.agency_id, one.item_id, WITHOUT)
        for one in values
        if NOT_PROVIDED in (one.value, *each_keys(one.value).values())
    )


def kept_cases(now: Snapshot, narrowing: Narrowing) -> tuple[tuple[CaseId, ...], int] | None:
    """Narrow the cases by what the room agreed; say how many a condition leaves out.

    At a meeting they are those of which it settled anything. A condition is on what was
    agreed at all, wherever that was.
    None where the room does not judge what the narrowing rests on, or where it narrows
    by agency: then nothing the room judged can be narrowed so.
    """
    cases = [case.id for case in now.cases]
    for one in narrowing.within:
        if one.dimension == AGENCY:
            return None
        if one.dimension == MEETING:
            cases = cases_settled(at_meeting(now, narrowing), cases)
            continue
        mine = cases_within(now, one)
        cases = [case for case in cases if case in mine]
    kept: Collection[CaseId] = cases
    for condition in narrowing.where:
        agreed = _agreed(now, condition.item_id)
        if agreed is None:
            return None
        keys = {now.tool.answer[one].key for one in condition.answer_ids if one in now.tool.answer}
        keys |= {NOT_PROVIDED for one in condition.answer_ids if one == WITHOUT}
        kept = [case for case in kept if agreed.get(case) in keys]
    return tuple(kept), len(cases) - len(kept)


def _given(
    answers: Iterable[AnswerRow], items: Collection[ItemId]
) -> Mapping[tuple[ItemId, Pair], AnswerId]:
    return {
        (row.item_id, (row.case_id, row.agency_id)): row.answer_id
        for row in answers
        if row.item_id in items
    }


def _agreed(now: Snapshot, item_id: ItemId) -> dict[CaseId, str] | None:
    """Return by its key what the room agreed on an item; None where it judges no such line.

    By its key: the room may judge a question with another set than the agencies.
    """
    point = now.tool.judged_at(item_id) if item_id in now.tool.item else None
    if point is None:
        return None
    found = {}
    for case in now.cases:
        held = now.judgement(case.id, point)
        answer = now.tool.answer.get(held.answer_id) if held and held.answer_id else None
        if held is None or held.state is not JudgementState.AGREED:
            continue
        if answer is not None:
            found[case.id] = answer.key
        elif NOT_PROVIDED in (held.value, *each_keys(held.value).values()):
            found[case.id] = NOT_PROVIDED
    return found


def agency_within(narrowing: Narrowing) -> AgencyId | None:
    """Return the one agency a count is narrowed to; None for all."""
    found = (one.value for one in narrowing.within if one.dimension == AGENCY)
    return next((AgencyId(int(value)) for value in found if value.isdecimal()), None)
