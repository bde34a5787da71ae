"""What lies behind a number: the returns and judgements it counts, grouped once and counted so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.asking import Pair as Pair
from core.counting.asking import usable_pairs as usable_pairs
from core.counting.collation import ItemCount, on_the_scale
from core.model.case import Agency, Case
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow, Snapshot
from core.model.tool import Answer, Item, Tool


@dataclass(frozen=True, slots=True)
class Dependency:
    """What an item rests on: it can be counted only where another was answered so."""

    on: Item
    answer: Answer


@dataclass(frozen=True, slots=True)
class ReturnsSelection:
    """Which returns a number counts: those that gave an answer, or None: left the item out.

    `narrowed` keeps those only that fulfil the item's dependency. Those it was not
    `asked` of are a number of their own, whatever they answered.
    """

    item_id: ItemId
    answer_id: AnswerId | None
    narrowed: bool = False
    asked: bool = True


@dataclass(frozen=True, slots=True)
class ReturnEvidence:
    """One return behind a number: who answered for which case, and what they wrote.

    `anyway` where it answered without having been asked.
    """

    case: Case
    agency: Agency
    comment: str
    anyway: bool = False


@dataclass(frozen=True)
class ItemReturns:
    """The usable returns by what they answered to one item; None holds the blanks.

    Those it was `not_asked` of stand apart, with those of them that answered `anyway`.
    A number is the length of what is here, so it cannot say another than its list.
    """

    item: Item
    allowed: tuple[Answer, ...]
    pairs: Mapping[AnswerId | None, tuple[Pair, ...]]
    not_asked: tuple[Pair, ...] = ()
    anyway: frozenset[Pair] = frozenset()

    @property
    def counted(self) -> ItemCount:
        """How many gave each answer."""
        counts = tuple((answer, len(self.pairs.get(answer.id, ()))) for answer in self.allowed)
        blank = len(self.pairs.get(None, ()))
        return ItemCount(self.item, counts, blank, len(self.not_asked), len(self.anyway))

    def rows_for(
        self, now: Snapshot, answer_id: AnswerId | None, comments: Mapping[Pair, str]
    ) -> tuple[ReturnEvidence, ...]:
        """Return the returns that gave an answer, by case and agency as they are listed."""
        return tuple(
            ReturnEvidence(now.case[case], now.agency[agency], comments.get((case, agency), ""))
            for case, agency in self.pairs.get(answer_id, ())
        )

    def unasked_rows(
        self, now: Snapshot, comments: Mapping[Pair, str]
    ) -> tuple[ReturnEvidence, ...]:
        """Return the returns the item was not asked of, by case and agency as they are listed."""
        return tuple(
            ReturnEvidence(
                now.case[pair[0]],
                now.agency[pair[1]],
                comments.get(pair, ""),
                anyway=pair in self.anyway,
            )
            for pair in self.not_asked
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
    apart: NotAsked = EVERYTHING_ASKED,
) -> ItemReturns:
    """Group the usable returns, of all agencies or one, by their answer to *item*.

    *answers* holds at least the answers to it and, where *narrowed*, to what it
    depends on; an answer the item does not allow counts as left out. What was not
    asked stands *apart*.
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
    left_out: list[Pair] = []
    for pair in usable_pairs(now, agency_id):
        if depends is not None and pair not in kept:
            continue
        if apart.holds(item.id, pair):
            left_out.append(pair)
        else:
            pairs.setdefault(given.get(pair), []).append(pair)
    return ItemReturns(
        item,
        allowed,
        {key: tuple(found) for key, found in pairs.items()},
        tuple(left_out),
        apart.anyway.get(item.id, frozenset()).intersection(left_out),
    )


def dependency_of(tool: Tool, item: Item | None) -> Dependency | None:
    """Return what an item depends on; None for most."""
    if item is None or item.only_where_item_id is None or item.only_where_answer_id is None:
        return None
    return Dependency(tool.item[item.only_where_item_id], tool.answer[item.only_where_answer_id])
