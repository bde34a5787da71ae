"""The rest of a day is told as a range that holds what it takes on about four days of five."""

from collections.abc import Callable
from math import exp
from random import Random
from statistics import median

import pytest

from core.counting.forecast import rest_forecast
from tests.rounds import rounds

Planned = Callable[[Random], float]
_ALIKE: Planned = lambda _: 25.0  # noqa: E731
_APART: Planned = lambda rng: rng.choice((12.0, 18.0, 25.0, 33.0, 40.0))  # noqa: E731


def _days(cases: int, spread: float, planned: Planned) -> list[tuple[list[float], list[float]]]:
    """Return simulated days: the minutes planned for each case, and those it took."""
    rng, days = Random(20261129), rounds(200)
    found = []
    for _ in range(days):
        slow = exp(rng.gauss(0, 0.2))
        given = [planned(rng) for _ in range(cases)]
        took = [one * slow * exp(rng.gauss(-spread * spread / 2, spread)) for one in given]
        found.append((given, took))
    return found


@pytest.mark.parametrize("cases", [8, 29])
@pytest.mark.parametrize("spread", [0.25, 0.4, 0.6])
def test_the_range_holds_three_to_four_and_a_quarter_days_of_five(
    cases: int, spread: float
) -> None:
    held = total = 0
    for given, took in _days(cases, spread, _ALIKE):
        for k in range(2, cases, 1 if cases < 10 else 5):
            found = rest_forecast(
                list(zip(given[:k], took[:k], strict=True)),
                given[k:],
                sum(took[:k]) / sum(given[:k]),
            )
            held += found.least <= sum(took[k:]) <= found.most
            total += 1
    assert 0.74 <= held / total <= 0.86


@pytest.mark.parametrize("planned", [_ALIKE, _APART], ids=["alike", "by how far they differ"])
@pytest.mark.parametrize("spread", [0.25, 0.6])
def test_it_is_nearer_than_the_mean_so_far_where_cases_differ_and_never_worse(
    planned: Planned, spread: float
) -> None:
    ours, mean_so_far = [], []
    for given, took in _days(8, spread, planned):
        for k in range(2, 8):
            factor = sum(took[:k]) / sum(given[:k])
            done = list(zip(given[:k], took[:k], strict=True))
            rest = sum(took[k:])
            ours.append(abs(rest_forecast(done, given[k:], factor).likely - rest))
            mean_so_far.append(abs(sum(took[:k]) / k * (8 - k) - rest))
    allowed = 0.9 if planned is _APART else 1 + 1e-9
    assert median(ours) <= allowed * median(mean_so_far)


def test_with_nothing_left_nothing_is_told() -> None:
    found = rest_forecast([(25, 30)], [], 1.2)
    assert (found.least, found.likely, found.most) == (0, 0, 0)
