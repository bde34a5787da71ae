"""The passphrase from the window: given, changed, confirmed where it is weak, and its sheet."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.model.fault import WrongKey
from core.pdf.preview import words
from core.store.cipher import is_locked
from core.store.file import WorkshopFile
from tests.safekeeping.conftest import PASSPHRASE
from ui.audit.page import AuditPage
from ui.program.locking import LockReason
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.safekeeping.page import SafekeepingPage

NEW = "seven slow green tractors"


def audit_of(window: MainWindow) -> AuditPage:
    assert window.audit is not None
    return window.audit


def page_of(window: MainWindow) -> SafekeepingPage:
    window.menus["safekeeping"].trigger()
    page = audit_of(window).over.safekeeping
    assert page is not None
    return page


def choose(page: SafekeepingPage, first: str, second: str = "") -> None:
    QTest.keyClicks(page.passphrase.secret.first.field, first)
    QTest.keyClicks(page.passphrase.secret.second.field, second or first)


def test_an_audit_is_given_a_passphrase_from_the_question_about_its_copies(
    plain: MainWindow, qtbot: QtBot, settings: SettingsFile
) -> None:
    audit = audit_of(plain)
    audit.plain_copies.ask()
    assert audit.plain_copies.panel is not None
    QTest.keyClick(audit.plain_copies.panel.lock, Qt.Key.Key_Space)
    page = audit.over.safekeeping
    assert page is not None
    assert page.passphrase.secret.first.field.hasFocus()
    assert not page.passphrase.old.isVisible()
    assert not page.recovery.isVisible()
    choose(page, NEW)
    with qtbot.waitSignal(audit.session.key.changed):
        QTest.keyClick(page.passphrase.secret.second.field, Qt.Key.Key_Return)
    assert "locked with the new passphrase" in page.passphrase.said.text()
    assert "out of reach: copies you kept yourself." in page.passphrase.said.text()
    assert page.passphrase.old.isVisible()
    assert page.recovery.isVisible()
    assert page.passphrase.secret.text == ""
    assert is_locked(audit.path)
    assert settings.now.recent[0].locked
    qtbot.waitUntil(lambda: audit.session.copies.place != "")
    plain.close_audit()
    with WorkshopFile.open(audit.path, NEW):
        pass


def test_a_passphrase_is_changed_only_by_who_knows_the_one_before(
    locked: MainWindow, qtbot: QtBot
) -> None:
    page, audit = page_of(locked), audit_of(locked)
    choose(page, NEW)
    QTest.keyClicks(page.passphrase.old.field, "four cows")
    page.passphrase.step.click()
    assert "not the passphrase" in page.passphrase.old_entry.below
    assert page.passphrase.old.field.selectedText() == "four cows"
    QTest.keyClicks(page.passphrase.old.field, PASSPHRASE)
    with qtbot.waitSignal(audit.session.key.changed):
        page.passphrase.step.click()
    locked.close_audit()
    with pytest.raises(WrongKey):
        WorkshopFile.open(audit.path, PASSPHRASE)
    with WorkshopFile.open(audit.path, NEW):
        pass


def test_a_weak_passphrase_is_taken_only_where_that_is_ticked(
    plain: MainWindow, qtbot: QtBot
) -> None:
    page, audit = page_of(plain), audit_of(plain)
    secret = page.passphrase.secret
    assert secret.weak.isHidden()
    choose(page, "cat")
    page.passphrase.step.click()
    assert "easy to guess" in secret.first_entry.below
    assert "Nothing was changed." in secret.first_entry.below
    assert not is_locked(audit.path)
    assert not secret.weak.isHidden()
    secret.weak.click()
    QTest.keyClicks(secret.first.field, "s")  # another one is asked about anew
    assert not secret.weak.isChecked()
    QTest.keyClicks(secret.second.field, "s")
    page.passphrase.step.click()
    secret.weak.click()
    with qtbot.waitSignal(audit.session.key.changed):
        page.passphrase.step.click()
    assert audit.session.key.is_opened_by("cats")


def test_a_recovery_sheet_opens_the_audit_and_lets_another_passphrase_be_chosen(
    locked: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page, audit = page_of(locked), audit_of(locked)
    target = tmp_path / "sheet.pdf"
    with qtbot.waitSignal(page.recovery.writer.written):
        page.recovery.write(target)
    assert "Written to “sheet.pdf”." in page.recovery.writer.said.text()
    text = words(target.read_bytes(), 0)
    lines = re.findall(r"(?:[0-9A-F]{4} ){4}[0-9A-F]{2}", text)
    assert len(lines) == 4
    path = audit.path
    locked.close_audit()
    unlock = locked.start.home.unlock
    assert unlock.path == path
    unlock.sheet.click()
    slip = lines[1][:-1] + ("0" if lines[1][-1] != "0" else "1")
    QTest.keyClicks(unlock.passphrase.field, " ".join([lines[0], slip, *lines[2:]]))
    unlock.unlock.click()
    qtbot.waitUntil(lambda: "Line 2 of the recovery key has a slip." in unlock.fault)
    QTest.keyClicks(unlock.passphrase.field, " ".join(lines).lower())
    with qtbot.waitSignal(locked.entered):
        unlock.unlock.click()
    assert "Opened with the recovery sheet" in audit_of(locked).workspace.messages.text
    page = page_of(locked)
    assert not page.passphrase.old.isVisible()
    choose(page, NEW)
    with qtbot.waitSignal(audit_of(locked).session.key.changed):
        page.passphrase.step.click()
    assert audit_of(locked).session.key.is_opened_by(NEW)


def test_safekeeping_is_left_by_escape_and_by_going_to_a_stage(locked: MainWindow) -> None:
    page = page_of(locked)
    assert page.back.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert audit_of(locked).over.safekeeping is None
    assert audit_of(locked).workspace.isVisible()
    page_of(locked)
    locked.menus["themes"].trigger()
    assert audit_of(locked).over.safekeeping is None
    assert audit_of(locked).workspace.stages.front == "themes"


def test_no_part_of_a_page_is_for_a_moment_a_window_of_its_own(
    locked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    as_it_is = QWidget.setVisible

    def look(widget: QWidget, visible: bool) -> None:
        if visible and widget.isWindow():
            shown.append(type(widget).__name__)
        as_it_is(widget, visible)

    monkeypatch.setattr(QWidget, "setVisible", look)
    page_of(locked)
    locked.locking.lock(LockReason.ASKED)
    assert shown == [], "it takes the keyboard from the window, and stands on a shared screen"
