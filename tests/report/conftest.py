"""The Report stage over real audits on disk, in a window of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.model.audience import PANEL
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import Clock
from core.model.own_document import FiguresOut
from core.room import blank_scene
from core.store.file import WorkshopFile
from tests.journeys.unconcluded import take_conclusions_out
from tests.sharing import Shared, close_for_good, close_session, show_now
from tests.showing import show_active
from ui.audit.context import AuditContext
from ui.audit.session import WorkshopSession
from ui.program.jobs import wait_for_all
from ui.program.settings import SettingsFile
from ui.report.concern_card import ConcernCard
from ui.report.page import ReportPage
from ui.room.control import RoomControl
from ui.theme import Look, app_theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those that want a window to themselves come last: all others are made anew after each."""
    folder = Path(__file__).parent
    mine = [at for at, item in enumerate(items) if folder in item.path.parents]
    ordered = sorted((items[at] for at in mine), key=lambda item: _ALONE in _wanted_by(item))
    for at, item in zip(mine, ordered, strict=True):
        items[at] = item


def _wanted_by(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


_ALONE = "alone"


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
        take_conclusions_out(path)
    return paths


class ReportDesk:
    """The stage over one audit, its pages made, which tests that only look take in turn."""

    def __init__(self, file: WorkshopFile, qapp: QApplication, folder: Path) -> None:
        self.file = file
        self.window, self.page = _made(file, qapp, folder)
        self.session = self.page.context.session
        rows = self.page.documents.rows
        self._ticked = {key: row.tick.isChecked() for key, row in rows.items()}
        self._known: object = None

    def show(self) -> None:
        """Show the first document, with everything ticked."""
        self.window.resize(1440, 844)
        show_now(self.window)
        documents = self.page.documents
        for key, ticked in self._ticked.items():
            documents.rows[key].tick.setChecked(ticked)
        documents.protection.field.field.clear()
        documents.show_document("summaries")
        self.page.arrive()
        self._wait()
        self.page.sheets.verticalScrollBar().setValue(0)
        self._known = self._kept()

    def _wait(self) -> None:
        while self.page.builder.busy or self.page._soon.isActive():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _kept(self) -> object:
        """What another test would find again, though nothing of it is in sight."""
        return self.page.context.settings.now.export_formats

    def begin(self) -> None:
        """Nothing is left to do: the pages have the focus."""

    def is_left(self) -> bool:
        """Leave the stage."""
        self.page.show()
        if self.page.middle.asking.isVisible():
            self.page.middle.asking.leave.click()
        self._leave_panels()
        self.page.leave()
        wait_for_all(20_000)
        if self.file.all(FiguresOut):  # noted quietly as documents left: no undo takes it back
            self.session.do(_take_figures_back)
        return self._kept() == self._known

    def _leave_panels(self) -> None:
        """Be done with what is open beside the pages, and write for the panel again."""
        right, audience = self.page.right, self.page.documents.audience
        for panel in (right.parts, right.corrections, right.look):
            if right.shows(panel):
                panel.done.click()
        for card in self.page.remarks.cards.values():
            if isinstance(card, ConcernCard) and card.put_away.isVisible():
                card.put_away.click()
        if audience.value != PANEL:
            audience.set_value(PANEL)
            audience.chosen.emit(PANEL)

    def close(self) -> None:
        """Close the audit as the program does, and the window."""
        self.window.hide()  # as an audit is before its file is closed
        wait_for_all(20_000)
        close_session(self.session)
        close_for_good([self.window])


def _take_figures_back(file: WorkshopFile) -> Changed | None:
    with file.act("nothing has left yet", quiet=True) as act:
        file.remove_all(file.all(FiguresOut))
    return act.news


Desks = Shared[ReportDesk]


@pytest.fixture(scope="package")
def desks() -> Iterator[Desks]:
    """What the tests of the stage share."""
    found = Desks()
    yield found
    found.close()


@pytest.fixture
def alone(desks: Desks) -> Iterator[None]:
    """The test has its window to itself: no other is there, and this one is not used again."""
    desks.close()
    yield
    desks.close()
    app_theme().apply(Look.LIGHT, 1.0)


def _desk(
    key: str, make_file: Callable[[Path], WorkshopFile], request: pytest.FixtureRequest
) -> Iterator[ReportDesk]:
    desks: Desks = request.getfixturevalue("desks")
    qapp: QApplication = request.getfixturevalue("qapp")
    folders: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")

    def make() -> ReportDesk:
        folder = folders.mktemp(key)
        return ReportDesk(make_file(folder / f"{key}.casewalk"), qapp, folder)

    yield desks.take(key, make)
    desks.give_back(key)


def _copied(key: str, request: pytest.FixtureRequest) -> Iterator[ReportDesk]:
    built: dict[str, Path] = request.getfixturevalue("built")
    clock: Clock = request.getfixturevalue("clock")

    def copied(path: Path) -> WorkshopFile:
        path.write_bytes(built[key].read_bytes())
        return WorkshopFile.open(path, clock=clock)

    yield from _desk(key, copied, request)


@pytest.fixture
def cin_desk(request: pytest.FixtureRequest) -> Iterator[ReportDesk]:
    """The stage over the children in need audit."""
    yield from _copied("cin", request)


@pytest.fixture
def tier2_desk(request: pytest.FixtureRequest) -> Iterator[ReportDesk]:
    """The stage over the Tier 2 workshop."""
    yield from _copied("tier2", request)


@pytest.fixture
def cin(cin_desk: ReportDesk) -> WorkshopFile:
    """A copy of the children in need audit; one immediate concern is open in it."""
    return cin_desk.file


@pytest.fixture
def tier2(tier2_desk: ReportDesk) -> WorkshopFile:
    """A copy of the Tier 2 workshop: 29 cases, nothing that must be settled."""
    return tier2_desk.file


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit that has a title and nothing else."""
    with WorkshopFile.create(tmp_path / "empty.casewalk", clock=clock) as file:
        with file.act("begin"):
            file.put(Audit("Neglect"))
        yield file
        for window in QApplication.topLevelWidgets():  # as an audit is before its file is closed
            window.hide()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to export to."""
    made = tmp_path / "Audit papers"
    made.mkdir()
    return made


@pytest.fixture
def opened(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, qapp: QApplication, folder: Path
) -> Iterator[Open]:
    """Opens the stage over a file, in front, and waits until its pages are made."""
    desks = [
        desk
        for name in ("cin_desk", "tier2_desk")
        if name in request.fixturenames
        for desk in (request.getfixturevalue(name),)
    ]
    windows: list[QMainWindow] = []

    def open_over(
        file: WorkshopFile, before: Callable[[ReportPage], object] | None = None
    ) -> ReportPage:
        for desk in desks:
            if desk.file is file and before is None:
                desks.remove(desk)
                desk.page.folder, desk.page.opened_folders = folder, []
                return desk.page  # type: ignore[no-any-return]
        window, page = _made(file, qapp, tmp_path)
        windows.append(window)
        qtbot.addWidget(window)
        page.folder = folder
        show_active(window, qtbot)
        if before is not None:
            before(page)
        with qtbot.waitSignal(page.builder.ended):
            page.arrive()
        return page

    yield open_over
    assert wait_for_all(20_000)


def _made(file: WorkshopFile, qapp: QApplication, folder: Path) -> "tuple[QMainWindow, _Page]":
    window = QMainWindow()
    app_theme().dress(window)
    session = WorkshopSession(file, window)
    room = RoomControl(qapp, window, blank_scene(session.now), parent=window)
    context = AuditContext(session, room, SettingsFile(folder / "settings.json"), window)
    page = _Page(context, folder)
    window.setCentralWidget(page)
    window.resize(1440, 844)
    return window, page


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
