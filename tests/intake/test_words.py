"""Words and dates: forgiving about how they are written, never about what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intake.alike import Names, plain, tidy
from core.intake.dates import iso_date
from core.intake.known import Choices

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
def test_plain_words_stay_plain(text: str) -> None:
    assert plain(f"  {text.upper().lower()} ") == plain(text.upper().lower())
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_a_tidy_cell_holds_nothing_a_document_would_choke_on(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in kept)


@given(st.text())
def test_only_known_spellings_are_answers(text: str) -> None:
    meant = YES_NO.find(text)
    assert (meant is not None) == (plain(text) in {"yes", "y", "true", "no", "n", "false"})


def test_two_answers_that_could_be_meant_are_neither() -> None:
    choices = Choices([("na", "NA"), ("not_applicable", "Not applicable"), ("yes", "Yes")])
    assert choices.find("n/a") is None
    assert choices.find("NA") == "na"
    assert choices.find("not applicable") == "not_applicable"


def test_a_label_of_the_tool_goes_before_a_usual_spelling() -> None:
    assert Choices([("none", "N"), ("no", "No")]).find("n") == "none"


def test_names_are_found_in_any_dress_and_given_back_in_their_own() -> None:
    names = Names(["Children's Social Care"])
    assert names.find("  CHILDREN’S  social care ") == "Children's Social Care"
    assert names.find("Children Social Care") is None
    assert names.learn("School") == "School"
    assert names.learn("SCHOOL") == "School"
