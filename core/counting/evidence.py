"""What lies behind a number: the returns and judgements it counts, grouped once and counted so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.counting.collation import ItemCount, on_the_scale
from core.model.case import Agency, Case
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Item, Tool

Pair = tuple[CaseId, AgencyId]


@dataclass(frozen=True, slots=True)
class Dependency:
    """What an item rests on: it can be counted only where another was answered so."""

    on: Item
    answer: Answer


@dataclass(frozen=True, slots=True)
class ReturnsSelection:
    """Which returns a number counts: those that gave an answer, or None: left the item out.

    `narrowed` keeps those only that fulfil the item's dependency.
    """

    item_id: ItemId
    answer_id: AnswerId | None
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class ReturnEvidence:
    """One return behind a number: who answered for which case, and what they wrote."""

    case: Case
    agency: Agency
    comment: str


@dataclass(frozen=True)
class ItemReturns:
    """The usable returns by what they answered to one item; None holds the blanks.

    A number is the length of what is here, so it cannot say another than its list.
    """

    item: Item
    allowed: tuple[Answer, ...]
    pairs: Mapping[AnswerId | None, tuple[Pair, ...]]

    @property
    def counted(self) -> ItemCount:
        """How many gave each answer."""
        counts = tuple((answer, len(self.pairs.get(answer.id, ()))) for answer in self.allowed)
        return ItemCount(self.item, counts, len(self.pairs.get(None, ())))

    def rows_for(
        self, now: Snapshot, answer_id: AnswerId | None, comments: Mapping[Pair, str]
    ) -> tuple[ReturnEvidence, ...]:
        """Return the returns that gave an answer, by case and agency as they are listed."""
        return tuple(
            ReturnEvidence(now.case[case], now.agency[agency], comments.get((case, agency), ""))
            for case, agency in self.pairs.get(answer_id, ())
        )

    def answers_by_case(self, now: Snapshot) -> dict[CaseId, list[tuple[Agency, Answer]]]:
        """Return who answered what for each case that anybody answered for.

        Cases stand as they are listed; within one, agencies by the answers' order.
        """
        found: dict[CaseId, list[tuple[Agency, Answer]]] = {}
        for answer in self.allowed:
            for case, agency in self.pairs.get(answer.id, ()):
                found.setdefault(case, []).append((now.agency[agency], answer))
        return {case.id: found[case.id] for case in now.cases if case.id in found}

    def units(self) -> tuple[tuple[AnswerId, ...], ...]:
        """Return the answers on the scale to each case, for `agreement`; blanks say nothing."""
        found: dict[CaseId, list[AnswerId]] = {}
        for answer in self.allowed:
            for case, _ in self.pairs.get(answer.id, ()) if on_the_scale(answer) else ():
                found.setdefault(case, []).append(answer.id)
        return tuple(map(tuple, found.values()))


def item_returns(
    now: Snapshot,
    item: Item,
    answers: Iterable[AnswerRow],
    agency_id: AgencyId | None = None,
    *,
    narrowed: bool = False,
) -> ItemReturns:
    """Group the usable returns, of all agencies or one, by their answer to *item*.

    *answers* holds at least the answers to it and, where *narrowed*, to what it
    depends on; an answer the item does not allow counts as left out.
    """
    allowed = now.tool.answers_of(item.answer_set_id)
    known = {answer.id for answer in allowed}
    depends = dependency_of(now.tool, item) if narrowed else None
    given: dict[Pair, AnswerId] = {}
    kept: set[Pair] = set()
    for row in answers:
        if row.item_id == item.id and row.answer_id in known:
            given[row.case_id, row.agency_id] = row.answer_id
        if depends and (row.item_id, row.answer_id) == (depends.on.id, depends.answer.id):
            kept.add((row.case_id, row.agency_id))
    pairs: dict[AnswerId | None, list[Pair]] = {}
    for pair in usable_pairs(now, agency_id):
        if depends is None or pair in kept:
            pairs.setdefault(given.get(pair), []).append(pair)
    return ItemReturns(item, allowed, {key: tuple(found) for key, found in pairs.items()})


def usable_pairs(now: Snapshot, agency_id: AgencyId | None = None) -> list[Pair]:
    """Return the usable returns by case and agency as they are listed."""
    agencies = [agency.id for agency in now.agencies if agency_id in (None, agency.id)]
    return [
        pair
        for case in now.cases
        for agency in agencies
        if (pair := (case.id, agency)) in now.usable
    ]


def dependency_of(tool: Tool, item: Item | None) -> Dependency | None:
    """Return what an item depends on; None for most."""
    if item is None or item.only_where_item_id is None or item.only_where_answer_id is None:
        return None
    return Dependency(tool.item[item.only_where_item_id], tool.answer[item.only_where_answer_id])
