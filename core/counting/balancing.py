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
    looked = 0
    for deep in range(1, _MOST_AT_ONCE + 1):
        for nearer in _after(taken, room, kinds, deep):
            looked += 1
            if (found := distance(nearer, wanted)) < now:
                return nearer, found
            if looked > _MOST_LOOKS:
                return None
    return None


def _after(
    taken: Counter[Kind], room: Counter[Kind], kinds: Sequence[Kind], deep: int
) -> Iterator[Counter[Kind]]:
    """Yield what *deep* exchanges one after the other can make of a sample."""
    for move in _moves(taken, room, kinds):
        between = _moved(taken, move)
        if deep == 1:
            yield between
        else:
            yield from _after(between, room, kinds, deep - 1)


def _moves(
    taken: Counter[Kind], room: Counter[Kind], kinds: Sequence[Kind]
) -> Iterator[tuple[Kind, Kind]]:
    for out in kinds:
        if taken[out]:
            yield from ((out, to) for to in kinds if to != out and taken[to] < room[to])


def _moved(taken: Counter[Kind], move: tuple[Kind, Kind]) -> Counter[Kind]:
    out, to = move
    found = Counter(taken)
    found[out] -= 1
    found[to] += 1
    return +found
