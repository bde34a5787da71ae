"""Walk as a whole: the words of the room outlive whatever happens to the file and its cases."""

from importlib import import_module

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import heard, prepare
from core.model.case import Case
from core.model.judgement import ViewKind
from core.model.note import Note, NoteKind
from tests.showing import show_active
from tests.walk.conftest import case_called, used_by_another_program
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.page import WalkPage
from ui.walk.views import ViewWish
from ui.widgets.pressable import Pressable

SAID = "Nobody wrote it down."


@pytest.fixture
def walking(context: AuditContext, qtbot: QtBot) -> WalkPage:
    page = WalkPage(context, RoomPresenter(context, context))
    qtbot.addWidget(page)
    page.resize(1440, 860)
    show_active(page, qtbot)
    page.arrive()
    return page


def _reason(context: AuditContext, case: str) -> str:
    held = context.session.now.judgement(
        case_called(context, case), context.session.now.tool.points[0]
    )
    return "" if held is None else held.reason


def test_a_reason_that_could_not_be_kept_is_kept_when_the_page_is_turned(
    walking: WalkPage, context: AuditContext, qtbot: QtBot
) -> None:
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        walking.card.reason.insertPlainText(SAID)
        walking.flush()
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    walking.step(context.cursor.next_point)
    assert _reason(context, "Child D") == SAID
    walking.step(context.cursor.previous_point)
    assert walking.card.reason.toPlainText() == SAID


def test_a_reason_outlives_turning_the_page_while_the_file_is_in_use(
    walking: WalkPage, context: AuditContext, qtbot: QtBot
) -> None:
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        walking.card.reason.insertPlainText(SAID)
        walking.step(context.cursor.next_point)
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    walking.leave()
    assert _reason(context, "Child D") == SAID


def test_a_reason_that_waits_goes_with_its_case(
    walking: WalkPage, context: AuditContext, qtbot: QtBot
) -> None:
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        walking.card.reason.insertPlainText(SAID)
        walking.step(context.cursor.next_case)
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    gone = context.session.now.case[case_called(context, "Child D")]
    context.session.do(lambda file: prepare.remove_rows(file, "remove a case", [gone]))
    walking.flush()
    assert not any(held.reason == SAID for held in context.session.now.judgements)


def test_no_key_answers_for_a_case_that_was_taken_back(
    walking: WalkPage, context: AuditContext
) -> None:
    cases = context.session.now.cases
    context.session.do(lambda file: prepare.remove_rows(file, "remove cases", cases))
    context.session.do(lambda file: prepare.keep_rows(file, "add a case", [Case("Child Z")]))
    assert walking.card.asked is not None
    context.session.undo()
    walking.press_answer(1)
    for key in (walking.agree_and_next, walking.not_agreed, walking.park):
        key()
    assert context.session.now.judgements == ()
    context.session.redo()
    walking.press_answer(1)
    assert len(context.session.now.judgements) == 1


def test_the_words_of_a_view_that_could_not_be_kept_are_kept_when_the_page_is_turned(
    walking: WalkPage, context: AuditContext, qtbot: QtBot
) -> None:
    agency = context.session.now.agencies_on(case_called(context, "Child D"))[0].id
    views = walking.card.views
    views.change_requested.emit(ViewWish(agency, ViewKind.OTHER))
    views.open_view(agency)
    with used_by_another_program(context), qtbot.waitSignal(context.session.delayed):
        views.note.insertPlainText(SAID)
        views.flush()
    qtbot.waitUntil(lambda: context.session.busy_reason is None)
    walking.step(context.cursor.next_point)
    assert context.session.now.views[-1].note == SAID


def test_the_words_of_a_view_go_with_undo(walking: WalkPage, context: AuditContext) -> None:
    agency = context.session.now.agencies_on(case_called(context, "Child D"))[0].id
    views = walking.card.views
    views.change_requested.emit(ViewWish(agency, ViewKind.OTHER))
    views.open_view(agency)
    note = QApplication.focusWidget()
    assert note is views.note
    views.note.insertPlainText(SAID)
    views.flush()
    assert context.session.now.views[-1].note == SAID
    context.session.undo()
    assert views.note.toPlainText() == ""


def test_before_there_is_anything_to_walk_the_focus_stands_on_the_way_to_prepare(
    empty: AuditContext, qtbot: QtBot
) -> None:
    page = WalkPage(empty, RoomPresenter(empty, empty))
    qtbot.addWidget(page)
    show_active(page, qtbot)
    page.arrive()
    assert page._place.nothing.go.hasFocus()
    page.hear()
    page.heard.leave_requested.emit()
    assert page._place.nothing.go.hasFocus()


def test_a_view_taken_away_is_said_with_the_way_back(
    walking: WalkPage, context: AuditContext
) -> None:
    told: list[str] = []
    context.notice_requested.connect(told.append)
    agency = context.session.now.agencies[0]
    walking.card.views.change_requested.emit(ViewWish(agency.id, ViewKind.OTHER, "Not so"))
    chip = walking.card.views._chips[0]
    chip.setFocus()
    chip.removed.emit(chip.value)
    assert told == [f"The differing view of {agency.name} removed. Alt+Z takes it back."]
    assert walking.card.views._add.hasFocus()


def test_the_folded_rail_counts_what_the_panel_lists(
    walking: WalkPage, context: AuditContext
) -> None:
    def rail() -> str:
        names = [one.accessibleName() for one in walking.findChildren(Pressable)]
        return next(name for name in names if name.startswith("Heard in the room, "))

    whole = context.session.now.notes
    assert rail() == f"Heard in the room, {len(whole)}"
    context.session.do(lambda file: heard.add_note(file, Note(NoteKind.STRENGTH, "Well kept.")))
    assert rail() == f"Heard in the room, {len(whole) + 1}"
    walking.step(context.cursor.next_case)
    assert rail() == f"Heard in the room, {walking.heard.count}"


def test_a_reason_that_says_more_than_the_room_did_is_pointed_at_as_it_is_typed(
    walking: WalkPage, context: AuditContext
) -> None:
    import_module("core.wording.careful_reader.in_findings")  # as the start screen does
    agency = context.session.now.agencies[0].id
    walking.card.change_requested.emit(ViewWish(agency, ViewKind.OTHER))
    walking.card.reason.setPlainText("All agencies agreed that the plan is right.")
    walking.flush()
    assert walking.card.read.text().startswith("“All agencies")
    assert walking.card.reason.extraSelections()
    walking.step(context.cursor.next_point)
    assert walking.card.read.isHidden()
