"""The list of recent audits, by keyboard."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import plan
from core.model.plan import Action
from core.store.file import WorkshopFile
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow

AT = datetime(2014, 4, 9, 11, 2)
Windows = Callable[[], MainWindow]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_without_recent_files_the_list_says_how_to_begin(window: MainWindow) -> None:
    home = window.start.home
    assert not home.recent.rows
    assert home.new.hasFocus()
    assert not home.clear.isVisible()


def test_enter_opens_the_file_the_arrows_chose(
    qtbot: QtBot, opened_window: Windows, settings: SettingsFile, kept: Path, tmp_path: Path
) -> None:
    settings.opened(kept, AT, locked=False)
    settings.opened(tmp_path / "newer.casewalk", AT, locked=False)
    window = opened_window()
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.entered):
        press(qtbot, Qt.Key.Key_Return)
    assert window.audit is not None
    assert window.audit.path == kept
    assert settings.now.recent[0].path == str(kept)


def test_a_file_that_is_not_there_is_dimmed_and_says_so(
    qtbot: QtBot, opened_window: Windows, settings: SettingsFile, kept: Path, tmp_path: Path
) -> None:
    settings.opened(kept, AT, locked=False)
    settings.opened(tmp_path / "stick" / "gone.casewalk", AT, locked=True)
    home = opened_window().start.home
    gone, there = home.recent.rows
    qtbot.waitUntil(lambda: gone.file.missing)
    assert "not there now" in gone.accessibleDescription()
    assert "not there" not in there.accessibleDescription()
    assert not home.unlock.isVisible()

    gone.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is not there" in home.message.text)
    assert "Nothing was changed." in home.message.text


def test_delete_takes_one_off_the_list_and_nothing_else(
    qtbot: QtBot, opened_window: Windows, settings: SettingsFile, kept: Path, tmp_path: Path
) -> None:
    settings.opened(kept, AT, locked=False)
    settings.opened(tmp_path / "other.casewalk", AT, locked=False)
    window = opened_window()
    press(qtbot, Qt.Key.Key_Delete)
    assert [row.text() for row in window.start.home.recent.rows] == [kept.name]
    assert window.start.home.recent.rows[0].hasFocus()
    assert kept.exists()


def test_the_list_can_be_cleared(
    qtbot: QtBot, opened_window: Windows, settings: SettingsFile, kept: Path
) -> None:
    settings.opened(kept, AT, locked=False)
    window = opened_window()
    window.start.home.clear.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert not settings.now.recent
    assert not window.start.home.recent.rows


def test_only_the_row_that_stands_out_is_in_the_tab_order(
    opened_window: Windows, settings: SettingsFile, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        settings.opened(tmp_path / f"{name}.casewalk", AT, locked=False)
    rows = opened_window().start.home.recent.rows
    tabbed = [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tabbed == [rows[0]]


def test_a_plain_audit_says_what_is_due_and_a_locked_one_nothing(
    qtbot: QtBot, opened_window: Windows, settings: SettingsFile, kept: Path, locked: Path
) -> None:
    with WorkshopFile.open(kept) as file:
        for due in ("2014-03-31", "2014-04-30", "2014-06-30"):
            plan.add_action(file, Action("Agree one template", due=due))
    settings.opened(locked, AT, locked=True)
    settings.opened(kept, AT, locked=False)
    plain, closed = opened_window().start.home.recent.rows
    qtbot.waitUntil(lambda: bool(plain.file.due))
    assert plain.accessibleDescription().endswith(
        "1 overdue, 1 due this month, last open today 11:02"
    )
    assert "overdue" not in closed.accessibleDescription()
