"""Collates what the agencies answered and what the room agreed: counts, bases, percentages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from core.model.case import Case, Papers
from core.model.ids import AgencyId, AnswerId, ItemId
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Bearing, Item, Point, Tool

Counts = Mapping[tuple[ItemId, AnswerId], int]


class Base(StrEnum):
    """What a percentage is of: every answer given, or without the not applicable."""

    ALL = "all answers"
    APPLICABLE = "where applicable"


def percent(count: int, base: int, places: int = 1) -> Decimal | None:
    """Return count of base in per cent, half up; None for a base of 0.

    Worked in whole numbers and Decimal: 62.5 stays 62.5, and 12.5 at no places is 13.
    """
    if base == 0:
        return None
    return (Decimal(100 * count) / Decimal(base)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


@dataclass(frozen=True)
class ItemCount:
    """What the usable returns answered to one item.

    `counts` holds every answer the item allows, in order; `blank` is how many
    usable returns did not answer it.
    """

    item: Item
    counts: tuple[tuple[Answer, int], ...]
    blank: int

    @cached_property
    def answered(self) -> int:
        """How many returns answered this question: the base of all answers."""
        return sum(count for _, count in self.counts)

    @cached_property
    def applicable(self) -> int:
        """How many answered other than not applicable. Don't know stays in."""
        return sum(count for answer, count in self.counts if on_the_scale(answer))

    @property
    def lead(self) -> Answer:
        """The answer a table leads with: the first on the scale, or the first of all."""
        allowed = [answer for answer, _ in self.counts]
        return next(filter(on_the_scale, allowed), allowed[0])

    def base(self, base: Base) -> int:
        """Return what a percentage is of."""
        return self.answered if base is Base.ALL else self.applicable

    def count(self, answer: Answer) -> int:
        """Return how many gave an answer; 0 for one the item does not allow."""
        return next((count for other, count in self.counts if other.id == answer.id), 0)

    def percent(self, answer: Answer, base: Base) -> Decimal | None:
        """Return an answer's share.

        None where nobody answered, and for not applicable where applicable.
        """
        if base is Base.APPLICABLE and not on_the_scale(answer):
            return None
        return percent(self.count(answer), self.base(base))


def on_the_scale(answer: Answer) -> bool:
    """Return whether an answer counts where applicable."""
    return answer.bearing is not Bearing.NOT_APPLICABLE


def collate(tool: Tool, counts: Counts, usable: int) -> tuple[ItemCount, ...]:
    """Return the counts of every item of the tool, in order.

    *counts* holds answers of usable returns only; *usable* is their number.
    """
    rows = []
    for item in tool.items:
        allowed = tool.answers_of(item.answer_set_id)
        given = tuple((answer, counts.get((item.id, answer.id), 0)) for answer in allowed)
        rows.append(ItemCount(item, given, usable - sum(count for _, count in given)))
    return tuple(rows)


def recut(
    answers: Collection[AnswerRow], item_id: ItemId, answer_id: AnswerId
) -> tuple[dict[tuple[ItemId, AnswerId], int], int]:
    """Count only the returns that answered *item_id* so: "only where a plan is on file".

    Returns the counts and the number of such returns, ready for collate().
    """
    kept = {
        (row.case_id, row.agency_id)
        for row in answers
        if row.item_id == item_id and row.answer_id == answer_id
    }
    found = Counter(
        (row.item_id, row.answer_id) for row in answers if (row.case_id, row.agency_id) in kept
    )
    return dict(found), len(kept)


@dataclass(frozen=True, slots=True)
class Responses:
    """How the requests were answered: three numbers that are never one another.

    `unasked` are those of the usable returns that nobody had asked for.
    """

    requests: int
    returned: int
    usable: int
    unasked: int = 0

    @property
    def rate(self) -> Decimal | None:
        """The share of requests returned, in per cent; None without requests."""
        return percent(self.returned, self.requests)


