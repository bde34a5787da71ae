"""Words and dates: forgiving about how they are written, never about what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.vocabulary import Choices
from core.model.clock import MONTHS
from core.model.dates import iso_date
from core.model.names import normalised

YES_NO = Choices([("yes", "Yes"), ("no", "No")])


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("", ""),
        ("  ", ""),
        ("05/03/2014", "2014-03-05"),
        ("5/3/2014", "2014-03-05"),
        ("5/3/14", "2014-03-05"),
        ("05.03.2014", "2014-03-05"),
        ("5-3-2014", "2014-03-05"),
        ("2014-03-05", "2014-03-05"),
        ("2014-03-05T14:22:01.000Z", "2014-03-05"),
        ("05/03/2014 14:22", "2014-03-05"),
        ("05/03/2014, 2:22 pm", "2014-03-05"),
        ("5 March 2014", "2014-03-05"),
        ("5th mar 2014", "2014-03-05"),
        ("05-Sept-2014", "2014-09-05"),
        ("29/02/2016", "2016-02-29"),
        ("29/02/2015", None),
        ("03/25/2014", None),
        ("5/3", None),
        ("05/03-2014", None),
        ("soon", None),
        ("14:22", None),
        ("41703", None),
        ("5/3/0214", None),
        ("5 mayo 2014", None),
    ],
)
def test_dates_as_people_in_britain_write_them(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        pytest.param("1/1/1900", "1900-01-01", id="the first day that is taken"),
        pytest.param("31/12/1899", None, id="the day before it"),
        pytest.param("0/3/2014", None, id="no day"),
        pytest.param("5/0/2014", None, id="no month"),
        pytest.param("5/13/2014", None, id="a thirteenth month"),
        pytest.param("31 April 2014", None, id="a day April lacks"),
        pytest.param("29/02/1900", None, id="no leap year, though a hundredth"),
        pytest.param("29/02/2000", "2000-02-29", id="a leap year, as a four hundredth"),
        pytest.param("5/3/00", "2000-03-05", id="the first year of this century"),
        pytest.param("5/3/99", "2099-03-05", id="two digits are never the last century"),
        pytest.param("5/3/214", None, id="a year of three digits"),
        pytest.param("2014/03/05", "2014-03-05", id="the year first, with strokes"),
        pytest.param("20140305", None, id="digits alone"),
        pytest.param("2014-3-5", "2014-03-05", id="the year first, without zeros"),
        pytest.param("1ST MARCH, 2014", "2014-03-01", id="capitals and a comma"),
        pytest.param("22nd  Feb. 14", "2014-02-22", id="a shortened month and year"),
        pytest.param("3rd June 2014", "2014-06-03", id="a third"),
        pytest.param("5 sep 2014", "2014-09-05", id="September in three letters"),
        pytest.param("5 septem 2014", None, id="September cut anywhere else"),
        pytest.param("5 sept 2014", "2014-09-05", id="September in four"),
        pytest.param("5 janu 2014", None, id="no other month in four"),
        pytest.param("March 5 2014", "2014-03-05", id="the month by name and first"),
        pytest.param("5/3/2014 2:22:01 P.M.", "2014-03-05", id="a time with seconds behind it"),
        pytest.param("5 March 2014, 9:05", "2014-03-05", id="a time behind a comma"),
        pytest.param("5/3/2014 9", None, id="an hour alone is no time"),
        pytest.param("T14:22", None, id="nothing but a time"),
        pytest.param("5/3/2014 or so", None, id="words behind it"),
    ],
)
def test_a_date_is_one_day_or_none(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_by_its_name_and_its_first_three_letters(number: int) -> None:
    name = MONTHS[number - 1]
    written = (f"7 {name} 2014", f"07-{name[:3].upper()}-14", f"7th {name[:3]}. 2014")
    assert {iso_date(one) for one in written} == {f"2014-{number:02}-07"}


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_shape_of_a_date_is_the_same_day(day: date) -> None:
    shapes = [
        f"{day:%Y-%m-%d}",
        f"{day:%d/%m/%Y}",
        f"{day:%d/%m/%y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {day:%B} {day.year}",
    ]
    assert {iso_date(shape) for shape in shapes} == {day.isoformat()}


@given(st.text())
def test_only_known_spellings_are_answers(text: str) -> None:
    assert (YES_NO.find(text) is not None) == (normalised(text) in {"yes", "no"})
    assert bool(YES_NO.usual(text)) == (normalised(text) in {"y", "true", "n", "false"})


def test_two_answers_that_could_be_meant_are_neither() -> None:
    choices = Choices([("na", "NA"), ("not_applicable", "Not applicable"), ("yes", "Yes")])
    assert choices.usual("n/a") == ""
    assert choices.find("NA") == "na"
    assert choices.find("not applicable") == "not_applicable"


def test_a_label_of_the_tool_goes_before_a_usual_spelling() -> None:
    choices = Choices([("none", "N"), ("no", "No")])
    assert (choices.find("n"), choices.usual("n")) == ("none", "")


def test_two_usual_spellings_for_different_answers_are_neither() -> None:
    choices = Choices([("yes", "Agreed"), ("true", "Correct"), ("no", "Not so")])
    assert (choices.usual("y"), choices.usual("n")) == ("", "no")
    assert (choices.find("yes"), choices.find("TRUE"), choices.find("agreed")) == (
        "yes",
        "true",
        "yes",
    )
    assert choices.labels == ("Agreed", "Correct", "Not so")
