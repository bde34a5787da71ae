"""Questions whose answer is not one of some are judged with a few keys, like every other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.acts.heard import add_note
from core.acts.prepare import keep_rows, set_audit
from core.model.judgement import Judgement, JudgementState
from core.model.note import Note, NoteKind
from core.model.steps import DayOff
from core.queries.returns import positions
from core.room import judgement_scene, question_scene
from tests.kinds import kinds_audit, point_called
from tests.showing import show_active
from tests.walk.conftest import Watch, _context
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.walk.page import WalkPage


@pytest.fixture
def kinds(tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot) -> Iterator[AuditContext]:
    """An audit whose questions want every kind of answer."""
    with kinds_audit(tmp_path / "kinds.casewalk", watch) as file:
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def walking(kinds: AuditContext, qtbot: QtBot) -> WalkPage:
    page = WalkPage(kinds, RoomPresenter(kinds, kinds))
    qtbot.addWidget(page)
    page.resize(1440, 860)
    show_active(page, qtbot)
    page.arrive()
    return page


def go(page: WalkPage, key: str) -> None:
    now = page.context.session.now
    page.context.cursor.go(now.cases[0].id, point_called(now.tool, key))
    page.take_focus()


def judged(page: WalkPage, key: str) -> Judgement | None:
    now = page.context.session.now
    return now.judgement(now.cases[0].id, point_called(now.tool, key))


def keys(page: WalkPage, text: str) -> None:
    """Press keys where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def enter(ctrl: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focus, Qt.Key.Key_Return, held)


def test_what_is_typed_in_a_line_stays_in_sight_and_keeps_the_keyboard(walking: WalkPage) -> None:
    go(walking, "3")
    line, middle = walking.card.value.first, walking.middle
    assert line.hasFocus()
    QTest.keyClicks(line, "5/3/")
    walking.resize(1440, 330)  # no room for all: it stands with the buttons at the foot
    QApplication.processEvents()
    QApplication.processEvents()
    assert middle._lent.isAncestorOf(line)
    assert line.visibleRegion().boundingRect().height() == line.height()
    assert line.hasFocus()
    QTest.keyClicks(line, "2014")
    assert line.text() == "5/3/2014"
    go(walking, "5")
    assert not middle._lent.isAncestorOf(walking.card.value)


def test_each_key_toggles_one_of_several_answers(walking: WalkPage) -> None:
    go(walking, "1")
    walking.press_answer(1)
    walking.press_answer(3)
    held = judged(walking, "1")
    assert held is not None
    assert (held.value, held.state) == ("child_in_need early_help", JudgementState.DRAFT)
    checked = [button.isChecked() for button in walking.card.answers._answers]
    assert checked == [True, False, True]
    walking.press_answer(1)
    walking.agree_and_next()
    held = judged(walking, "1")
    assert held is not None
    assert (held.value, held.state) == ("early_help", JudgementState.AGREED)
    assert walking.context.cursor.point == point_called(walking.context.session.now.tool, "2")


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [("2", "1,200", "1200"), ("3", "5/3/2014", "2014-03-05"), ("3", "5 Mar 2014", "2014-03-05")],
)
def test_a_number_or_date_is_typed_and_enter_agrees_it(
    walking: WalkPage, key: str, typed: str, value: str
) -> None:
    go(walking, key)
    keys(walking, typed)
    enter()
    held = judged(walking, key)
    assert held is not None
    assert (held.value, held.state) == (value, JudgementState.AGREED)
    assert walking.context.cursor.point != point_called(walking.context.session.now.tool, key)
    go(walking, key)
    verdict = walking.middle.settled._verdict
    assert verdict._own_sign() is None, "not the sign of what nobody knows"


def test_a_period_is_typed_in_two_fields(walking: WalkPage) -> None:
    go(walking, "4")
    keys(walking, "3/3/2014")
    walking.card.value.second.setFocus()
    keys(walking, "20/3/2014")
    enter()
    held = judged(walking, "4")
    assert held is not None
    assert held.value == "2014-03-03/2014-03-20"


def test_what_is_no_date_is_not_agreed_and_stays_where_it_was_typed(
    walking: WalkPage, kinds: AuditContext
) -> None:
    go(walking, "3")
    keys(walking, "half a date")
    walking.agree_and_next()
    assert judged(walking, "3") is None
    assert walking.card.value.problem.text().startswith("“half a date” is not a date.")
    assert kinds.cursor.point == point_called(kinds.session.now.tool, "3")
    go(walking, "2")
    go(walking, "3")
    assert walking.card.value.first.text() == "half a date"
    assert [draft.field for draft in kinds.session.drafts.all()] == ["value"]
    walking.card.value.first.clear()
    keys(walking, "5/3/2014")
    enter()
    assert not kinds.session.drafts.all()


