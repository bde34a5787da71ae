"""What the room agreed, counted: by answer and state, on complete papers, by pathway."""

from dataclasses import replace

import pytest

from core.counting.collation import (
    Base,
    collate,
    percent,
    responses,
)
from core.counting.judgements import on_complete_papers, pathway_matrix, room_count
from core.model.audit import Audit, Grouping
from core.model.case import Case, Papers, Request, RequestStatus, Return
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId, QuestionId, RequestId
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Point, Tool
from tests.counting.audits import ANSWER, ONE_ITEM

POINT = ONE_ITEM.points[0]
YES, NO, NA = ANSWER["yes"], ANSWER["no"], ANSWER["not_applicable"]


def case(number: int, pathway: str = "North", team: str = "East") -> Case:
    return Case(f"Child {number}", CaseId(number), pathway=pathway, team=team)


def judged(
    number: int, answer: AnswerId | None, state: JudgementState = JudgementState.AGREED
) -> Judgement:
    return Judgement(CaseId(number), POINT.question_id, state=state, answer_id=answer)


def audit(*judgements: Judgement, cases: int = 6) -> Snapshot:
    return Snapshot(
        Audit("Plans"),
        ONE_ITEM,
        cases=tuple(case(number) for number in range(1, cases + 1)),
        judgements=judgements,
    )


SIX = audit(
    judged(1, YES.id),
    judged(2, YES.id),
    judged(3, NA.id),
    judged(4, NO.id, JudgementState.DRAFT),
    judged(5, None, JudgementState.NOT_AGREED),
    judged(6, NO.id, JudgementState.PARKED),
)


def test_only_what_was_agreed_is_counted_by_answer() -> None:
    found = room_count(SIX, POINT)
    assert {answer.key: count for answer, count in found.counts} == {
        "yes": 2,
        "partly": 0,
        "no": 0,
        "dont_know": 0,
        "not_applicable": 1,
    }
    assert (found.agreed, found.applicable) == (3, 2)
    assert (found.not_agreed, found.parked, found.open, found.left_out) == (1, 1, 1, 0)
    assert (found.lead, found.agreed_lead) == (YES, 2)


def test_every_case_is_in_exactly_one_of_the_counts() -> None:
    found = room_count(audit(judged(1, YES.id)), POINT)
    assert found.agreed + found.not_agreed + found.parked + found.open == 6
    assert found.open == 5


def test_only_the_cases_asked_for_are_counted() -> None:
    found = room_count(SIX, POINT, SIX.cases[:1])
    assert (found.agreed, found.open) == (1, 0)
    assert room_count(SIX, POINT, ()).agreed == 0


def test_a_question_without_answers_has_no_answer_to_lead_with() -> None:
    bare = Tool(questions=ONE_ITEM.questions)
    found = room_count(replace(SIX, tool=bare), Point(QuestionId(1)))
    assert found.lead is None
    assert found.agreed_lead == found.agreed == 0


@pytest.mark.parametrize(
    ("papers", "evidence", "complete"),
    [
        (Papers.COMPLETE, EvidenceSeen.COMPLETE, True),
        (Papers.COMPLETE, EvidenceSeen.PARTIAL, False),
        (Papers.COMPLETE, EvidenceSeen.TOO_LITTLE, False),
        (Papers.INCOMPLETE, EvidenceSeen.COMPLETE, False),
        (Papers.INCOMPLETE, EvidenceSeen.PARTIAL, False),
    ],
)
def test_general_findings_need_complete_papers_and_all_the_evidence(
    papers: Papers, evidence: EvidenceSeen, complete: bool
) -> None:
    one = replace(case(1), papers=papers)
    judgement = replace(judged(1, YES.id), evidence=evidence)
    assert on_complete_papers(one, judgement) is complete
    now = replace(audit(judgement, cases=1), cases=(one,))
    found = room_count(now, POINT, complete_only=True)
    assert (found.agreed, found.left_out) == ((1, 0) if complete else (0, 1))
    assert room_count(now, POINT).agreed == 1


def test_the_matrix_leaves_incomplete_papers_out_unless_told_otherwise() -> None:
    lacking = replace(SIX, cases=(replace(SIX.cases[0], papers=Papers.INCOMPLETE), *SIX.cases[1:]))
    (row,) = pathway_matrix(lacking)
    assert row.agreed_lead() == (1,)
    assert row.cells[0].left_out == 1
    (everything,) = pathway_matrix(lacking, complete_only=False)
    assert everything.agreed_lead() == (2,)


def test_a_single_case_has_no_number_and_nor_has_what_was_not_agreed() -> None:
    cases = (case(1, "Alone"), case(2), case(3))
    now = replace(audit(judged(1, YES.id)), cases=cases)
    alone, north = pathway_matrix(now)
    assert (alone.pathway, alone.single, alone.agreed_lead()) == ("Alone", True, (None,))
    assert (north.single, north.agreed_lead()) == (False, (None,))
    agreed_otherwise = replace(now, judgements=(judged(2, NO.id),))
    assert pathway_matrix(agreed_otherwise)[1].agreed_lead() == (0,)


def test_the_matrix_goes_by_teams_where_the_audit_does() -> None:
    cases = (case(1, "North", "East"), case(2, "South", "East"), case(3, "North", "West"))
    now = replace(SIX, audit=Audit("Plans", grouping=Grouping.TEAM), cases=cases)
    assert [(row.pathway, len(row.cases)) for row in pathway_matrix(now)] == [
        ("East", 2),
        ("West", 1),
    ]


def test_an_answer_another_question_allows_was_given_by_nobody_here() -> None:
    (row,) = collate(ONE_ITEM, {(ItemId(1), YES.id): 3}, 5)
    assert row.lead == YES
    assert row.count(replace(YES, id=AnswerId(99))) == 0
    assert str(row.percent(NO, Base.ALL)) == "0.0"


def test_a_request_counts_as_returned_by_its_mark_or_by_its_return() -> None:
    asked = tuple(
        Request(CaseId(n), AgencyId(1), RequestId(n), status=status)
        for n, status in enumerate(RequestStatus, 1)
    )
    now = replace(SIX, requests=asked, returns=(Return(CaseId(1), AgencyId(1)),))
    told = responses(now)
    # the one still waited for has come, and two are marked as returned
    assert (told.requests, told.returned, told.usable) == (6, 3, 0)
    assert str(told.rate) == "50.0"


@pytest.mark.parametrize(
    ("places", "worked"), [(0, "67"), (1, "66.7"), (2, "66.67"), (3, "66.667")]
)
def test_a_percentage_has_as_many_places_as_asked(places: int, worked: str) -> None:
    assert str(percent(2, 3, places)) == worked
    assert str(percent(2, 3)) == "66.7"
