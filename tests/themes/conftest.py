"""The stage Themes in a window of its own, over the real examples and an empty audit."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.room import blank_scene
from core.store.file import WorkshopFile
from tests.asked import asked_audit
from tests.showing import show_active
from tests.small import small_audit
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.audit.session import WorkshopSession
from ui.program.settings import SettingsFile
from ui.room.awake import Asleep
from ui.room.control import RoomControl
from ui.theme import Look, app_theme
from ui.themes.page import ThemesPage
from ui.themes.places import ThemePlaces

Open = Callable[[str], ThemesPage]
OpenPlaces = Callable[[str], ThemePlaces]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both examples, built once."""
    folder = tmp_path_factory.mktemp("themes")
    paths = {key: folder / f"{key}.casewalk" for key in ("cin", "tier2")}
    for key, path in paths.items():
        build_example(key, path, clock=lambda: datetime(2014, 4, 9, 11, 0))
    return paths


def _file(key: str, built: dict[str, Path], folder: Path, clock: Clock) -> WorkshopFile:
    path = folder / f"{key}.casewalk"
    if key == "small":
        return small_audit(path, clock)
    if key == "asked":
        return asked_audit(path, clock)
    if key == "empty":
        file = WorkshopFile.create(path, clock=clock)
        with file.act("begin"):
            file.put(Audit("Neglect"))
        return file
    path.write_bytes(built[key].read_bytes())
    return WorkshopFile.open(path, clock=clock)


@pytest.fixture
def open_themes(open_places: OpenPlaces) -> Open:
    """Open the place of evidence over "cin", "tier2", "small", "asked" or "empty"."""
    return lambda key: open_places(key).evidence


@pytest.fixture
def open_places(
    built: dict[str, Path], tmp_path: Path, clock: Clock, qapp: QApplication, qtbot: QtBot
) -> Iterator[OpenPlaces]:
    """Open the stage over "cin", "tier2", "small", "asked" or "empty"."""
    app_theme().apply(Look.LIGHT, 1.0)
    files: list[WorkshopFile] = []
    windows: list[QMainWindow] = []  # pytest-qt holds them weakly, and painting outlives a test

    def opened(key: str) -> ThemePlaces:
        files.append(_file(key, built, tmp_path, clock))
        window = QMainWindow()
        windows.append(window)
        window.resize(1440, 816)
        qtbot.addWidget(window)
        session = WorkshopSession(files[-1])
        room = RoomControl(qapp, window, blank_scene(session.now), Asleep(), parent=window)
        context = AuditContext(session, room, SettingsFile(tmp_path / "settings.json"), window)
        places = ThemePlaces(context, RoomPresenter(context, context))
        window.setCentralWidget(places)
        show_active(window, qtbot)
        places.arrive()
        return places

    yield opened
    app_theme().apply(Look.LIGHT, 1.0)
    for file in files:
        file.close()
