"""What came back, in words: requests, returns that could be used, and how answers divide."""

from dataclasses import replace

import pytest

from core.counting.collation import Responses
from core.model.case import Case, Papers, RequestStatus
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.wording.returns import (
    case_status_text,
    few_words,
    responses_words,
    split_in_numbers,
    split_text,
)
from tests.counting.audits import ANSWER
from tests.documents.audits import Parts

CASE = Case("Child D", CaseId(4))
YES, NO, DK = ANSWER["yes"], ANSWER["no"], ANSWER["dont_know"]


def asked(*statuses: RequestStatus) -> Snapshot:
    """Child D with one request for each status."""
    now = Parts().full().now
    found = zip(now.requests, statuses, strict=False)
    return replace(
        now, requests=tuple(replace(request, status=status) for request, status in found)
    )


BACK, NONE, UNUSABLE = RequestStatus.RETURNED, RequestStatus.NO_RETURN, RequestStatus.UNUSABLE


@pytest.mark.parametrize(
    ("statuses", "usable", "said"),
    [
        pytest.param((), 0, "", id="nobody asked"),
        pytest.param((BACK,), 1, "The one agency asked returned an audit.", id="one of one"),
        pytest.param((NONE,), 0, "The one agency asked did not return an audit.", id="none of one"),
        pytest.param(
            (UNUSABLE,),
            0,
            "The one agency asked returned an audit; it could not be used.",
            id="one without a form of one",
        ),
        pytest.param(
            (NONE, NONE), 0, "Neither of the two agencies returned an audit.", id="neither"
        ),
        pytest.param((NONE,) * 3, 0, "None of the three agencies returned an audit.", id="none"),
        pytest.param(
            (UNUSABLE, NONE),
            0,
            "One of two agencies returned an audit; it could not be used.",
            id="not it",
        ),
        pytest.param((BACK, NONE), 1, "One of two agencies returned an audit.", id="one of two"),
        pytest.param((BACK, BACK), 2, "Both agencies returned an audit.", id="all"),
        pytest.param(
            (BACK, UNUSABLE, NONE),
            1,
            "Two of three agencies returned an audit; one of them could be used.",
            id="one without a form",
        ),
        pytest.param(
            (BACK, UNUSABLE, NONE),
            0,
            "Two of three agencies returned an audit; it could not be used; "
            "the answers of one are not here yet.",
            id="one only marked as returned, one without a form",
        ),
        pytest.param(
            (UNUSABLE, UNUSABLE, NONE),
            0,
            "Two of three agencies returned an audit; neither of them could be used.",
            id="neither of use",
        ),
        pytest.param(
            (BACK, BACK),
            0,
            "Both agencies returned an audit, as marked; their answers are not here yet.",
            id="only marked as returned",
        ),
        pytest.param(
            (BACK,),
            0,
            "The one agency asked returned an audit, as marked; its answers are not here yet.",
            id="the only one marked as returned",
        ),
        pytest.param(
            (BACK,) * 4,
            2,
            "All four agencies returned an audit; the answers of two are not here yet.",
            id="two of four only marked as returned",
        ),
        pytest.param(
            (UNUSABLE,) * 3,
            0,
            "All three agencies returned an audit; none of them could be used.",
            id="none of use",
        ),
    ],
)
def test_what_came_back_is_said_in_a_sentence(
    statuses: tuple[RequestStatus, ...], usable: int, said: str
) -> None:
    now = asked(*statuses)
    assert case_status_text(now, CASE, [one.agency_id for one in now.requests][:usable]) == said


def test_a_return_nobody_asked_for_is_never_one_of_those_that_were_asked() -> None:
    five, seven = AgencyId(5), AgencyId(7)
    assert case_status_text(asked(UNUSABLE, NONE), CASE, [five]) == (
        "One of two agencies returned an audit; it could not be used. "
        "One more audit came in unasked."
    )
    assert case_status_text(asked(NONE, NONE), CASE, [five, seven]) == (
        "Neither of the two agencies returned an audit. Two audits came in unasked."
    )


def test_where_a_case_stands_is_told_in_order() -> None:
    case = replace(CASE, status_at_end="plan closed", papers=Papers.INCOMPLETE)
    assert case_status_text(asked(BACK, BACK), case, [AgencyId(1), AgencyId(2)]) == (
        "Both agencies returned an audit. At the end of the audit: plan closed. "
        "The papers were incomplete."
    )


def test_a_split_is_said_with_the_names_of_the_few() -> None:
    views = [("School", YES), ("GP", YES), ("CAMHS", YES), ("Home-Start", YES), ("Police", NO)]
    assert split_text(views) == "4 of 5 say yes, Police no"


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
    assert split_text(views, no_return) == said


def test_the_larger_group_leads_whoever_came_first() -> None:
    views = [("Police", NO), ("School", YES), ("GP", YES)]
    assert split_text(views) == "2 of 3 say yes, Police no"


def test_up_to_three_who_differ_are_named_and_more_are_counted() -> None:
    agreed = [(f"Agency {number}", YES) for number in range(6)]
    three = [(name, NO) for name in ("GP", "Police", "School")]
    assert split_text([*agreed, *three]) == "6 of 9 say yes, GP, Police and School no"
    four = [*three, ("CAMHS", NO)]
    assert split_text([*agreed, *four]) == "6 of 10 say yes, 4 no"


def test_three_ways_apart_are_all_said() -> None:
    views = [("GP", YES), ("School", YES), ("Police", NO), ("CAMHS", DK)]
    assert split_text(views) == "2 of 4 say yes, Police no, CAMHS don't know"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        pytest.param([0, 0], "", id="nobody answered"),
        pytest.param([0, 1], "One agency answered", id="one answered"),
        pytest.param([2, 0], "All 2 agencies say the same", id="both alike"),
        pytest.param([1, 0, 2], "Agencies are split 1 : 2", id="in the order of the answers"),
    ],
)
def test_a_split_is_said_in_numbers(counts: list[int], said: str) -> None:
    assert split_in_numbers(counts) == said


def test_who_says_it_does_not_apply_is_no_side_of_a_split() -> None:
    assert split_in_numbers([1, 0], 1) == "One agency answered, 1 not applicable"
    assert split_in_numbers([2, 1], 1) == "Agencies are split 2 : 1, 1 not applicable"
    assert split_in_numbers([0, 0], 2) == "Not applicable to 2 agencies"


def test_an_abbreviation_stays_one_in_a_split() -> None:
    plan = replace(YES, label="CP plan")
    assert split_text([("GP", plan), ("School", plan)]) == "both say CP plan"


def test_requests_returns_and_usable_returns_are_said_apart() -> None:
    assert responses_words(Responses(37, 28, 24)) == (
        "37 requested · 28 returned (75.7% of 37 requests) · 24 usable"
    )
    assert responses_words(Responses(0, 0, 0)) == "No returns were asked for"


@pytest.mark.parametrize(
    ("cases", "usable", "said"),
    [
        (0, 0, ""),
        (38, 0, ""),
        (8, 38, ""),
        (8, 24, "8 cases and 24 returns: too few to stand for wider practice. "),
        (29, 0, "29 cases: too few to stand for wider practice. Numbers are counts of cases."),
    ],
)
def test_small_numbers_are_pointed_out(cases: int, usable: int, said: str) -> None:
    assert few_words(cases, usable).startswith(said)
    assert bool(few_words(cases, usable)) == bool(said)
