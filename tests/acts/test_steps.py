"""Every step at a question has its name, and leaves alone what it is not about."""

import pytest

from core.acts import walk
from core.model.fault import NotYet
from core.model.ids import CaseId, QuestionId
from core.model.judgement import (
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    ViewKind,
)
from core.model.tool import Point
from core.store.file import WorkshopFile
from core.store.reading import read_tool, snapshot
from tests.acts.looking import answer, judgement
from tests.conftest import NOON
from tests.small import agency_id, contents


def test_every_step_at_a_question_has_its_name(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes, police = answer(file, point, "yes"), agency_id(file, "Police")
    steps = [
        walk.choose(file, case, point, yes),
        walk.give_reason(file, case, point, "why"),
        walk.set_evidence_seen(file, case, point, EvidenceSeen.PARTIAL),
        walk.record_view(file, case, point, police),
        walk.agree(file, case, point),
        walk.park(file, case, point),
        walk.reopen(file, case, point),
        walk.mark_not_agreed(file, case, point),
    ]
    assert [step.label for step in steps if step] == [
        "choose an answer to question 2 for Child A",
        "reason at question 2 for Child A",
        "evidence seen at question 2 for Child A",
        "Police saw question 2 for Child A differently",
        "agree question 2 for Child A",
        "park question 2 for Child A",
        "reopen question 2 for Child A",
        "mark question 2 for Child A as not agreed",
    ]


def test_whatever_the_room_says_last_the_reason_and_the_evidence_stay(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.give_reason(file, case, point, "seen in the file")
    walk.set_evidence_seen(file, case, point, EvidenceSeen.PARTIAL)
    walk.agree(file, case, point, answer(file, point, "yes"))
    walk.mark_not_agreed(file, case, point)
    walk.park(file, case, point)
    walk.reopen(file, case, point)
    walk.choose(file, case, point, answer(file, point, "no"))
    held = judgement(file)
    assert (held.reason, held.evidence) == ("seen in the file", EvidenceSeen.PARTIAL)
    assert held.state is JudgementState.DRAFT


def test_choosing_the_answer_it_was_parked_with_takes_it_up_again(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes = answer(file, point, "yes")
    walk.choose(file, case, point, yes)
    walk.park(file, case, point)
    assert walk.choose(file, case, point, yes) is not None
    assert judgement(file).state is JudgementState.DRAFT


def test_agreeing_something_else_replaces_what_was_agreed(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes, no = answer(file, point, "yes"), answer(file, point, "no")
    walk.agree(file, case, point, yes)
    walk.agree(file, case, point, no)
    assert (judgement(file).answer_id, judgement(file).state) == (no, JudgementState.AGREED)
    walk.mark_not_agreed(file, case, point)
    walk.agree(file, case, point, yes)
    assert (judgement(file).answer_id, judgement(file).state) == (yes, JudgementState.AGREED)


def test_agreeing_what_was_parked_settles_it(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.choose(file, case, point, answer(file, point, "yes"))
    walk.park(file, case, point)
    assert not judgement(file).state.settled
    walk.agree(file, case, point)
    assert judgement(file).state is JudgementState.AGREED


def test_parking_what_was_settled_makes_it_unsettled(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.mark_not_agreed(file, case, point)
    assert judgement(file).settled_at == NOON.isoformat()
    walk.park(file, case, point)
    assert judgement(file).state is JudgementState.PARKED
    walk.reopen(file, case, point)
    assert file.all(Judgement) == []


def test_each_agency_has_one_view_and_each_question_its_own(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    other = next(one for one in read_tool(file).points if one != point)
    for agency in ("Police", "Health", "Police"):
        walk.record_view(file, case, point, agency_id(file, agency), note=agency)
    walk.record_view(file, case, other, agency_id(file, "Police"))
    now = snapshot(file)
    first, second = (now.judgement(case, at) for at in (point, other))
    assert first is not None
    assert second is not None
    assert [now.agency[view.agency_id].name for view in now.views_on(first)] == [
        "Police",
        "Health",
    ]
    assert len(now.views_on(second)) == 1


def test_the_words_of_a_view_are_one_step_and_its_kind_another(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    police = agency_id(file, "Police")
    walk.record_view(file, case, point, police, ViewKind.ROLES)
    for words in ("n", "not", "not told"):
        walk.record_view(file, case, point, police, note=words)
    file.undo()
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.ROLES, "")
    file.undo()
    assert file.all(DifferingView) == []
    assert file.all(Judgement) == []


def test_a_case_or_question_that_is_not_there_is_our_mistake(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    before = contents(file)
    with pytest.raises(LookupError, match="no such case or question"):
        walk.park(file, CaseId(99), point)
    with pytest.raises(LookupError, match="no such case or question"):
        walk.give_reason(file, case, Point(QuestionId(99)), "why")
    assert contents(file) == before


def test_a_refusal_says_what_is_safe_and_what_to_do(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    with pytest.raises(NotYet) as refused:
        walk.agree(file, case, point)
    assert refused.value.sentences == (
        "Question 2 for Child A has no answer yet. Nothing was changed. "
        "Choose an answer, park it, or mark it as not agreed."
    )
