"""The stage Themes in a window of its own, over the real examples and an empty audit."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow

from core.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.room import blank_scene
from core.store.file import WorkshopFile
from tests.asked import asked_audit
from tests.journeys.unconcluded import take_conclusions_out
from tests.kinds import kinds_audit
from tests.sharing import Shared, close_for_good, close_session, show_now
from tests.small import small_audit
from ui.audit.context import AuditContext
from ui.audit.room_presenter import RoomPresenter
from ui.audit.session import WorkshopSession
from ui.program.settings import SettingsFile
from ui.room.awake import Asleep
from ui.room.control import RoomControl
from ui.theme import Look, app_theme
from ui.themes.counts import CountingView
from ui.themes.filters import Filters
from ui.themes.page import ThemesPage
from ui.themes.places import ThemePlaces

Open = Callable[[str], ThemesPage]
OpenPlaces = Callable[[str], ThemePlaces]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both examples before anything is concluded, built once."""
    folder = tmp_path_factory.mktemp("themes")
    paths = {key: folder / f"{key}.casewalk" for key in ("cin", "tier2")}
    for key, path in paths.items():
        build_example(key, path, clock=lambda: datetime(2014, 4, 9, 11, 0))
        take_conclusions_out(path)
    return paths


def _file(key: str, built: dict[str, Path], folder: Path, clock: Clock) -> WorkshopFile:
    path = folder / f"{key}.casewalk"
    if key == "small":
        return small_audit(path, clock)
    if key == "kinds":
        return kinds_audit(path, clock)
    if key == "asked":
        return asked_audit(path, clock)
    if key == "empty":
        file = WorkshopFile.create(path, clock=clock)
        with file.act("begin"):
            file.put(Audit("Neglect"))
        return file
    path.write_bytes(built[key].read_bytes())
    return WorkshopFile.open(path, clock=clock)


class ThemesDesk:
    """The stage in a window over one audit, which the tests of a module take in turn."""

    def __init__(self, file: WorkshopFile, qapp: QApplication, folder: Path) -> None:
        self.file = file
        self.window = QMainWindow()
        app_theme().dress(self.window)
        self.session = WorkshopSession(file)
        self._blank = blank_scene(self.session.now)
        room = RoomControl(qapp, self.window, self._blank, Asleep(), parent=self.window)
        settings = SettingsFile(folder / "settings.json")
        context = AuditContext(self.session, room, settings, self.window)
        self.room = room
        self.places = ThemePlaces(context, RoomPresenter(context, context))
        self.window.setCentralWidget(self.places)

    def show(self) -> None:
        """Show what is counted, of everything, with nothing on the wall."""
        self.window.resize(1440, 816)
        show_now(self.window)
        page = self.places.evidence
        self.room.clear(self._blank)
        self.room.answer_again(self._blank)
        if self.places.front != "evidence":
            self.places.show_place("evidence")
        if page.filters != Filters():
            for chip in (page.by_theme, page.by_agency, page.by_group):
                chip.set_value(None)
            page.by_base.set_value(Filters().base)
            page.filters = Filters()
            page._on_filter()
        page.panel.conceal()
        page.show_view("counts")
        if isinstance(page.view, CountingView):
            _begin_counts(page.view)
        page.switch.setFocus()
        QApplication.processEvents()
        shown = page.number_evidence
        shown.resting.stop()
        shown._pointed = shown._query = shown._from = shown._last_focus = None
        page._before = "counts"
        page.evidence.show_evidence(None)

    def begin(self) -> None:
        """Take the focus to the first number, which the lens then looks at."""
        self.places.arrive()

    def is_left(self) -> bool:
        """Leave the stage; a theme may be half typed."""
        self.places.leave()
        return not self.places.unkept and not self.places.undrafted

    def close(self) -> None:
        """Close the audit as the program does, and the window."""
        close_session(self.session)
        close_for_good([self.window])


def _begin_counts(view: CountingView) -> None:
    """Stand on the first line, with nothing cut anew, and its agencies compared."""
    if view._narrowed:
        view._narrowed = set()
        view.refresh(view.filters)
    view.table._settle(0)
    view._show_agreement()
    while view._compare.isActive():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


Desks = Shared[ThemesDesk]


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """What the tests of a module share."""
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


@pytest.fixture
def open_themes(open_places: OpenPlaces) -> Open:
    """Open the place of evidence over "cin", "tier2", "small", "asked" or "empty"."""
    return lambda key: open_places(key).evidence


@pytest.fixture
def open_places(
    desks: Desks,
    built: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    clock: Clock,
    qapp: QApplication,
) -> Iterator[OpenPlaces]:
    """Open the stage over "cin", "tier2", "small", "asked" or "empty"; it is put back after."""
    keys: dict[str, None] = {}

    def opened(key: str) -> ThemePlaces:
        def make() -> ThemesDesk:
            folder = tmp_path_factory.mktemp(key)
            return ThemesDesk(_file(key, built, folder, clock), qapp, folder)

        keys[key] = None
        return desks.take(key, make).places

    yield opened
    for key in keys:
        desks.give_back(key)
