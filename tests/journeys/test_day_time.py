"""Breaks, more minutes and a session given up, by keys, while the day goes on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.acts.prepare import set_audit
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.case import Case
from core.model.first_views import FirstView
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note
from tests.journeys.facilitator import Facilitator, Watch
from ui.program.opening import NewAudit, made_file


def _case(facilitator: Facilitator) -> Case:
    with facilitator.in_file() as file:
        return next(one for one in file.all(Case) if one.reference == "Child D")


def _breaks(facilitator: Facilitator) -> dict[str, int]:
    with facilitator.in_file() as file:
        found = [one for one in file.all(AgendaEntry) if one.kind is AgendaKind.BREAK]
    return {one.starts: one.minutes for one in found}


def test_a_break_takes_no_case_s_time_and_is_as_long_as_it_was(at_work: Facilitator) -> None:
    at_work.work(3)
    at_work.press("Ctrl+Shift+P")
    assert "A break since now: no {case} takes time".format(case="case") in at_work.message
    begun = at_work.watch.now
    with at_work.in_file() as file:
        before = sum(one.minutes for one in file.all(Visit))
    at_work.work(20)
    QApplication.processEvents()
    assert "Break" in at_work.bar
    assert "min over" in at_work.bar
    at_work.press("Alt+2", "Ctrl+Return")
    assert "Break" not in at_work.bar, "whoever goes on is back"
    assert _breaks(at_work)[f"{begun:%H:%M}"] == 20
    with at_work.in_file() as file:
        assert sum(one.minutes for one in file.all(Visit)) == before
    at_work.press("Alt+Z", "Alt+Z")


def test_a_break_that_is_taken_back_is_none_any_more(at_work: Facilitator) -> None:
    at_work.press("Ctrl+Shift+P")
    at_work.work(10)
    at_work.press("Alt+Z", "Alt+Z")
    assert "Taken back: begin a break" in at_work.message
    assert "Break" not in at_work.bar
    at_work.press("Ctrl+Shift+P")
    assert "A break since now" in at_work.message, "it begins a new one"
    at_work.work(1)
    at_work.press("Ctrl+Shift+P")
    assert "The break is over: 1 minute." in at_work.message


def test_the_end_of_its_minutes_is_signed_to_me_alone_until_the_case_has_more(
    at_work: Facilitator,
) -> None:
    at_work.press("F5")
    at_work.press_button("Show it in a window anyway")
    at_work.keep_keyboard()
    at_work.press("Ctrl+2")
    at_work.wait(timedelta(minutes=70, seconds=30))
    assert at_work.sees("The minutes of Child D are over.")
    assert "Time is up" not in at_work.wall
    for _ in range(20):
        at_work.press("Ctrl+Shift+I")
    assert _case(at_work).minutes_more == 100
    assert not at_work.sees("The minutes of Child D are over.")
    at_work.press("Alt+Z")
    assert _case(at_work).minutes_more == 95


def test_a_session_is_given_up_for_the_cases_and_undo_puts_it_back(at_work: Facilitator) -> None:
    at_work.watch.now = at_work.watch.now.replace(hour=12, minute=0)
    at_work.work(1)
    assert not at_work.bar.count("On course for 8 of 8")
    at_work.press_button("Give up “What the cases have in common”, 50 min")
    with at_work.in_file() as file:
        kinds = [one.kind for one in file.all(AgendaEntry)]
    assert AgendaKind.THEMES not in kinds
    assert not at_work.sees("Give up “")
    at_work.press("Alt+Z")
    assert at_work.sees("Give up “What the cases have in common”, 50 min")


def test_a_record_sheet_is_typed_in_with_one_key_an_answer(at_work: Facilitator) -> None:
    at_work.press("Ctrl+Shift+Y")
    first = at_work.question
    at_work.say("As on the sheet.")
    at_work.press("Alt+2")
    assert at_work.question != first, "the next question is there"
    assert at_work.sees("From paper: one key an answer, Alt 1 to 9")
    with at_work.in_file() as file:
        judged = file.all(Judgement, "reason = 'As on the sheet.'")
    assert [one.state for one in judged] == [JudgementState.AGREED]
    at_work.walk.toggle_first()
    second = at_work.question
    at_work.press("Alt+1")
    assert at_work.question != second, "on paper no first view was asked for"
    with at_work.in_file() as file:
        assert len(file.all(Judgement, "reason = '' AND state = 'agreed'"))
        assert not file.all(FirstView, "answer <> ''")
    at_work.walk.toggle_first()
    at_work.press("Ctrl+Shift+Y", "Alt+1")
    with at_work.in_file() as file:
        assert len(file.all(Judgement, "state = 'draft'")) == 1, "one waits again"


def test_a_remark_begun_over_half_a_judgement_leaves_either_to_be_finished_first(
    at_work: Facilitator,
) -> None:
    at_work.say("Half a reason")
    at_work.press("Alt+2", "Ctrl+K")
    at_work.say("A remark, ")
    at_work.press("Esc")
    assert at_work.walk.card.reason.toPlainText() == "Half a reason"
    here = at_work.question
    at_work.say(", now whole")
    at_work.press("Ctrl+Return")
    assert at_work.question != here
    at_work.press("Ctrl+K")
    at_work.say("finished after it")
    at_work.press("Return")
    with at_work.in_file() as file:
        assert file.all(Judgement, "reason = 'Half a reason, now whole'")
        noted = [one for one in file.all(Note) if one.text == "A remark, finished after it"]
    assert len(noted) == 1


def test_a_clicker_goes_through_what_is_read_out_and_a_window_for_a_call_is_named_nothing(
    at_work: Facilitator,
) -> None:
    at_work.page.workspace.run("room_window")
    wall = at_work.page.room.window
    at_work.keep_keyboard()
    assert wall.isVisible()
    assert wall.windowTitle() == "Room screen"
    at_work.press("Alt+A", "F5")
    assert "1 to 6 of 14" in at_work.wall
    for _ in range(6):
        QTest.keyClick(wall, Qt.Key.Key_PageDown)
    assert "7 to 12 of 14" in at_work.wall
    QTest.keyClick(wall, Qt.Key.Key_PageUp)
    assert "1 to 6 of 14" in at_work.wall
    at_work.press("PgDown")
    assert "7 to 12 of 14" in at_work.wall, "my own window answers a clicker as well"
    at_work.press("PgUp", "B")
    assert at_work.page.room.is_blank
    at_work.press(".")
    assert "1 to 6 of 14" in at_work.wall
    at_work.press("Tab", "PgDown")
    assert "7 to 12 of 14" in at_work.wall, "whatever of it has the keyboard"
    at_work.press("Esc")
    assert at_work.page.room.is_blank, "what is read out no longer is not on the wall either"
    at_work.press("Esc")


def test_without_a_case_it_is_said_that_there_is_none(
    facilitator: Facilitator, home: Path, watch: Watch
) -> None:
    path = home / "Documents" / "empty.casewalk"
    made_file(NewAudit("Empty", "", path), watch, lambda _done, _of: None).file.close()
    facilitator.open(path)
    facilitator.press("Ctrl+2", "Ctrl+Shift+I")
    assert facilitator.message == "There is no case here yet."
    facilitator.press("Escape", "Ctrl+Shift+Y")
    assert facilitator.message == "There is no case here yet."
    assert not facilitator.sees("From paper")
    facilitator.press("Escape")
    facilitator.window.menus["ask_first"].trigger()
    assert facilitator.message == "There is no case here yet."
    session = facilitator.page.context.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, counts_turns=True)))
    facilitator.press("Escape", "Alt+S")
    assert facilitator.message == "There is no case here yet."
