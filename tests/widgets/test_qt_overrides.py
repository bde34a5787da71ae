"""A mistake inside what Qt calls is told, and never ends the process."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.painted_list import PaintedList


class _Broken(PaintedList):
    """Breaks by what C raises, which an interpreter of 3.11 hands on half made."""

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        int("not a number")

    def sizeHint(self) -> QSize:
        return next(size for size in list[QSize]())


def test_a_mistake_raised_in_c_is_told_and_the_window_lives_on(
    qapp: QApplication, qtbot: QtBot
) -> None:
    view = _Broken("Broken")
    qtbot.addWidget(view)
    view.show()
    for _ in range(2):
        with pytest.raises(ValueError, match="not a number"):
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    with pytest.raises(StopIteration):
        view.adjustSize()
    assert view.isVisible()
