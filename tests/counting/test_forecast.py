"""The rest of a day is told as a range that holds what it takes on about four days of five."""

from math import exp
from random import Random
from statistics import median

import pytest

from core.counting.forecast import RestForecast, rest_forecast
from core.counting.talk import weight_of_talk

_DAYS = 1_000
_SEEDS = (1, 2, 5, 20261129, 20261130)
_TALK = (0.48, 0.72, 1.0, 1.32, 1.6)


def _foretold(
    cases: int, spread: float, seed: int, follows: float | None
) -> list[tuple[RestForecast, float, float]]:
    """Return what was foretold on 1,000 simulated days, what the mean so far says, what it took.

    Cases are expected to be talked through as the returns say, and do to the power of *follows*;
    with None they are all of one kind.
    """
    rng, found = Random(seed), []
    for day in range(_DAYS):
        slow = exp(rng.gauss(0, 0.2))
        talk = [1.0 if follows is None else rng.choice(_TALK) for _ in range(cases)]
        noise = [exp(rng.gauss(-spread * spread / 2, spread)) for _ in range(cases)]
        took = [25 * one ** (follows or 0) * slow * by for one, by in zip(talk, noise, strict=True)]
        k = 2 + day % (cases - 2)
        weight = weight_of_talk(list(zip(talk[:k], took[:k], strict=True)))
        given = [25 * one**weight for one in talk]
        factor = sum(took[:k]) / sum(given[:k])
        done = list(zip(given[:k], took[:k], strict=True))
        so_far = sum(took[:k]) / k * (cases - k)
        found.append((rest_forecast(done, given[k:], factor), so_far, sum(took[k:])))
    return found


@pytest.mark.parametrize("cases", [8, 29])
@pytest.mark.parametrize("spread", [0.25, 0.4, 0.6])
@pytest.mark.parametrize(
    ("follows", "of_the_mean"),
    [(None, 1.0), (1.0, 0.9), (0.5, 1.0), (0.0, 1.0)],
    ids=["alike", "as agencies differ", "half as agencies differ", "however agencies differ"],
)
def test_the_range_holds_four_days_of_five_and_is_never_worse_than_the_mean_so_far(
    cases: int, spread: float, follows: float | None, of_the_mean: float
) -> None:
    days = [day for seed in _SEEDS for day in _foretold(cases, spread, seed, follows)]
    held = sum(found.least <= took <= found.most for found, _, took in days)
    assert 0.75 <= held / len(days) <= 0.85
    ours = median(abs(found.likely - took) for found, _, took in days)
    assert ours <= of_the_mean * median(abs(so_far - took) for _, so_far, took in days)


def test_what_is_expected_is_believed_as_far_as_the_cases_that_are_done_follow_it() -> None:
    talk = (0.5, 0.7, 1.0, 1.3, 1.8, 2.2)
    followed = [(one, 25 * one) for one in talk]
    alike = [(one, 25.0) for one in talk]
    contrary = [(one, 25 / one) for one in talk]
    assert weight_of_talk([]) == weight_of_talk(followed[:1]) == 1.0, "nothing speaks against it"
    assert 0.5 < weight_of_talk(followed) < weight_of_talk(followed * 4) <= 1
    assert weight_of_talk(alike) < weight_of_talk(alike[:2]) < 0.1
    assert weight_of_talk(contrary) < 0.01


def test_with_nothing_left_nothing_is_told() -> None:
    found = rest_forecast([(25, 30)], [], 1.2)
    assert (found.least, found.likely, found.most) == (0, 0, 0)
