"""Counts cut by case, agency, pathway, team or whatever is noted of a case; any two of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from core.counting.asking import EVERYTHING_ASKED, NotAsked, Pair, asked_of_some, usable_pairs
from core.counting.collation import ItemCount
from core.counting.judgements import RoomCount, counted_points, room_count
from core.counting.narrowing import (
    AGENCY,
    EVERYTHING,
    MEETING,
    Narrowing,
    Within,
    at_meeting,
    columns_of,
    group_of_pair,
    groups_in_order,
    groups_of_cases,
    kept_cases,
)
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, ThemeId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Tool

NO_ONE_CASE = CaseId(0)
NO_ONE_AGENCY = AgencyId(0)


Group = tuple[str, ...]
Counted = dict[tuple[ItemId, AnswerId], int]
"""How many gave each answer to each item, in one group."""

Unasked = dict[ItemId, tuple[Counter[Group], Counter[Group]]]
"""By item and group those it was not asked of, and those of them that answered."""


class AnswersGrouped(NamedTuple):
    """How many gave one answer to an item: for a case, from an agency, or of several (0)."""

    case_id: CaseId
    agency_id: AgencyId
    item_id: ItemId
    answer_id: AnswerId
    number: int = 1


GroupedCells = tuple[CaseId, AgencyId, ItemId, AnswerId, int]
"""The same as bare cells, as they come from the file by the thousand."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """How far answers are to be told apart before they are cut: by case, by agency.

    `item_ids` are those whose every answer is to be known, whatever the cut.
    """

    by_case: bool
    by_agency: bool
    one_by_one: frozenset[ItemId] = frozenset()


def grouping_for(tool: Tool, by: Sequence[str], narrowing: Narrowing = EVERYTHING) -> Grouped:
    """Return how far answers must be told apart for a cut; the less, the quicker.

    Where a condition narrows it, or not everybody was asked, each return counts by itself.
    """
    told = {*by, *(one.dimension for one in narrowing.within)}
    each = frozenset(item.id for item in asked_of_some(tool))
    if narrowing.where:
        return Grouped(True, True, each)
    return Grouped(bool(told - {AGENCY}), AGENCY in told, each)


@dataclass(frozen=True)
class ReturnsCut:
    """What the usable returns of one group answered to every item; `groups` name it."""

    groups: tuple[str, ...]
    usable: int
    rows: tuple[ItemCount, ...]


def cut_returns(
    now: Snapshot,
    answers: Iterable[GroupedCells],
    by: Sequence[str] = (),
    pairs: Sequence[Pair] | None = None,
    apart: NotAsked = EVERYTHING_ASKED,
) -> tuple[ReturnsCut, ...]:
    """Count the usable returns by one or several dimensions, groups in the order of their lists.

    *pairs* are those that a narrowing keeps; None for all. Groups without a usable
    return are left out.
    """
    held = usable_pairs(now) if pairs is None else pairs
    groups = [group_of_pair(now, one) for one in by]
    usable = Counter(tuple(group(pair) for group in groups) for pair in held)
    kept = None if pairs is None else ReturnsKept(held)
    counted = _counted(answers, groups, kept, apart)
    return cut_parts(now, by, usable, counted, unasked_by_group(groups, kept, apart))


def cut_parts(
    now: Snapshot,
    by: Sequence[str],
    usable: Mapping[Group, int],
    counted: Mapping[Group, Counted],
    unasked: Unasked,
) -> tuple[ReturnsCut, ...]:
    """Return the cut of what was counted by group, groups in the order of their lists."""
    tool = now.tool
    asked = [
        (item, [(one, (item.id, one.id)) for one in tool.answers_of(item.answer_set_id)])
        for item in tool.items
        if tool.kind_of_item(item).one_of_some
    ]
    return tuple(
        ReturnsCut(at, usable[at], _rows(asked, at, usable[at], counted.get(at, {}), unasked))
        for at in product(*(groups_in_order(now, one) for one in by))
        if usable[at]
    )


class ReturnsKept:
    """The returns a narrowing keeps; answers of several are kept by what is known of them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = frozenset(pairs)
        self._cases = frozenset(case for case, _ in self._pairs)
        self._agencies = frozenset(agency for _, agency in self._pairs)

    def holds(self, pair: Pair) -> bool:
        case, agency = pair
        if case and agency:
            return pair in self._pairs
        return case in self._cases if case else agency in self._agencies


def _counted(
    answers: Iterable[GroupedCells],
    groups: Sequence[Callable[[Pair], str]],
    kept: ReturnsKept | None,
    apart: NotAsked,
) -> dict[Group, Counted]:
    found: dict[Group, Counted] = {}
    named: dict[Pair, Counted | None] = {}  # many answers, few returns
    unasked = apart.pairs
    for case, agency, item, answer, number in answers:
        pair = (case, agency)
        try:
            mine = named[pair]
        except KeyError:
            counts = kept is None or kept.holds(pair)
            at = tuple(group(pair) for group in groups)
            mine = named[pair] = found.setdefault(at, {}) if counts else None
        if mine is None or (item in unasked and apart.holds(item, pair)):
            continue
        key = (item, answer)
        mine[key] = mine.get(key, 0) + number
    return found


def unasked_by_group(
    groups: Sequence[Callable[[Pair], str]], kept: ReturnsKept | None, apart: NotAsked
) -> Unasked:
    """Count by item and group those it was not asked of, and those that answered all the same."""
    found = {}
    for item, pairs in apart.pairs.items():
        mine = [pair for pair in pairs if kept is None or kept.holds(pair)]
        anyway = apart.anyway.get(item, frozenset())
        at = [tuple(group(pair) for group in groups) for pair in mine]
        both = zip(at, mine, strict=True)
        found[item] = (Counter(at), Counter(one for one, pair in both if pair in anyway))
    return found


