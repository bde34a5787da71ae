"""What was not asked: of which returns, and of which cases, and what was answered all the same."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import reduce
from itertools import chain
from typing import Final, Generic, TypeVar

from core.model.ages import plain_age, years_in
from core.model.asking import Alternatives, Clause, Relation
from core.model.case import Agency, Case
from core.model.dates import iso_date, kept_day
from core.model.household import AskedAbout, asked_about
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.names import normalised
from core.model.snapshot import AnswerRow, Position, Snapshot, ValueRow
from core.model.tool import AnswerKind, AnswerSet, Item, Point, Tool
from core.model.value import NOT_PROVIDED, is_measured, keys_given, measure
from core.model.working_days import WorkingDays

Pair = tuple[CaseId, AgencyId]
K = TypeVar("K")
Given = Callable[[Item], Iterable[tuple[K, str]]]
"""Who answered an item what: the answer's key, or a value as it is kept."""


class ConditionSets(Generic[K]):
    """For whom conditions hold, for whom they do not; for all others it is not known."""

    def __init__(
        self,
        tool: Tool,
        everyone: Collection[K],
        given: Given[K],
        noted: Callable[[K, str], str],
        *,
        said_decides: bool = False,
    ) -> None:
        """Take what *everyone* answered, and what is *noted* of each under an attribute.

        An answer to what was not asked says nothing, unless what was *said decides*.
        """
        self._said_decides = said_decides
        self._tool = tool
        self._everyone = frozenset(everyone)
        self._given = given
        self._noted = noted
        self._unasked: dict[ItemId, frozenset[K]] = {}
        self._following: set[ItemId] = set()

    def unasked(self, item: Item) -> frozenset[K]:
        """Return those for whom an item's own condition, or one above it, does not hold."""
        if item.id not in self._unasked:
            if item.id in self._following:  # a circle keeps nobody out
                return frozenset()
            self._following.add(item.id)
            found = [self.failed(one) for one in conditions_of(self._tool, item)]
            self._following.discard(item.id)
            self._unasked[item.id] = frozenset[K]().union(*found)
        return self._unasked[item.id]

    def failed(self, condition: Alternatives) -> frozenset[K]:
        """Return those for whom a condition does not hold."""
        ways = [frozenset[K]().union(*map(self._false, parts)) for parts in condition]
        return reduce(frozenset[K].intersection, ways) if ways else frozenset()

    def fulfilled(self, condition: Alternatives) -> frozenset[K]:
        """Return those for whom a condition is known to hold."""
        ways = [reduce(frozenset[K].intersection, map(self._true, parts)) for parts in condition]
        return frozenset[K]().union(*ways) if ways else self._everyone

    def _false(self, clause: Clause) -> frozenset[K]:
        failed = frozenset(
            who for who, said in self._known(clause) if not self._is_so(clause, said)
        )
        return failed | self._out_of_reach(clause)

    def _true(self, clause: Clause) -> frozenset[K]:
        held = frozenset(who for who, said in self._known(clause) if self._is_so(clause, said))
        return held - self._out_of_reach(clause)

    def _out_of_reach(self, clause: Clause) -> frozenset[K]:
        """Return those who were not asked what a clause rests on."""
        on = self._tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
        if on is None:
            return frozenset()
        found = self.unasked(on)
        return found - {who for who, _ in self._given(on)} if self._said_decides else found

    def _known(self, clause: Clause) -> list[tuple[K, str]]:
        """Return what is known of what a clause is about; what says nothing decides nothing."""
        on = self._tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
        if on is not None:
            return [(who, said) for who, said in self._given(on) if said]
        noted = ((who, self._noted(who, clause.attribute)) for who in self._everyone)
        return [(who, said) for who, said in noted if said.strip()]

    def _is_so(self, clause: Clause, said: str) -> bool:
        on = self._tool.item.get(clause.on_item_id) if clause.on_item_id is not None else None
        held = self._tool.set_of(on.answer_set_id) if on is not None else None
        if clause.answer_id is not None:
            answer = self._tool.answer.get(clause.answer_id)
            # By its key: the room may judge a question with another set than the agencies.
            kind = held.kind if held is not None else AnswerKind.CHOICE
            named = answer is not None and answer.key in keys_given(kind, said)
            return named is (clause.relation is Relation.IS)
        return _compares(clause, said, held, self._tool.calendar)


