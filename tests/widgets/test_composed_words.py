"""A word an input method or dictation still holds belongs to what was typed."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.widgets.growing_text import GrowingText
from ui.widgets.typing_pause import PAUSE


def compose(widget: QWidget, word: str) -> None:
    """Hold a word as an input method does, without giving it."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(word, []))


@pytest.fixture
def field(qtbot: QtBot) -> GrowingText:
    found = GrowingText("Reason", enter_submits=True)
    qtbot.addWidget(found)
    show_active(found, qtbot)
    found.setFocus()
    found.insertPlainText("Saw ")
    return found


def test_it_is_kept_when_the_field_is_kept(field: GrowingText) -> None:
    kept: list[str] = []
    field.paused.connect(kept.append)
    compose(field, "dictated")
    field.flush()
    assert kept[-1] == "Saw dictated"
    assert field.toPlainText() == "Saw dictated"


def test_it_is_sent_with_enter(field: GrowingText, qtbot: QtBot) -> None:
    compose(field, "dictated")
    with qtbot.waitSignal(field.submitted) as news:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert news.args == ["Saw dictated"]


def test_a_pause_in_composing_leaves_it_to_be_composed(field: GrowingText, qtbot: QtBot) -> None:
    compose(field, "dictat")
    with qtbot.waitSignal(field.paused, timeout=20 * PAUSE) as news:
        pass
    assert news.args == ["Saw "]
    compose(field, "dictated")
    field.flush()
    assert field.toPlainText() == "Saw dictated"


def test_what_was_given_up_is_not_taken(field: GrowingText) -> None:
    compose(field, "dictated")
    compose(field, "")
    field.flush()
    assert field.toPlainText() == "Saw "
