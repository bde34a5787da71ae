"""Agreement: alpha comes out as published, and is shown only where it may be."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.agreement import agreement, krippendorff_alpha
from core.model.ids import AnswerId, CaseId, ItemId
from core.wording.agreement import beyond_chance_words
from tests.counting.audits import example

# Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: sections A, B and C.
TWO_BINARY = list(zip("0100000010", "1110010000", strict=True))
TWO_NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
FOUR = ["123321412   ", "1233224125 3", " 3332342251 ", "12332441251 "]
FOUR_UNITS = [[code for code in unit if code != " "] for unit in zip(*FOUR, strict=True)]


def alpha_of(units: Sequence[Sequence[str]]) -> float | None:
    """Return alpha of answers one by one; those given alone say nothing."""
    return krippendorff_alpha([Counter(unit) for unit in units if len(unit) > 1])


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        pytest.param(TWO_BINARY, 0.095, id="two observers, binary"),
        pytest.param(TWO_NOMINAL, 0.692, id="two observers, nominal"),
        pytest.param(FOUR_UNITS, 0.743, id="four observers with gaps"),
    ],
)
def test_alpha_is_as_published(units: list[list[str]], alpha: float) -> None:
    assert alpha_of(units) == pytest.approx(alpha, abs=0.0005)


units_of_answers = st.lists(
    st.lists(st.sampled_from("abc"), min_size=2, max_size=5), min_size=2, max_size=12
)


@given(units_of_answers, st.randoms())
def test_alpha_does_not_mind_order_or_names(units: list[list[str]], chance: "object") -> None:
    alpha = alpha_of(units)
    turned = [[{"a": "x", "b": "y", "c": "z"}[one] for one in reversed(unit)] for unit in units]
    again = alpha_of(turned[::-1])
    if alpha is None:
        assert again is None
    else:
        assert again == pytest.approx(alpha)
        assert alpha <= 1


@given(st.lists(st.sampled_from("ab"), min_size=2, max_size=12).filter(lambda x: len(set(x)) > 1))
def test_agencies_of_one_mind_have_an_alpha_of_1(answers: list[str]) -> None:
    assert alpha_of([[one, one, one] for one in answers]) == pytest.approx(1)


def test_units_with_one_answer_say_nothing() -> None:
    assert alpha_of([*TWO_NOMINAL, ["a"], []]) == alpha_of(TWO_NOMINAL)


def test_below_ten_items_there_is_a_reason_and_no_number() -> None:
    found = agreement(TWO_NOMINAL[:8])
    assert (found.alpha, found.low, found.high, found.items) == (None, None, None, 8)
    assert beyond_chance_words(found) == (
        "How far that goes beyond chance is worked out from 10 cases on; "
        "there are 8 where at least two agencies answered."
    )
    assert beyond_chance_words(agreement(TWO_NOMINAL[:1])).endswith(
        "from 10 cases on; there is 1 where at least two agencies answered."
    )


def test_from_ten_items_up_alpha_has_an_interval_that_stays_the_same() -> None:
    found = agreement(TWO_NOMINAL)
    assert found.alpha is not None
    assert found.alpha == pytest.approx(0.692, abs=0.0005)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.alpha < found.high <= 1
    said = beyond_chance_words(found)
    assert said.startswith("Beyond chance: 0.69, where 1 is always the same and 0 is no more than")
    assert said.endswith(f"{found.items} cases).")
    assert agreement(TWO_NOMINAL) == found


def test_where_everyone_says_the_same_there_is_nothing_to_compare() -> None:
    found = agreement([["yes", "yes"]] * 12)
    assert found.alpha is None
    assert "nothing to compare" in beyond_chance_words(found)


def test_eight_cases_are_too_few_for_one_question_and_enough_for_all() -> None:
    everything, _ = example("cin")
    units: dict[tuple[CaseId, ItemId], list[AnswerId]] = {}
    for row in everything.answers:
        units.setdefault((row.case_id, row.item_id), []).append(row.answer_id)
    first = everything.now.tool.items[0].id
    one = agreement(unit for (_, item), unit in units.items() if item == first)
    assert one.too_few
    every = agreement(units.values())
    assert every.alpha is not None
    assert every.items > 100
