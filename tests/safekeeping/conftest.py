"""A window with a locked audit in it, and one without a passphrase; a profile of its own."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from tests.small import small_audit
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import Look, app_theme

PASSPHRASE = "four horses under water"
NINE = datetime(2014, 4, 9, 9, 0)


@pytest.fixture(autouse=True)
def _a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    """What is remembered, in a folder of the test's own."""
    return SettingsFile(tmp_path / "config" / "settings.json")


OpenWindow = Callable[[str | None], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, settings: SettingsFile, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open a window on a small audit, with a passphrase or without one."""
    theme = app_theme(None)
    theme.apply(Look.LIGHT, 1.0)
    made: list[MainWindow] = []

    def opened(passphrase: str | None) -> MainWindow:
        path = tmp_path / "audits" / "small.casewalk"
        path.parent.mkdir(exist_ok=True)
        small_audit(path, lambda: NINE, passphrase).close()
        window = MainWindow(theme, settings, lambda: NINE)
        made.append(window)
        show_active(window, qtbot)
        window.start.opening.open(path, passphrase)
        with qtbot.waitSignal(window.entered):
            pass
        return window

    yield opened
    for window in made:
        if window.audit is not None:
            window.audit.shut()
        window.hide()
        window.deleteLater()
    wait_for_all()


@pytest.fixture
def locked(open_window: OpenWindow) -> MainWindow:
    """A window on an audit with a passphrase."""
    return open_window(PASSPHRASE)


@pytest.fixture
def plain(open_window: OpenWindow) -> MainWindow:
    """A window on an audit without one."""
    return open_window(None)
