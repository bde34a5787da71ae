"""The words of an audit that looks at something else than cases."""

from collections.abc import Iterator

import pytest

from core.words import CASE, Audited, article, in_sentences, later, plural, tr, use_word


@pytest.fixture
def children() -> Iterator[None]:
    use_word(Audited("child", "children"))
    yield
    use_word(CASE)


def test_a_text_says_case_unless_the_audit_has_a_word_of_its_own() -> None:
    assert tr("{Case} {place} of {count}", place=2, count=8) == "Case 2 of 8"
    assert tr("No {cases} yet") == "No cases yet"


def test_a_text_says_the_audits_own_word(children: None) -> None:
    assert tr("{Case} {place} of {count}", place=2, count=8) == "Child 2 of 8"
    assert tr("{Cases} without a pathway") == "Children without a pathway"
    assert tr("{A case} needs its reference.") == "A child needs its reference."
    assert [plural(count, "{case}", "{cases}") for count in (1, 2)] == ["1 child", "2 children"]


def test_a_text_kept_for_later_says_the_word_of_the_day_it_is_shown(children: None) -> None:
    assert tr(later("Show the &{case}")) == "Show the &child"


def test_what_people_typed_is_never_taken_for_a_place_for_a_word(children: None) -> None:
    assert tr("“{name}” is not {a case}.", name="{case} {x}") == "“{case} {x}” is not a child."


@pytest.mark.parametrize(
    ("noun", "spoken"),
    [
        ("child", "a"),
        ("adult", "an"),
        ("unborn child", "an"),
        ("unit", "a"),
        ("hour", "an"),
        ("European family", "a"),
        ("one-off visit", "a"),
        ("Organisation", "an"),
        ("", "a"),
    ],
)
def test_the_article_goes_with_how_a_noun_is_spoken(noun: str, spoken: str) -> None:
    assert article(noun) == spoken


def test_what_is_read_out_ends_each_of_its_parts_once() -> None:
    parts = ("Who helped the family?", "2 School", "", "Social care: Nothing came.", "Late!", "So.")
    assert in_sentences(parts) == (
        "Who helped the family? 2 School. Social care: Nothing came. Late! So"
    )
