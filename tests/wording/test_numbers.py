"""Wording: numbers are said with their base, and small ones in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.collation import Base
from core.model.share_ladder import FIELD_LADDER, ShareLadder, share_ladder
from core.wording.numbers import Unit, about_cases, about_share, listed, number, percent_text, share
from core.words import plural
from tests.counting.audits import ANSWER

YES, NO, DK = ANSWER["yes"], ANSWER["no"], ANSWER["dont_know"]


def test_a_share_carries_base_and_unit() -> None:
    assert share(14, 24, Unit.RETURNS) == "58.3% (14 of 24 returns)"
    assert share(1, 1, Unit.CASES) == "100.0% (1 of 1 case)"
    told = share(14, 21, Unit.RETURNS, Base.APPLICABLE)
    assert told == "66.7% (14 of 21 returns, where applicable)"
    assert share(0, 0, Unit.RETURNS) == "no returns"
    assert percent_text(None) == "–"


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (9, 9, "all"),
        (8, 9, "all but one"),
        (3, 4, "all but one"),
        (6, 9, "two thirds"),
        (7, 9, "most"),
        (5, 9, "most"),
        (4, 8, "half"),
        (2, 6, "a few"),
        (4, 9, "a few"),
        (2, 9, "a few"),
        (1, 9, "one"),
        (0, 9, "none"),
        (3, 3, ""),
        (2, 3, ""),
        (1, 2, ""),
        (1, 1, ""),
        (0, 2, ""),
    ],
)
def test_few_cases_are_told_in_words_and_three_or_fewer_as_counts(
    count: int, base: int, words: str
) -> None:
    assert about_share(count, base) == words


@given(st.integers(1, 200), st.data())
def test_words_never_say_more_than_the_numbers(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    words = about_share(count, base)
    told = base > 3
    assert (words == "all") == (count == base and told)
    assert (words == "none") == (count == 0 and told)
    assert (words != "") == told
    if words == "most":
        assert 2 * count > base
    if words == "two thirds":
        assert 3 * count == 2 * base
    if words == "all but one":
        assert count == base - 1
    if words == "a few":
        assert 1 < count < base / 2


def test_an_audit_can_set_its_own_words_and_limits() -> None:
    own = ShareLadder(most="nearly all", most_over=80, few_up_to=25, counts_up_to=1)
    assert about_share(9, 11, own) == "nearly all"
    assert about_share(7, 11, own) == ""  # no word of theirs fits, so the counts are told
    assert about_share(4, 11, own) == ""
    assert about_share(2, 11, own) == "a few"
    assert about_cases(7, 11, own) == "7 of 11 cases"
    assert about_share(2, 2, own) == "all"
    assert share_ladder(own.text) == own
    assert FIELD_LADDER.text == ""
    assert share_ladder("{") == share_ladder("") == FIELD_LADDER


@pytest.mark.parametrize(("count", "base"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_has_no_words(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="cannot be put in words"):
        about_share(count, base)


def test_numbers_and_lists() -> None:
    assert about_cases(8, 9) == "all but one (8 of 9 cases)"
    assert about_cases(2, 3) == "2 of 3 cases"
    assert [plural(number, "row") for number in (0, 1, 8)] == ["0 rows", "1 row", "8 rows"]
    assert plural(2, "agency", "agencies") == "2 agencies"
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        (Unit.RETURNS, "1 return", "2 returns"),
        (Unit.CASES, "1 case", "0 cases"),
        (Unit.AGENCIES, "1 agency", "12 agencies"),
        (Unit.REQUESTS, "1 request", "37 requests"),
    ],
)
def test_what_is_counted_is_said_in_the_singular_and_the_plural(
    unit: Unit, one: str, many: str
) -> None:
    assert unit.of(1) == one
    assert unit.of(int(many.split()[0])) == many


def test_where_there_is_nothing_to_speak_of_the_base_is_still_named() -> None:
    assert share(0, 0, Unit.CASES, Base.APPLICABLE) == "no cases, where applicable"
    assert percent_text(Decimal("62.5")) == "62.5%"
    assert listed(["A", "B", "C"], "or") == "A, B or C"


def test_more_than_ten_is_said_in_figures() -> None:
    assert [number(count) for count in (0, 1, 10, 11, 37)] == ["no", "one", "ten", "11", "37"]
