"""How far agencies agree with each other, in words first and as a number only where it may be."""

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.model.progress import Progress

ENOUGH_ITEMS: Final = 10
ROUNDS: Final = 1000
SEED: Final = 2014
_TOLD: Final = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha over some items with its 95% interval.

    `alpha` is None where there are too few items, or where everyone gave the same
    answer throughout. `items` counts those that two agencies at least gave an
    answer on the scale to.
    """

    items: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def too_few(self) -> bool:
        """Whether there are too few items for alpha to mean anything."""
        return self.items < ENOUGH_ITEMS


def agreement(units: Iterable[Sequence[Hashable]], progress: Progress | None = None) -> Agreement:
    """Return the agreement over *units*, each the answers given to one item (or one case).

    Not applicable must be left out before the call; units with fewer than two
    answers say nothing and are passed over. *progress* is told of the rounds drawn
    for the interval, and may stop the work.
    """
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    if len(paired) < ENOUGH_ITEMS:
        return Agreement(len(paired))
    alpha = krippendorff_alpha(paired)
    if alpha is None:
        return Agreement(len(paired))
    low, high = _interval(paired, progress)
    return Agreement(len(paired), alpha, low, high)


def krippendorff_alpha(units: Sequence[Counter[Hashable]]) -> float | None:
    """Return nominal alpha of answers counted in each unit, of which each has two or more.

    1 minus observed over expected disagreement, from the coincidences in each unit; None
    when it is not defined (no variety, nothing paired).

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
    """
    totals: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        totals.update(unit)
        observed += _disagreement(unit)
    number = sum(totals.values())
    expected = number * number - sum(count * count for count in totals.values())
    if expected == 0:
        return None
    return 1 - (number - 1) * observed / expected


def _disagreement(unit: Counter[Hashable]) -> float:
    """Return the coincidences of unlike answers within one unit."""
    size = sum(unit.values())
    return (size * size - sum(count * count for count in unit.values())) / (size - 1)


def _interval(units: Sequence[Counter[Hashable]], progress: Progress | None) -> tuple[float, float]:
    """Return the middle 95% of alpha over items drawn again; the same every time."""
    chance = random.Random(SEED)
    drawn = []
    for at in range(ROUNDS):
        if progress is not None and at % _TOLD == 0:
            progress(at, ROUNDS)
        alpha = krippendorff_alpha(chance.choices(units, k=len(units)))
        drawn.append(1.0 if alpha is None else alpha)
    drawn.sort()
    return drawn[round(0.025 * (ROUNDS - 1))], drawn[round(0.975 * (ROUNDS - 1))]
