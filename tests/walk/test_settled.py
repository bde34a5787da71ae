"""A settled question is closed: an ordinary key never changes it, one clear step does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.acts import walk
from core.model.changed import Changed
from core.model.ids import NEW, QuestionId
from core.model.judgement import Judgement, JudgementState, ViewKind
from core.model.tool import Point, Question
from core.store.file import WorkshopFile
from tests.showing import let_settle
from tests.walk.conftest import Watch, case_called, open_context, used_by_another_program
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.theme import Look, app_theme
from ui.walk.foot import Foot, FootStep
from ui.walk.page import WalkPage
from ui.walk.views import ViewWish

AGREED, NOT_AGREED = JudgementState.AGREED, JudgementState.NOT_AGREED
PARKED, DRAFT = JudgementState.PARKED, JudgementState.DRAFT


@pytest.fixture(scope="module")
def watch() -> Watch:
    """The clock of the open audit, which nothing here moves on."""
    return Watch()


@pytest.fixture(scope="module")
def context(
    built: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    watch: Watch,
    qapp: QApplication,
) -> Iterator[AuditContext]:
    """The children in need audit, open once for all of these."""
    folder = tmp_path_factory.mktemp("settled")
    path = folder / "cin.casewalk"
    path.write_bytes(built["cin"].read_bytes())
    home = QWidget()
    with WorkshopFile.open(path, clock=watch) as file:
        yield open_context(file, qapp, folder, home)
    delete(home)


@pytest.fixture(scope="module")
def made(context: AuditContext) -> Iterator[WalkPage]:
    """Walk in front of the open audit, made once."""
    found = WalkPage(context, RoomPresenter(context, context))
    found.resize(1440, 860)
    found.show()
    assert QTest.qWaitForWindowActive(found)
    yield found
    delete(found)


@pytest.fixture
def page(made: WalkPage, context: AuditContext) -> Iterator[WalkPage]:
    """Walk with nothing changed yet, the room at Child D; all is taken back afterwards."""
    made.resize(1440, 860)
    context.cursor.go(case_called(context, "Child D"), point_of(context, "1"))
    made.activateWindow()  # another test's window may have had the keyboard
    assert QTest.qWaitForWindowActive(made)
    made.arrive()
    before, step = context.session.now, context.session.undo_step
    yield made
    made.flush()
    for case_id, point in made.judging.unsettled:
        context.cursor.go(case_id, point)
        made.take_focus()
        QTest.keyClick(made.card.reason, Qt.Key.Key_Escape)
    made.leave()
    while context.session.undo_step != step:
        assert context.session.undo()
    made.heard.entry.text.clear()  # words of what was taken back wait there
    made.take_focus()
    assert context.session.now.judgements == before.judgements


@pytest.fixture
def said(context: AuditContext) -> list[str]:
    """What the quiet bar was asked to say."""
    heard: list[str] = []
    context.notice_requested.connect(heard.append)
    return heard


def point_of(context: AuditContext, key: str) -> Point:
    tool = context.session.now.tool
    return next(point for point in tool.points if tool.key_at(point) == key)


def held(context: AuditContext, case: str, key: str) -> Judgement:
    found = context.session.now.judgement(case_called(context, case), point_of(context, key))
    assert found is not None
    return found


def go(page: WalkPage, case: str, key: str | None = None) -> None:
    """Go to a question as the case list, the strip, search and the parked list do."""
    context = page.context
    context.cursor.go(case_called(context, case), None if key is None else point_of(context, key))
    page.take_focus()


def type_here(words: str) -> None:
    for letter in words:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def settle_all(page: WalkPage, case: str, but: int = 0) -> None:
    """Agree every question of a case but the last few."""
    context, number = page.context, case_called(page.context, case)
    points = context.session.now.tool.points
    for point in points[: len(points) - but]:
        answer = context.session.now.tool.answers_at(point)[0].id
        context.session.do(partial(walk.agree, case_id=number, point=point, answer_id=answer))


# What no key changes


def _alt_1(page: WalkPage) -> None:
    page.press_answer(1)


def _letters(_page: WalkPage) -> None:
    type_here("No father named. ")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(_alt_1, id="Alt+1"),
        pytest.param(WalkPage.not_agreed, id="Alt+D"),
        pytest.param(WalkPage.park, id="Alt+P"),
        pytest.param(_letters, id="typing"),
    ],
)
def test_the_keys_of_an_open_question_leave_a_settled_one_alone_and_say_so(
    page: WalkPage, context: AuditContext, said: list[str], key: Callable[[WalkPage], None]
) -> None:
    go(page, "Child B", "5")
    before = held(context, "Child B", "5")
    key(page)
    assert held(context, "Child B", "5") == before
    assert context.cursor.point == before.point
    assert said
    assert set(said) == {"Agreed at 10:49. F2 changes it."}


def test_a_settled_question_has_no_field_and_nothing_to_press_but_the_step_that_opens_it(
    page: WalkPage,
) -> None:
    go(page, "Child B", "5")
    assert QApplication.focusWidget() is page.middle.settled
    shown = [one for one in page.middle.body.findChildren(QWidget) if one.isVisible()]
    assert not [one for one in shown if isinstance(one, QPlainTextEdit)]
    assert not page.card.answers.isVisible()
    assert page.card.asked is None
    spoken = page.middle.settled.accessibleName()
    assert spoken.startswith("The room agreed No, today at 10:49, not changed since. One line")


def test_a_day_typed_blindly_never_touches_a_case_that_was_done(
    page: WalkPage, context: AuditContext
) -> None:
    done = {
        case: context.session.now.judgements_of(case_called(context, case)) for case in ("Child B",)
    }
    go(page, "Child B", "1")
    for _ in range(11):
        page.press_answer(1)
        type_here("Typed quickly, eyes on paper.")
        page.flush()
    assert context.session.now.judgements_of(case_called(context, "Child B")) == done["Child B"]


def test_one_that_is_not_agreed_or_parked_is_closed_with_its_own_word(
    page: WalkPage, context: AuditContext, said: list[str]
) -> None:
    go(page, "Child B", "10")
    assert page.middle.settled.accessibleName().startswith("The room did not agree")
    parked = context.session.now.parked()[0]
    context.cursor.go(parked.case_id, parked.point)
    page.take_focus()
    page.press_answer(1)
    assert said[-1].endswith("F2 takes it up.")
    assert page.middle.settled.change.text() == "Take it up"


# The one step that changes it


def test_f2_opens_it_as_it_was_agreed_with_the_caret_behind_the_reason(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B", "5")
    page.change()
    assert page.card.reason.hasFocus()
    type_here(" Twice.")
    assert page.card.reason.toPlainText() == "One line says the baby was seen. Twice."
    assert page.card.answers.chosen_button is not None
    assert page.card.answers.chosen_button.text() == "No"
    assert page.card._title.text() == "Changing what was agreed at 10:49"
    assert page.foot.agree.text() == "Agree anew"


def test_agreeing_anew_stays_there_and_says_what_it_was_before(
    page: WalkPage, context: AuditContext, watch: Watch
) -> None:
    go(page, "Child B", "5")
    before = held(context, "Child B", "5")
    page.change()
    page.press_answer(1)
    type_here(" Twice.")
    page.flush()
    assert held(context, "Child B", "5") == before, "not in the file before it is agreed"
    page.agree_and_next()

    now = held(context, "Child B", "5")
    assert (now.state, now.reason) == (AGREED, "One line says the baby was seen. Twice.")
    assert now.answer_id is not None
    assert context.session.now.tool.answer[now.answer_id].label == "Yes"
    assert now.settled_at == watch.at.isoformat(timespec="seconds")
    assert context.cursor.point == before.point
    spoken = page.middle.settled.accessibleName()
    assert "The room agreed Yes, today at 11:32, before that No at 10:49" in spoken
    assert page.middle.settled.hasFocus()

    context.session.undo()
    assert held(context, "Child B", "5") == before
    assert "not changed since" in page.middle.settled.accessibleName()


def test_esc_leaves_it_as_it_was(page: WalkPage, context: AuditContext) -> None:
    go(page, "Child B", "5")
    before, label = held(context, "Child B", "5"), context.session.undo_label
    page.change()
    page.press_answer(1)
    type_here(" Twice.")
    QTest.keyClick(page.card.reason, Qt.Key.Key_Escape)
    assert held(context, "Child B", "5") == before
    assert context.session.undo_label == label
    assert page.middle.settled.hasFocus()
    page.change()
    assert page.card.reason.toPlainText() == before.reason


def test_views_and_evidence_of_a_change_wait_for_it_too(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B", "5")
    agency = context.session.now.agencies_on(case_called(context, "Child B"))[0].id
    page.change()
    page.card.change_requested.emit(ViewWish(agency, ViewKind.ROLES, "Not told."))
    page.not_agreed()
    assert context.session.now.views_on(held(context, "Child B", "5")) == ()
    page.agree_and_next()
    assert held(context, "Child B", "5").state is NOT_AGREED
    (view,) = context.session.now.views_on(held(context, "Child B", "5"))
    assert (view.agency_id, view.kind, view.note) == (agency, ViewKind.ROLES, "Not told.")
    page.change()
    page.card.withdrawn.emit(view)
    page.agree_and_next()
    assert context.session.now.views_on(held(context, "Child B", "5")) == ()


def test_a_change_begun_waits_at_its_question_and_closing_asks_for_it(
    page: WalkPage, context: AuditContext, said: list[str]
) -> None:
    go(page, "Child B", "5")
    page.change()
    type_here(" Twice.")
    go(page, "Child D", "1")
    waits = "The change to question 5 for Child B is not agreed yet. It waits there."
    assert said[-1] == waits
    said.clear()
    go(page, "Child B", "5")
    page.leave()
    assert said == [waits], "another stage comes to the front"
    go(page, "Child D", "1")
    page.leave()
    assert said[-1] == waits
    assert len(said) == 2, "it is said where it is left, not at each leaving"
    assert page.ask_what_is_unkept()
    assert page.card.reason.toPlainText().endswith(" Twice.")
    page.agree_and_next()
    assert not page.ask_what_is_unkept()
    assert held(context, "Child B", "5").reason.endswith(" Twice.")


def test_parking_what_is_being_changed_keeps_what_was_typed(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B", "5")
    before = held(context, "Child B", "5")
    page.change()
    type_here(" Await the plan.")
    page.park()
    parked = held(context, "Child B", "5")
    assert parked.state is JudgementState.PARKED
    assert parked.reason == f"{before.reason} Await the plan."
    assert not page.judging.unsettled
    context.session.undo()
    assert held(context, "Child B", "5") == before


def test_a_change_that_changes_nothing_is_no_act(page: WalkPage, context: AuditContext) -> None:
    go(page, "Child B", "5")
    label = context.session.undo_label
    page.change()
    page.agree_and_next()
    assert context.session.undo_label == label
    assert not page.judging.unsettled


def test_a_change_stays_where_it_was_typed_until_it_is_kept(
    page: WalkPage, context: AuditContext, qtbot: QtBot
) -> None:
    go(page, "Child B", "5")
    page.change()
    type_here(" Twice.")
    with used_by_another_program(context):
        with qtbot.waitSignal(context.session.delayed):
            page.agree_and_next()
        assert page.card.reason.toPlainText().endswith(" Twice.")
    qtbot.waitUntil(lambda: held(context, "Child B", "5").reason.endswith(" Twice."))


def test_what_is_undone_under_a_change_ends_it(page: WalkPage, context: AuditContext) -> None:
    settle_all(page, "Child D", but=10)
    go(page, "Child D", "1")
    page.change()
    page.press_answer(2)
    context.session.undo()
    assert page.card.asked is not None
    assert page.card.asked.changing == ""
    assert not page.judging.unsettled


def test_f2_takes_up_what_is_parked(page: WalkPage, context: AuditContext) -> None:
    parked = context.session.now.parked()[0]
    context.cursor.go(parked.case_id, parked.point)
    page.change()
    assert page.card.asked is not None
    assert page.foot.step is FootStep.AGREE
    assert context.session.now.parked() == ()


def test_after_not_agreed_the_reason_can_still_be_typed_until_the_room_goes_on(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child D", "1")
    page.not_agreed()
    type_here("Two views.")
    page.step(context.cursor.next_point)
    assert held(context, "Child D", "1").reason == "Two views."
    page.step(context.cursor.previous_point)
    assert page.card.asked is None


# The end of a case


def test_the_last_open_question_leads_to_the_end_of_the_case_and_on_to_the_next(
    page: WalkPage, context: AuditContext
) -> None:
    settle_all(page, "Child D", but=1)
    go(page, "Child D")
    page.press_answer(1)
    page.agree_and_next()
    assert context.cursor.at_end
    assert page.end.title.text() == "Child D is done"
    assert QApplication.focusWidget() is page.end.next
    assert page.end.next.text() == "Go on to Child H"
    app_theme().apply(Look.LIGHT, 2.0)
    let_settle(page.end)
    assert page.end.action.y() > page.end.title.geometry().bottom(), "the title has its line"
    app_theme().apply(Look.LIGHT, 1.0)
    assert not [one for one in page.end.findChildren(QPlainTextEdit) if one.isVisible()]
    page.agree_and_next()
    assert context.cursor.case_id == case_called(context, "Child H")
    assert page.card.reason.hasFocus()


def test_no_letter_and_no_blank_goes_anywhere_from_the_end_of_a_case(
    page: WalkPage, context: AuditContext, said: list[str]
) -> None:
    go(page, "Child B")
    before = context.session.now
    page.press_answer(1)
    page.park()
    page.not_agreed()
    type_here("No father named.")
    assert context.cursor.at_end
    assert context.session.now.judgements == before.judgements
    assert set(said) == {"Child B is done. Go on to Child E: Ctrl ↵."}


def test_the_lines_say_what_was_agreed_and_open_it_closed(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B")
    spoken = [line.spoken for line in page.end.list.lines]
    assert len(spoken) == 11
    assert spoken[4].startswith("Question 5, Child's views taken into account: No. One line says")
    QTest.keyClick(page.end.next, Qt.Key.Key_Down)
    assert page.end.list.hasFocus()
    for _ in range(4):
        QTest.keyClick(page.end.list, Qt.Key.Key_Down)
    QTest.keyClick(page.end.list, Qt.Key.Key_Return)
    assert context.cursor.point == point_of(context, "5")
    assert page.middle.settled.hasFocus()


def test_a_not_agreed_with_nobody_named_and_what_is_parked_are_said(
    page: WalkPage, context: AuditContext
) -> None:
    settle_all(page, "Child D", but=2)
    number = case_called(context, "Child D")
    context.session.do(lambda file: walk.mark_not_agreed(file, number, point_of(context, "10")))
    context.session.do(lambda file: walk.park(file, number, point_of(context, "11")))
    go(page, "Child D")
    assert context.cursor.at_end
    lines = page.end.list.lines
    assert lines[0].reason == "No reason given"
    assert "Nobody is named as seeing it differently" in lines[9].reason
    assert (lines[9].answer, lines[10].answer) == ("Not agreed", "Parked")


def _add(file: WorkshopFile, questions: list[Question]) -> Changed | None:
    with file.act("add questions") as act:
        for one in questions:
            file.put(one)
    return act.news


def test_the_focus_stays_in_the_middle_when_what_had_it_goes(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B")
    assert page.end.next.hasFocus()
    context.cursor.go(case_called(context, "Child B"), point_of(context, "5"))
    assert page.middle.settled.hasFocus(), "not on a kind of remark, where letters choose"
    context.cursor.go(case_called(context, "Child D"), point_of(context, "1"))
    assert page.card.reason.hasFocus()
    page.heard.focus_entry()
    context.cursor.go(case_called(context, "Child B"), point_of(context, "5"))
    assert page.heard.entry.text.hasFocus(), "a remark being typed goes on"


def test_of_many_questions_what_is_left_over_stands_first(
    page: WalkPage, context: AuditContext
) -> None:
    questions = context.session.now.tool.questions
    new = QuestionId(NEW)
    more = [replace(questions[4], id=new, key=str(n), position=n) for n in range(12, 61)]
    context.session.do(lambda file: _add(file, more))
    settle_all(page, "Child D")
    number = case_called(context, "Child D")
    points = {key: point_of(context, key) for key in ("20", "30", "40", "50")}
    context.session.do(lambda file: walk.give_reason(file, number, points["40"], "Seen twice."))
    for key in ("2", "3", "30"):
        point = point_of(context, key)
        context.session.do(partial(walk.give_reason, case_id=number, point=point, text="So."))
    context.session.do(lambda file: walk.park(file, number, points["50"]))
    context.session.do(lambda file: walk.mark_not_agreed(file, number, points["20"]))
    go(page, "Child D")
    lines = page.end.list.lines
    assert len(lines) == 60
    assert [line.key for line in lines[:3]] == ["50", "20", "1"], "parked, not agreed, no reason"
    assert [line.key for line in lines[-4:]] == ["2", "3", "30", "40"], "then what has a reason"
    assert page.end.hint.text().startswith("What is left over stands first.")


def test_back_from_the_end_leads_to_the_last_question_and_forward_to_the_end_again(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B")
    page.step(context.cursor.previous_point)
    assert context.cursor.point == context.session.now.tool.points[-1]
    page.step(context.cursor.forward)
    assert context.cursor.at_end


def test_undo_at_the_end_goes_to_what_is_open_again(page: WalkPage, context: AuditContext) -> None:
    settle_all(page, "Child D", but=1)
    go(page, "Child D")
    page.press_answer(1)
    page.agree_and_next()
    context.session.undo()
    assert context.cursor.point == point_of(context, "11")


def test_after_the_last_case_all_are_done_and_the_step_is_to_go_on_to_themes(
    page: WalkPage, context: AuditContext
) -> None:
    for case in context.session.now.listed_cases:
        settle_all(page, case.reference)
    number = case_called(context, "Child C")
    context.session.do(lambda file: walk.park(file, number, point_of(context, "2")))
    go(page, "Child G")
    assert page.end.title.text() == "All cases are done"
    assert page.end.next.text() == "Go on to Themes"
    assert [link.text() for link in page.end.parked.links] == ["Child C, question 2"]
    asked: list[str] = []
    context.requested.connect(asked.append)
    page.agree_and_next()
    assert asked == ["themes"]
    go(page, "Child G", "1")
    assert page.foot.agree.text() == "All cases are done: Themes"
    page.agree_and_next()
    assert asked == ["themes", "themes"]


def test_from_a_settled_question_the_step_is_the_next_open_one_anywhere(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B", "5")
    assert page.foot.agree.text() == "Next open: Child E, question 1"
    page.agree_and_next()
    assert context.cursor.case_id == case_called(context, "Child E")
    assert context.cursor.point == point_of(context, "1")


def test_parking_the_last_open_question_ends_the_case(
    page: WalkPage, context: AuditContext
) -> None:
    settle_all(page, "Child D", but=1)
    go(page, "Child D")
    page.park()
    assert context.cursor.at_end
    assert replace(held(context, "Child D", "11"), settled_at="").state is PARKED


# A word that is still composed


@pytest.mark.parametrize(
    "on",
    [
        pytest.param(lambda page: page.agree_and_next(), id="Ctrl+Enter"),
        pytest.param(lambda page: page.foot.agree.click(), id="a click on Agree and next"),
        pytest.param(lambda page: page.step(page.context.cursor.next_point), id="Ctrl+PageDown"),
    ],
)
def test_a_word_still_composed_is_kept_with_its_own_reason(
    page: WalkPage, context: AuditContext, on: Callable[[WalkPage], None]
) -> None:
    go(page, "Child D", "1")
    page.press_answer(1)
    type_here("Saw ")
    QCoreApplication.sendEvent(page.card.reason, QInputMethodEvent("dictated", []))
    on(page)
    assert held(context, "Child D", "1").reason == "Saw dictated"
    assert context.cursor.point == point_of(context, "2")
    assert page.card.reason.toPlainText() == ""


def test_a_word_still_composed_is_kept_with_what_was_heard(
    page: WalkPage, context: AuditContext
) -> None:
    page.hear()
    type_here("Saw ")
    focus = QApplication.focusWidget()
    assert focus is not None
    QCoreApplication.sendEvent(focus, QInputMethodEvent("dictated", []))
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert context.session.now.notes[-1].text == "Saw dictated"


def test_at_the_end_of_a_case_what_is_heard_is_asked_for_by_a_button(
    page: WalkPage, context: AuditContext
) -> None:
    go(page, "Child B")
    assert not page.heard.entry.isVisible()
    assert page.heard.end.note.isVisible()
    assert page.heard.end.goes_to.text() == "It would go to Child B as a whole."
    number = case_called(context, "Child B")
    assert set(page.heard.list.rows) <= {note.id for note in context.session.now.notes_on(number)}
    page.hear()
    type_here("Two visits.")
    QTest.keyClick(page.heard.entry.text, Qt.Key.Key_Return)
    note = context.session.now.notes[-1]
    assert (note.text, note.case_id, note.question_id) == ("Two visits.", number, None)
    QTest.keyClick(page.heard.entry.text, Qt.Key.Key_Escape)
    assert not page.heard.entry.isVisible()
    assert QApplication.focusWidget() is page.end.next
    go(page, "Child D", "1")
    assert page.heard.entry.isVisible()
    assert not page.heard.end.isVisible()


def test_the_end_of_a_case_says_where_in_its_list_one_is_and_what_a_line_cuts(
    page: WalkPage,
) -> None:
    go(page, "Child B")
    found = page.end.list
    model = found.model()
    assert len(found.lines) > 3
    for at, line in enumerate(found.lines):
        index = model.index(at, 0)
        position = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert position == f"{at + 1} of {len(found.lines)}"
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == line.spoken
        assert line.reason in index.data(Qt.ItemDataRole.ToolTipRole)


def test_where_there_is_little_room_no_key_stands_without_its_words(qtbot: QtBot) -> None:
    foot = Foot()
    qtbot.addWidget(foot)
    foot._where.setText("Case 1, question 5 of 11")
    foot.show_step(FootStep.GO_ON, "Next open: Child D, question 1")
    steps = sum(one.sizeHint().width() for one in (foot.back, foot.next, foot.agree))
    foot.resize(steps + 60, 60)
    foot.show()
    assert not foot._where.isVisible()
    assert foot.next.width() >= foot.next.sizeHint().width()
    foot.resize(steps + 500, 60)
    assert foot._where.isVisible()
    foot.resize(steps + 60, 60)
    foot.show_step(FootStep.AGREE, "Agree and next")
    assert foot._where.isVisible()


def test_in_a_low_window_what_was_agreed_is_in_sight_all_the_same(
    page: WalkPage, context: AuditContext
) -> None:
    settled = held(context, "Child A", "5")
    context.cursor.go(settled.case_id, settled.point)
    page.resize(1000, 420)
    QApplication.processEvents()
    assert page.middle.head._theme_name.text().startswith("The room agreed ")
    page.resize(1440, 1400)
    QApplication.processEvents()
    assert not page.middle.head._theme_name.text().startswith("The room agreed ")
