"""Since an earlier audit: what was to develop, what has improved, what goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.counting.collation import Base, ItemCount, counted_where_applicable
from core.counting.earlier import ComparableCount
from core.model.bearing import Bearing
from core.model.ids import ItemId

CountAndBase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ComparedShare:
    """One question asked in the same words: how many of how many then, and now."""

    row: ItemCount
    earlier: ComparableCount
    then: CountAndBase
    now: CountAndBase


@dataclass(frozen=True, slots=True)
class SinceThen:
    """Three columns. Half or fewer were met: to develop. A whole return more: improved.

    What was to develop and still is half or fewer goes on, improved or not.
    """

    to_develop: tuple[ComparedShare, ...] = ()
    improved: tuple[ComparedShare, ...] = ()
    goes_on: tuple[ComparedShare, ...] = ()


def compared_shares(
    rows: Sequence[ItemCount], before: Mapping[ItemId, Sequence[ComparableCount]], base: Base
) -> list[ComparedShare]:
    """Return the shares of this audit's returns that the last one to ask the same has too."""
    found = []
    for row in rows:
        if before.get(row.item.id) and row.base(base):
            one = before[row.item.id][-1]
            then = _then(row, one, base)
            if then[1]:
                found.append(ComparedShare(row, one, then, (row.count(row.lead), row.base(base))))
    return found


def since_then(shares: Sequence[ComparedShare]) -> SinceThen:
    """Sort what was compared into the three columns; only where the answer counted is met."""
    held = [one for one in shares if one.row.lead.bearing is Bearing.MET]
    weak = [one for one in held if _is_half_or_fewer(one.then)]
    return SinceThen(
        tuple(weak),
        tuple(one for one in held if moved_returns(one.then, one.now) >= 1),
        tuple(one for one in weak if _is_half_or_fewer(one.now)),
    )


def moved_returns(then: CountAndBase, now: CountAndBase) -> Fraction:
    """Return by how many of today's returns a share has moved; less than none if it fell."""
    return now[0] - Fraction(*then) * now[1]


def _is_half_or_fewer(share: CountAndBase) -> bool:
    return 2 * share[0] <= share[1]


def _then(row: ItemCount, one: ComparableCount, base: Base) -> CountAndBase:
    """Return what the earlier audit counted of the same answer, and of how many."""
    counted = one.counts if base is Base.ALL else counted_where_applicable(one.counts)
    count = next((found for answer, found in one.counts if answer.id == row.lead.id), 0)
    return count, sum(found for _, found in counted)
