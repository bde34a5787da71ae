"""Whose counts could be worked out of released figures by one other who knows its own.

What can be worked out of figures of all, of regions and of pathways is any sum of them with
weights. A sum gives each region and each pathway a weight, and counts that lie in both weigh
the difference: so each partnership is a line that ties its region to its pathways, and weighs
nothing in a sum that gives both ends the same. A sum that rests on two partnerships alone
gives ends different weights on lines of those two only. Two points that lines of three
partnerships tie have one weight in each such sum; when all points of a line are tied so, it
is in none. With the release before there are weights in that, in this, and both together.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from itertools import combinations, pairwise
from typing import Final

FEWEST: Final = 3
"""Partnerships behind anything that can be worked out: one knows its own, two are left."""

CubePart = tuple[str, str]
"""A cube (all, region, pathway) and which part of it."""


class AtRelease(Enum):
    """In which release counts are: the same in both, else before a change or after it."""

    BOTH = 0
    BEFORE = 1
    NOW = 2


Line = tuple[CubePart, CubePart, AtRelease]
"""What one partnership has in a region and a pathway."""
_Pair = tuple[CubePart, CubePart]


class _Ties:
    """Points that have one weight."""

    def __init__(self) -> None:
        self._leader: dict[CubePart, CubePart] = {}

    def first(self, point: CubePart) -> CubePart:
        """Return the point that stands for all that are tied to it."""
        found = point
        while (above := self._leader.get(found, found)) != found:
            found = above
        if found != point:
            self._leader[point] = found  # the shorter way from now on
        return found

    def are_tied(self, one: CubePart, two: CubePart) -> bool:
        return self.first(one) == self.first(two)

    def tie(self, one: CubePart, two: CubePart) -> bool:
        """Tie two; return whether they were not yet."""
        one, two = self.first(one), self.first(two)
        self._leader[one] = two
        return one != two

    def tie_all(self, points: Iterable[CubePart]) -> None:
        for one, two in pairwise(sorted(points)):
            self.tie(one, two)


class _Weights:
    """The weights of the release before, of this one, and of both together."""

    def __init__(
        self, points: set[CubePart], unseen_before: set[CubePart] | None, unseen: set[CubePart]
    ) -> None:
        self._points = sorted(points)
        known = (AtRelease.NOW,) if unseen_before is None else tuple(AtRelease)
        self.at = {when: _Ties() for when in known}
        for cube in ("region", "pathway"):  # of what is hidden only the sum is known
            self.at[AtRelease.NOW].tie_all(one for one in unseen if one[0] == cube)
            if unseen_before is not None:
                self.at[AtRelease.BEFORE].tie_all(one for one in unseen_before if one[0] == cube)

    def same_in_two(self) -> bool:
        """Tie in the third what is tied in two; return whether anything was."""
        moved = False
        if len(self.at) == 1:
            return moved
        for third, ties in self.at.items():
            one, two = (self.at[when] for when in AtRelease if when is not third)
            seen: dict[_Pair, CubePart] = {}
            for point in self._points:
                other = seen.setdefault((one.first(point), two.first(point)), point)
                moved |= ties.tie(other, point)
        return moved

    def tied_by(self, line: Line, when: AtRelease) -> bool:
        """Whether a line that weighs nothing ties its ends at *when*."""
        one, two, own = line
        third = (set(AtRelease) - {own, when}).pop() if own is not when else own
        return own is when or self.at[third].are_tied(one, two)


def exposed(
    lines: Mapping[int, Iterable[Line]],
    unseen_before: set[CubePart] | None,
    unseen_now: set[CubePart],
) -> set[int]:
    """Return whose counts could be worked out; *unseen_before* is None where nothing was shown.

    Rather too many than too few: what is tied in another way than by threes is not looked for.
    """
    if unseen_before is None:  # nothing was shown: nothing weighs anything there
        lines = {who: [*_of_now(mine)] for who, mine in lines.items()}
    points = {point for mine in lines.values() for line in mine for point in line[:2]}
    weights = _Weights(points, unseen_before, unseen_now)
    moved = True
    while moved:
        moved = False
        for when, ties in weights.at.items():
            moved |= _tie_what_three_do(ties, lines, partial(weights.tied_by, when=when))
        moved |= weights.same_in_two()
    return {
        who
        for who, mine in lines.items()
        if not all(weights.at[when].are_tied(one, two) for one, two, when in mine)
    }


def _of_now(lines: Iterable[Line]) -> Iterator[Line]:
    for one, two, when in lines:
        if when is not AtRelease.BEFORE:
            yield one, two, AtRelease.NOW


def _tie_what_three_do(
    ties: _Ties, lines: Mapping[int, Iterable[Line]], counts: Callable[[Line], bool]
) -> bool:
    """Tie what the lines of three partnerships make equal; return whether anything was."""
    found: Counter[_Pair] = Counter()
    for mine in lines.values():
        found.update(set(_pairs(ties, [line[:2] for line in mine if counts(line)])))
    moved = False
    for (one, two), number in found.items():
        if number >= FEWEST:
            moved |= ties.tie(one, two)
    return moved


def _pairs(ties: _Ties, lines: Iterable[_Pair]) -> Iterator[_Pair]:
    """Yield which points one partnership makes equal: the ends of its lines, and through them."""
    own, ends = _Ties(), set[CubePart]()
    for line in lines:
        one, two = ties.first(line[0]), ties.first(line[1])
        own.tie(one, two)
        ends |= {one, two}
    yield from (pair for pair in combinations(sorted(ends), 2) if own.are_tied(*pair))
