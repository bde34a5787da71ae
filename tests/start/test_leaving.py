"""Opening, leaving and losing a file: nothing typed is lost, nobody is asked to save."""

import os
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.acts import prepare
from core.interpreter import collect_garbage
from core.model.audit import Audit
from core.model.case import Case
from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.start.test_examples import choose
from ui.audit.lost import UnwrittenPanel
from ui.prepare.page import PreparePage
from ui.program.jobs import Job
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, kept: Path) -> MainWindow:
    """The window with a small audit open."""
    with qtbot.waitSignal(window.entered):
        window.open_file(kept)
    return window


def add_case(window: MainWindow, reference: str) -> None:
    """Record a case, as Prepare does."""
    assert window.audit is not None
    window.audit.session.do(
        lambda file: prepare.keep_rows(file, f"add {reference}", [Case(reference)])
    )


def test_closing_the_audit_goes_back_and_gives_the_lock_back(
    qtbot: QtBot, opened: MainWindow, kept: Path
) -> None:
    QTest.keyClick(opened, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert opened.audit is None
    assert opened.start.home.isVisible()
    with WorkshopFile.open(kept) as file:
        assert not file.read_only


def test_what_a_closed_audit_leaves_is_looked_for_again_once_a_job_that_has_it_ends(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found too soon stays in memory as long as the next audit is open."""
    qtbot.waitUntil(lambda: not Job._alive)
    may_end = Event()
    job = Job(lambda _progress: may_end.wait(30))
    job.start()
    opened.close_audit()
    qtbot.waitUntil(lambda: Job._alive == {job})
    looked: list[int] = []
    monkeypatch.setattr("core.interpreter._pausing", 0)  # as once the window is on screen
    monkeypatch.setattr("core.interpreter.gc.get_count", lambda: (0, 0, 0))
    monkeypatch.setattr("core.interpreter.gc.collect", lambda of=2: looked.append(of))
    collect_garbage()
    looked.clear()
    collect_garbage()
    assert not looked, "all was looked through, and nothing came since"
    with qtbot.waitSignal(job.done):
        may_end.set()
    collect_garbage()
    assert looked == [2]


def test_the_title_bar_names_neither_the_audit_nor_its_file(opened: MainWindow) -> None:
    assert opened.windowTitle() == "Casewalk"


def test_what_is_being_typed_is_kept_when_the_window_closes(
    qtbot: QtBot, opened: MainWindow, kept: Path
) -> None:
    assert opened.audit is not None
    opened.audit.workspace.go("walk")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Seen in the chronology")
    opened.close()
    assert not opened.isVisible()
    with WorkshopFile.open(kept) as file:
        (reason,) = file.query("SELECT reason FROM judgements")
    assert reason == ("Seen in the chronology",)


def test_a_file_dropped_on_the_window_opens(qtbot: QtBot, window: MainWindow, kept: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(kept))])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), *how, plain)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(window.entered):
        QApplication.sendEvent(window, QDropEvent(QPointF(20, 20), *how, plain))
    assert window.audit is not None
    assert window.audit.path == kept


def test_an_audit_someone_else_has_open_is_read_only_and_says_who(
    qtbot: QtBot, window: MainWindow, kept: Path, clock: Clock
) -> None:
    with WorkshopFile.open(kept, clock=clock), qtbot.waitSignal(window.entered):
        window.open_file(kept)
    assert window.audit is not None
    assert window.audit.opened.file.read_only
    assert "another window on this computer" in window.audit.workspace.message.text


def test_a_file_that_is_not_an_audit_is_refused_above_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.casewalk"
    empty.touch()
    window.open_file(empty)
    qtbot.waitUntil(lambda: "is not a Casewalk audit" in window.start.home.message.text)
    assert "The file was not touched." in window.start.home.message.text


def test_a_copy_is_kept_and_work_goes_on_in_the_first(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    audit = opened.audit
    assert audit is not None
    opened.menus["keep_copy"].trigger()
    choose(qtbot, opened, tmp_path / "copy.casewalk")
    qtbot.waitUntil(lambda: "A copy was kept" in audit.workspace.message.text)
    assert audit.workspace.isEnabled()
    assert audit.path.name == "plain.casewalk"
    with WorkshopFile.open(tmp_path / "copy.casewalk") as copy:
        assert copy.all(Audit)


def test_a_file_moved_away_is_said_at_once_and_a_copy_holds_everything(
    qtbot: QtBot, opened: MainWindow, kept: Path, tmp_path: Path, settings: SettingsFile
) -> None:
    audit = opened.audit
    assert audit is not None
    kept.rename(tmp_path / "elsewhere.casewalk")
    add_case(opened, "Child X")
    lost = audit.lost.panel
    assert lost is not None
    assert "moved" in lost.text
    assert "held in memory" in lost.text

    lost.keep.click()
    rescued = tmp_path / "rescued.casewalk"
    with qtbot.waitSignal(audit.moved):
        choose(qtbot, opened, rescued)
    assert not lost.isVisible()
    assert audit.path == rescued
    add_case(opened, "Child Y")
    assert Path(settings.now.recent[0].path) == rescued
    opened.close_audit()
    with WorkshopFile.open(rescued) as file:
        references = {case.reference for case in file.all(Case)}
    assert {"Child X", "Child Y"} <= references


def test_leaving_an_audit_whose_file_is_gone_is_a_choice_not_an_accident(
    opened: MainWindow, kept: Path, tmp_path: Path
) -> None:
    assert opened.audit is not None
    kept.rename(tmp_path / "elsewhere.casewalk")
    add_case(opened, "Child X")
    lost = opened.audit.lost.panel
    assert lost is not None
    opened.close()
    assert opened.isVisible()
    assert lost.leave.isVisible()
    lost.leave.click()
    assert not opened.isVisible()


def test_words_that_a_full_disk_did_not_take_are_never_dropped_by_closing_again(
    opened: MainWindow, kept: Path
) -> None:
    """However often it is closed; with room on the disk they are kept, and it closes."""
    audit = opened.audit
    assert audit is not None
    reason = type_on_a_full_disk(opened)
    for _again in range(3):
        opened.close_audit()
        assert opened.audit is audit
        assert isinstance(audit.lost.panel, UnwrittenPanel)
        assert "disk is full" in audit.lost.panel.text
        assert "still here" in audit.lost.panel.text
        assert audit.lost.panel.leave.isVisible()
        assert audit.workspace.walk.stopwatch.opened is not None
    opened.close()
    assert opened.isVisible()

    audit.opened.file.query("PRAGMA max_page_count = 1000000")
    opened.close_audit()
    assert opened.audit is None
    assert kept_reasons(kept) == [reason]


def test_words_that_a_full_disk_did_not_take_are_in_the_copy_kept_elsewhere(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    audit = opened.audit
    assert audit is not None
    reason = type_on_a_full_disk(opened)
    opened.close_audit()
    elsewhere = tmp_path / "elsewhere.casewalk"
    with qtbot.waitSignal(audit.moved):
        audit.lost.go_on_in(elsewhere)
    assert audit.lost.panel is None
    opened.close_audit()
    assert opened.audit is None
    assert kept_reasons(elsewhere) == [reason]


def test_words_that_a_full_disk_did_not_take_are_left_only_by_choice(
    opened: MainWindow, kept: Path
) -> None:
    audit = opened.audit
    assert audit is not None
    type_on_a_full_disk(opened)
    opened.close_audit()
    assert audit.lost.panel is not None
    assert audit.lost.panel.leave.text() == "Leave without what was typed"
    audit.lost.panel.leave.click()
    assert opened.audit is None
    assert kept_reasons(kept) == []


def type_on_a_full_disk(window: MainWindow) -> str:
    """Type more of a reason than the disk has room for; return it."""
    assert window.audit is not None
    file = window.audit.opened.file
    window.audit.workspace.go("walk")
    file.query("VACUUM")
    file.query(f"PRAGMA max_page_count = {file.query('PRAGMA page_count')[0][0]}")
    field = window.audit.workspace.walk.card.reason
    field.insertPlainText("Seen in the chronology. " * 2_000)
    return field.toPlainText()


def kept_reasons(path: Path) -> list[str]:
    with WorkshopFile.open(path) as file:
        return [str(reason) for (reason,) in file.query("SELECT reason FROM judgements")]


def test_a_return_half_typed_is_asked_about_before_the_audit_closes(opened: MainWindow) -> None:
    audit = opened.audit
    assert audit is not None
    now = audit.session.now
    pair = (now.cases[0].id, now.agencies[0].id)
    page = audit.workspace.page("prepare")
    assert isinstance(page, PreparePage)
    page.type_in(pair)
    comment = next(iter(page.typing.comments.values()))
    comment.setPlainText("Told on the telephone.")
    audit.workspace.go("walk")

    opened.close_audit()
    assert opened.audit is audit
    assert page.typing.isVisible()
    assert comment_of(page) == "Told on the telephone."
    assert "is typed but not kept" in audit.workspace.message.text
    add_case(opened, "Child X")
    opened.close_audit()
    assert opened.audit is audit
    opened.close_audit()
    assert opened.audit is None


def comment_of(page: PreparePage) -> str:
    return next(iter(page.typing.comments.values())).toPlainText()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved on Windows")
def test_the_case_is_timed_on_when_the_audit_could_not_be_left(
    opened: MainWindow, kept: Path, tmp_path: Path
) -> None:
    assert opened.audit is not None
    workspace = opened.audit.workspace
    workspace.go("walk")
    kept.rename(tmp_path / "elsewhere.casewalk")
    add_case(opened, "Child X")
    opened.close_audit()
    assert opened.audit is not None
    assert workspace.walk.stopwatch.opened is not None


def test_the_menu_names_what_undo_takes_back(opened: MainWindow) -> None:
    add_case(opened, "Child X & Y")
    assert opened.menus["undo"].text() == "Undo: add Child X && Y"
    opened.menus["undo"].trigger()
    assert opened.menus["redo"].text() == "&Redo: add Child X && Y"


def test_actions_of_an_audit_wait_for_one(window: MainWindow) -> None:
    assert not window.menus["walk"].isEnabled()
    assert window.menus["new"].isEnabled()


def test_an_audit_in_a_clouds_folder_says_so_once_it_is_open(
    qtbot: QtBot, window: MainWindow, kept: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    moved = kept.rename(folder / kept.name)
    with qtbot.waitSignal(window.entered):
        window.open_file(moved)
    audit = window.audit
    assert audit is not None
    qtbot.waitUntil(lambda: "Dropbox keeps in step" in audit.workspace.message.text)
