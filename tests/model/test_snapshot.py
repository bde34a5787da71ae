"""The audit at one moment: every look-up finds what it is about and nothing else."""

from dataclasses import replace

import pytest

from core.model.audit import Audit, Grouping
from core.model.case import Agency, Case, Request, RequestStatus, Return
from core.model.ids import (
    AgencyId,
    AnswerSetId,
    CaseId,
    ItemId,
    JudgementId,
    NoteId,
    QuestionId,
    RequestId,
    ThemeId,
)
from core.model.judgement import DifferingView, Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.snapshot import Snapshot
from core.model.tool import Item, Point, Question, Tool

A, B, C = CaseId(1), CaseId(2), CaseId(3)
GP, POLICE, SCHOOL = AgencyId(1), AgencyId(2), AgencyId(3)
FIRST, SECOND = Point(QuestionId(1)), Point(QuestionId(2))
LINE = Point(QuestionId(3), ItemId(31))
TOOL = Tool(
    questions=tuple(
        Question(str(n), "", "", ThemeId(1), AnswerSetId(1), QuestionId(n), n, n == 3, n == 3)
        for n in (1, 2, 3)
    ),
    items=(
        Item(QuestionId(3), "3a", "", "", AnswerSetId(1), ItemId(30)),
        Item(QuestionId(3), "3b", "", "", AnswerSetId(1), ItemId(31)),
    ),
)


def judged(
    number: int, case: CaseId, point: Point, state: JudgementState = JudgementState.AGREED
) -> Judgement:
    return Judgement(case, point.question_id, JudgementId(number), point.item_id, state)


NOW = Snapshot(
    Audit("Plans"),
    TOOL,
    cases=(
        Case("Child A", A, pathway="North", team="East"),
        Case("Child B", B, pathway="South", team="East"),
        Case("Child C", C, pathway="North", team="West"),
    ),
    agencies=(Agency("GP", GP), Agency("Police", POLICE), Agency("School", SCHOOL)),
    requests=(Request(A, POLICE, RequestId(1)), Request(A, GP, RequestId(2))),
    returns=(Return(A, SCHOOL), Return(A, GP), Return(B, POLICE)),
    judgements=(
        judged(1, A, LINE),
        judged(2, A, SECOND, JudgementState.PARKED),
        judged(3, A, FIRST, JudgementState.NOT_AGREED),
        judged(4, B, SECOND, JudgementState.DRAFT),
    ),
    views=(DifferingView(JudgementId(1), GP), DifferingView(JudgementId(3), POLICE)),
)


def test_a_judgement_is_found_by_case_and_point() -> None:
    found = NOW.judgement(A, LINE)
    assert found is not None
    assert found.id == 1
    assert NOW.judgement(A, Point(QuestionId(3))) is None
    assert NOW.judgement(C, FIRST) is None


def test_the_judgements_of_a_case_stand_in_the_tools_order() -> None:
    assert [found.point for found in NOW.judgements_of(A)] == [FIRST, SECOND, LINE]
    assert NOW.judgements_of(C) == ()


def test_a_judgement_on_what_the_tool_does_not_ask_counts_nowhere() -> None:
    stray = judged(9, A, Point(QuestionId(99)), JudgementState.PARKED)
    whole = judged(8, A, Point(QuestionId(3)), JudgementState.AGREED)
    now = replace(NOW, judgements=(*NOW.judgements, stray, whole))
    assert [found.id for found in now.judgements_of(A)] == [3, 2, 1]
    assert now.settled_points(A) == 2
    assert [found.id for found in now.parked()] == [2]


@pytest.mark.parametrize(("case", "settled"), [(A, 2), (B, 0), (C, 0)])
def test_only_what_the_room_is_done_with_is_settled(case: CaseId, settled: int) -> None:
    """Agreed, or agreed to differ; neither a draft nor what was parked."""
    assert NOW.settled_points(case) == settled


def test_what_is_parked_stands_by_case_as_listed_and_by_question() -> None:
    late = tuple(
        judged(number, case, point, JudgementState.PARKED)
        for number, (case, point) in enumerate(
            [(C, FIRST), (A, LINE), (B, SECOND), (A, FIRST)], start=1
        )
    )
    found = replace(NOW, judgements=late).parked()
    assert [(one.case_id, one.point) for one in found] == [
        (A, FIRST),
        (A, LINE),
        (C, FIRST),
        (B, SECOND),
    ]
    assert [case.id for case in NOW.listed_cases] == [A, C, B]


