"""How long the rest of a day takes: a range, from how cases took against what they were given.

Lengths of cases are taken for lognormal about their plan. How far they spread is judged from
those that are done, and from other workshops while they are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, expm1, log, log1p, sqrt
from typing import Final

_USUAL_SPREAD: Final = 0.28
_ITS_WEIGHT: Final = 0.2
"""The spread of cases before any is known, and as how many cases it counts."""

_REACH: Final = 1.25
_WHILE_FEW: Final = 1.45
"""How many spreads to either side hold four days of five, and how much more while few are done.

Both by simulated days of 8 and 29 cases, with spreads of 0.25, 0.4 and 0.6.
"""

_OFF_PLAN: Final = 0.5
_LESS_BELIEVED: Final = 1.0
"""How far days are off their plan, and how fast that is believed less the further one is.

A plan that fits steadies what few cases show; one that is far off counts for little.
"""


@dataclass(frozen=True, slots=True)
class RestForecast:
    """Minutes the rest takes: as likely more as less, and between which on four days of five."""

    least: float
    likely: float
    most: float


def rest_forecast(
    done: Sequence[tuple[float, float]], rest: Sequence[float], factor: float
) -> RestForecast:
    """Return how long the *rest* takes, by the planned minutes of each.

    *done* are the planned minutes and those taken of each case that is done; *factor* is how
    they took against their plan. None of them is 0.
    """
    planned = sum(rest)
    if not planned:
        return RestForecast(0, 0, 0)
    spread, known = _spread(done)
    own = expm1(spread) * sum(one * one for one in rest) / planned**2
    before = sum(one for one, _ in done)
    doubt = expm1(spread) * (sum(one * one for one, _ in done) / before**2 if before else 1.0)
    off = log(factor)
    far = _OFF_PLAN**2 + _LESS_BELIEVED * off * off
    measured = far / (far + doubt)
    width = sqrt(log1p(own + measured * doubt))
    middle = measured * off + log(planned) - width * width / 2
    reach = _REACH * (1 + _WHILE_FEW / (known + 1)) * width
    return RestForecast(exp(middle - reach), exp(middle), exp(middle + reach))


def _spread(done: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return how far cases spread about their plan, squared, and on how many that rests."""
    ratios = [log(taken / planned) for planned, taken in done if taken > 0 and planned > 0]
    known = _ITS_WEIGHT + max(len(ratios) - 1, 0)
    if len(ratios) < 2:
        return _USUAL_SPREAD**2, known
    mean = sum(ratios) / len(ratios)
    apart = sum((one - mean) ** 2 for one in ratios)
    return (_ITS_WEIGHT * _USUAL_SPREAD**2 + apart) / known, known
