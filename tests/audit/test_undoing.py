"""Undo and redo tell what they took, and name first what is out of sight."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.acts.walk import choose, park
from core.examples import build_example
from core.model.case import Agency
from core.model.fault import NotYet, WorkshopError
from core.store.file import WorkshopFile
from tests.showing import show_active
from ui.audit.page import AuditPage
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.theme import Tone
from ui.theme.grounds import TONE
from ui.widgets.announcer import announcer
from ui.widgets.button import Button


class Watch:
    """A clock the test moves."""

    now = datetime(2014, 4, 9, 11, 0, 0)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in the file of the children in need example."""
    path = tmp_path_factory.mktemp("built") / "cin.casewalk"
    build_example("cin", path, clock=Watch(), today=True)
    return path.read_bytes()


@pytest.fixture
def audit(built: bytes, tmp_path: Path, watch: Watch, qtbot: QtBot) -> Iterator[AuditPage]:
    """The children in need example, open in Walk."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(built)
    home = QWidget()
    qtbot.addWidget(home)
    file = WorkshopFile.open(path, clock=watch)
    page = AuditPage(
        OpenedAudit(file, locked=False), SettingsFile(tmp_path / "settings.json"), home
    )
    page.resize(1440, 900)
    show_active(home, qtbot)
    page.show()
    page.workspace.arrive("walk")
    yield page
    page.shut()


def message(audit: AuditPage) -> str:
    """Return what the bar says."""
    return audit.workspace.message.text


def park_here(audit: AuditPage) -> str:
    """Put the question in front aside; return its name as labels have it."""
    cursor, now = audit.context.cursor, audit.session.now
    case_id, point = cursor.case_id, cursor.point
    assert case_id is not None
    assert point is not None
    audit.session.do(lambda file: park(file, case_id, point))
    return f"question {now.tool.question[point.question_id].key} for {now.case[case_id].reference}"


def test_undo_tells_what_was_taken_back(audit: AuditPage) -> None:
    asked = park_here(audit)
    audit.workspace.run("undo")
    assert message(audit) == f"Taken back: park {asked}."
    audit.workspace.run("redo")
    assert message(audit) == f"Done again: park {asked}."


def test_what_was_done_at_another_question_is_a_press_away(audit: AuditPage, qtbot: QtBot) -> None:
    cursor = audit.context.cursor
    asked, before = park_here(audit), (cursor.case_id, cursor.point)
    assert cursor.next_point()
    audit.workspace.run("undo")
    assert message(audit) == f"Taken back: park {asked}."
    go = next(one for one in audit.workspace.message.findChildren(Button) if one.text())
    assert go.text() == "Go there"
    go.click()
    assert (cursor.case_id, cursor.point) == before


def test_what_was_done_in_another_stage_is_named_first(audit: AuditPage) -> None:
    asked = park_here(audit)
    audit.workspace.go("themes")
    step = audit.session.undo_step
    audit.workspace.run("undo")
    assert message(audit) == f"Alt+Z once more takes back what was done at 11:00: park {asked}."
    assert audit.session.undo_step == step, "nothing was taken back yet"
    audit.workspace.run("undo")
    assert message(audit) == f"Taken back: park {asked}."


def test_what_was_done_over_a_minute_ago_is_named_first(audit: AuditPage, watch: Watch) -> None:
    asked = park_here(audit)
    watch.now += timedelta(minutes=2)
    audit.workspace.run("undo")
    assert message(audit).endswith(f"done at 11:00: park {asked}.")
    audit.workspace.run("undo")
    assert message(audit) == f"Taken back: park {asked}."
    watch.now += timedelta(minutes=2)
    audit.workspace.run("redo")
    assert message(audit).startswith("Alt+Shift+Z once more")
    audit.workspace.run("redo")
    assert message(audit) == f"Done again: park {asked}."


def test_a_question_about_undo_is_asked_anew_when_the_room_went_on(
    audit: AuditPage, watch: Watch, qtbot: QtBot
) -> None:
    park_here(audit)
    watch.now += timedelta(minutes=2)
    audit.workspace.run("undo")
    qtbot.wait(1)
    audit.context.cursor.next_point()
    assert message(audit) == ""
    step = audit.session.undo_step
    audit.workspace.run("undo")
    assert message(audit).startswith("Alt+Z once more")
    assert audit.session.undo_step == step


def test_a_message_goes_with_its_question_and_with_its_stage(
    audit: AuditPage, qtbot: QtBot
) -> None:
    audit.context.give_notice("Question 2 has no answer yet.")
    qtbot.wait(1)
    audit.context.cursor.next_point()
    assert message(audit) == ""
    audit.context.give_notice("Every question is settled.")
    qtbot.wait(1)
    audit.workspace.go("themes")
    assert message(audit) == ""


def test_what_was_refused_on_the_way_is_still_said_after_it(audit: AuditPage) -> None:
    fault = WorkshopError("That is too long.", "It was not kept.", "Shorten it.")
    audit.context.refuse(fault)
    audit.context.cursor.next_point()
    assert message(audit) == fault.sentences


def test_a_fault_comes_back_when_a_passing_word_is_over(audit: AuditPage, qtbot: QtBot) -> None:
    fault = WorkshopError("The disk is full.", "Nothing was written.", "Make room.")
    audit.context.show_fault(fault)
    audit.context.give_notice("There is no agenda.")
    assert message(audit) == "There is no agenda."
    audit.session.do(lambda file: keep_rows(file, "add Ambulance", [Agency("Ambulance")]))
    assert message(audit) == fault.sentences
    assert audit.workspace.message.property(TONE) == Tone.BAD


def test_what_waits_to_be_kept_is_over_once_something_is(audit: AuditPage) -> None:
    audit.context.show_fault(NotYet("A line is half typed.", "All else is safe.", "Press Enter."))
    audit.session.do(lambda file: keep_rows(file, "add Ambulance", [Agency("Ambulance")]))
    assert message(audit) == ""


def test_messages_of_one_moment_are_heard_in_one_piece(audit: AuditPage, qtbot: QtBot) -> None:
    qtbot.wait(1)
    with qtbot.waitSignal(announcer().announced) as heard:
        audit.context.give_notice("One thing.")
        audit.context.give_notice("Another thing.")
    assert heard.args is not None
    assert heard.args[0].endswith("One thing. Another thing.")


def test_choosing_again_within_a_minute_is_taken_back_at_once(audit: AuditPage) -> None:
    cursor = audit.context.cursor
    case_id, point = cursor.case_id, cursor.point
    assert case_id is not None
    assert point is not None
    answer = audit.session.now.tool.answers_at(point)[0]
    audit.session.do(lambda file: choose(file, case_id, point, answer.id))
    audit.workspace.run("undo")
    assert message(audit).startswith("Taken back: choose an answer to question")
