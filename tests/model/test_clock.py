"""Dates and times are said as people in Britain say them, whatever the computer's language."""

from datetime import date

import pytest

from core.model.clock import MONTHS, date_text, long_date, minute_of, tidy_time


def test_every_month_has_its_english_name() -> None:
    said = [long_date(date(2014, month, 5)) for month in range(1, 13)]
    assert said == [f"5 {name} 2014" for name in MONTHS]
    assert said[2] == "5 March 2014"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("2014-03-05", "5 March 2014", id="a date"),
        pytest.param("2014-03-05T10:42:00", "5 March 2014", id="the date of a time"),
        pytest.param("in the spring", "in the spring", id="no date is left as it is"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_iso_date_is_said_in_full(written: str, said: str) -> None:
    assert date_text(written) == said


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("12:05", "12:05"),
        (" 12.05 ", "12:05"),
        ("1205", "12:05"),
        ("905", "09:05"),
        ("9:05", "09:05"),
        ("0:00", "00:00"),
        ("25:99", None),
        ("24:00", None),
        ("12:5", None),
        ("12:", None),
        ("12", None),
        ("at noon", None),
        ("", None),
    ],
)
def test_a_time_is_tidied_and_what_is_none_is_told_apart(typed: str, tidied: str | None) -> None:
    assert tidy_time(typed) == tidied


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("09:30", 570),
        (" 09:30 ", 570),
        ("9.30", 570),
        ("00:00", 0),
        ("23:59", 1439),
        pytest.param("24:00", 1440, id="the end of the day"),
        pytest.param("24:01", None, id="after the end of the day"),
        ("12:59", 779),
        pytest.param("12:60", None, id="sixty minutes"),
        pytest.param("9:5", None, id="one figure for the minutes"),
        pytest.param("9:005", None, id="three figures for the minutes"),
        pytest.param("nine:30", None, id="the hour in words"),
        pytest.param("9:xx", None, id="no minutes"),
        pytest.param(":30", None, id="no hour"),
        pytest.param("-1:30", None, id="less than nothing"),
        ("0930", 570),
        ("930", 570),
        ("9.30am", 570),
        ("2:15 pm", 855),
        ("2 p.m.", 840),
        pytest.param("12 am", 0, id="midnight"),
        pytest.param("12:30 pm", 750, id="half past noon"),
        pytest.param("13 pm", None, id="no such hour of a half day"),
        pytest.param("14", None, id="an hour alone"),
        pytest.param("9" * 5000 + ":00", None, id="more figures than a number may have"),
        ("", None),
    ],
)
def test_a_time_is_a_minute_of_the_day_or_none(typed: str, minute: int | None) -> None:
    assert minute_of(typed) == minute
