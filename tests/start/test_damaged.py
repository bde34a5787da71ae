"""A damaged audit is opened from its newest good copy, in place, with Enter."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.model.finding import Finding
from core.model.kept_copy import CopyReason
from core.model.note import Note, NoteKind
from core.model.sitting import typed_in
from core.store.cipher import connect
from core.store.damaged import salvage
from core.store.file import WorkshopFile
from tests.showing import show_active
from tests.small import small_audit
from ui.program.application import main_window
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.widgets.tick_list import TickEntry

KEY = "a key"
NOON = datetime(2014, 4, 9, 12)


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A locked audit with two copies, an act beyond the newer one, and damage."""
    folder = tmp_path / "audits"
    folder.mkdir()
    path = folder / "march.casewalk"
    with small_audit(path, lambda: NOON, KEY) as file:
        assert file.own_copies is not None
        assert file.own_copies.keep(CopyReason.CLOSING)
        for at in range(2):
            with file.act(f"keep remark {at}"):
                file.put(Note(NoteKind.STRENGTH, f"Remark {at}"))
            if not at:
                assert file.own_copies.keep(CopyReason.MINUTES)
    db = connect(path, KEY)
    db.execute("UPDATE cases SET papers = 'none of ours' WHERE id = 1")
    db.close()
    return path


def window_on(path: Path, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = main_window(app, SettingsFile(tmp_path / "settings.json"), lambda: NOON)
    qtbot.addWidget(window)
    show_active(window, qtbot)
    window.open_file(path)
    qtbot.waitUntil(window.start.home.unlock.isVisible)
    unlock = window.start.home.unlock
    QTest.keyClicks(unlock.passphrase.field, KEY)
    QTest.keyClick(unlock.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.start.damage.isVisible)
    return window


def test_enter_opens_the_copy_with_what_lies_beyond_it(
    damaged: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    before = damaged.read_bytes()
    window = window_on(damaged, qtbot, tmp_path)
    page = window.start.damage
    assert page.accessibleName() == "march is damaged"
    assert page.beyond.count == 1
    assert "a good copy that is less than a minute older takes its place" in page.age.text()
    assert page.last.text() == "The last thing in it: keep remark 0, 12:00."
    assert "as “march, damaged 9 April 2014 12.00.casewalk”" in page.kept_as.text()
    assert page.open.hasFocus()
    assert page.open.text() == "Open the copy with 1 entry"
    QTest.keyClick(page.beyond, Qt.Key.Key_Space)
    assert page.open.text() == "Open the copy"
    QTest.keyClick(page.beyond, Qt.Key.Key_Space)
    assert page.open.text() == "Open the copy with 1 entry"
    assert damaged.read_bytes() == before
    QTest.keyClick(page.open, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert [note.text for note in window.audit.session.now.notes] == ["Remark 0", "Remark 1"]
    said = window.audit.workspace.messages.text
    assert "Opened from the copy of 9 April 2014, 12:00." in said
    assert "kept as “march, damaged 9 April 2014 12.00.casewalk”" in said
    assert window.audit.session.undo()
    assert [note.text for note in window.audit.session.now.notes] == ["Remark 0"]
    window.close_audit()
    assert wait_for_all()
    kept = damaged.with_name("march, damaged 9 April 2014 12.00.casewalk")
    assert kept.read_bytes() == before
    with WorkshopFile.open(damaged, KEY) as file:
        assert [note.text for note in file.all(Note)] == ["Remark 0"]


def test_escape_opens_nothing_and_changes_nothing(
    damaged: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    before = damaged.read_bytes()
    window = window_on(damaged, qtbot, tmp_path)
    QTest.keyClick(window.start.damage.open, Qt.Key.Key_Escape)
    assert not window.start.damage.isVisible()
    assert window.start.home.isVisible()
    assert damaged.read_bytes() == before
    assert [one.name for one in damaged.parent.iterdir()] == [damaged.name]


def test_only_the_copy_can_be_taken(damaged: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(damaged, qtbot, tmp_path)
    QTest.keyClick(window.start.damage.open, Qt.Key.Key_Tab)
    assert window.start.damage.only.hasFocus()
    QTest.keyClick(window.start.damage.only, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert [note.text for note in window.audit.session.now.notes] == ["Remark 0"]
    window.close_audit()
    assert wait_for_all()


def test_an_older_copy_or_one_from_another_place_can_be_taken_instead(
    damaged: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    found = salvage(damaged, KEY)
    assert found is not None
    (before_it,) = found.older
    stick = tmp_path / "on a stick.casewalk"
    stick.write_bytes(found.copy_path.read_bytes())
    stranger = tmp_path / "stranger.casewalk"
    small_audit(stranger, lambda: NOON.replace(hour=9), KEY).close()
    window = window_on(damaged, qtbot, tmp_path)
    page = window.start.damage
    older = page.older[0]
    assert older.isVisible()
    assert before_it.at[11:16] in older.text()
    assert not page.older[1].isVisible()
    older.click()
    qtbot.waitUntil(lambda: page.open.text() == "Open the copy with 2 entries")
    assert not older.isVisible(), "there is none before it"
    window.start._look_at(stranger)
    qtbot.waitUntil(lambda: "no whole copy of" in page.message.text)
    window.start._look_at(stick)
    qtbot.waitUntil(lambda: page.open.text() == "Open the copy with 1 entry")
    QTest.keyClick(page.open, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert [note.text for note in window.audit.session.now.notes] == ["Remark 0", "Remark 1"]
    window.close_audit()
    assert wait_for_all()


def test_words_that_are_left_of_a_finding_can_be_copied_from_the_page(
    damaged: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with WorkshopFile.open(damaged, KEY, lambda: NOON, as_found=True) as file:
        with file.act("add a finding"):
            file.put(Finding("Plans do not say who tells the school"))
        assert file.own_copies is not None
        for copy in file.own_copies.folder.copies()[1:]:
            file.own_copies.folder.path_of(copy).unlink()
    db = connect(damaged, KEY)
    db.execute("UPDATE acts SET changes = substr(changes, 1, 90) WHERE label = 'add a finding'")
    db.execute("DELETE FROM findings")
    db.close()
    page = window_on(damaged, qtbot, tmp_path).start.damage
    words = page.broken.text()
    assert words.startswith("Words that are left of others, and come in only if you copy them:")
    assert "“add a finding”: Plans do not" in words
    assert page.broken.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_line_that_breaks_off_says_that_it_comes_as_a_draft(
    damaged: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    db = connect(damaged, KEY)
    db.execute("UPDATE acts SET changes = substr(changes, 1, 60) WHERE label = 'keep remark 1'")
    db.close()
    window = window_on(damaged, qtbot, tmp_path)
    page = window.start.damage
    (said,) = (one.spoken for one in page.beyond.rows if isinstance(one, TickEntry))
    assert said.startswith("ticked, Keep remark 1 breaks off: comes in as a draft, 12:00")
    QTest.keyClick(page.open, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.audit is not None)
    assert window.audit is not None
    assert [note.text for note in window.audit.session.now.notes] == ["Remark 0"]
    (draft,) = window.audit.session.drafts.all()
    note = typed_in(draft.text, Note)
    assert note is not None
    assert note.text == "Remark 1"
    window.close_audit()
    assert wait_for_all()
