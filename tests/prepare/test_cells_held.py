"""What was typed into a table stays in its cell when the file takes nothing, and is told again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.acts.prepare import keep_rows, remove_rows
from core.model.case import Case
from core.wording.readiness import PreparationPart
from tests.prepare.test_kept_anyway import begin_row, cases, refusing
from ui.prepare.day_part import DayPart
from ui.prepare.page import PreparePage
from ui.prepare.table_editor import TableEditor

OUTLINE = 8
SAID = "What the room must know, in many words. " * 20


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.CASES


def shown(sheet: TableEditor[Case], at: int, column: int) -> str:
    """Return what stands in a cell when it is opened."""
    return str(sheet.model.index(at, column).data(Qt.ItemDataRole.EditRole))


def type_in_cell(sheet: TableEditor[Case], at: int, column: int, text: str) -> None:
    """Open a cell, type over it and press Enter."""
    sheet.view.setCurrentIndex(sheet.model.index(at, column))
    sheet.view.setFocus()
    QTest.keyClick(sheet.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # which is when the table takes it


@pytest.mark.parametrize("by", ["leaving", "typing on"])
def test_words_typed_while_the_file_is_in_use_stay_and_are_kept_later(
    page: PreparePage, by: str
) -> None:
    sheet, said = cases(page).sheet, SAID.strip()
    before = page.context.session.now.cases[1]
    with refusing(page):
        type_in_cell(sheet, 1, OUTLINE, SAID)
        sheet.refresh()
        assert shown(sheet, 1, OUTLINE) == said
        assert page.context.session.now.cases[1] == before
        page.leave()
    if by == "leaving":
        page.show_part(PreparationPart.AGENCIES)
    else:
        type_in_cell(sheet, 1, 1, "11")
    assert page.context.session.now.cases[1].outline == said
    page.context.session.undo()
    cases(page)
    assert shown(sheet, 1, OUTLINE) == before.outline, "nothing waits any more"


def test_what_waits_in_one_cell_leaves_the_others_as_they_are(page: PreparePage) -> None:
    sheet = cases(page).sheet
    with refusing(page):
        type_in_cell(sheet, 1, OUTLINE, "Words")
    elsewhere = page.context.session.now.cases[1]
    page.context.session.do(
        lambda file: keep_rows(file, "x", [Case(elsewhere.reference, elsewhere.id, age="12")])
    )
    page.leave()
    held = page.context.session.now.cases[1]
    assert (held.age, held.outline) == ("12", "Words")


def test_what_waits_goes_with_its_row(page: PreparePage) -> None:
    sheet = cases(page).sheet
    with refusing(page):
        type_in_cell(sheet, 1, OUTLINE, "Words")
    gone = page.context.session.now.cases[1]
    page.context.session.do(lambda file: remove_rows(file, "remove a case", [gone]))
    page.leave()
    assert all(case.outline != "Words" for case in page.context.session.now.cases)
    page.context.session.undo()
    assert shown(sheet, 1, OUTLINE) == "Words"


def test_a_new_row_the_file_did_not_take_is_kept_on_leaving(page: PreparePage) -> None:
    sheet = cases(page).sheet
    at = begin_row(sheet, OUTLINE, "Words")
    with refusing(page):
        type_in_cell(sheet, at, 0, "Child Z")
        assert (shown(sheet, at, 0), shown(sheet, at, OUTLINE)) == ("Child Z", "Words")
    page.leave()
    page.leave()
    kept = page.context.session.now.cases[at:]
    assert [(case.reference, case.outline) for case in kept] == [("Child Z", "Words")]
    assert shown(sheet, at + 1, 0) == ""


def test_a_name_that_is_there_already_is_not_what_the_file_did_not_take(
    page: PreparePage,
) -> None:
    sheet = cases(page).sheet
    type_in_cell(sheet, 1, 0, "Child C")
    assert shown(sheet, 1, 0) == "Child B"
    assert sheet.model.waiting_rows() == []


def test_a_row_begun_outlives_rows_that_come_in_otherwise(page: PreparePage) -> None:
    sheet = cases(page).sheet
    at = begin_row(sheet, OUTLINE, "Words without a reference")
    page.context.session.do(lambda file: keep_rows(file, "add a case", [Case("Child Y")]))
    assert shown(sheet, at, 0) == "Child Y"
    assert shown(sheet, at + 1, OUTLINE) == "Words without a reference"
    type_in_cell(sheet, at + 1, 0, "Child Z")
    assert page.context.session.now.cases[-1].outline == "Words without a reference"


def test_people_without_a_name_of_their_own_wait_too(page: PreparePage) -> None:
    page.show_part(PreparationPart.PEOPLE)
    day = page.front
    assert isinstance(day, DayPart)
    at = len(day.people.model.rows)
    with refusing(page):
        day.people.model.setData(day.people.model.index(at, 0), "Manager")
    page.leave()
    assert page.context.session.now.participants[-1].role == "Manager"
    assert len(page.context.session.now.participants) == at + 1


def test_a_name_that_is_taken_stays_open_in_its_cell(page: PreparePage) -> None:
    sheet = cases(page).sheet
    before = [case.reference for case in page.context.session.now.cases]
    type_in_cell(sheet, 1, 0, before[0])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.selectedText()) == (before[0], before[0])
    assert [case.reference for case in page.context.session.now.cases] == before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert shown(sheet, 1, 0) == before[1]
