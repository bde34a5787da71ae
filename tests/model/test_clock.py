"""Dates and times are said as people in Britain say them, whatever the computer's language."""

from datetime import date

import pytest

from core.model.clock import MONTHS, long_date, said_date, tidy_time


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
    assert said_date(written) == said


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
