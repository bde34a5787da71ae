"""How firm a share is: what it could be of many more, and how much of it rests on one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import isqrt
from typing import Final

from core.counting.collation import percent
from core.counting.live_number import LiveCount, Member
from core.model.ids import AgencyId, CaseId

ENOUGH_TO_SAY: Final = 5
"""From which base on an interval is worked out; under it there are too few to say."""

_Z: Final = Fraction(1_959_964, 1_000_000)
_DIGITS: Final = 10**24


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares the true one most likely lies, in per cent to one place."""

    low: Decimal
    high: Decimal

    def rounded(self) -> tuple[int, int]:
        """Return both to whole per cent, half up."""
        low, high = (int(one.quantize(Decimal(1), ROUND_HALF_UP)) for one in (self.low, self.high))
        return low, high


def wilson(count: int, base: int) -> Interval | None:
    """Return the 95% interval of a share; None under a base of five.

    It takes every return to stand for itself: where several are about the same child,
    the true one is wider. Worked exactly but for the root, which has 24 places.
    Source: Wilson, Probable inference, the law of succession, and statistical
    inference, 1927; without a correction for continuity.
    """
    if base < ENOUGH_TO_SAY:
        return None
    z2, share = _Z * _Z, Fraction(count, base)
    middle = share + z2 / (2 * base)
    spread = _Z * _root(share * (1 - share) / base + z2 / (4 * base * base))
    whole = 1 + z2 / base
    low, high = ((middle - spread) / whole, (middle + spread) / whole)
    return Interval(_percent(low), _percent(high))


def _root(number: Fraction) -> Fraction:
    return Fraction(isqrt(number.numerator * _DIGITS**2 // number.denominator), _DIGITS)


def _percent(share: Fraction) -> Decimal:
    inside = min(max(share, Fraction(0)), Fraction(1))
    exact = Decimal(inside.numerator) / Decimal(inside.denominator) * 100
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Share:
    """A count of a base."""

    count: int
    base: int

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent; None of nothing."""
        return percent(self.count, self.base)

    @property
    def exact(self) -> Fraction:
        """The share as it is; 0 of nothing."""
        return Fraction(self.count, self.base) if self.base else Fraction(0)


@dataclass(frozen=True, slots=True)
class GroupLeftOut:
    """The agency or the case whose leaving out moves a share most, and what is then left.

    `size` is how many of its returns stand in the base.
    """

    agency_id: AgencyId | None
    case_id: CaseId | None
    size: int
    left: Share


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """The least and the most of a share without any one, and without the one group."""

    least: Share
    most: Share
    group: GroupLeftOut | None = None


def leave_one_out(found: LiveCount) -> LeaveOneOut | None:
    """Return how much a share rests on one; None where nothing would be left without it.

    The group is of several: a single return is among those left out one by one. Of groups
    that move it as far the first is named, agencies before cases.
    """
    whole = Share(found.count, found.base)
    if whole.base < 2 or (found.tally is not None and not found.number.counted.is_given):
        return None
    left = [Share(whole.count, whole.base - 1)] if whole.count < whole.base else []
    left += [Share(whole.count - 1, whole.base - 1)] if whole.count else []
    left.sort(key=lambda one: one.exact)
    return LeaveOneOut(left[0], left[-1], _most_moving(found, whole))


def _most_moving(found: LiveCount, whole: Share) -> GroupLeftOut | None:
    """Return the group of several whose leaving out moves a share most, and not all of it."""
    groups = [
        *_groups(found, whole, lambda member: (member[1], None)),
        *_groups(found, whole, lambda member: (None, member[0])),
    ]
    moving = [one for one in groups if one.size > 1 and one.left.base]
    if not moving:
        return None
    most = max(moving, key=lambda one: abs(one.left.exact - whole.exact))
    return most if most.left.exact != whole.exact else None


_Group = tuple[AgencyId | None, CaseId | None]


def _groups(
    found: LiveCount, whole: Share, group: Callable[[Member], _Group]
) -> Iterable[GroupLeftOut]:
    counted: dict[_Group, list[int]] = {}
    parts: tuple[tuple[Sequence[Member], int], ...] = ((found.members, 1), (found.rest, 0))
    for members, is_counted in parts:
        for member in members:
            held = counted.setdefault(group(member), [0, 0])
            held[0] += is_counted
            held[1] += 1
    for (agency, case), (count, size) in counted.items():
        if agency is not None or case is not None:
            left = Share(whole.count - count, whole.base - size)
            yield GroupLeftOut(agency, case, size, left)
