"""The examples: a copy of one's own to scribble in, kept or thrown away on closing."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.model.case import Case
from core.store.file import WorkshopFile
from core.store.scratch import sweep
from tests.start.test_recent import press
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow


@pytest.fixture
def example(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the children in need example open."""
    window.start.home.examples["cin"].setFocus()
    with qtbot.waitSignal(window.entered):
        press(qtbot, Qt.Key.Key_Return)
    return window


def choose(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def folder_of(window: MainWindow) -> Path:
    """Return the folder the open example was built in."""
    assert window.audit is not None
    return window.audit.path.parent


def test_an_example_is_a_private_copy_and_closing_it_asks_and_leaves_nothing(
    qtbot: QtBot, example: MainWindow, settings: SettingsFile
) -> None:
    audit = example.audit
    assert audit is not None
    folder = folder_of(example)
    assert len(audit.session.now.cases) == 8
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not settings.now.recent
    QTest.keyClick(example, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    keeping = example.start.keeping
    assert keeping.isVisible()
    assert folder.exists()
    keeping.throw.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert example.audit is None
    assert not folder.exists()
    assert example.start.home.isVisible()


def test_it_can_be_kept_as_a_file_of_ones_own(
    qtbot: QtBot, example: MainWindow, settings: SettingsFile, documents: Path
) -> None:
    folder = folder_of(example)
    example.close_audit()
    example.start.keeping.keep.click()
    kept = documents / "mine.casewalk"
    choose(qtbot, example, kept)
    qtbot.waitUntil(lambda: example.audit is None)
    with WorkshopFile.open(kept) as file:
        assert len(file.all(Case)) == 8
    assert not folder.exists()
    assert [one.path for one in settings.now.recent] == [str(kept)]


def test_one_can_go_on_with_it_and_a_title_typed_on_keeps_and_throws_away_nothing(
    qtbot: QtBot, example: MainWindow
) -> None:
    audit = example.audit
    example.close_audit()
    example.start.keeping.back.click()
    assert example.audit is audit
    assert example.stack.currentWidget() is audit
    example.close_audit()
    keeping = example.start.keeping
    QTest.keyClicks(keeping, "Meetings audit, north and south")
    QTest.keyClick(keeping, Qt.Key.Key_Return)
    assert example.audit is audit
    assert keeping.isVisible()
    assert example.findChild(QFileDialog) is None
    QTest.keyClick(keeping, Qt.Key.Key_Escape)
    assert example.stack.currentWidget() is audit


def test_closing_the_window_waits_for_the_answer_then_closes(
    qtbot: QtBot, example: MainWindow
) -> None:
    example.close()
    assert example.isVisible()
    assert example.start.keeping.hasFocus(), "no button has it"
    example.start.keeping.throw.click()
    assert not example.isVisible()


def test_a_copy_that_cannot_be_written_is_said_where_it_was_asked(
    qtbot: QtBot, example: MainWindow, tmp_path: Path
) -> None:
    example.close_audit()
    example.start.keeping.keep.click()
    choose(qtbot, example, tmp_path / "nowhere" / "mine.casewalk")
    qtbot.waitUntil(lambda: bool(example.start.keeping.message.text))
    assert example.audit is not None
    assert example.audit.path.exists()


def test_the_next_file_opens_once_the_example_was_answered_for(
    qtbot: QtBot, example: MainWindow, kept: Path
) -> None:
    example.open_file(kept)
    assert example.start.keeping.isVisible()
    with qtbot.waitSignal(example.entered):
        example.start.keeping.throw.click()
    assert example.audit is not None
    assert example.audit.path == kept


def test_what_a_crash_left_is_swept_up_but_nothing_that_is_open(tmp_path: Path) -> None:
    left, used, strange = (tmp_path / f"casewalk-example-{n}" for n in ("a", "b", "c"))
    for folder in (left, used):
        folder.mkdir()
        WorkshopFile.create(folder / "copy.casewalk").close()
    strange.touch()
    with WorkshopFile.open(used / "copy.casewalk"):
        sweep(tmp_path, least_age=3600)
        assert left.exists()
        sweep(tmp_path, least_age=-1)
        assert not left.exists()
        assert used.exists()
