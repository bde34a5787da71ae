"""A file or a memory that is damaged is said on the start screen, and holds nothing up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.store.file import WorkshopFile
from core.store.lock import lock_path
from ui.program.settings import SettingsFile
from ui.program.window import MainWindow
from ui.theme import app_theme


def test_damage_found_on_the_way_in_is_said_and_the_file_let_go(
    qtbot: QtBot, window: MainWindow, kept: Path
) -> None:
    with WorkshopFile.open(kept) as file:
        file.query("UPDATE cases SET papers = 'none of ours'")
    window.open_file(kept)
    qtbot.waitUntil(lambda: "is damaged" in window.start.home.message.text)
    assert window.audit is None
    assert not lock_path(kept).exists(), "a copy put in its place can be opened and changed"


def test_a_geometry_that_is_none_is_the_usual_one(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    path.write_text(r'{"geometry": "\ud800"}', encoding="utf-8")
    window = MainWindow(app_theme(), SettingsFile(path))
    qtbot.addWidget(window)
    assert window.width() >= window.minimumWidth()
