"""A damaged audit without a copy: what can be read of it is counted, and opened with Enter."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.fault import NotYet
from core.model.note import Note, NoteKind
from core.store.file import WorkshopFile
from core.store.page_sums import PAGE
from tests.showing import show_active
from tests.small import small_audit
from ui.program.application import main_window
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow

KEY = "a key"
NOON = datetime(2014, 4, 9, 12)


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def damaged(tmp_path: Path, key: str | None) -> Path:
    """An audit that kept no copy, of which the page with its list of cases is gone."""
    folder = tmp_path / "audits"
    folder.mkdir()
    path = folder / "march.casewalk"
    with small_audit(path, lambda: NOON, key) as file:
        with file.act("keep a remark"):
            file.put(Note(NoteKind.STRENGTH, "Remark"))
        ((page,),) = file.query("SELECT rootpage FROM sqlite_schema WHERE name = 'cases'")
    good = path.read_bytes()
    path.write_bytes(good[: (page - 1) * PAGE] + bytes(PAGE) + good[page * PAGE :])
    return path


def window_on(path: Path, qtbot: QtBot, tmp_path: Path, key: str | None) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = main_window(app, SettingsFile(tmp_path / "settings.json"), lambda: NOON)
    qtbot.addWidget(window)
    show_active(window, qtbot)
    window.open_file(path)
    if key is not None:
        qtbot.waitUntil(window.start.home.unlock.isVisible)
        unlock = window.start.home.unlock
        QTest.keyClicks(unlock.passphrase.field, key)
        QTest.keyClick(unlock.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.start.torn.isVisible)
    return window


@pytest.mark.parametrize("key", [None, KEY], ids=["readable", "locked"])
def test_enter_opens_a_new_file_with_what_can_be_read(
    tmp_path: Path, qtbot: QtBot, key: str | None
) -> None:
    path = damaged(tmp_path, key)
    before = path.read_bytes()
    window = window_on(path, qtbot, tmp_path, key)
    page = window.start.torn
    assert page.accessibleName() == "march is damaged"
    assert page.about.text().startswith("There is no good copy of it here.")
    assert page.about.text().endswith("1 page of its 198 cannot be read.") is (key is not None)
    assert page.came.text().startswith("Can be read: 2 cases, 4 returns, 8 answers, 2 comments")
    assert page.cases.count == 2
    assert page.put_together.hasFocus()
    assert path.read_bytes() == before
    QTest.keyClick(page.put_together, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert [case.reference for case in window.audit.session.now.cases] == ["Child A", "Child B"]
    assert [note.text for note in window.audit.session.now.notes] == ["Remark"]
    said = window.audit.workspace.messages.text
    assert "Put together from what could be read." in said
    window.close_audit()
    assert wait_for_all()
    assert path.with_name("march, damaged 9 April 2014 12.00.casewalk").read_bytes() == before
    with WorkshopFile.open(path, key) as file:
        assert len(file.all(Note)) == 1


def test_escape_opens_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    path = damaged(tmp_path, None)
    before = path.read_bytes()
    window = window_on(path, qtbot, tmp_path, None)
    QTest.keyClick(window.start.torn.put_together, Qt.Key.Key_Escape)
    assert window.start.home.isVisible()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_copy_from_elsewhere_can_be_taken_instead(tmp_path: Path, qtbot: QtBot) -> None:
    path, stick = damaged(tmp_path, KEY), tmp_path / "on a stick.casewalk"
    small_audit(stick, lambda: NOON, KEY).close()
    window = window_on(path, qtbot, tmp_path, KEY)
    window.start._look_at(stick)
    qtbot.waitUntil(window.start.damage.isVisible)
    assert window.start.damage.beyond.count == 1


def test_what_is_refused_while_help_covers_it_is_said_there_and_leaves_it_free(
    tmp_path: Path, qtbot: QtBot
) -> None:
    window = window_on(damaged(tmp_path, None), qtbot, tmp_path, None)
    page = window.start.torn
    page.set_busy(True)
    window.show_help("keys")
    assert not page.isVisible()
    window.start.refuse(NotYet("It could not be written.", "", ""))
    assert "It could not be written." in page.message.text
    assert page.put_together.isEnabled()
