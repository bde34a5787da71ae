"""The Report stage over real audits on disk, in a window of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.room import blank_scene
from core.store.file import WorkshopFile
from tests.showing import show_active
from ui.audit.context import AuditContext
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.report.page import ReportPage
from ui.room.control import RoomControl
from ui.theme import Look, app_theme


class Open(Protocol):
    """Opens the stage over a file; *before* its pages are begun something may be done to it."""

    def __call__(
        self, file: WorkshopFile, before: Callable[[ReportPage], object] | None = None
    ) -> ReportPage: ...


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two examples, built once."""
    folder = tmp_path_factory.mktemp("report_page")
    paths = {key: folder / f"{key}.casewalk" for key in ("cin", "tier2")}
    for key, path in paths.items():
        build_example(key, path)
    return paths


@pytest.fixture
def cin(built: dict[str, Path], tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A copy of the children in need audit; one immediate concern is open in it."""
    yield from _copy(built["cin"], tmp_path, clock)


@pytest.fixture
def tier2(built: dict[str, Path], tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A copy of the Tier 2 workshop: 29 cases, nothing that must be settled."""
    yield from _copy(built["tier2"], tmp_path, clock)


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit that has a title and nothing else."""
    with WorkshopFile.create(tmp_path / "empty.casewalk", clock=clock) as file:
        with file.act("begin"):
            file.put(Audit("Neglect"))
        yield file
        _leave_pages()


def _copy(built: Path, folder: Path, clock: Clock) -> Iterator[WorkshopFile]:
    path = folder / built.name
    path.write_bytes(built.read_bytes())
    with WorkshopFile.open(path, clock=clock) as file:
        yield file
        _leave_pages()


def _leave_pages() -> None:
    """Put every window out of sight, as an audit is before its file is closed."""
    for window in QApplication.topLevelWidgets():
        window.hide()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to export to."""
    made = tmp_path / "Audit papers"
    made.mkdir()
    return made


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, qapp: QApplication, folder: Path) -> Iterator[Open]:
    """Opens the stage over a file, in front, and waits until its pages are made."""
    app_theme().apply(Look.LIGHT, 1.0)
    windows: list[QMainWindow] = []

    def open_over(
        file: WorkshopFile, before: Callable[[ReportPage], object] | None = None
    ) -> ReportPage:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        session = WorkshopSession(file, window)
        room = RoomControl(qapp, window, blank_scene(session.now), parent=window)
        context = AuditContext(session, room, SettingsFile(tmp_path / "settings.json"), window)
        page = _Page(context, folder)
        window.setCentralWidget(page)
        window.resize(1440, 844)
        show_active(window, qtbot)
        if before is not None:
            before(page)
        with qtbot.waitSignal(page.builder.ended):
            page.arrive()
        return page

    yield open_over
    assert wait_for_all(20_000)
    app_theme().apply(Look.LIGHT, 1.0)


class _Page(ReportPage):
    """The stage, with someone at hand who always chooses the same folder."""

    def __init__(self, context: AuditContext, folder: Path) -> None:
        super().__init__(context)
        self.folder = folder
        self.opened_folders: list[Path] = []

    def choose_folder(self, then: Callable[[Path], None]) -> None:
        then(self.folder)

    def open_folder(self, folder: Path) -> None:
        self.opened_folders.append(folder)
