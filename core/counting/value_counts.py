"""What answers come to that are not one of some: several, numbers, dates, periods, words."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.conditions import passed_over
from core.counting.grades import Scale, best_first, grade_count
from core.counting.judgements import on_complete_papers
from core.model.case import Case
from core.model.household import CaseMember, asked_about
from core.model.ids import CaseId, ItemId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerKind, AnswerSet, Point, Tool
from core.model.value import (
    GivenValues,
    each_keys,
    given_values,
    in_order,
    is_late,
    keys_given,
)
from core.model.working_days import WorkingDays

Values = Mapping[ItemId, Sequence[str]]
"""The values that usable returns give, by item."""


@dataclass(frozen=True)
class ValueCount:
    """The values given to one question; `blank` is how many could have given one and did not.

    Others were `not_asked`; `anyway` of them gave one all the same. `left_out` are people
    of a case of whom nothing was said where the others were spoken of; `incomplete` is what
    was agreed on incomplete papers and left out. Of `not_provided` it was said that a number,
    a day or a period could not be given: they are no values, and not blank. So it is with
    what is `unreadable` in a file that was damaged, or changed by another program.
    """

    answer_set: AnswerSet
    allowed: tuple[Answer, ...]
    values: tuple[str, ...]
    blank: int
    calendar: WorkingDays
    not_asked: int = 0
    anyway: int = 0
    left_out: int = 0
    incomplete: int = 0
    not_provided: int = 0
    unreadable: int = 0

    @property
    def asked(self) -> int:
        """Of how many it is told, whatever they said."""
        return self.answered + self.blank + self.not_provided + self.unreadable

    @property
    def answered(self) -> int:
        """How many gave a value: the base of all that is said of it."""
        return len(self.values)

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The values, the least first; words as they came."""
        return tuple(in_order(self.answer_set, self.values, str, self.calendar))

    @cached_property
    def several(self) -> tuple[tuple[Answer, int], ...]:
        """How often each answer was given, of several at once or of one a person.

        Together that is more than `answered`.
        """
        given = Counter(
            key for value in self.values for key in keys_given(self.answer_set.kind, value)
        )
        return tuple((answer, given[answer.key]) for answer in self.allowed)

    @cached_property
    def people(self) -> int:
        """For how many people of cases an answer was given, where each is asked about."""
        return len(self.of_one.values)

    @cached_property
    def of_one(self) -> "ValueCount":
        """What was said of each person by itself, where each is asked about; else as it is."""
        if not self.answer_set.kind.for_each:
            return self
        said = [one for value in self.values for one in each_keys(value).values()]
        given = self._given_of_one(said)
        return value_count(self.answer_set.of_one, self.allowed, given, 0, self.calendar)

    def _given_of_one(self, said: Sequence[str]) -> GivenValues:
        if not self.answer_set.kind.from_some:
            return given_values(self.answer_set.of_one, (), said)
        known = {answer.key for answer in self.allowed}
        told = tuple(one for one in said if one in known)
        return GivenValues(told, 0, len(said) - len(told))

    @property
    def bands(self) -> tuple[tuple[str, int, int], ...]:
        """How many people have a grade as good as each band's, the narrowest first.

        Each with how many have a grade at all: "not enough to say" is none.
        """
        if self.answer_set.kind is not AnswerKind.EACH_GRADE:
            return ()
        found = grade_count(Scale(best_first(self.allowed)), self.several)
        assert found is not None
        return tuple((band.name, found.in_band(band), found.base) for band in found.scale.bands)

    @cached_property
    def late(self) -> int:
        """How many periods took longer than their target."""
        if self.answer_set.kind is not AnswerKind.PERIOD:
            return 0
        return sum(is_late(self.answer_set, value, self.calendar) for value in self.values)


def value_counts(
    tool: Tool, values: Values, usable: int, apart: NotAsked = EVERYTHING_ASKED
) -> dict[ItemId, ValueCount]:
    """Return what *usable* returns say to every item that wants a value.

    What was not asked of some of them stands *apart*.
    """
    found = {}
    for item in tool.items:
        held = tool.set_of(item.answer_set_id)
        if held is not None and not held.kind.one_of_some:
            given = without(values.get(item.id, ()), apart.values.get(item.id, ()))
            allowed, left_out = tool.answers_of(held.id), apart.count(item.id)
            blank = usable - left_out - len(given)
            anyway = apart.answered_anyway(item.id)
            told = given_values(held, allowed, given)
            found[item.id] = value_count(
                held, allowed, told, blank, tool.calendar, not_asked=left_out, anyway=anyway
            )
    return found


def value_count(
    held: AnswerSet,
    allowed: tuple[Answer, ...],
    given: GivenValues,
    blank: int,
    calendar: WorkingDays,
    *,
    not_asked: int = 0,
    anyway: int = 0,
) -> ValueCount:
    """Return what is counted of the values that were given."""
    return ValueCount(
        held,
        allowed,
        given.told,
        blank,
        calendar,
        not_asked,
        anyway,
        not_provided=given.not_provided,
        unreadable=given.unreadable,
    )


def without(values: Sequence[str], some: Sequence[str]) -> tuple[str, ...]:
    """Return values in their order without as many of each as there are in *some*."""
    left = Counter(some)
    kept = []
    for value in values:
        if left[value]:
            left[value] -= 1
        else:
            kept.append(value)
    return tuple(kept)


def room_value_count(
    now: Snapshot, point: Point, cases: Iterable[Case] | None = None, complete_only: bool = False
) -> ValueCount | None:
    """Return what the room agreed at a point that wants a value; None where it wants an answer.

    Of all cases or some. With *complete_only* what was agreed on incomplete papers is neither
    among the values nor blank.
    """
    held = now.tool.set_at(point)
    if held is None or held.kind.one_of_some:
        return None
    among = now.cases if cases is None else tuple(cases)
    agreed = _agreed(now, point, {one.id for one in among})
    told = [
        one for one in agreed if not complete_only or on_complete_papers(now.case[one.case_id], one)
    ]
    answered, tool = {one.case_id for one in agreed}, now.tool
    unasked = sum(one.id not in answered and passed_over(now, one.id, point) for one in among)
    allowed = tool.answers_at(point)
    given = given_values(held, allowed, (one.value for one in told))
    left_out = sum(len(unanswered(tool, held, one.case_id, one.value)) for one in told)
    blank = len(among) - len(agreed) - unasked
    count = value_count(held, allowed, given, blank, tool.calendar, not_asked=unasked)
    return replace(count, left_out=left_out, incomplete=len(agreed) - len(told))


def unanswered(tool: Tool, held: AnswerSet, case_id: CaseId, value: str) -> tuple[CaseMember, ...]:
    """Return of whom in a case nothing is said, where each is asked about; nobody otherwise."""
    if not held.kind.for_each:
        return ()
    given = each_keys(value)
    asked = tool.people.members(case_id, asked_about(held.unit))
    return tuple(one for one in asked if one.id not in given)


def _agreed(now: Snapshot, point: Point, cases: Container[CaseId]) -> tuple[Judgement, ...]:
    found = (one for one in now.judged_at(point) if one.case_id in cases)
    return tuple(one for one in found if one.state is JudgementState.AGREED and one.value)
