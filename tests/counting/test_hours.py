"""Stretches of the day: no minute is lost or counted twice, and what is no time is said so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.hours import (
    Stretch,
    clipped,
    ends_too_early,
    joined,
    length,
    stretch_of,
    without,
)

spans = st.lists(
    st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: Stretch(*pair)), max_size=6
)


def minutes_in(stretches: list[Stretch]) -> set[int]:
    """Return every whole minute inside, counted one by one."""
    return {minute for one in stretches for minute in range(int(one.begins), int(one.ends))}


@pytest.mark.parametrize(
    ("starts", "finishes", "early"),
    [
        ("09:30", "16:00", False),
        ("09:30", "09:31", False),
        ("09:30", "09:30", True),
        ("16:00", "09:30", True),
        pytest.param("", "09:30", False, id="no start"),
        pytest.param("09:30", "", False, id="no finish"),
        ("", "", False),
    ],
)
def test_a_day_that_finishes_before_it_starts_is_known(
    starts: str, finishes: str, early: bool
) -> None:
    assert ends_too_early(starts, finishes) is early


@pytest.mark.parametrize(
    ("starts", "minutes", "stretch"),
    [
        ("10:00", 30, Stretch(600, 630)),
        ("10:00", 1, Stretch(600, 601)),
        pytest.param("10:00", 0, None, id="no length"),
        pytest.param("10:00", -5, None, id="less than none"),
        pytest.param("later", 30, None, id="no time"),
    ],
)
def test_an_entry_is_a_stretch_where_it_has_time_and_length(
    starts: str, minutes: int, stretch: Stretch | None
) -> None:
    assert stretch_of(starts, minutes) == stretch


def test_a_stretch_begins_in_itself_and_ends_outside() -> None:
    morning = Stretch(540, 600)
    assert 540 in morning
    assert 599.5 in morning
    assert 600 not in morning
    assert 539.5 not in morning
    assert morning.length == 60


def test_a_stretch_the_wrong_way_round_is_empty() -> None:
    assert Stretch(600, 540).length == 0
    assert 570 not in Stretch(600, 540)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        pytest.param([Stretch(0, 10), Stretch(10, 20)], [Stretch(0, 20)], id="touching"),
        pytest.param([Stretch(5, 20), Stretch(0, 10)], [Stretch(0, 20)], id="out of order"),
        pytest.param([Stretch(0, 30), Stretch(5, 10)], [Stretch(0, 30)], id="one inside another"),
        pytest.param(
            [Stretch(20, 30), Stretch(0, 10)], [Stretch(0, 10), Stretch(20, 30)], id="apart"
        ),
        pytest.param([Stretch(0, 10), Stretch(5, 5)], [Stretch(0, 10)], id="an empty one inside"),
        pytest.param([Stretch(10, 0), Stretch(7, 7)], [], id="nothing but empty ones"),
        pytest.param([Stretch(3, 4)], [Stretch(3, 4)], id="one minute"),
    ],
)
def test_what_touches_or_overlaps_is_joined(apart: list[Stretch], together: list[Stretch]) -> None:
    assert joined(apart) == together


@given(spans)
def test_joined_holds_every_minute_once_and_leaves_gaps(some: list[Stretch]) -> None:
    found = joined(some)
    assert minutes_in(found) == minutes_in(some)
    assert length(found) == len(minutes_in(some))
    assert all(one.ends < other.begins for one, other in pairwise(found))


@given(spans, st.integers(0, 90), st.integers(0, 90))
def test_clipped_is_what_lies_within(some: list[Stretch], begins: int, ends: int) -> None:
    within = Stretch(begins, ends)
    found = clipped(some, within)
    assert minutes_in(found) == minutes_in(some) & minutes_in([within])
    assert all(one.length > 0 for one in found)


@given(spans, spans)
def test_without_is_minute_for_minute_what_is_left(
    some: list[Stretch], taken: list[Stretch]
) -> None:
    left = without(some, taken)
    assert minutes_in(left) == minutes_in(some) - minutes_in(taken)
    assert length(left) == len(minutes_in(left))
    assert all(one.length > 0 for one in left)


def test_a_minute_cut_out_of_the_middle_leaves_both_sides() -> None:
    assert without([Stretch(0, 10)], [Stretch(4, 5)]) == [Stretch(0, 4), Stretch(5, 10)]
    assert without([Stretch(0, 2)], [Stretch(1, 2)]) == [Stretch(0, 1)]
