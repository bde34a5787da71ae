"""A window on its start screen, with settings and documents of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from core.model.clock import Clock
from core.store.file import WorkshopFile
from tests.showing import show_active
from tests.small import small_audit
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import Look, app_theme

PASSPHRASE = "four horses under water"


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    """What is remembered, in a folder of the test's own."""
    return SettingsFile(tmp_path / "config" / "settings.json")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder suggested for new files."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def opened_window(
    qtbot: QtBot, settings: SettingsFile, clock: Clock, documents: Path
) -> Iterator[Callable[[], MainWindow]]:
    """Open windows one after the other, as on one day after another."""
    theme = app_theme(None)
    theme.apply(Look.LIGHT, 1.0)
    made: list[MainWindow] = []

    def opened() -> MainWindow:
        window = MainWindow(theme, settings, clock)
        made.append(window)
        show_active(window, qtbot)
        return window

    yield opened
    for window in made:
        if window.audit is not None:
            window.audit.shut()
        window.hide()
        window.deleteLater()
    theme.apply(Look.LIGHT, 1.0)


@pytest.fixture
def window(opened_window: Callable[[], MainWindow]) -> MainWindow:
    """A window on its start screen, with no recent file."""
    return opened_window()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Path:
    """An audit in a file without a passphrase."""
    path = tmp_path / "plain.casewalk"
    small_audit(path, clock).close()
    return path


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Path:
    """A file with a passphrase and nothing in it."""
    path = tmp_path / "locked.casewalk"
    WorkshopFile.create(path, PASSPHRASE, clock).close()
    return path
