"""Nobody can work out what one other partnership published, however figures are added up."""

from collections.abc import Iterable, Iterator, Mapping
from random import Random

import pytest

from core.counting.release import (
    ALL,
    Contribution,
    Counts,
    Figures,
    ReleasedFigure,
    release_figures,
)
from core.counting.ties import CubePart
from tests.rounds import rounds

REGIONS = ("north", "south", "east")
PATHWAYS = ("early help", "child in need", "child protection")
_PRIME = (1 << 61) - 1

World = dict[int, dict[str, Counts]]
"""What each partnership has in each pathway."""


class Programme:
    """A statement in one year over several releases, with what an attacker knows of it."""

    def __init__(self, region: Mapping[int, str]) -> None:
        self.region = region
        self.released: World = {}
        self.erased: set[tuple[int, str]] = set()
        self.shown: dict[CubePart, ReleasedFigure] = {}
        self.closed: set[CubePart] = set()
        self.seen: list[tuple[World, dict[CubePart, ReleasedFigure]]] = []

    def release(self, now: World, *, naive: bool = False) -> Figures:
        """Release what may be; or all that is large enough, as if nobody ever subtracted."""
        before = frozenset() if naive else frozenset(self.shown)
        found = release_figures(self._rows(now), before, frozenset(self.closed))
        if found.shown is not None:
            self.closed |= before - found.shown.keys()
            self.shown = dict(found.shown)
            for who in found.accepted:
                self.released[who] = now.get(who, {})
                self.erased -= {one for one in self.erased if one[0] == who}
            self.seen.append(({who: dict(has) for who, has in self.released.items()}, self.shown))
        return found

    def _rows(self, now: World) -> Iterator[Contribution]:
        for who in {*now, *self.released, *(one for one, _ in self.erased)}:
            before, after = self.released.get(who, {}), now.get(who, {})
            gone = {pathway for one, pathway in self.erased if one == who}
            for pathway in {*before, *after, *gone}:
                was = None if pathway in gone else before.get(pathway, (0, 0, 0))
                yield Contribution(
                    who, self.region[who], pathway, was, after.get(pathway, (0, 0, 0))
                )

    def worked_out(self, *releases: int) -> tuple[int, int] | None:
        """Return an insider and whose counts it can work out of these releases; of all else.

        It knows every figure that was released, what changed between two releases, and its own.
        """
        columns: dict[tuple[int, str, int], int] = {}
        rows: list[dict[int, int]] = []
        for at in releases or range(len(self.seen)):
            world, shown = self.seen[at]
            for part in shown:
                tokens = [
                    (who, pathway, _since(self.seen, at, who, pathway))
                    for who, has in world.items()
                    for pathway in has
                    if part in (ALL, ("region", self.region[who]), ("pathway", pathway))
                ]
                rows.append({columns.setdefault(one, len(columns)): 1 for one in tokens})
        owner = {column: who for (who, _, _), column in columns.items()}
        people = sorted({*owner.values()})
        for insider in people:
            mine = [{c: v for c, v in row.items() if owner[c] != insider} for row in rows]
            whole = _rank(mine)
            for other in people:
                rest = [{c: v for c, v in row.items() if owner[c] != other} for row in mine]
                if other != insider and _rank(rest) < whole:
                    return insider, other
        return None


def _since(
    seen: list[tuple[World, dict[CubePart, ReleasedFigure]]], at: int, who: int, pathway: str
) -> int:
    """Return since which release it has had what it has in this one."""
    now = seen[at][0][who][pathway]
    while at and seen[at - 1][0].get(who, {}).get(pathway) == now:
        at -= 1
    return at


def _rank(rows: Iterable[dict[int, int]]) -> int:
    """Return how many of the rows say something that the others do not, modulo a prime."""
    found: list[tuple[int, dict[int, int]]] = []
    for row in rows:
        row = dict(row)
        for pivot, base in found:
            if factor := row.get(pivot, 0):
                for column, value in base.items():
                    left = (row.get(column, 0) - factor * value) % _PRIME
                    if left:
                        row[column] = left
                    else:
                        row.pop(column, None)
        if row:
            pivot = min(row)
            inverse = pow(row[pivot], -1, _PRIME)
            found.append((pivot, {c: v * inverse % _PRIME for c, v in row.items()}))
    return len(found)


def random_counts(random: Random) -> dict[str, Counts]:
    some = random.sample(PATHWAYS, random.randint(1, 3))
    return {one: (random.randint(0, 4), random.randint(0, 3), random.randint(1, 4)) for one in some}


def days(random: Random) -> Iterator[World]:
    """Yield what is published at each release: rounds come, are corrected and taken back."""
    now: World = {}
    for who in range(random.randint(4, 8)):
        now[who] = random_counts(random)
    yield dict(now)
    for _ in range(random.randint(1, 3)):
        for who in random.sample(range(12), random.randint(1, 5)):
            if who in now and random.random() < 0.3:
                del now[who]
            else:
                now[who] = random_counts(random)
        yield dict(now)


def played(seed: int, *, naive: bool) -> Programme:
    random = Random(seed)
    found = Programme({who: random.choice(REGIONS) for who in range(12)})
    for now in days(random):
        found.release(now, naive=naive)
    return found


@pytest.mark.parametrize("seed", range(rounds(25)))
def test_nobodys_counts_can_be_worked_out_of_two_releases_and_ones_own(seed: int) -> None:
    found = played(seed, naive=False)
    for at in range(1, len(found.seen)):
        assert found.worked_out(at - 1, at) is None


@pytest.mark.parametrize("seed", range(rounds(25)))
def test_what_is_shown_and_what_is_hidden_together_is_of_enough(seed: int) -> None:
    for world, shown in played(seed, naive=False).seen:
        for part, figure in shown.items():
            assert figure.partnerships >= 3, part
            assert figure.cases >= 10, part
        if ALL not in shown:
            assert not shown
            continue
        for cube in ("region", "pathway"):
            seen = sum(one.cases for part, one in shown.items() if part[0] == cube)
            hidden = shown[ALL].cases - seen
            assert hidden == 0 or hidden >= 10
            assert seen + hidden == sum(sum(c) for has in world.values() for c in has.values())


def test_of_all_releases_together_hardly_ever_and_where_nobody_takes_care_mostly() -> None:
    """More than two releases are not looked at together: the price is known and small."""
    seeds = range(rounds(60))
    careful = sum(played(seed, naive=False).worked_out() is not None for seed in seeds)
    careless = sum(played(seed, naive=True).worked_out() is not None for seed in seeds)
    assert careful * 200 <= len(seeds)
    assert careless * 2 >= len(seeds)
