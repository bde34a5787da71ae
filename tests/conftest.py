"""What every test needs: an offscreen Qt before Qt is imported, and a clock that stands still."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from pytestqt.qtbot import QtBot

from core.interpreter import gc_paused
from core.model.clock import Clock
from core.words import CASE, use_word
from tests.keys import FEW, derive_keys_in
from tests.rounds import TIMES, rounds

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.theme import AppTheme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests run in several processes and start hundreds: what one has compiled the others need not,
# though whoever tests may keep no compiled files otherwise.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What a person's profile keeps is kept apart from the profile of whoever tests.
_PROFILE = TemporaryDirectory(prefix="casewalk-tests-")
os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = _PROFILE.name

# Files lie in memory where there is room: what waits for a disk here proves nothing.
_MEMORY = Path("/dev/shm")
if (
    "PYTEST_DEBUG_TEMPROOT" not in os.environ
    and os.access(_MEMORY, os.W_OK)
    and disk_usage(_MEMORY).free > 2 * 1024**3
):
    _FILES = TemporaryDirectory(prefix="casewalk-tests-", dir=_MEMORY)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = _FILES.name

# A busy computer is no fault of the code: examples are tried without a stopwatch. The short form
# tries the same ones each time, so that a change that passed passes for everybody; the long form
# looks for others.
settings.register_profile(
    "unhurried",
    max_examples=rounds(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
    derandomize=TIMES == 1,
)
settings.load_profile("unhurried")

# For numbers and words to try, each process would first read the whole source: 4 s. The long
# form does.
if TIMES == 1:
    providers._get_local_constants = lambda: providers._local_constants

# Nor is it of a window: what is waited for ends the waiting, so patience costs nothing.
for _wait in (QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitActive):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": 60_000}

# What a test shows on its own is a window, and dressed as the program's own is.
_add_widget = QtBot.addWidget


def _add_dressed(bot: QtBot, widget: "QWidget", **more: Any) -> None:
    from ui.theme import app_theme

    if widget.isWindow():
        app_theme().dress(widget)
    _add_widget(bot, widget, **more)


QtBot.addWidget = _add_dressed  # type: ignore[assignment, method-assign]

# A key takes 0.1 s by design; test_opening.py sees to it that the program's own does.
derive_keys_in(FEW)

NOON = datetime(2014, 4, 9, 12, 0, 0)


def pytest_configure(config: pytest.Config) -> None:
    """Let each worker begin to collect elsewhere: each module is rewritten by one, read by all.

    What collecting makes stays until the end: nothing of it is garbage meanwhile.
    """
    gc.disable()
    worker = getattr(config, "workerinput", None)
    if worker is None or not all(Path(given).is_dir() for given in config.args):
        return
    parts = sorted(
        str(part) for given in config.args for part in Path(given).iterdir() if _holds_tests(part)
    )
    number, workers = int(worker["workerid"].removeprefix("gw")), int(worker["workercount"])
    first = len(parts) * number // workers
    config.args[:] = [*parts[first:], *parts[:first]]


def _holds_tests(part: Path) -> bool:
    if part.is_dir():
        return part.name != "__pycache__"
    return part.name.startswith("test_") and part.suffix == ".py"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in one order again, wherever the collecting began."""
    items.sort(key=lambda item: item.path)


def pytest_collection_finish() -> None:
    """Let garbage be looked for among what the tests make, and not among the tests."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_is_collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Garbage waits for the end of a test: on a job's thread a widget among it ends the process."""
    with nullcontext() if "python_collects" in request.fixturenames else gc_paused():
        yield


@pytest.fixture
def python_collects() -> None:
    """Leave garbage to Python in this test, as it is before the window is on screen."""


@pytest.fixture(autouse=True)
def _nobodys_own_word() -> Iterator[None]:
    """What one test audits is not what the next one does."""
    yield
    use_word(CASE)


@pytest.fixture
def clock() -> Clock:
    """A clock that always says noon on the day of the 2014 workshop."""
    return lambda: NOON


@pytest.fixture
def theme(qapp: "QApplication") -> "Iterator[AppTheme]":
    """The application's theme, light at first and again at last."""
    from ui.theme import Look, app_theme

    found = app_theme()
    found.apply(Look.LIGHT, 1.0)
    yield found
    found.apply(Look.LIGHT, 1.0)
