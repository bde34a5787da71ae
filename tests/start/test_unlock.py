"""Unlocking in place: right, wrong, stopped, and what is left of the passphrase afterwards."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.start.conftest import PASSPHRASE
from tests.start.test_recent import press
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow

Windows = Callable[[], MainWindow]


@pytest.fixture
def asked(opened_window: Windows, settings: SettingsFile, locked: Path, clock: Clock) -> MainWindow:
    """A window that asks for the passphrase of the last audit that was open."""
    settings.opened(locked, datetime(2014, 4, 9, 11, 2), locked=True)
    window = opened_window()
    assert window.start.home.unlock.path == locked
    return window


def test_the_last_audit_is_opened_by_typing_its_passphrase(
    qtbot: QtBot, asked: MainWindow, locked: Path, settings: SettingsFile
) -> None:
    field = asked.start.home.unlock.passphrase.field
    assert field.hasFocus()
    QTest.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(asked.entered):
        press(qtbot, Qt.Key.Key_Return)
    assert asked.audit is not None
    assert asked.audit.path == locked
    assert settings.now.recent[0].locked
    assert not field.text()


def test_a_wrong_passphrase_is_said_in_place_and_can_be_typed_over(
    qtbot: QtBot, asked: MainWindow
) -> None:
    unlock = asked.start.home.unlock
    field = unlock.passphrase.field
    QTest.keyClicks(field, "four cows")
    press(qtbot, Qt.Key.Key_Return)
    assert field.isReadOnly()
    qtbot.waitUntil(lambda: bool(unlock.fault))
    assert "could not be opened" in unlock.fault
    assert "The file was not touched." in unlock.fault
    assert "Try the passphrase again" in unlock.fault
    assert field.hasFocus()
    assert field.selectedText() == "four cows"
    QTest.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(asked.entered):
        press(qtbot, Qt.Key.Key_Return)


def test_esc_stops_unlocking(qtbot: QtBot, asked: MainWindow, locked: Path) -> None:
    unlock = asked.start.home.unlock
    QTest.keyClicks(unlock.passphrase.field, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    assert asked.start.opening.busy
    with qtbot.waitSignal(asked.start.opening.stopped):
        press(qtbot, Qt.Key.Key_Escape)
    assert asked.audit is None
    assert not unlock.passphrase.field.isReadOnly()
    WorkshopFile.open(locked, PASSPHRASE).close()  # its lock was given back


def test_esc_forgets_what_was_typed_and_goes_back_to_the_list(
    qtbot: QtBot, asked: MainWindow
) -> None:
    field = asked.start.home.unlock.passphrase.field
    QTest.keyClicks(field, "four")
    press(qtbot, Qt.Key.Key_Escape)
    assert not field.text()
    assert asked.start.home.recent.rows[0].hasFocus()


def test_a_locked_file_not_on_the_list_asks_for_its_passphrase(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    with qtbot.waitSignal(window.start.opening.locked):
        window.open_file(locked)
    assert window.start.home.unlock.passphrase.field.hasFocus()


def test_the_passphrase_is_hidden_unless_shown_on_purpose(qtbot: QtBot, asked: MainWindow) -> None:
    unlock = asked.start.home.unlock
    field = unlock.passphrase.field
    QTest.keyClicks(field, "four")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Space)
    assert field.displayText() == "four"
    unlock.forget()
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_capitals_without_shift_tell_of_caps_lock(qtbot: QtBot, asked: MainWindow) -> None:
    passphrase = asked.start.home.unlock.passphrase
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    said = []
    for letter, held in (("a", plain), ("A", plain), ("A", shift)):
        QTest.keyClicks(passphrase.field, letter, held)
        said.append(passphrase.warns)
    assert said == [False, True, False]


def test_settings_remember_where_and_when_and_nothing_typed(
    qtbot: QtBot, asked: MainWindow, tmp_path: Path
) -> None:
    QTest.keyClicks(asked.start.home.unlock.passphrase.field, PASSPHRASE)
    with qtbot.waitSignal(asked.entered):
        press(qtbot, Qt.Key.Key_Return)
    asked.close()
    told = (tmp_path / "config" / "settings.json").read_text(encoding="utf-8")
    assert "locked.casewalk" in told
    assert PASSPHRASE not in told
    assert "horses" not in told


def test_tab_goes_from_the_list_to_its_passphrase_and_on_down_the_page(
    qtbot: QtBot, asked: MainWindow
) -> None:
    home = asked.start.home
    home.new.setFocus()
    found = []
    for _ in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus.accessibleName() or getattr(focus, "text", str)())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert found == [
        *("New audit", "Open…", home.recent.rows[0].text()),
        *("Passphrase", "Show what was typed as passphrase", "Unlock"),
        *("Use the recovery sheet…", "Say who opens it…", "Take off the list"),
        *("Clear the list", "Show me round in five steps", "Children in need plans"),
    ]