def _compares(clause: Clause, said: str, held: AnswerSet | None, calendar: WorkingDays) -> bool:
    """Return whether a value stands so to the clause's; what cannot be compared is let pass."""
    if said == NOT_PROVIDED:
        return True
    if held is None and clause.relation in (Relation.IS, Relation.IS_NOT):
        return (normalised(said) == normalised(clause.value)) is (clause.relation is Relation.IS)
    if held is None:
        found, bound = _noted(said, clause)
    elif is_measured(held, said):
        found, bound = measure(held, said, calendar), _bound(clause.value, held)
    else:
        return True
    if found is None or bound is None:
        return True
    match clause.relation:
        case Relation.IS:
            return found == bound
        case Relation.IS_NOT:
            return found != bound
        case Relation.AT_LEAST:
            return found >= bound
        case Relation.AT_MOST:
            return found <= bound


def _noted(said: str, clause: Clause) -> tuple[Decimal | None, Decimal | None]:
    """Return what is noted of a case and what it is compared with: two days, or two numbers.

    An age may be in months, or that of somebody unborn.
    """
    day, other = iso_date(said), iso_date(clause.value)
    if day and other:
        return _of_day(day), _of_day(other)
    years = years_in(said) if normalised(clause.attribute) == "age" else None
    return _number(said) if years is None else Decimal(years), _number(clause.value)


