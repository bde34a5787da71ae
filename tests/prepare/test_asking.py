"""Asking in the table of returns: many cells at once by keyboard, and by rule."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.counting.reconciliation import Came
from core.model.case import Request, RequestStatus, Return
from core.model.changed import Changed
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.returns_part import ReturnsPart
from ui.theme import Look, app_theme

ALL_TABLE = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def part(page: PreparePage) -> ReturnsPart:
    page.show_part(PreparationPart.RETURNS)
    assert isinstance(page.front, ReturnsPart)
    return page.front


def nobody_asked(part: ReturnsPart) -> None:
    def act(file: WorkshopFile) -> Changed | None:
        with file.act("begin again") as done:
            file.remove_all(file.all(Request))
            file.remove_all(file.all(Return))
        return done.news

    part.context.session.do(act)


def test_many_cells_are_chosen_by_keyboard_and_asked_in_one_step(part: ReturnsPart) -> None:
    nobody_asked(part)
    part.begin()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(part.matrix, key, SHIFT)
    QTest.keyClick(part.matrix, Qt.Key.Key_Return)
    assert part.several.ask.hasFocus()
    assert part.several._head.text() == "6 cells chosen"
    part.several.due.field.setText("10 working days")
    part.several.ask.click()
    requests = part.context.session.now.requests
    assert {(one.asked, one.due) for one in requests} == {("2014-04-09", "2014-04-25")}
    assert len(requests) == 6
    part.context.session.undo()
    assert part.context.session.now.requests == ()


def test_one_thing_is_set_on_all_that_are_chosen(part: ReturnsPart) -> None:
    QTest.keyClick(part.matrix, Qt.Key.Key_A, ALL_TABLE)
    waiting = part.several.marks[RequestStatus.WAITING]
    waiting.click()
    assert part.context.session.undo_label == "mark 13 requests as waiting"
    assert part.several.chase.text() == "Note 13 as chased today"
    part.several.chase.click()
    now = part.context.session.now
    assert sum(one.chased == "2014-04-09" for one in now.requests) == 13
    assert "13 overdue, up to" in part._numbers.text()


def test_who_worked_with_what_is_noted_by_rule_and_by_hand_and_then_asked(
    part: ReturnsPart,
) -> None:
    nobody_asked(part)
    part.by_rule.click()
    rule = part.rule
    rule.agencies.setCurrentText("GP")
    assert rule.mark.text() == "Note 8 as worked with"
    rule.mark.click()
    assert "8 worked with, not asked" in part._numbers.text()
    rule.agencies.setCurrentText("Every agency noted as having worked with it")
    assert rule.ask.text() == "Ask for 8 returns"
    first = part.context.session.now.worked_with[0]
    rule.leave.click()
    part.choose((first.case_id, first.agency_id))
    part.panel.worked.click()
    assert len(part.context.session.now.worked_with) == 7
    QTest.keyClick(part.matrix, Qt.Key.Key_A, ALL_TABLE)
    assert part.several.worked.text() == "Note 73 as worked with"
    part.several.forget.click()
    assert not part.context.session.now.worked_with


def test_a_total_chooses_the_cells_it_counts(part: ReturnsPart) -> None:
    part.matrix.setCurrentIndex(part.model.index(8, 1))
    QTest.keyClick(part.matrix, Qt.Key.Key_Space)
    assert len(part.matrix.pairs) == 8
    part.matrix.setCurrentIndex(part.model.index(0, 10))
    QTest.keyClick(part.matrix, Qt.Key.Key_Space)
    assert len(part.matrix.pairs) == 10


def test_the_day_a_request_is_due_can_be_set_in_working_days(part: ReturnsPart) -> None:
    pair = part.context.session.now.requests[-1]
    part.choose((pair.case_id, pair.agency_id))
    part.panel.marks[RequestStatus.WAITING].click()
    part.panel.due.field.setText("5 working days")
    part.panel.due.field.setModified(True)
    part.panel.due.field.flush()
    held = part.context.session.now.requests[-1]
    assert held.due == "2014-03-14"
    assert part.panel.due.field.text() == "14 March 2014"


def test_a_rule_says_what_it_would_do_before_it_does_it(part: ReturnsPart) -> None:
    nobody_asked(part)
    part.by_rule.click()
    rule = part.rule
    assert rule._words.text() == "80 requests would be made."
    rule.agencies.setCurrentText("GP")
    rule.cases.setCurrentIndex(1)
    assert rule.ask.text() == "Ask for 8 returns"
    rule.ask.click()
    assert rule.isHidden()
    assert {one.agency_id for one in part.context.session.now.requests} == {2}
    assert part.context.session.undo_label == "ask for 8 returns"
    part.by_rule.click()
    QTest.keyClick(rule.agencies, Qt.Key.Key_Escape)
    assert rule.isHidden()


def test_a_number_leads_to_the_cells_behind_it(part: ReturnsPart) -> None:
    part._on_which("numbers")
    numbers = part.numbers
    model = numbers.model
    last = model.rowCount() - 1
    assert [str(model.index(last, at).data()) for at in range(4)] == ["37", "28", "24", "14"]
    unusable = model.columns.index(Came.UNUSABLE)
    assert model.index(last, unusable).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "All: 4 no form filled in"
    )
    numbers.table.setCurrentIndex(model.index(last, unusable))
    QTest.keyClick(numbers.table, Qt.Key.Key_Return)
    assert part.matrix.isVisible()
    assert len(part.matrix.pairs) == 4
    assert part.several._head.text() == "4 cells chosen"
    part._on_which("numbers")
    numbers.item.setCurrentIndex(1)
    assert str(model.index(last, 3).data()) == "24"


def test_enter_in_the_day_asks(part: ReturnsPart) -> None:
    nobody_asked(part)
    part.by_rule.click()
    part.rule.due.field.setText("10 working days")
    QTest.keyClick(part.rule.due.field, Qt.Key.Key_Return)
    assert part.rule.isHidden()
    assert len(part.context.session.now.requests) == 80


def test_with_large_text_every_choice_of_the_rule_is_in_sight(
    own_page: PreparePage, part: ReturnsPart
) -> None:
    page, theme = own_page, app_theme()
    try:
        theme.apply(Look.LIGHT, 2.0)
        page.resize(1280, 600)
        page.show()
        part.by_rule.click()
        QApplication.processEvents()
        ask = part.rule.ask.mapTo(part.rule, QPoint()).y()
        for field in (part.rule.agencies, part.rule.cases, part.rule.due.field):
            assert 0 < field.mapTo(part.rule, QPoint(0, field.height())).y() <= ask
        assert not part.by_rule.isVisible(), "it is open already"
        part.rule.leave.click()
        assert part.by_rule.isVisible()
        assert part.matrix.isVisible()
    finally:
        theme.apply(Look.LIGHT, 1.0)
