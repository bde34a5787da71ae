"""Wording: numbers are said with their base, and small ones in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.counting.collation import Base, pathway_matrix
from core.model.audit import Audit
from core.model.case import Case
from core.model.ids import AnswerId, CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.wording.numbers import (
    Unit,
    about_cases,
    about_share,
    listed,
    pathway_in_words,
    percent_text,
    plural,
    share,
    split_in_words,
)
from tests.counting.audits import ANSWER, ONE_ITEM, snapshot_of

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
        (2, 2, "both"),
        (1, 1, "the only one"),
        (8, 9, "all but one"),
        (3, 4, "all but one"),
        (2, 3, "two thirds"),
        (6, 9, "two thirds"),
        (7, 9, "most"),
        (5, 9, "most"),
        (4, 8, "half"),
        (1, 2, "one of two"),
        (2, 6, "a third"),
        (1, 3, "a third"),
        (4, 9, "some"),
        (1, 9, "one"),
        (2, 9, "few"),
        (0, 9, "none"),
    ],
)
def test_few_cases_are_told_in_words(count: int, base: int, words: str) -> None:
    assert about_share(count, base) == words


@given(st.integers(1, 200), st.data())
def test_words_never_say_more_than_the_numbers(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    words = about_share(count, base)
    assert (words in {"all", "both", "the only one"}) == (count == base)
    assert (words == "none") == (count == 0)
    if words == "most":
        assert 2 * count > base
    if words == "two thirds":
        assert 3 * count == 2 * base
    if words == "all but one":
        assert count == base - 1


@pytest.mark.parametrize(("count", "base"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_has_no_words(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="cannot be put in words"):
        about_share(count, base)


def test_numbers_and_lists() -> None:
    assert about_cases(8, 9) == "all but one (8 of 9 cases)"
    assert [plural(number, "row") for number in (0, 1, 8)] == ["0 rows", "1 row", "8 rows"]
    assert plural(2, "agency", "agencies") == "2 agencies"
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_a_split_is_said_with_the_names_of_the_few() -> None:
    views = [("School", YES), ("GP", YES), ("CAMHS", YES), ("Home-Start", YES), ("Police", NO)]
    assert split_in_words(views) == "4 of 5 say yes, Police no"


@pytest.mark.parametrize(
    ("views", "no_return", "said"),
    [
        ([], [], "no agency has answered"),
        ([("GP", YES)], [], "GP says yes"),
        ([("GP", YES), ("School", YES)], [], "both say yes"),
        ([("GP", DK), ("School", DK), ("Police", DK)], [], "all 3 say don't know"),
        ([("GP", YES), ("School", NO)], [], "1 yes (GP), 1 no (School)"),
        (
            [("GP", YES), ("School", NO), ("Police", None)],
            ["CAMHS"],
            "1 yes (GP), 1 no (School); no answer from Police; no return from CAMHS",
        ),
        ([("GP", None)], [], "no agency has answered; no answer from GP"),
    ],
)
def test_every_split_has_words(
    views: list[tuple[str, None]], no_return: list[str], said: str
) -> None:
    assert split_in_words(views, no_return) == said


def test_a_pathway_with_one_case_is_told_without_numbers() -> None:
    now = snapshot_of("tier2")
    rows = {row.pathway: pathway_in_words(now, row) for row in pathway_matrix(now)}
    assert rows["School panel"] == (
        "One case came this way (Case 28, with incomplete papers). Nothing was agreed on it."
    )
    assert "%" not in "".join(rows.values())
    assert "Referral appropriate: yes in all but one (8 of 9 cases)." in rows["Partnership triage"]
    assert rows["First response team"].startswith("Referral appropriate: yes in a third")


def test_the_larger_group_leads_whoever_came_first() -> None:
    views = [("Police", NO), ("School", YES), ("GP", YES)]
    assert split_in_words(views) == "2 of 3 say yes, Police no"


def test_up_to_three_who_differ_are_named_and_more_are_counted() -> None:
    agreed = [(f"Agency {number}", YES) for number in range(6)]
    three = [(name, NO) for name in ("GP", "Police", "School")]
    assert split_in_words([*agreed, *three]) == "6 of 9 say yes, GP, Police and School no"
    four = [*three, ("CAMHS", NO)]
    assert split_in_words([*agreed, *four]) == "6 of 10 say yes, 4 no"


def test_three_ways_apart_are_all_said() -> None:
    views = [("GP", YES), ("School", YES), ("Police", NO), ("CAMHS", DK)]
    assert split_in_words(views) == "2 of 4 say yes, Police no, CAMHS don't know"


def single(state: JudgementState, answer: AnswerId | None) -> str:
    """Return what is told of a pathway with one case and one judgement."""
    tool, case = ONE_ITEM, Case("Child A", CaseId(1), pathway="Panel")
    judgement = Judgement(case.id, tool.questions[0].id, state=state, answer_id=answer)
    now = Snapshot(Audit("One"), tool, cases=(case,), judgements=(judgement,))
    return pathway_in_words(now, pathway_matrix(now)[0])


def test_of_a_single_case_what_was_agreed_is_told_and_nothing_else() -> None:
    agreed = single(JudgementState.AGREED, DK.id)
    assert agreed == "One case came this way (Child A). The room agreed: A: don't know."
    nothing = "One case came this way (Child A). Nothing was agreed on it."
    assert single(JudgementState.DRAFT, YES.id) == nothing
    assert single(JudgementState.PARKED, YES.id) == nothing
    assert single(JudgementState.NOT_AGREED, None) == nothing


def test_a_pathway_nothing_was_agreed_on_says_so() -> None:
    cases = tuple(Case(f"Child {n}", CaseId(n), pathway="Panel") for n in (1, 2))
    now = Snapshot(Audit("Two"), ONE_ITEM, cases=cases)
    assert pathway_in_words(now, pathway_matrix(now)[0]) == "Nothing has been agreed yet."


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
