"""Working days leave out weekends, the nation's public holidays and the audit's own days off."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.bearing import Bearing
from core.model.steps import DayOff, Nation
from core.model.tool import AnswerKind, AnswerSet
from core.model.value import bearing_of, is_late, median, period_in
from core.model.working_days import WorkingDays, public_holidays, working_days_of

ENGLAND = WorkingDays()
MAUNDY_THURSDAY, TUESDAY = date(2014, 4, 17), date(2014, 4, 22)


@pytest.mark.parametrize(
    ("nation", "day", "worked"),
    [
        pytest.param(Nation.ENGLAND, date(2014, 4, 21), False, id="Easter Monday, England"),
        pytest.param(Nation.SCOTLAND, date(2014, 4, 21), True, id="Easter Monday, Scotland"),
        pytest.param(Nation.SCOTLAND, date(2014, 1, 2), False, id="2 January, Scotland"),
        pytest.param(Nation.WALES, date(2014, 1, 2), True, id="2 January, Wales"),
        pytest.param(
            Nation.NORTHERN_IRELAND, date(2014, 3, 17), False, id="St Patrick's Day, N. Ireland"
        ),
        pytest.param(Nation.ENGLAND, date(2014, 3, 17), True, id="St Patrick's Day, England"),
        pytest.param(Nation.ENGLAND, date(2022, 9, 19), False, id="a holiday of that year only"),
        pytest.param(
            Nation.ENGLAND, date(2021, 12, 27), False, id="Christmas, on the Monday after"
        ),
        pytest.param(Nation.ENGLAND, date(2014, 4, 19), False, id="a Saturday"),
    ],
)
def test_each_nation_has_its_own_public_holidays(nation: Nation, day: date, worked: bool) -> None:
    assert WorkingDays(nation).is_worked(day) is worked


def test_over_easter_the_first_day_counts_as_none_and_the_next_worked_one_as_one() -> None:
    assert ENGLAND.between(MAUNDY_THURSDAY, TUESDAY) == 1
    assert WorkingDays(Nation.SCOTLAND).between(MAUNDY_THURSDAY, TUESDAY) == 2
    assert ENGLAND.between(TUESDAY, TUESDAY) == 0
    assert ENGLAND.after(MAUNDY_THURSDAY, 1) == TUESDAY
    assert ENGLAND.after(MAUNDY_THURSDAY, 0) == MAUNDY_THURSDAY


def test_the_audits_own_days_off_are_left_out_and_a_weekend_among_them_counts_once() -> None:
    own = working_days_of(
        Nation.ENGLAND, [DayOff("2014-04-23"), DayOff("2014-04-26"), DayOff("2014-04-21")]
    )
    assert own.between(TUESDAY, date(2014, 4, 28)) == 3
    assert own.after(TUESDAY, 1) == date(2014, 4, 24)


def test_a_slip_of_the_pen_in_the_year_is_counted_by_weekdays() -> None:
    assert public_holidays(Nation.ENGLAND, 14) == frozenset()
    assert ENGLAND.between(date(14, 1, 1), date(14, 1, 8)) == 5
    assert ENGLAND.between(date(14, 1, 1), date(2014, 1, 1)) > 500_000


def test_counting_past_the_end_of_the_calendar_stays_on_its_last_day() -> None:
    assert ENGLAND.after(date(9999, 12, 24), 999) == date.max
    assert ENGLAND.after(date.max, 1) == date.max


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, st.integers(0, 300), st.sampled_from(Nation), st.frozensets(DAYS, max_size=4))
def test_so_many_working_days_after_a_day_are_so_many_between(
    day: date, count: int, nation: Nation, off: frozenset[date]
) -> None:
    calendar = WorkingDays(nation, off)
    found = calendar.after(day, count)
    assert calendar.between(day, found) == count
    assert count == 0 or calendar.is_worked(found)


@given(DAYS, st.integers(0, 400), st.sampled_from(Nation))
def test_counting_day_by_day_comes_to_the_same(day: date, long: int, nation: Nation) -> None:
    calendar = WorkingDays(nation)
    days = (day + timedelta(days=n) for n in range(1, long + 1))
    assert calendar.between(day, day + timedelta(days=long)) == sum(map(calendar.is_worked, days))


def test_a_period_over_a_holiday_is_in_time_where_weekdays_alone_would_call_it_late() -> None:
    held = AnswerSet("core groups", kind=AnswerKind.PERIOD, target=10, working_days=True)
    value = "2014-04-14/2014-04-30"
    assert period_in(value).days(True, ENGLAND) == 10
    assert not is_late(held, value, ENGLAND)
    assert bearing_of(held, value, ENGLAND) is Bearing.MET
    scotland = WorkingDays(Nation.SCOTLAND)
    assert bearing_of(held, value, scotland) is Bearing.NOT_MET
    assert median(held, [value], scotland) == 11


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1_001, 20_000))
def test_many_working_days_after_a_day_are_as_many_counted_back(day: date, count: int) -> None:
    found = ENGLAND.after(day, count)
    assert ENGLAND.between(day, found) == count
    assert ENGLAND.is_worked(found)


def test_more_working_days_than_any_calendar_has_hold_nobody_up() -> None:
    begun = process_time()
    assert ENGLAND.after(date(2014, 4, 17), 2**31) == date.max
    assert process_time() - begun < 1.5, "counted one by one it is four seconds and more"
