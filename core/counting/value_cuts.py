"""What answers that are not one of some come to in each group of a cut: numbers, days, periods."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from core.counting.asking import EVERYTHING_ASKED, NotAsked, Pair, usable_pairs
from core.counting.cuts import Group
from core.counting.narrowing import group_of_pair
from core.counting.value_counts import ValueCount, value_count
from core.model.ids import ItemId
from core.model.snapshot import Snapshot, ValueRow
from core.model.tool import Item
from core.model.value import given_values

ValuesCut = Mapping[ItemId, ValueCount]
"""What the usable returns of one group gave to every item that wants a value."""


def cut_values(
    now: Snapshot,
    given: Iterable[ValueRow],
    by: Sequence[str] = (),
    pairs: Sequence[Pair] | None = None,
    apart: NotAsked = EVERYTHING_ASKED,
) -> dict[Group, ValuesCut]:
    """Return by group what usable returns say to each item that wants a value.

    *pairs* are those that a narrowing keeps; None for all. Groups without a usable return
    are left out, as are items that want an answer.
    """
    held = usable_pairs(now) if pairs is None else pairs
    groups = [group_of_pair(now, one) for one in by]
    at = {pair: tuple(group(pair) for group in groups) for pair in held}
    said: dict[tuple[Group, ItemId], list[str]] = {}
    for row in given:
        pair = (row.case_id, row.agency_id)
        if pair in at and not apart.holds(row.item_id, pair):
            said.setdefault((at[pair], row.item_id), []).append(row.value)
    items = [one for one in now.tool.items if not now.tool.kind_of_item(one).one_of_some]
    unasked = {one.id: _unasked(at, apart.pairs.get(one.id, ())) for one in items}
    anyway = {one.id: _unasked(at, apart.anyway.get(one.id, ())) for one in items}
    found: dict[Group, ValuesCut] = {}
    for group, usable in Counter(at.values()).items():
        found[group] = {
            one.id: _count(
                now,
                one,
                said.get((group, one.id), ()),
                usable,
                unasked[one.id][group],
                anyway[one.id][group],
            )
            for one in items
        }
    return found


def _unasked(at: Mapping[Pair, Group], pairs: Iterable[Pair]) -> Counter[Group]:
    return Counter(at[pair] for pair in pairs if pair in at)


def _count(
    now: Snapshot, item: Item, values: Sequence[str], usable: int, unasked: int, anyway: int
) -> ValueCount:
    held = now.tool.set_of(item.answer_set_id)
    assert held is not None
    allowed = now.tool.answers_of(held.id)
    blank = usable - unasked - len(values)
    told = given_values(held, allowed, values)
    calendar = now.tool.calendar
    return value_count(held, allowed, told, blank, calendar, not_asked=unasked, anyway=anyway)