def responses(now: Snapshot, agency_id: AgencyId | None = None) -> Responses:
    """Return the requests, those returned, and the usable returns of all agencies or of one."""
    requests = [one for one in now.requests if agency_id in (None, one.agency_id)]
    usable = {(case, agency) for case, agency in now.usable if agency_id in (None, agency)}
    asked = {(one.case_id, one.agency_id) for one in requests}
    returned = sum(now.counts_as_returned(one) for one in requests)
    return Responses(len(requests), returned, len(usable), len(usable - asked))


@dataclass(frozen=True)
class RoomCount:
    """What the room made of one point over some cases.

    `counts` holds agreed judgements by answer; `left_out` were agreed on
    incomplete papers and are kept out. `open` were neither agreed nor parked.
    """

    point: Point
    counts: tuple[tuple[Answer, int], ...]
    not_agreed: int = 0
    parked: int = 0
    open: int = 0
    left_out: int = 0

    @cached_property
    def agreed(self) -> int:
        """How many judgements were agreed and count."""
        return sum(count for _, count in self.counts)

    @cached_property
    def applicable(self) -> int:
        """How many of them are on the scale."""
        return sum(count for answer, count in self.counts if on_the_scale(answer))

    @property
    def lead(self) -> Answer | None:
        """The answer a table leads with: the first on the scale, or the first there is."""
        allowed = [answer for answer, _ in self.counts]
        return next(filter(on_the_scale, allowed), allowed[0] if allowed else None)

    @property
    def agreed_lead(self) -> int:
        """How many judgements agreed on the leading answer ("agreed yes")."""
        return next((count for answer, count in self.counts if answer == self.lead), 0)


def room_count(
    now: Snapshot, point: Point, cases: Iterable[Case] | None = None, complete_only: bool = False
) -> RoomCount:
    """Count the judgements at a point, over all cases or some.

    With *complete_only*, those made on incomplete papers are left out.
    """
    over = list(now.cases if cases is None else cases)
    found = [(case, now.judgement(case.id, point)) for case in over]
    tally: Counter[AnswerId | None] = Counter()
    states: Counter[JudgementState] = Counter()
    left_out = 0
    for case, judgement in found:
        state = judgement.state if judgement else JudgementState.NOT_REACHED
        if judgement is None or state is not JudgementState.AGREED:
            states[state] += 1
        elif complete_only and not on_complete_papers(case, judgement):
            left_out += 1
        else:
            tally[judgement.answer_id] += 1
    return RoomCount(
        point,
        tuple((answer, tally[answer.id]) for answer in now.tool.answers_at(point)),
        states[JudgementState.NOT_AGREED],
        states[JudgementState.PARKED],
        states[JudgementState.NOT_REACHED] + states[JudgementState.DRAFT],
        left_out,
    )


def on_complete_papers(case: Case, judgement: Judgement) -> bool:
    """Return whether a judgement may stand in general findings."""
    return case.papers is Papers.COMPLETE and judgement.evidence is EvidenceSeen.COMPLETE


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One pathway against every point; with a single case it is told in words only."""

    pathway: str
    cases: tuple[Case, ...]
    cells: tuple[RoomCount, ...]

    @property
    def single(self) -> bool:
        """Whether numbers would point to one family."""
        return len(self.cases) == 1

    def agreed_lead(self) -> tuple[int | None, ...]:
        """Return "agreed yes" for every point.

        None where nothing was agreed, and for a single case.
        """
        return tuple(
            None if self.single or cell.agreed == 0 else cell.agreed_lead for cell in self.cells
        )


def pathway_matrix(now: Snapshot, complete_only: bool = True) -> tuple[PathwayRow, ...]:
    """Return the pathways (or teams) in order against the tool's points."""
    return tuple(
        PathwayRow(
            group,
            cases,
            tuple(room_count(now, point, cases, complete_only) for point in now.tool.points),
        )
        for group, cases in now.groups().items()
    )
