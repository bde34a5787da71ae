"""A facilitator at a window of their own: nothing outside the test's folder is touched."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from core.examples import build_example
from tests.journeys.facilitator import Facilitator, Watch, settle
from tests.sharing import Shared
from ui.audit.messages import End
from ui.audit.session import WorkshopSession
from ui.theme import Look, app_theme

MORNING = datetime(2014, 4, 9, 10, 40, 0)
"""Mid-workshop, on a day like that of the first example."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning from Qt fails a journey, unless the offscreen platform itself gives it.

    Those that go on in one window come first: it is closed before others open their own.
    """
    mine = [at for at, one in enumerate(items) if Path(__file__).parent in one.path.parents]
    for at in mine:
        items[at].add_marker(pytest.mark.qt_log_level_fail("WARNING"))
        items[at].add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
    ordered = sorted((items[at] for at in mine), key=lambda one: not _is_at_work(one))
    for at, item in zip(mine, ordered, strict=True):
        items[at] = item


def _is_at_work(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "at_work" in item.fixturenames


@pytest.fixture
def home(nobody_at_work: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of one's own, temporary files included."""
    home = tmp_path / "home"
    for folder in (home, home / "Documents", home / "tmp"):
        folder.mkdir()
    _live_in(home, monkeypatch)
    return home


@pytest.fixture
def watch() -> Watch:
    """A clock the test moves."""
    return Watch(MORNING)


@pytest.fixture
def arrive(qapp: QApplication, home: Path, watch: Watch) -> Iterator[Callable[[], Facilitator]]:
    """Start the program; called twice, there are two windows."""
    app_theme().apply(Look.LIGHT, 1.0)
    there: list[Facilitator] = []

    def start() -> Facilitator:
        there.append(Facilitator(home, watch))
        _paint_at_the_end(there[-1])
        return there[-1]

    yield start
    for one in there:
        one.window.setUpdatesEnabled(True)
        settle()
        one.go_home()
    app_theme().apply(Look.LIGHT, 1.0)


def _paint_at_the_end(facilitator: Facilitator) -> None:
    """Paint nothing on the way: a seventh of a journey's time. How it ended is painted."""
    facilitator.window.setUpdatesEnabled(False)


@pytest.fixture
def facilitator(arrive: Callable[[], Facilitator]) -> Facilitator:
    """Somebody before the start screen."""
    return arrive()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which both examples are built once, on the day of the journeys."""
    folder = tmp_path_factory.mktemp("examples")
    for key in ("cin", "tier2"):
        build_example(key, folder / f"{key}.casewalk", clock=lambda: MORNING, today=True)
    return folder


def _copied(built: Path, home: Path, key: str) -> Path:
    path = home / "Documents" / f"{key}.casewalk"
    path.write_bytes((built / path.name).read_bytes())
    return path


@pytest.fixture
def cin(built: Path, home: Path) -> Path:
    """A file of the children in need audit, mid-workshop."""
    return _copied(built, home, "cin")


@pytest.fixture
def tier2(built: Path, home: Path) -> Path:
    """A file of the Tier 2 workshop."""
    return _copied(built, home, "tier2")


class AtWork:
    """The children in need audit, open at its first question, which journeys take in turn."""

    def __init__(self, home: Path, watch: Watch) -> None:
        self.home, self.facilitator = home, Facilitator(home, watch)
        self.facilitator.open(home / "Documents" / "cin.casewalk")
        cursor = self.facilitator.page.context.cursor
        assert cursor.case_id is not None
        assert cursor.point is not None
        self._first = (cursor.case_id, cursor.point)
        self.facilitator.press("Alt+1", "Alt+Z")  # from now on it says when it was saved

    @property
    def session(self) -> WorkshopSession:
        """The open audit."""
        return self.facilitator.page.session

    @property
    def window(self) -> QWidget:
        """The program's window."""
        return self.facilitator.window

    def show(self) -> None:
        """Show the first question, as one comes to it."""
        self.facilitator.watch.now = MORNING
        self.facilitator.keep_keyboard()
        self.facilitator.page.context.cursor.go(*self._first)
        workspace = self.facilitator.page.workspace
        workspace.go("walk")
        for end in End:
            workspace.messages.end(end)
        settle()

    def begin(self) -> None:
        """Nothing is left to do: the reason has the focus."""
        _paint_at_the_end(self.facilitator)

    def is_left(self) -> bool:
        """Take the wall down, and leave whatever is open over the page."""
        workspace = self.facilitator.page.workspace
        self.facilitator.page.room.close()
        for over in (workspace.ask, workspace.search, workspace.parked):
            over.hide()
        workspace.flush()
        self.facilitator.rest()
        return not workspace.stages.undrafted

    def close(self) -> None:
        """Leave for good."""
        self.facilitator.go_home()


Rooms = Shared[AtWork]


@pytest.fixture(scope="package")
def rooms() -> Iterator[Rooms]:
    """What the journeys share that go on in one window."""
    found = Rooms()
    yield found
    found.close()


@pytest.fixture
def nobody_at_work(rooms: Rooms) -> None:
    """No window of other journeys is there: it is left in its own home."""
    rooms.close()


@pytest.fixture
def at_work(
    qapp: QApplication,
    rooms: Rooms,
    built: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Facilitator]:
    """Somebody in the children in need audit, mid-workshop, at its first question."""

    def make() -> AtWork:
        app_theme().apply(Look.LIGHT, 1.0)
        home = tmp_path_factory.mktemp("at_work")
        for folder in (home / "Documents", home / "tmp"):
            folder.mkdir()
        _live_in(home, monkeypatch)
        _copied(built, home, "cin")
        return AtWork(home, Watch(MORNING))

    taken = rooms.take("cin", make)
    _live_in(taken.home, monkeypatch)
    yield taken.facilitator
    taken.window.setUpdatesEnabled(True)
    QApplication.processEvents()
    rooms.give_back("cin")


def _live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
