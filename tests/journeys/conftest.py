"""A facilitator at a window of their own: nothing outside the test's folder is touched."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.examples import build_example
from tests.journeys.facilitator import Facilitator, Watch
from ui.theme import Look, app_theme

MORNING = datetime(2014, 4, 9, 10, 40, 0)
"""Mid-workshop, on a day like that of the first example."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning from Qt fails a journey, unless the offscreen platform itself gives it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of one's own, temporary files included."""
    home = tmp_path / "home"
    for folder in (home, home / "Documents", home / "tmp"):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
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
        return there[-1]

    yield start
    for one in there:
        one.go_home()
    app_theme().apply(Look.LIGHT, 1.0)


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
