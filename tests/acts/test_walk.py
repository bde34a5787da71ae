"""What happens at a question is kept as it is said, and can be taken back."""

from dataclasses import replace

import pytest

from core.acts import walk
from core.model.fault import NotYet
from core.model.ids import CaseId
from core.model.judgement import (
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    ViewKind,
)
from core.model.tool import Point
from core.queries.judgements import settled_before
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.acts.looking import answer, judgement
from tests.conftest import NOON
from tests.small import agency_id, case_id, contents


def test_choosing_makes_a_draft_and_agreeing_settles_it(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes = answer(file, point, "yes")
    news = walk.choose(file, case, point, yes)
    assert news is not None
    assert news.label == "choose an answer to question 2 for Child A"
    assert judgement(file).state is JudgementState.DRAFT
    news = walk.agree(file, case, point)
    assert news is not None
    assert news.label == "agree question 2 for Child A"
    assert judgement(file).state is JudgementState.AGREED
    assert judgement(file).answer_id == yes
    assert judgement(file).settled_at == NOON.isoformat()


def test_agreeing_without_an_answer_is_refused(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    with pytest.raises(NotYet, match="Question 2 for Child A has no answer yet"):
        walk.agree(file, case, point)
    assert file.all(Judgement) == []


def test_saying_the_same_again_is_no_act(file: WorkshopFile, case: CaseId, point: Point) -> None:
    yes = answer(file, point, "yes")
    walk.agree(file, case, point, yes)
    assert walk.agree(file, case, point, yes) is None
    assert walk.agree(file, case, point) is None
    assert walk.choose(file, case, point, yes) is None
    walk.mark_not_agreed(file, case, point)
    assert walk.mark_not_agreed(file, case, point) is None
    walk.park(file, case, point)
    assert walk.park(file, case, point) is None


def test_choosing_otherwise_after_agreeing_is_a_draft_again(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.agree(file, case, point, answer(file, point, "yes"))
    walk.choose(file, case, point, answer(file, point, "no"))
    assert judgement(file).state is JudgementState.DRAFT
    assert judgement(file).settled_at == ""
    file.undo()
    assert judgement(file).state is JudgementState.AGREED
    assert judgement(file).settled_at == NOON.isoformat()


def test_not_agreed_keeps_the_views_and_no_answer(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.choose(file, case, point, answer(file, point, "yes"))
    walk.record_view(file, case, point, agency_id(file, "Police"), ViewKind.ROLES, "not told")
    walk.mark_not_agreed(file, case, point)
    assert judgement(file).answer_id is None
    assert judgement(file).state.settled
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.ROLES, "not told")


def test_parking_keeps_the_answer_and_coming_back_finds_it(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes = answer(file, point, "yes")
    walk.choose(file, case, point, yes)
    walk.give_reason(file, case, point, "papers to come")
    walk.park(file, case, point)
    assert judgement(file).state is JudgementState.PARKED
    walk.reopen(file, case, point)
    assert (judgement(file).state, judgement(file).answer_id) == (JudgementState.DRAFT, yes)
    assert judgement(file).reason == "papers to come"


def test_a_judgement_that_says_nothing_again_is_no_row(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    before = contents(file)
    walk.park(file, case, point)
    walk.reopen(file, case, point)
    assert file.all(Judgement) == []
    file.undo()
    assert judgement(file).state is JudgementState.PARKED
    file.undo()
    assert contents(file) == before


def test_a_reason_typed_and_wiped_leaves_no_trace(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    before, label = contents(file), file.undo_label
    for words in ("b", "because", ""):
        walk.give_reason(file, case, point, words)
    assert contents(file) == before
    assert file.undo_label == label


def test_blanks_alone_are_no_reason(file: WorkshopFile, case: CaseId, point: Point) -> None:
    for words in (" ", " \n\t", "\u00a0"):
        walk.give_reason(file, case, point, words)
        assert file.all(Judgement) == []
    walk.give_reason(file, case, point, " because ")
    assert judgement(file).reason == " because "
    walk.give_reason(file, case, point, "  ")
    assert file.all(Judgement) == []


def test_a_reason_typed_is_one_step_for_each_question(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    other = next(one for one in read_tool(file).points if one != point)
    for words in ("b", "because"):
        walk.give_reason(file, case, point, words)
    for words in ("a", "as"):
        walk.give_reason(file, case, other, words)
    file.undo()
    assert [found.reason for found in file.all(Judgement)] == ["because"]
    file.undo()
    assert file.all(Judgement) == []


def test_a_judgement_with_views_outlives_its_words(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.record_view(file, case, point, agency_id(file, "Police"))
    walk.give_reason(file, case, point, "why")
    walk.give_reason(file, case, point, "")
    assert len(file.all(DifferingView)) == 1


def test_a_view_keeps_what_is_not_said_anew(file: WorkshopFile, case: CaseId, point: Point) -> None:
    police = agency_id(file, "Police")
    walk.record_view(file, case, point, police, ViewKind.REFERRAL)
    walk.record_view(file, case, point, police, note="late")
    walk.record_view(file, case, point, police, note="late, twice")
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.REFERRAL, "late, twice")
    walk.record_view(file, case, point, police, ViewKind.SHARING)
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.SHARING, "late, twice")
    news = walk.withdraw_view(file, view)
    assert news is not None
    assert news.label == "withdraw the differing view of Police"
    assert file.all(DifferingView) == []


def test_evidence_seen_is_kept(file: WorkshopFile, case: CaseId, point: Point) -> None:
    walk.set_evidence_seen(file, case, point, EvidenceSeen.TOO_LITTLE)
    assert judgement(file).evidence is EvidenceSeen.TOO_LITTLE
    assert walk.set_evidence_seen(file, case, point, EvidenceSeen.TOO_LITTLE) is None


def test_items_that_are_judged_have_a_judgement_each(file: WorkshopFile, case: CaseId) -> None:
    tool = read_tool(file)
    points = [point for point in tool.points if point.item_id is not None]
    assert [tool.key_at(point) for point in points] == ["4a", "4b"]
    for point in points:
        news = walk.agree(file, case, point, answer(file, point, "yes"))
        assert news is not None
        assert news.label == f"agree question {tool.key_at(point)} for Child A"
    assert len(file.all(Judgement)) == 2


def test_a_view_added_and_withdrawn_leaves_no_judgement_behind(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    before = contents(file)
    walk.record_view(file, case, point, agency_id(file, "Police"))
    walk.withdraw_view(file, file.all(DifferingView)[0])
    assert contents(file) == before
    walk.give_reason(file, case, point, "because")
    walk.record_view(file, case, point, agency_id(file, "Police"))
    walk.withdraw_view(file, file.all(DifferingView)[0])
    assert judgement(file).reason == "because"


def test_parking_says_when(file: WorkshopFile, case: CaseId, point: Point) -> None:
    walk.park(file, case, point)
    assert judgement(file).settled_at == NOON.isoformat()
    walk.reopen(file, case, point)
    assert file.all(Judgement) == []


def test_what_was_agreed_is_changed_in_one_step_and_stays_in_the_history(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    yes, no = answer(file, point, "yes"), answer(file, point, "no")
    walk.choose(file, case, point, no)
    walk.give_reason(file, case, point, "One line says so.")
    walk.record_view(file, case, point, agency_id(file, "Police"), ViewKind.ROLES)
    walk.agree(file, case, point)
    before, views = judgement(file), file.all(DifferingView)
    assert settled_before(file, before) is None
    assert walk.change_settled(file, before, views) is None

    changed = replace(before, answer_id=yes, reason="Two lines say so.")
    news = walk.change_settled(file, changed, ())
    assert news is not None
    assert news.label == "change what was agreed on question 2 for Child A"
    assert (judgement(file).answer_id, judgement(file).state) == (yes, JudgementState.AGREED)
    assert judgement(file).reason == "Two lines say so."
    assert file.all(DifferingView) == []
    assert settled_before(file, judgement(file)) == before

    file.undo()
    assert (judgement(file), file.all(DifferingView)) == (before, views)
    assert settled_before(file, before) is None


def test_what_was_agreed_can_turn_out_not_to_be(
    file: WorkshopFile, case: CaseId, point: Point
) -> None:
    walk.agree(file, case, point, answer(file, point, "yes"))
    agreed = judgement(file)
    view = DifferingView(agreed.id, agency_id(file, "Police"))
    walk.change_settled(file, replace(agreed, answer_id=None), (view,))
    assert judgement(file).state is JudgementState.NOT_AGREED
    assert [one.agency_id for one in file.all(DifferingView)] == [view.agency_id]
    file.close_history()
    assert settled_before(file, judgement(file)) == agreed


def test_a_judgement_that_says_nothing_goes_with_the_last_view_on_it(file: WorkshopFile) -> None:
    case, point, police = (
        case_id(file, "Child A"),
        read_tool(file).points[0],
        agency_id(file, "Police"),
    )
    walk.record_view(file, case, point, police, ViewKind.ROLES)
    (view,) = file.all(DifferingView)
    walk.withdraw_view(file, view)
    assert file.all(Judgement) == []
    file.undo()
    assert file.all(DifferingView) == [view]
    assert len(file.all(Judgement)) == 1


def test_a_reason_erased_while_a_view_stands_stays_erased(file: WorkshopFile) -> None:
    case, point, police = (
        case_id(file, "Child A"),
        read_tool(file).points[0],
        agency_id(file, "Police"),
    )
    walk.record_view(file, case, point, police)
    walk.give_reason(file, case, point, "not so")
    walk.give_reason(file, case, point, "")
    assert [one.reason for one in file.all(Judgement)] == [""]
    (view,) = file.all(DifferingView)
    walk.give_reason(file, case, point, "so")
    walk.withdraw_view(file, view)
    assert [one.reason for one in file.all(Judgement)] == ["so"]


def test_what_is_not_agreed_already_is_left_as_it_was(file: WorkshopFile) -> None:
    case, point = case_id(file, "Child A"), read_tool(file).points[0]
    assert walk.mark_not_agreed(file, case, point) is not None
    label, before = file.undo_label, file.all(Judgement)
    assert walk.mark_not_agreed(file, case, point) is None
    assert (file.undo_label, file.all(Judgement)) == (label, before)
