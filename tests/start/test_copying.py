"""While a copy is being written nothing else changes or closes the file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.acts.prepare import keep_rows
from core.model.case import Case
from core.store.checking import check
from core.store.file import WorkshopFile
from ui.audit.page import AuditPage
from ui.program.window import MainWindow


@pytest.fixture
def copying(qtbot: QtBot, window: MainWindow, kept: Path, tmp_path: Path) -> AuditPage:
    """A small audit of which a copy is just being written."""
    with qtbot.waitSignal(window.entered):
        window.open_file(kept)
    assert window.audit is not None
    window.audit.copy_writer.write(tmp_path / "copy.casewalk")
    return window.audit


def left(window: MainWindow) -> bool:
    """Return whether no audit is open any more."""
    return window.audit is None


def test_an_audit_is_closed_only_once_its_copy_is_there(
    qtbot: QtBot, window: MainWindow, copying: AuditPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(copying.copy_writer.written):
        window.close_audit()
        window.close()
        assert window.audit is copying
        assert window.isVisible()
        assert "A copy of this audit is being written." in copying.workspace.message.text
    window.close_audit()
    assert left(window)
    with WorkshopFile.open(tmp_path / "copy.casewalk") as copy:
        assert check(copy) == []


def test_nothing_is_changed_while_a_copy_is_written(qtbot: QtBot, copying: AuditPage) -> None:
    with qtbot.waitSignal(copying.copy_writer.written):
        assert not copying.session.do(lambda file: keep_rows(file, "add", [Case("Child X")]))
        assert "Wait until it is there." in copying.workspace.message.text
    assert copying.session.do(lambda file: keep_rows(file, "add", [Case("Child X")]))


def test_one_copy_is_written_at_a_time(qtbot: QtBot, copying: AuditPage, tmp_path: Path) -> None:
    second = tmp_path / "second.casewalk"
    with (
        qtbot.waitSignal(copying.copy_writer.written),
        qtbot.waitSignal(copying.copy_writer.refused),
    ):
        copying.copy_writer.write(second)
    assert not second.exists()


def test_an_example_is_not_thrown_away_under_its_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.entered):
        window.open_example("cin")
    assert window.audit is not None
    window.close_audit()
    window.audit.copy_writer.write(tmp_path / "mine.casewalk")
    keeping = window.start.keeping
    with qtbot.waitSignal(window.audit.copy_writer.written):
        keeping.throw.click()
        assert "A copy of this audit is being written." in keeping.message.text
    assert left(window)
    with WorkshopFile.open(tmp_path / "mine.casewalk") as mine:
        assert len(mine.all(Case)) == 8