def _rows(
    asked: Sequence[tuple[Item, Sequence[tuple[Answer, tuple[ItemId, AnswerId]]]]],
    at: Group,
    usable: int,
    counted: Counted,
    unasked: Unasked,
) -> tuple[ItemCount, ...]:
    rows, count = [], counted.get
    for item, allowed in asked:
        number = item.id
        counts = tuple([(one, count(key, 0)) for one, key in allowed])
        left_out, anyway = 0, 0
        if number in unasked:
            left_out, anyway = (one[at] for one in unasked[number])
        blank = usable - left_out
        for _, answered in counts:
            blank -= answered
        rows.append(ItemCount(item, counts, blank, left_out, anyway))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many answers to all questions of a theme bear which way; the unit is answers."""

    theme_id: ThemeId
    bearings: tuple[tuple[Bearing, int], ...]
    blank: int

    @property
    def answers(self) -> int:
        """How many answers were given: the base of all answers."""
        return sum(count for _, count in self.bearings)

    @property
    def applicable(self) -> int:
        """How many of them are on the scale."""
        off = Bearing.NOT_APPLICABLE
        return sum(count for bearing, count in self.bearings if bearing is not off)


def theme_counts(tool: Tool, rows: Iterable[ItemCount]) -> tuple[ThemeCount, ...]:
    """Add the counts of items up by theme, in the order of the tool."""
    found: dict[ThemeId, Counter[Bearing]] = {theme.id: Counter() for theme in tool.themes}
    blank: Counter[ThemeId] = Counter()
    for row in rows:
        theme = theme_of(tool, row.item)
        blank[theme] += row.blank
        for answer, count in row.counts:
            found[theme][answer.bearing] += count
    return tuple(
        ThemeCount(theme, tuple((one, counted[one]) for one in Bearing), blank[theme])
        for theme, counted in found.items()
    )


def theme_judgements(tool: Tool, cells: Iterable[RoomCount]) -> tuple[ThemeCount, ...]:
    """Add up what the room agreed by theme; the unit is judgements, `blank` what is not settled."""
    found: dict[ThemeId, Counter[Bearing]] = {theme.id: Counter() for theme in tool.themes}
    unsettled: Counter[ThemeId] = Counter()
    for cell in cells:
        theme = tool.question[cell.point.question_id].theme_id
        unsettled[theme] += cell.not_agreed + cell.parked + cell.open
        for answer, count in cell.counts:
            found[theme][answer.bearing] += count
    return tuple(
        ThemeCount(theme, tuple((one, counted[one]) for one in Bearing), unsettled[theme])
        for theme, counted in found.items()
    )


def theme_of(tool: Tool, item: Item) -> ThemeId:
    """Return the theme an item stands under."""
    return tool.question[item.question_id].theme_id


@dataclass(frozen=True)
class RoomCut:
    """What the room judged of the cases of one group, at every point with one of some answers.

    A group with a single case is told in words, never as a rate.
    """

    groups: tuple[str, ...]
    cases: tuple[Case, ...]
    cells: tuple[RoomCount, ...]

    @property
    def single(self) -> bool:
        """Whether numbers would point to one family."""
        return len(self.cases) == 1


def cut_judgements(
    now: Snapshot,
    by: Sequence[str] = (),
    narrowing: Narrowing = EVERYTHING,
    *,
    complete_only: bool = False,
) -> tuple[RoomCut, ...] | None:
    """Count what the room judged by one or several dimensions; groups without a case left out.

    None where the room judges nothing by what it would be cut or narrowed by.
    """
    if each := cut_one_by_one(now, by):
        return _cut_by_each(now, each, by, narrowing, complete_only)
    kept = kept_cases(now, narrowing)
    if kept is None or AGENCY in by:
        return None
    now = at_meeting(now, narrowing)
    held = [now.case[one] for one in kept[0]]
    named = [groups_of_cases(now, one) for one in by]
    points = counted_points(now)
    found = []
    for at in product(*(groups_in_order(now, one) for one in by)):
        mine = [
            case
            for case in held
            if all(group[case.id] == one for group, one in zip(named, at, strict=True))
        ]
        if mine:
            cells = tuple(room_count(now, point, mine, complete_only) for point in points)
            found.append(RoomCut(at, tuple(mine), cells))
    return tuple(found)


def cut_one_by_one(now: Snapshot, by: Iterable[str]) -> str:
    """Return the dimension whose groups share cases: a meeting, columns added up; "" for none."""
    return next((one for one in by if one == MEETING or len(columns_of(now, one)) > 1), "")


def _cut_by_each(
    now: Snapshot, each: str, by: Sequence[str], narrowing: Narrowing, complete_only: bool
) -> tuple[RoomCut, ...] | None:
    """Cut each group of one dimension by the others, in the order they were named."""
    at = list(by).index(each)
    others = [one for one in by if one != each]
    found: list[RoomCut] = []
    for group in groups_in_order(now, each):
        within = (*narrowing.within, Within(each, group))
        mine = cut_judgements(
            now, others, replace(narrowing, within=within), complete_only=complete_only
        )
        if mine is None:
            return None
        found += (replace(one, groups=(*one.groups[:at], group, *one.groups[at:])) for one in mine)
    orders = [{group: at for at, group in enumerate(groups_in_order(now, one))} for one in by]
    listed = [
        [order[group] for order, group in zip(orders, one.groups, strict=True)] for one in found
    ]
    return tuple(
        one for _, one in sorted(zip(listed, found, strict=True), key=lambda both: both[0])
    )
