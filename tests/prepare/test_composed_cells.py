"""A word an input method holds opens a cell like any letter, and is kept with it."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.wording.readiness import PreparationPart
from tests.prepare.test_kept_anyway import cases
from ui.prepare.page import PreparePage


@pytest.fixture
def first_part() -> PreparationPart:
    return PreparationPart.CASES


def compose(widget: QWidget | None, word: str, commit: str = "") -> None:
    """Hold a word as an input method does, or give it."""
    assert widget is not None
    event = QInputMethodEvent(word, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize("given", [True, False], ids=["given", "still held"])
def test_the_first_composed_letter_opens_the_cell_and_the_word_is_kept(
    page: PreparePage, given: bool
) -> None:
    sheet = cases(page).sheet
    sheet.view.setFocus()
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    compose(sheet.view, "К")
    compose(QApplication.focusWidget(), "Ки")
    if given:
        compose(QApplication.focusWidget(), "", "Кира")
    else:
        compose(QApplication.focusWidget(), "Кира")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.context.session.now.cases[0].reference == "Кира"


def test_a_word_still_held_in_an_open_cell_is_kept_when_the_stage_is_left(
    own_page: PreparePage,
) -> None:
    page = own_page
    sheet = cases(page).sheet
    sheet.view.setFocus()
    sheet.view.setCurrentIndex(sheet.model.index(0, 0))
    QTest.keyClick(sheet.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    compose(editor, "Кира")
    page.leave()
    assert page.context.session.now.cases[0].reference == "Кира"
