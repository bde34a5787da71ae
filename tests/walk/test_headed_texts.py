"""Texts under headings are typed at the question, and a tool without headings shows none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.acts.tool import take_tool
from core.model.case import Case
from core.model.headed import TextPlace
from core.model.meeting import Meeting
from core.queries.returns import positions
from core.room import question_scene
from core.store.file import WorkshopFile
from tests.intake.test_other_audits import other_audit
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.headed_texts import HeadedTexts
from ui.walk.page import WalkPage
from ui.widgets.chip import Chip


@pytest.fixture
def deep(tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot) -> Iterator[AuditContext]:
    """A deep dive, whose areas want three texts each."""
    with WorkshopFile.create(tmp_path / "deep.casewalk", clock=watch) as file:
        take_tool(file, other_audit("deep-dive"))
        prepare.keep_rows(file, "add", [Case("Child A"), Case("Child B")])
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def walking(deep: AuditContext, qtbot: QtBot) -> WalkPage:
    page = WalkPage(deep, RoomPresenter(deep, deep))
    qtbot.addWidget(page)
    page.resize(1440, 860)
    show_active(page, qtbot)
    page.arrive()
    return page


def texts(page: WalkPage) -> HeadedTexts:
    return page.middle.body.texts


def chips(page: WalkPage) -> dict[str, Chip]:
    found = [chip for chip in texts(page).findChildren(Chip) if chip.isVisible()]
    return {chip.text(): chip for chip in found}


def written(page: WalkPage, case: int = 0) -> list[tuple[str, str]]:
    now = page.context.session.now
    return [(one.heading, one.text) for one in now.texts_on(now.cases[case].id)]


def write(page: WalkPage, heading: str, text: str) -> None:
    QTest.keyClick(chips(page)[heading], Qt.Key.Key_Space)
    QTest.keyClicks(texts(page).words, text)


def test_a_heading_is_pressed_and_what_is_typed_is_kept_under_it(walking: WalkPage) -> None:
    assert list(chips(walking)) == ["Good practice", "To develop", "Recommendation"]
    assert not texts(walking).words.isVisible()
    write(walking, "Good practice", "One plan for all")
    write(walking, "To develop", "Fathers")
    walking.flush()
    assert written(walking) == [("Good practice", "One plan for all"), ("To develop", "Fathers")]
    assert chips(walking)["Good practice"].accessibleName() == "Good practice, written"
    assert chips(walking)["Recommendation"].accessibleName().endswith("nothing written yet")


def test_the_key_of_an_answer_and_agreeing_are_as_they_were(walking: WalkPage) -> None:
    write(walking, "Good practice", "One plan")
    walking.press_answer(2)
    walking.agree_and_next()
    now = walking.context.session.now
    assert walking.context.cursor.point == now.tool.points[1]
    assert written(walking) == [("Good practice", "One plan")]
    assert not texts(walking).words.isVisible()
    walking.context.cursor.go(now.cases[0].id, now.tool.points[0])
    assert walking.middle.settled.isVisible()
    write(walking, "Recommendation", "Ask the school")
    walking.flush()
    assert ("Recommendation", "Ask the school") in written(walking)


def test_words_go_to_the_case_they_were_typed_for(walking: WalkPage) -> None:
    write(walking, "Good practice", "Half a")
    now = walking.context.session.now
    walking.context.cursor.go(now.cases[1].id, now.tool.points[0])
    assert written(walking) == [("Good practice", "Half a")]
    assert written(walking, 1) == []


def test_esc_closes_the_words_and_comes_back_to_the_heading(walking: WalkPage) -> None:
    write(walking, "To develop", "Fathers")
    QTest.keyClick(texts(walking).words, Qt.Key.Key_Escape)
    assert written(walking) == [("To develop", "Fathers")]
    assert not texts(walking).words.isVisible()
    assert chips(walking)["To develop"].hasFocus()


def test_the_meeting_a_text_was_written_at_is_put_right(walking: WalkPage) -> None:
    session = walking.context.session
    write(walking, "To develop", "Fathers")
    walking.flush()
    assert not texts(walking).meeting.isVisible(), "there is but one day"
    session.do(lambda file: prepare.keep_rows(file, "add", [Meeting("Feedback")]))
    feedback = session.now.meetings[0].id
    assert texts(walking).meeting.isVisible()
    texts(walking).meeting.chosen.emit(feedback)
    assert session.now.headed_texts[0].meeting_id == feedback
    assert texts(walking).meeting.text().startswith("Meeting: Feedback")
    session.undo()
    assert session.now.headed_texts[0].meeting_id is None


def test_an_undo_is_shown_at_once(walking: WalkPage) -> None:
    write(walking, "To develop", "Fathers")
    walking.flush()
    walking.context.session.undo()
    assert written(walking) == []
    assert texts(walking).words.toPlainText() == ""


def test_a_question_without_headings_shows_nothing_of_them(walking: WalkPage) -> None:
    now = walking.context.session.now
    before = chips(walking)
    walking.context.cursor.go(now.cases[0].id, now.tool.points[-1])
    assert not texts(walking).isVisible()
    walking.context.cursor.go(now.cases[1].id, now.tool.points[0])
    assert chips(walking) == before, "made once and shown anew"


def test_nothing_of_it_is_put_on_the_wall(walking: WalkPage) -> None:
    write(walking, "Good practice", "Zebra")
    walking.flush()
    session = walking.context.session
    now, case, point = session.now, session.now.cases[0], session.now.tool.points[0]
    at = session.read(lambda file: positions(file, now, case.id, point))
    written = now.text_at(case.id, TextPlace("Good practice", point.question_id))
    assert written is not None
    assert written.text == "Zebra"
    assert "Zebra" not in repr(question_scene(now, case.id, point, at))
