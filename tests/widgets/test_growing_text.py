"""A field that grows: what was pasted in many lines is typed over like anything else."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.widgets.growing_text import GrowingText


@pytest.mark.parametrize("most", [1, 3, 6])
@pytest.mark.parametrize("pasted", ["a\tb\n1\t2\n\n" * 30, "a\u2028b\u2029c\u202e", "one\ntwo"])
def test_many_lines_are_typed_over_with_one_letter(qtbot: QtBot, most: int, pasted: str) -> None:
    field = GrowingText("Due", least=1, most=most)
    qtbot.addWidget(field)
    show_active(field, qtbot)
    QApplication.clipboard().setText(pasted)
    field.paste()
    field.verticalScrollBar().setValue(field.verticalScrollBar().maximum())
    field.selectAll()
    QTest.keyClicks(field, "3")
    assert field.toPlainText() == "3"
