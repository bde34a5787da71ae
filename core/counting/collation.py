"""Collates what the agencies answered: counts, bases, percentages, and how requests came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.model.ids import AgencyId, AnswerId, ItemId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Bearing, Item, Tool

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
    usable returns were asked and did not answer it. It was `not_asked` of others,
    `anyway` of which answered all the same: neither is in any base.
    """

    item: Item
    counts: tuple[tuple[Answer, int], ...]
    blank: int
    not_asked: int = 0
    anyway: int = 0

    @cached_property
    def answered(self) -> int:
        """How many returns answered this question: the base of all answers."""
        return sum(count for _, count in self.counts)

    @cached_property
    def applicable(self) -> int:
        """How many answered other than not applicable. Don't know stays in."""
        return sum(count for answer, count in counted_where_applicable(self.counts))

    @cached_property
    def met(self) -> int:
        """How many gave an answer that means met."""
        return sum(count for answer, count in self.counts if answer.bearing is Bearing.MET)

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
        applicable = {one.id for one, _ in counted_where_applicable(self.counts)}
        if base is Base.APPLICABLE and answer.id not in applicable:
            return None
        return percent(self.count(answer), self.base(base))


def counted_where_applicable(
    counts: Sequence[tuple[Answer, int]],
) -> list[tuple[Answer, int]]:
    """Return the counts that stay in where applicable: all, where no answer is on the scale."""
    on = [pair for pair in counts if on_the_scale(pair[0])]
    return on or list(counts)


def on_the_scale(answer: Answer) -> bool:
    """Return whether an answer counts where applicable."""
    return answer.bearing is not Bearing.NOT_APPLICABLE


def collate(
    tool: Tool, counts: Counts, usable: int, apart: NotAsked = EVERYTHING_ASKED
) -> tuple[ItemCount, ...]:
    """Return the counts of every item that wants one of some answers, in order.

    *counts* holds answers of usable returns only; *usable* is their number. What was
    not asked of some of them stands *apart*.
    """
    rows = []
    for item in tool.items:
        if not tool.kind_of_item(item).one_of_some:
            continue
        allowed = tool.answers_of(item.answer_set_id)
        given = tuple((answer, _asked(counts, apart, item, answer)) for answer in allowed)
        asked = usable - apart.count(item.id)
        blank = asked - sum(count for _, count in given)
        left_out, anyway = apart.count(item.id), apart.answered_anyway(item.id)
        rows.append(ItemCount(item, given, blank, left_out, anyway))
    return tuple(rows)


def _asked(counts: Counts, apart: NotAsked, item: Item, answer: Answer) -> int:
    at = (item.id, answer.id)
    return counts.get(at, 0) - apart.answers.get(at, 0)


@dataclass(frozen=True, slots=True)
class Responses:
    """How the requests were answered: numbers that are never one another.

    `unasked` are those of the usable returns that nobody had asked for;
    `not_here` those of the returned ones that are only marked so.
    """

    requests: int
    returned: int
    usable: int
    unasked: int = 0
    not_here: int = 0

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
    not_here = sum(map(now.lacks_answers, requests))
    return Responses(len(requests), returned, len(usable), len(usable - asked), not_here)