def _number(text: str) -> Decimal | None:
    """Return a number that can be compared: "NaN" is none, and nothing is more than infinity."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _of_day(iso: str) -> Decimal:
    return Decimal(date.fromisoformat(iso).toordinal())


def _bound(value: str, held: AnswerSet) -> Decimal | None:
    if held.kind is not AnswerKind.DATE:
        return _number(value)
    day = kept_day(value)
    return Decimal(day.toordinal()) if day is not None else None


def conditions_of(tool: Tool, item: Item) -> tuple[Alternatives, ...]:
    """Return the conditions an item is asked by: of its theme, of its question, its own."""
    rules, question = tool.asking, tool.question[item.question_id]
    found = (
        rules.condition(theme_id=question.theme_id),
        rules.condition(question_id=question.id),
        rules.condition(item_id=item.id),
    )
    return tuple(one for one in found if one)


def agencies_for(tool: Tool, item: Item) -> tuple[tuple[str, ...], ...]:
    """Return whom an item is asked of, as the tool calls them: each of these lists must agree."""
    rules, question = tool.asking, tool.question[item.question_id]
    found = (rules.agencies(theme_id=question.theme_id), rules.agencies(question_id=question.id))
    return tuple(names for names in found if names)


def is_named(agency: Agency, names: Collection[str]) -> bool:
    """Return whether a tool means an agency by one of some names: its name, or the short one."""
    own = {normalised(agency.name), normalised(agency.short)} - {""}
    return not own.isdisjoint(map(normalised, names))


_OF_EVERY_CASE: Final[Mapping[str, Callable[[Case], str]]] = {
    "age": lambda case: plain_age(case.age),
    "sex": lambda case: case.sex,
    "team": lambda case: case.team,
    "pathway": lambda case: case.pathway,
}


def noted_of(now: Snapshot, case_id: CaseId, attribute: str) -> str:
    """Return what is noted of a case under a name: one of those every case has, or its own."""
    name = normalised(attribute)
    case = now.case.get(case_id)
    if case is not None and name in _OF_EVERY_CASE:
        return _OF_EVERY_CASE[name](case)
    own = now.attributes_of(case_id)
    return next((value for held, value in own if normalised(held.name) == name), "")


def asked_of_some(tool: Tool) -> tuple[Item, ...]:
    """Return what is not asked of every agency for every case."""
    return tool.items_of_some


def asked_whatever_else(tool: Tool, item: Item) -> bool:
    """Return whether an item is asked of everyone whatever was answered before it.

    How many were asked one that is not, may be known from what is told of another.
    """
    apart = conditions_of(tool, item) or agencies_for(tool, item)
    return not apart and _about_each(tool, item) is None


def _about_each(tool: Tool, item: Item) -> AskedAbout | None:
    """Return about whom of a case an item is asked one by one; None where it is not."""
    held = tool.set_of(item.answer_set_id)
    each = held is not None and held.kind.for_each
    return asked_about(held.unit) if each and held is not None else None


def deciding_items(tool: Tool) -> frozenset[ItemId]:
    """Return what is to be known for `not_asked`: what decides it, and what is not asked of all."""
    if not asked_of_some(tool):
        return frozenset()
    rest_on = {one.on_item_id for one in tool.clauses if one.on_item_id is not None}
    return frozenset(rest_on | {item.id for item in asked_of_some(tool)})


def deciding_at(tool: Tool, point: Point) -> frozenset[ItemId]:
    """Return what is to be known for `with_asked` at one point; nothing where all are asked."""
    items = tool.items_at(point)
    if not items or not set(asked_of_some(tool)).issuperset(items):
        return frozenset()
    found, waiting = set[ItemId](), {item.id for item in items}
    while waiting:
        found |= waiting
        waiting = {
            one.on_item_id
            for item_id in waiting
            for condition in conditions_of(tool, tool.item[item_id])
            for one in chain.from_iterable(condition)
            if one.on_item_id is not None and one.on_item_id in tool.item
        } - found
    return frozenset(found)


def usable_pairs(now: Snapshot, agency_id: AgencyId | None = None) -> list[Pair]:
    """Return the usable returns by case and agency as they are listed."""
    agencies = [agency.id for agency in now.agencies if agency_id in (None, agency.id)]
    return [
        pair
        for case in now.cases
        for agency in agencies
        if (pair := (case.id, agency)) in now.usable
    ]


@dataclass(frozen=True)
class NotAsked:
    """The usable returns that an item was not asked of, and what they answered all the same.

    Those answers count apart: they are neither among the item's answers nor blanks.
    """

    pairs: Mapping[ItemId, frozenset[Pair]] = field(default_factory=dict)
    answers: Mapping[tuple[ItemId, AnswerId], int] = field(default_factory=dict)
    values: Mapping[ItemId, tuple[str, ...]] = field(default_factory=dict)
    anyway: Mapping[ItemId, frozenset[Pair]] = field(default_factory=dict)

    def count(self, item_id: ItemId) -> int:
        """Return of how many usable returns an item was not asked."""
        return len(self.pairs.get(item_id, ()))

    def answered_anyway(self, item_id: ItemId) -> int:
        """Return how many of them answered it all the same."""
        return len(self.anyway.get(item_id, ()))

    def holds(self, item_id: ItemId, pair: Pair) -> bool:
        """Return whether an item was not asked of a return."""
        return pair in self.pairs.get(item_id, ())


EVERYTHING_ASKED: Final = NotAsked()


def not_asked(
    now: Snapshot,
    answers: Iterable[AnswerRow],
    values: Iterable[ValueRow] = (),
    agency_id: AgencyId | None = None,
) -> NotAsked:
    """Return what was not asked of the usable returns, of all agencies or of one.

    *answers* and *values* hold at least those to the `deciding_items`.
    """
    if not asked_of_some(now.tool):
        return EVERYTHING_ASKED
    return not_asked_of(now, usable_pairs(now, agency_id), answers, values)


def with_asked(
    now: Snapshot,
    case_id: CaseId,
    point: Point,
    positions: Sequence[Position],
    answers: Iterable[AnswerRow],
    values: Iterable[ValueRow],
) -> tuple[Position, ...]:
    """Return where agencies stand on a point, saying of each whether it was asked.

    *answers* and *values* hold those to what is `deciding_at` it for the case. A checklist
    was asked where any line of it was.
    """
    items = now.tool.items_at(point)
    if not deciding_at(now.tool, point):
        return tuple(positions)
    pairs = [(case_id, at.agency.id) for at in positions]
    apart = not_asked_of(now, pairs, answers, values, items)
    return tuple(
        replace(at, asked=not all(apart.holds(one.id, (case_id, at.agency.id)) for one in items))
        for at in positions
    )


def is_the_rooms_alone(tool: Tool, point: Point, positions: Iterable[Position]) -> bool:
    """Return whether only the room answers a question, and no agency did all the same."""
    return tool.question[point.question_id].room_only and not any(one.answered for one in positions)


def newly_apart(before: NotAsked, after: NotAsked) -> int:
    """Return how many answers count apart *after* something changed that did not *before*."""
    return sum(
        len(pairs - before.anyway.get(item_id, frozenset()))
        for item_id, pairs in after.anyway.items()
    )


def not_asked_of(
    now: Snapshot,
    pairs: Collection[Pair],
    answers: Iterable[AnswerRow],
    values: Iterable[ValueRow] = (),
    items: Collection[Item] | None = None,
) -> NotAsked:
    """Return what is not asked of some returns, usable or yet to be.

    *items* are those it is wanted of; without them it is all that are asked of some.
    """
    now, everyone = now.deciding, frozenset(pairs)
    tool = now.tool
    some = asked_of_some(tool) if items is None else items
    said: dict[ItemId, list[tuple[Pair, str]]] = {}
    given: dict[ItemId, list[tuple[Pair, AnswerId]]] = {}
    told: dict[ItemId, list[tuple[Pair, str]]] = {}
    for row in answers:
        pair = (row.case_id, row.agency_id)
        answer = tool.answer.get(row.answer_id)
        if pair in everyone and answer is not None:
            said.setdefault(row.item_id, []).append((pair, answer.key))
            given.setdefault(row.item_id, []).append((pair, row.answer_id))
    for one in values:
        pair = (one.case_id, one.agency_id)
        if pair in everyone:
            said.setdefault(one.item_id, []).append((pair, one.value))
            told.setdefault(one.item_id, []).append((pair, one.value))
    sets = ConditionSets[Pair](
        tool,
        everyone,
        lambda item: said.get(item.id, ()),
        lambda pair, name: noted_of(now, pair[0], name),
    )
    left_out = {item.id: _left_out(now, sets, item, everyone) for item in some}
    return _apart(left_out, given, told)


def _left_out(
    now: Snapshot, sets: ConditionSets[Pair], item: Item, everyone: frozenset[Pair]
) -> frozenset[Pair]:
    if now.tool.question[item.question_id].room_only:
        return everyone
    found = sets.unasked(item)
    for names in agencies_for(now.tool, item):
        meant = {agency.id for agency in now.agencies if is_named(agency, names)}
        found |= {pair for pair in everyone if pair[1] not in meant}
    about = _about_each(now.tool, item)
    if about is not None:
        of_case = now.tool.people.members
        found |= {pair for pair in everyone if not of_case(pair[0], about)}
    return found


def _apart(
    left_out: Mapping[ItemId, frozenset[Pair]],
    given: Mapping[ItemId, list[tuple[Pair, AnswerId]]],
    told: Mapping[ItemId, list[tuple[Pair, str]]],
) -> NotAsked:
    answers: dict[tuple[ItemId, AnswerId], int] = {}
    values: dict[ItemId, tuple[str, ...]] = {}
    anyway: dict[ItemId, frozenset[Pair]] = {}
    for item_id, pairs in left_out.items():
        if not pairs:
            continue
        some = [(pair, answer) for pair, answer in given.get(item_id, ()) if pair in pairs]
        for _, answer in some:
            answers[item_id, answer] = answers.get((item_id, answer), 0) + 1
        others = [(pair, value) for pair, value in told.get(item_id, ()) if pair in pairs]
        values[item_id] = tuple(value for _, value in others)
        anyway[item_id] = frozenset(pair for pair, _ in (*some, *others))
    return NotAsked({at: pairs for at, pairs in left_out.items() if pairs}, answers, values, anyway)
