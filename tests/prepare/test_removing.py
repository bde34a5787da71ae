"""Removing rows: what goes with them is asked about once and said, and Tab never leads to it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.wording.readiness import PreparationPart
from ui.prepare.page import PreparePage
from ui.prepare.table_editor import TableEditor


def sheet_of(page: PreparePage, part: PreparationPart) -> TableEditor[Any]:
    page.show_part(part)
    found = page.part(part).findChildren(TableEditor)
    return next(one for one in found if one.isVisible())


def said_by(page: PreparePage) -> list[str]:
    told: list[str] = []
    page.context.notice_requested.connect(told.append)
    return told


def test_an_agency_with_returns_is_asked_about_once_and_what_went_is_said(
    page: PreparePage,
) -> None:
    sheet, told = sheet_of(page, PreparationPart.AGENCIES), said_by(page)
    agencies = len(page.context.session.now.agencies)
    named = page.context.session.now.agencies[0].name
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    sheet.remove.click()
    assert len(page.context.session.now.agencies) == agencies
    assert told[0].startswith(f"{named} would go with 8 requests and 7 returns")
    assert told[0].endswith("Delete or Remove once more does it.")
    sheet.remove.click()
    assert len(page.context.session.now.agencies) == agencies - 1
    assert told[1].startswith(f"{named} removed with 8 requests and 7 returns")
    assert told[1].endswith("Alt+Z takes it back.")
    assert sheet.view.hasFocus()
    page.context.session.undo()
    assert page.context.session.now.agencies[0].name == named


def test_a_removal_asked_about_is_asked_again_after_another_row_or_place(
    page: PreparePage,
) -> None:
    sheet, told = sheet_of(page, PreparationPart.AGENCIES), said_by(page)
    agencies = len(page.context.session.now.agencies)
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    sheet.remove.click()
    sheet.view.setCurrentIndex(sheet.model.index(1, 0))
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    sheet.remove.click()
    sheet.up.setFocus()
    sheet.remove.click()
    assert len(page.context.session.now.agencies) == agencies
    assert len(told) == 3


def test_delete_on_a_whole_row_asks_and_does_it_the_second_time(page: PreparePage) -> None:
    sheet, told = sheet_of(page, PreparationPart.CASES), said_by(page)
    cases = len(page.context.session.now.cases)
    sheet.view.setFocus()
    sheet.view.setCurrentIndex(sheet.model.index(1, 0))
    QTest.keyClick(sheet.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert len(page.context.session.now.cases) == cases
    assert "judgements" in told[0]
    QTest.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert len(page.context.session.now.cases) == cases - 1
    assert "judgements" in told[1]
    assert sheet.view.hasFocus()


@pytest.mark.parametrize(
    "part", [PreparationPart.PEOPLE, PreparationPart.AGENDA, PreparationPart.AUDIT]
)
def test_what_takes_nothing_with_it_goes_at_once_and_says_so(
    page: PreparePage, part: PreparationPart
) -> None:
    sheet, told = sheet_of(page, part), said_by(page)
    if not sheet.model.rows:
        assert sheet.model.setData(sheet.model.index(0, 0), "The plans differ")
    rows = len(sheet.model.rows)
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    sheet.remove.click()
    assert len(sheet.model.rows) == rows - 1
    assert len(told) == 1
    assert told[0].endswith(" removed. Alt+Z takes it back.")
    assert sheet.view.hasFocus()


def test_tab_from_the_cases_goes_to_the_outline_and_then_to_the_buttons(
    own_page: PreparePage, qtbot: QtBot
) -> None:
    page = own_page
    sheet = sheet_of(page, PreparationPart.CASES)
    sheet.view.setFocus()
    QTest.keyClick(sheet.view, Qt.Key.Key_Escape)
    QTest.keyClick(sheet.view, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == f"Outline of {page.context.session.now.cases[0].reference}"
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not sheet.remove
        if focus is sheet.up:
            break
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.up


@pytest.mark.parametrize(
    "part",
    [
        PreparationPart.AGENCIES,
        PreparationPart.PEOPLE,
        PreparationPart.AGENDA,
        PreparationPart.AUDIT,
    ],
)
def test_the_first_stop_after_a_table_is_never_remove(
    page: PreparePage, part: PreparationPart
) -> None:
    sheet = sheet_of(page, part)
    sheet.view.setFocus()
    QTest.keyClick(sheet.view, Qt.Key.Key_Escape)
    QTest.keyClick(sheet.view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not sheet.remove


def test_how_to_leave_a_table_stands_below_it(page: PreparePage) -> None:
    sheet = sheet_of(page, PreparationPart.AGENCIES)
    assert sheet._waiting.text().endswith("Esc, then Tab, leaves the table.")
