"""Balances a sample over columns: begun by chance, then exchanged while it comes nearer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

Kind = tuple[str, ...]
"""What a line is in each column balanced by: ("F", "5 to 11", "Team 2")."""

_MOST_AT_ONCE: Final = 3
_MOST_LOOKS: Final = 60_000  # exchanges looked at before the balance is let be


def distance(counts: Counter[Kind], wanted: Sequence[Mapping[str, int]]) -> tuple[int, ...]:
    """Return how far each column is from its quotas, most important column first."""
    found = []
    for column, quota in enumerate(wanted):
        there: Counter[str] = Counter()
        for kind, count in counts.items():
            there[kind[column]] += count
        found.append(sum(abs(there[value] - quota.get(value, 0)) for value in {*there, *quota}))
    return tuple(found)


def balanced(
    order: Sequence[Kind], size: int, wanted: Sequence[Mapping[str, int]]
) -> Counter[Kind]:
    """Return how many of each kind to take: begun by chance, then exchanged while it helps.

    Single exchanges come first, then several at once, which mend what one alone
    cannot: two columns that are each right, with a third that is not.
    """
    room = Counter(order)
    kinds = list(dict.fromkeys(order))
    taken = _begun(order, size, wanted)
    now = distance(taken, wanted)
    while any(now):
        better = _exchanged(taken, room, kinds, wanted, now)
        if better is None:
            break
        taken, now = better
    return taken


def _begun(order: Sequence[Kind], size: int, wanted: Sequence[Mapping[str, int]]) -> Counter[Kind]:
    """Take lines by chance while no quota is exceeded, then whatever comes next."""
    taken: Counter[Kind] = Counter()
    there: Counter[tuple[int, str]] = Counter()
    passed = []
    for kind in order:
        fits = all(there[at, value] < wanted[at][value] for at, value in enumerate(kind))
        if fits and taken.total() < size:
            taken[kind] += 1
            there.update(enumerate(kind))
        else:
            passed.append(kind)
    for kind in passed[: size - taken.total()]:
        taken[kind] += 1
    return taken


def _exchanged(
    taken: Counter[Kind],
    room: Counter[Kind],
    kinds: Sequence[Kind],
    wanted: Sequence[Mapping[str, int]],
    now: tuple[int, ...],
) -> tuple[Counter[Kind], tuple[int, ...]] | None:
    """Return the first exchange, or few of them, that bring the sample nearer; or None."""
    trial = _Trial(taken, room, kinds, wanted, now)
    looked = 0
    for deep in range(1, _MOST_AT_ONCE + 1):
        for found in trial.after(deep):
            looked += 1
            if found < now:
                return +trial.taken, found
            if looked > _MOST_LOOKS:
                return None
    return None


class _Trial:
    """Tries exchanges on one sample: each is done, looked at and undone again."""

    def __init__(
        self,
        taken: Counter[Kind],
        room: Counter[Kind],
        kinds: Sequence[Kind],
        wanted: Sequence[Mapping[str, int]],
        now: tuple[int, ...],
    ) -> None:
        self.taken = Counter(taken)
        self._room, self._kinds, self._wanted = room, kinds, wanted
        self._apart = list(now)
        self._there: list[Counter[str]] = [Counter() for _ in wanted]
        for kind, count in taken.items():
            for column, value in enumerate(kind):
                self._there[column][value] += count

    def after(self, deep: int) -> Iterator[tuple[int, ...]]:
        """Yield how far the sample is apart after each *deep* exchanges one after the other."""
        for out in self._kinds:
            if not self.taken[out]:
                continue
            for to in self._kinds:
                if to == out or self.taken[to] >= self._room[to]:
                    continue
                self._exchange(out, to)
                if deep == 1:
                    yield tuple(self._apart)
                else:
                    yield from self.after(deep - 1)
                self._exchange(to, out)

    def _exchange(self, out: Kind, to: Kind) -> None:
        self.taken[out] -= 1
        self.taken[to] += 1
        for column, (less, more) in enumerate(zip(out, to, strict=True)):
            if less != more:
                self._apart[column] += self._moved(column, less, -1) + self._moved(column, more, 1)

    def _moved(self, column: int, value: str, by: int) -> int:
        """Count one line more or less of a value; return how much further apart that is."""
        there, wanted = self._there[column], self._wanted[column].get(value, 0)
        before = abs(there[value] - wanted)
        there[value] += by
        return abs(there[value] - wanted) - before
