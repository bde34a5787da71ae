"""The agenda against the clock: where the day is, what is on, and when the time will be used up."""

from datetime import datetime

import pytest

from core.counting.hours import Stretch
from core.counting.timetable import (
    DayPhase,
    case_time,
    clock_time,
    day_phase,
    entry_at,
    moment,
    next_break,
    until,
    whole_day,
)
from core.model.agenda import AgendaEntry, AgendaKind

DAY = datetime(2014, 4, 9)
CASES = AgendaEntry("Cases", AgendaKind.CASES, "10:00", 120)
COFFEE = AgendaEntry("Coffee", AgendaKind.BREAK, "11:00", 15)
LUNCH = AgendaEntry("Lunch", AgendaKind.BREAK, "12:00", 45)
LOOSE = AgendaEntry("Some time", AgendaKind.OTHER, "", 30)
AGENDA = (CASES, LUNCH, COFFEE, LOOSE)


@pytest.mark.parametrize(
    ("starts", "finishes", "minutes"),
    [
        ("09:30", "16:00", 390),
        ("09:30", "09:31", 1),
        pytest.param("09:30", "09:30", None, id="no length"),
        pytest.param("16:00", "09:30", None, id="the wrong way round"),
        pytest.param("", "16:00", None, id="no start"),
        pytest.param("09:30", "", None, id="no finish"),
    ],
)
def test_a_day_without_an_agenda_is_one_stretch_for_cases(
    starts: str, finishes: str, minutes: int | None
) -> None:
    found = whole_day(starts, finishes)
    if minutes is None:
        assert found == ()
    else:
        assert found == (AgendaEntry("Cases", AgendaKind.CASES, starts, minutes),)


@pytest.mark.parametrize(
    ("minute", "where"),
    [
        (9 * 60 + 59, DayPhase.BEFORE),
        pytest.param(10 * 60, DayPhase.RUNNING, id="as it begins"),
        (12 * 60 + 44, DayPhase.RUNNING),
        pytest.param(12 * 60 + 45, DayPhase.OVER, id="as the last part ends, not the last line"),
    ],
)
def test_where_the_day_is(minute: int, where: DayPhase) -> None:
    assert day_phase(AGENDA, DAY, minute, "") is where


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2014-04-09", DayPhase.RUNNING),
        pytest.param("2014-04-09T00:00:00", DayPhase.RUNNING, id="with a time behind it"),
        ("2014-04-10", DayPhase.ANOTHER_DAY),
        pytest.param("in spring", DayPhase.RUNNING, id="a day that is no date is any day"),
    ],
)
def test_the_workshop_is_on_its_own_day(day: str, where: DayPhase) -> None:
    assert day_phase(AGENDA, DAY, 11 * 60, day) is where


def test_without_any_time_on_the_agenda_the_day_is_running() -> None:
    assert day_phase((LOOSE,), DAY, 3 * 60, "") is DayPhase.RUNNING


@pytest.mark.parametrize(
    ("minute", "on"),
    [
        (9 * 60, None),
        (10 * 60, CASES),
        pytest.param(11 * 60, COFFEE, id="of two at once the one that began last"),
        pytest.param(11 * 60 + 15, CASES, id="and then the first again"),
        (12 * 60, LUNCH),
        (13 * 60, None),
    ],
)
def test_what_is_on(minute: int, on: AgendaEntry | None) -> None:
    assert entry_at(AGENDA, minute) == on


def test_of_two_that_begin_together_the_later_line_is_on_and_the_first_break_is_next() -> None:
    first = AgendaEntry("First", AgendaKind.BREAK, "11:00", 15)
    second = AgendaEntry("Second", AgendaKind.BREAK, "11:00", 15)
    assert entry_at((first, second), 11 * 60 + 5) == second
    assert next_break((first, second), 10 * 60) == first


@pytest.mark.parametrize(
    ("minute", "pause"),
    [
        pytest.param(10 * 60, COFFEE, id="the nearest, whatever the order of the lines"),
        pytest.param(11 * 60, LUNCH, id="one that has begun is not to come"),
        (12 * 60 + 1, None),
    ],
)
def test_the_next_break(minute: int, pause: AgendaEntry | None) -> None:
    assert next_break(AGENDA, minute) == pause


@pytest.mark.parametrize(("minute", "left"), [(600, 60), (600.5, 60), (659.1, 1), (660, 0)])
def test_a_minute_begun_counts_whole_until_a_break(minute: float, left: int) -> None:
    assert until(COFFEE, minute) == left


def test_breaks_come_off_the_time_for_cases_and_what_is_past_is_gone() -> None:
    assert case_time(AGENDA, 0) == [Stretch(600, 660), Stretch(675, 720)]
    assert case_time(AGENDA, 690) == [Stretch(690, 720)]
    assert case_time(AGENDA, 720) == []


REST = (Stretch(600, 660), Stretch(675, 720))


@pytest.mark.parametrize(
    ("used", "when"),
    [
        pytest.param(0, 600, id="nothing to do is done at once"),
        pytest.param(1, 605, id="up to the next five"),
        pytest.param(5, 605, id="five sharp stays"),
        pytest.param(60, 660, id="just before the break"),
        pytest.param(61, 680, id="after the break"),
        pytest.param(105, 720, id="to the last minute"),
        pytest.param(200, 720, id="never later than the time there is"),
    ],
)
def test_when_so_much_time_will_be_used(used: float, when: float) -> None:
    assert moment(REST, used) == when


def test_the_next_five_never_runs_into_the_break() -> None:
    assert moment((Stretch(600, 633),), 32) == 633


def test_without_time_there_is_no_moment() -> None:
    assert moment((), 10) is None


@pytest.mark.parametrize(
    ("minute", "said"),
    [
        (None, ""),
        (0, "00:00"),
        (570, "09:30"),
        pytest.param(570.2, "09:31", id="a minute begun is whole"),
        (1439, "23:59"),
        pytest.param(1440, "00:00", id="midnight"),
        pytest.param(1505, "01:05", id="past midnight"),
    ],
)
def test_a_minute_of_the_day_is_said_as_a_time(minute: float | None, said: str) -> None:
    assert clock_time(minute) == said