def test_views_belong_to_their_judgement() -> None:
    by_id = {found.id: [view.agency_id for view in NOW.views_on(found)] for found in NOW.judgements}
    assert by_id == {1: [GP], 2: [], 3: [POLICE], 4: []}


def test_on_a_case_are_the_agencies_asked_and_those_that_returned_unasked() -> None:
    assert [agency.id for agency in NOW.agencies_on(A)] == [GP, POLICE, SCHOOL]
    assert [agency.id for agency in NOW.agencies_on(B)] == [POLICE]
    assert NOW.agencies_on(C) == ()


@pytest.mark.parametrize(
    ("status", "returned"),
    [
        (RequestStatus.WAITING, False),
        (RequestStatus.RETURNED, True),
        (RequestStatus.UNUSABLE, True),
        (RequestStatus.NIL, False),
        (RequestStatus.REFUSED, False),
        (RequestStatus.NO_RETURN, False),
    ],
)
def test_a_request_counts_as_returned_by_its_mark(status: RequestStatus, returned: bool) -> None:
    assert NOW.counts_as_returned(Request(C, GP, status=status)) is returned


def test_a_return_counts_whatever_the_mark_says() -> None:
    assert NOW.counts_as_returned(Request(A, GP, status=RequestStatus.NO_RETURN))
    assert NOW.has_return(A, GP)
    assert not NOW.has_return(A, POLICE)


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (Grouping.PATHWAY, {"North": [A, C], "South": [B]}),
        (Grouping.TEAM, {"East": [A, B], "West": [C]}),
    ],
)
def test_cases_are_listed_by_pathway_or_team_in_order_of_first_appearance(
    grouping: Grouping, groups: dict[str, list[CaseId]]
) -> None:
    now = replace(NOW, audit=replace(NOW.audit, grouping=grouping))
    found = {name: [case.id for case in cases] for name, cases in now.groups().items()}
    assert found == groups
    assert list(found) == list(groups)


NOTES = (
    Note(NoteKind.CONCERN, "open", NoteId(1), A),
    Note(NoteKind.CONCERN, "told", NoteId(2), A, told="Lead", told_at="12:05", did="Rang"),
    Note(NoteKind.COMMENT, "said", NoteId(3)),
    Note(NoteKind.CONCERN, "carried", NoteId(4), carried="waits"),
    Note(NoteKind.STRENGTH, "good", NoteId(5), A),
    Note(NoteKind.COMMENT, "said again", NoteId(6), B),
)


def test_a_concern_stays_open_until_passed_on_even_when_it_is_carried() -> None:
    now = replace(NOW, notes=NOTES)
    assert [note.id for note in now.open_concerns()] == [1, 4]


def test_notes_are_found_by_case_and_those_about_none_on_their_own() -> None:
    now = replace(NOW, notes=NOTES)
    assert [note.id for note in now.notes_on(A)] == [1, 2, 5]
    assert [note.id for note in now.notes_on(None)] == [3, 4]
    assert now.notes_on(C) == ()
    assert [note.id for note in now.comments()] == [3, 6]


def test_requests_are_found_by_case() -> None:
    assert [one.agency_id for one in NOW.requests_for(A)] == [POLICE, GP]
    assert NOW.requests_for(B) == ()


def test_cases_and_agencies_are_found_by_number() -> None:
    assert NOW.case[B].reference == "Child B"
    assert NOW.agency[SCHOOL].name == "School"
    assert set(NOW.case) == {A, B, C}


def test_no_two_agencies_read_alike_where_there_is_little_room() -> None:
    nursing = Agency("School nursing", AgencyId(4), short="School")
    police = Agency("Police", POLICE, short="Pol")
    now = Snapshot(Audit("Plans"), agencies=(Agency("school", SCHOOL), nursing, police))
    assert [now.short_name(one) for one in now.agencies] == ["school", "School nursing", "Pol"]
    alike = Snapshot(Audit("Plans"), agencies=(nursing, replace(police, short="school")))
    assert [alike.short_name(one) for one in alike.agencies] == ["School nursing", "Police"]
