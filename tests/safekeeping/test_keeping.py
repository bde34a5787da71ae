"""The day until which an audit is kept: said inside it, and outside only where that was ticked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.acts.prepare import set_audit
from tests.safekeeping.conftest import NINE, PASSPHRASE
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.start.recent import listed

OpenWindow = Callable[[str | None], MainWindow]


def keep_until(window: MainWindow, day: str) -> None:
    assert window.audit is not None
    session = window.audit.session
    session.do(lambda file: set_audit(file, replace(session.now.audit, kept_until=day)))


def test_the_day_stays_inside_the_audit_unless_it_is_ticked(
    open_window: OpenWindow, settings: SettingsFile, tmp_path: Path
) -> None:
    window = open_window(PASSPHRASE)
    keep_until(window, "2014-04-08")
    assert window.audit is not None
    window.audit.over.show_safekeeping()
    page = window.audit.over.safekeeping
    assert page is not None
    told = tmp_path / "config" / "settings.json"
    assert page.keeping.day.text() == "Kept until 8 April 2014."
    assert "2014-04-08" not in told.read_text()
    QTest.keyClick(page.keeping.remind, Qt.Key.Key_Space)
    assert settings.now.recent[0].kept_until == "2014-04-08"
    keep_until(window, "2014-04-07")
    assert settings.now.recent[0].kept_until == "2014-04-07", "the day that is typed since"
    QTest.keyClick(page.keeping.remind, Qt.Key.Key_Space)
    assert "2014-04-07" not in told.read_text()


def test_the_start_screen_says_once_the_day_is_past(
    open_window: OpenWindow, settings: SettingsFile
) -> None:
    window = open_window(PASSPHRASE)
    assert window.audit is not None
    settings.keep_until(window.audit.path, "2014-04-09")
    later = NINE + timedelta(days=1)
    assert [one.past_keeping for one in listed(settings.now.recent, NINE, Path("/"))] == [""]
    (row,) = listed(settings.now.recent, later, Path("/"))
    assert "was to be kept until 9 April 2014" in row.below
    settings.keep_until(window.audit.path, "2014-04-08")
    window.close_audit()
    assert "1 audit in this list." in window.start.home.past_keeping.text()
    assert window.start.home.past_keeping.isVisible()


def test_an_audit_says_when_it_opens_that_its_day_is_past(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(PASSPHRASE)
    keep_until(window, "2014-04-08")
    assert window.audit is not None
    window.audit.workspace.arrive()
    assert "kept until 8 April 2014, and that day is past" in window.audit.workspace.message.text


def test_a_day_that_is_none_is_not_taken_from_a_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).opened(Path("/a.casewalk"), datetime(2014, 4, 9), locked=True)
    path.write_text(path.read_text().replace('"kept_until": ""', '"kept_until": "Child D"'))
    assert SettingsFile(path).now.recent == ()
