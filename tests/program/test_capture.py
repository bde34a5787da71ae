"""The facilitator's window is kept out of screen capture by choice; the room's never is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import AppTheme


@pytest.fixture
def open_window(
    theme: AppTheme, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[], MainWindow]]:
    """Open windows one day after another, on one computer."""
    made: list[MainWindow] = []

    def opened() -> MainWindow:
        made.append(MainWindow(theme, SettingsFile(tmp_path / "settings.json")))
        return made[-1]

    yield opened
    for window in made:
        window.hide()
        window.deleteLater()


def test_where_the_system_can_it_is_chosen_and_remembered(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    asked: list[tuple[int, bool]] = []

    def hide(window: int, hidden: bool) -> bool:
        asked.append((window, hidden))
        return True

    first = open_window()
    first.capture.hide = hide
    show_active(first, qtbot)
    assert asked == [], "not unless it was chosen"
    first.menus["hide_from_capture"].trigger()
    assert asked == [(int(first.winId()), True)]

    second = open_window()
    second.capture.hide = hide
    assert second.menus["hide_from_capture"].isChecked()
    show_active(second, qtbot)
    assert asked[1:] == [(int(second.winId()), True)]
    second.menus["hide_from_capture"].trigger()
    assert asked[-1] == (int(second.winId()), False)
    beside = QWidget(second)
    second.capture.also(beside)
    second.menus["hide_from_capture"].trigger()
    assert (int(beside.winId()), True) in asked, "a window beside it is kept out with it"
    second.menus["hide_from_capture"].trigger()
    second.capture.show_names(True)
    second.menus["hide_from_capture"].trigger()
    second.menus["hide_from_capture"].trigger()
    assert asked[-1][1], "not let in again while it shows names"
    second.capture.show_names(False)
    assert not asked[-1][1]


def test_where_it_cannot_that_is_said_and_nothing_is_promised(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.capture.hide = None
    show_active(window, qtbot)
    window.menus["hide_from_capture"].trigger()
    assert not window.menus["hide_from_capture"].isChecked()
    assert "offers no way" in window.start.home.message.text
