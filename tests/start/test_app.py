"""The application: one name everywhere, and a place where mistakes of ours end."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.model.fault import FileProblem
from ui.program.application import end_mistakes
from ui.program.faults import FaultDialog
from ui.program.window import MainWindow
from ui.widgets.labels import Label

TYPED = "Child D was not seen"


@pytest.fixture
def hook(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of a window that takes every unexpected exception."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log = tmp_path / "casewalk.log"
    end_mistakes(window, log)
    return log


def fail(error: Exception) -> None:
    """Let an exception reach the top, as one in a slot does."""
    sys.excepthook(type(error), error, None)


def test_a_mistake_of_ours_is_said_once_without_anything_typed(
    qtbot: QtBot, window: MainWindow, hook: Path
) -> None:
    fail(ValueError(TYPED))
    fail(ValueError(TYPED))
    dialogs = [one for one in window.findChildren(FaultDialog) if one.isVisible()]
    assert len(dialogs) == 1
    said = " ".join(label.text() for label in dialogs[0].findChildren(Label))
    assert "our mistake" in said
    assert TYPED not in said
    dialogs[0].accept()
    told = hook.read_text(encoding="utf-8")
    assert "ValueError" in told
    assert TYPED not in told


def test_a_fault_of_the_world_that_nobody_took_is_a_message(window: MainWindow, hook: Path) -> None:
    fail(FileProblem("The drive is gone.", "Nothing was changed.", "Connect it again."))
    assert window.start.home.message.text.startswith("The drive is gone.")
