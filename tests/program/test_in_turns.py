"""What is done over several turns is whole before anything else that somebody does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.program.in_turns import TurnsUntilKeys


class Fields(QWidget):
    """A field that is there, and one that the keyboard comes to in three steps."""

    def __init__(self) -> None:
        super().__init__()
        self.there, self.coming = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for field in (self.there, self.coming):
            column.addWidget(field)
        self.turns = TurnsUntilKeys(self)
        self.done: list[str] = []

    def come(self) -> Iterator[None]:
        self.done.append("made")
        yield
        self.done.append("shown")
        yield
        self.coming.setFocus()
        self.done.append("there")


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    """Both, in a window that has the keyboard in the first."""
    made = Fields()
    qtbot.addWidget(made)
    show_active(made, qtbot)
    made.there.setFocus()
    return made


def test_a_step_is_done_at_once_and_each_of_the_others_in_a_turn_of_its_own(
    fields: Fields, qtbot: QtBot
) -> None:
    fields.turns.begin(fields.come())
    assert fields.done == ["made"]
    qtbot.waitUntil(lambda: not fields.turns.is_at_work)
    assert fields.done == ["made", "shown", "there"]


def test_a_key_that_is_pressed_meanwhile_goes_where_the_keyboard_is_then(fields: Fields) -> None:
    window = fields.windowHandle()
    assert window is not None
    fields.turns.begin(fields.come())
    for letter in (Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(window, letter)
    assert fields.done == ["made", "shown", "there"]
    assert (fields.there.text(), fields.coming.text()) == ("", "ab")


def test_a_click_finds_it_done_as_well(fields: Fields) -> None:
    fields.turns.begin(fields.come())
    QTest.mouseClick(fields.coming, Qt.MouseButton.LeftButton)
    assert fields.done == ["made", "shown", "there"]


def test_what_a_step_asks_for_is_done_whole_within_it_and_the_others_come_after(
    fields: Fields, qtbot: QtBot
) -> None:
    def steps() -> Iterator[None]:
        yield
        fields.turns.begin(fields.come())
        assert fields.done == ["made", "shown", "there"]
        yield
        fields.done.append("after")

    fields.turns.begin(steps())
    qtbot.waitUntil(lambda: not fields.turns.is_at_work)
    assert fields.done == ["made", "shown", "there", "after"]


def test_once_it_is_done_no_key_is_looked_at_any_more(fields: Fields) -> None:
    fields.turns.begin(fields.come())
    fields.turns.finish()
    fields.turns.begin(iter(()))
    QApplication.processEvents()
    assert not fields.turns.is_at_work
    looked: list[object] = []
    fields.turns.finish = lambda: looked.append("looked")  # type: ignore[method-assign]
    QTest.keyClick(fields.coming, Qt.Key.Key_C)
    assert looked == []