def test_words_are_kept_and_never_reach_the_wall(walking: WalkPage, kinds: AuditContext) -> None:
    go(walking, "5")
    keys(walking, "Loud at night")
    walking.flush()
    walking.agree_and_next()
    held, now = judged(walking, "5"), kinds.session.now
    assert held is not None
    assert (held.value, held.state) == ("Loud at night", JudgementState.AGREED)
    point = point_called(now.tool, "5")
    found = kinds.session.read(lambda file: positions(file, now, now.cases[0].id, point))
    shown = repr(question_scene(now, now.cases[0].id, point, found)) + repr(
        judgement_scene(now, held)
    )
    assert "In words" in shown
    assert "Health" in shown
    assert "Loud" not in shown
    assert "sofa" not in shown


def test_the_wall_tells_numbers_and_who_was_late(walking: WalkPage, kinds: AuditContext) -> None:
    now = kinds.session.now
    case = now.cases[0].id

    def columns(key: str) -> list[tuple[str, tuple[str, ...]]]:
        point = point_called(now.tool, key)
        found = kinds.session.read(lambda file: positions(file, now, case, point))
        return [(one.label, one.names) for one in question_scene(now, case, point, found).columns]

    said = {key: columns(key) for key in ("1", "2", "4")}
    assert said["1"][:2] == [("Child in need", ("Health", "Police")), ("Early help", ("Health",))]
    assert said["2"][0] == ("Numbers, median 7.5 visits", ("Police 3 visits", "Health 12 visits"))
    assert [label for label, _ in said["4"]] == ["In time", "Late", "No answer"]


def test_whose_period_is_late_follows_the_days_that_nobody_works(walking: WalkPage) -> None:
    session = walking.context.session
    go(walking, "4")

    def late() -> int:
        told = [one.accessibleDescription() for one in walking.findChildren(QWidget)]
        told += [one.accessibleName() for one in walking.findChildren(QWidget)]
        return sum("Late, 1: Police" in one for one in told)

    assert late()
    off = [DayOff(f"2014-03-{day}") for day in (17, 18, 19)]
    session.do(lambda file: keep_rows(file, "days off", off))
    assert not late()
    assert session.undo()
    assert late()


def test_a_settled_value_is_changed_and_settled_anew(walking: WalkPage) -> None:
    go(walking, "2")
    keys(walking, "14")
    enter()
    go(walking, "2")
    walking.change()
    walking.card.value.first.selectAll()
    keys(walking, "15")
    walking.agree_and_next()
    held = judged(walking, "2")
    assert held is not None
    assert (held.value, held.state) == ("15", JudgementState.AGREED)


def test_first_views_are_typed_where_no_key_gives_them_and_the_last_one_reveals(
    walking: WalkPage, kinds: AuditContext
) -> None:
    session = kinds.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, asks_first=True)))
    go(walking, "2")
    first = walking.middle.body.first
    assert first is not None
    rows = first.card.rows
    assert [row.name.text() for row in rows] == ["Health", "Police", "Schools"]
    keys(walking, "many")
    enter()
    assert "“many” is not a number." in first.card.problem.text()
    assert not session.now.first_views
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.selectAll()
    keys(walking, "4")
    enter()
    assert first.card.problem.isHidden()
    keys(walking, "half")
    walking.context.session.do(lambda file: add_note(file, Note(NoteKind.COMMENT, "a remark")))
    second = rows[1].focusProxy()
    assert isinstance(second, QLineEdit)
    assert second.text() == "half", "what is half typed stays whatever is kept meanwhile"
    second.clear()
    enter()
    assert walking.middle.body.card.isHidden(), "nothing is shown before the last"
    keys(walking, "12")
    enter()
    views = session.now.first_views_at(session.now.cases[0].id, point_called(session.now.tool, "2"))
    assert [one.answer for one in views] == ["4 visits", "", "12 visits"]
    assert not session.now.hides(session.now.cases[0].id, point_called(session.now.tool, "2"))
    said = walking.middle.body.typed_chips
    told = [chip.text() for chip in said.chips.values()]
    assert told == ["Health: 4 visits", "Police: no view", "Schools: 12 visits"]
    police = list(said.chips.values())[1]
    police.setFocus()
    police.click()
    keys(walking, "some")
    enter()
    assert "“some” is not a number." in said.problem.text()
    said.line.selectAll()
    keys(walking, "7")
    enter()
    assert said.line.isHidden()
    assert police.hasFocus()
    views = session.now.first_views_at(session.now.cases[0].id, point_called(session.now.tool, "2"))
    assert [(one.answer, one.put_right) for one in views][1] == ("7 visits", True)
    assert police.text() == "Police: 7 visits"
    police.click()
    QTest.keyClick(said.line, Qt.Key.Key_Escape)
    assert said.line.isHidden()
    assert session.now.first_views_at(views[0].case_id, views[0].point) == views
    go(walking, "3")
    keys(walking, "5/3")
    go(walking, "1")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "", "what is half typed to one question is not of another"
    keys(walking, "13")
    enter()
    assert session.now.first_views[-1].answer == "Child in need, Early help"
    assert session.now.first_views[-1].answer_key == "child_in_need early_help"
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Backspace)
    assert len(session.now.first_views) == 3, "an empty line's Backspace takes the last one back"
    go(walking, "4")
    keys(walking, "3/3/2014 to 20/3/2014")
    enter()
    took = first.card.rows[0].said.text()  # type: ignore[union-attr]
    assert took == "13 working days, late", "its days stand in the line"
