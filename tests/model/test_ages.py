"""Ages as people type them: what is read, what is not, and what is kept as it is typed."""

import pytest

from core.model.ages import plain_age, years_in


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("10", 10),
        ("10 years", 10),
        ("10 Yrs", 10),
        ("aged 10", 10),
        ("10yo", 10),
        ("10 years old", 10),
        ("4 1/2", 4),
        ("4½", 4),
        ("4.5", 4),
        ("3 yrs 11 months", 3),
        ("7m", 0),
        ("7 months", 0),
        ("18 mths", 1),
        ("6 weeks", 0),
        ("under 1", 0),
        ("<1", 0),
        ("Unborn", 0),
        ("unborn baby", 0),
        ("0", 0),
    ],
)
def test_an_age_is_told_in_completed_years(typed: str, years: int) -> None:
    assert years_in(typed) == years


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "14M",
        "14F",
        "ten",
        "10-12",
        "10 to 12",
        "under 5",
        "12/03/2014",
        "10,11",
        "150",
        "9999 months",
        "?",
    ],
)
def test_what_may_be_two_things_is_no_age(typed: str) -> None:
    assert years_in(typed) is None
    assert plain_age(typed) == typed


def test_only_years_become_a_figure_and_what_is_younger_keeps_its_words() -> None:
    assert [plain_age(one) for one in ("10 yrs", " 10 ", "7m", "unborn", "3y 2m")] == [
        "10",
        "10",
        "7m",
        "unborn",
        "3y 2m",
    ]
