"""What happens at a question is kept as it is said, and can be taken back."""

from datetime import datetime, timedelta

import pytest

from core.acts import prepare, walk
from core.model.agenda import Visit
from core.model.case import Case
from core.model.fault import NotYet
from core.model.ids import AnswerId, CaseId
from core.model.judgement import (
    DifferingView,
    EvidenceSeen,
    Judgement,
    JudgementState,
    ViewKind,
)
from core.model.tool import Point
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from tests.conftest import NOON
from tests.small import agency_id, case_id, contents


@pytest.fixture
def case(file: WorkshopFile) -> CaseId:
    """The case that is being walked."""
    return case_id(file, "Child A")


@pytest.fixture
def point(file: WorkshopFile) -> Point:
    """The question the room is at."""
    tool = read_tool(file)
    return next(point for point in tool.points if tool.key_at(point) == "2")


def answer(file: WorkshopFile, point: Point, key: str) -> AnswerId:
    """Return the number of an answer."""
    return next(one.id for one in read_tool(file).answers_at(point) if one.key == key)


def judgement(file: WorkshopFile) -> Judgement:
    """Return the only judgement there is."""
    (found,) = file.all(Judgement)
    return found


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
    walk.not_agree(file, case, point)
    assert walk.not_agree(file, case, point) is None
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
    walk.differ(file, case, point, agency_id(file, "Police"), ViewKind.ROLES, "not told")
    walk.not_agree(file, case, point)
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
    walk.differ(file, case, point, agency_id(file, "Police"))
    walk.give_reason(file, case, point, "why")
    walk.give_reason(file, case, point, "")
    assert len(file.all(DifferingView)) == 1


def test_a_view_keeps_what_is_not_said_anew(file: WorkshopFile, case: CaseId, point: Point) -> None:
    police = agency_id(file, "Police")
    walk.differ(file, case, point, police, ViewKind.REFERRAL)
    walk.differ(file, case, point, police, note="late")
    walk.differ(file, case, point, police, note="late, twice")
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.REFERRAL, "late, twice")
    walk.differ(file, case, point, police, ViewKind.SHARING)
    (view,) = file.all(DifferingView)
    assert (view.kind, view.note) == (ViewKind.SHARING, "late, twice")
    news = walk.withdraw_view(file, view)
    assert news is not None
    assert news.label == "withdraw the differing view of Police"
    assert file.all(DifferingView) == []


def test_evidence_seen_is_kept(file: WorkshopFile, case: CaseId, point: Point) -> None:
    walk.see_evidence(file, case, point, EvidenceSeen.TOO_LITTLE)
    assert judgement(file).evidence is EvidenceSeen.TOO_LITTLE
    assert walk.see_evidence(file, case, point, EvidenceSeen.TOO_LITTLE) is None


def test_items_that_are_judged_have_a_judgement_each(file: WorkshopFile, case: CaseId) -> None:
    tool = read_tool(file)
    points = [point for point in tool.points if point.item_id is not None]
    assert [tool.key_at(point) for point in points] == ["4a", "4b"]
    for point in points:
        news = walk.agree(file, case, point, answer(file, point, "yes"))
        assert news is not None
        assert news.label == f"agree question {tool.key_at(point)} for Child A"
    assert len(file.all(Judgement)) == 2


# The time a case takes goes on beside what is done and undone.


def open_for(file: WorkshopFile, case: CaseId, minutes: int, began: datetime = NOON) -> None:
    """Keep that a case was open for some minutes."""
    walk.visit(file, case, began, began + timedelta(minutes=minutes))


def test_time_is_one_stretch_that_grows_and_no_step_of_undo(
    file: WorkshopFile, case: CaseId
) -> None:
    label, entries = file.undo_label, len(file.history())
    for minutes in (1, 2, 3):
        open_for(file, case, minutes)
    (stretch,) = file.all(Visit)
    assert stretch.ended == (NOON + timedelta(minutes=3)).isoformat()
    assert file.undo_label == label
    assert len(file.history()) == entries + 1
    file.undo()
    assert file.all(Visit) == [stretch]


def test_time_kept_does_not_break_undo_of_the_case_itself(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "add a case", [Case("Child C")])
    new = case_id(file, "Child C")
    open_for(file, new, 5)
    file.undo()
    assert file.all(Visit) == []
    assert check(file) == []
    open_for(file, new, 6)
    assert file.all(Visit) == []
    file.redo()
    assert case_id(file, "Child C") == new
    assert check(file) == []


def test_time_kept_after_an_undo_does_not_break_redo(file: WorkshopFile, case: CaseId) -> None:
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    file.undo()
    open_for(file, case, 5)
    file.redo()
    assert file.all(Visit) == []
    assert check(file) == []
    file.undo()
    assert check(file) == []


def test_time_kept_elsewhere_does_not_take_the_place_of_time_removed(
    file: WorkshopFile, case: CaseId
) -> None:
    other = case_id(file, "Child B")
    open_for(file, case, 5)
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    open_for(file, other, 7)
    file.undo()
    assert [stretch.case_id for stretch in file.all(Visit)] == [case, other]
    assert check(file) == []


def test_time_that_goes_on_after_an_undo_is_sound(file: WorkshopFile, case: CaseId) -> None:
    open_for(file, case, 5)
    (child,) = file.all(Case, "id = ?", (case,))
    prepare.remove_rows(file, "remove a case", [child])
    file.undo()
    open_for(file, case, 9)
    assert check(file) == []
    prepare.remove_rows(file, "remove a case", [child])
    file.close_history()
    assert check(file) == []
