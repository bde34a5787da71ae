"""An open audit on a desk, in the middle of its day, with a clock that tests move on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.model.ids import CaseId
from core.room import BlankScene
from core.store.file import WorkshopFile
from ui.audit.context import AuditContext
from ui.audit.session import WorkshopSession
from ui.program.settings import SettingsFile
from ui.room.awake import Asleep
from ui.room.control import RoomControl


class Watch:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.at = datetime(2014, 4, 9, 11, 32)

    def __call__(self) -> datetime:
        return self.at

    def on(self, **by: float) -> None:
        """Let time pass."""
        self.at += timedelta(**by)


@pytest.fixture
def watch() -> Watch:
    """The clock of the open audit: 11:32 on the day of the 2014 workshop."""
    return Watch()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both examples, built once."""
    folder = tmp_path_factory.mktemp("walk")
    paths = {key: folder / f"{key}.casewalk" for key in ("cin", "tier2")}
    for key, path in paths.items():
        build_example(key, path, clock=lambda: datetime(2014, 4, 9, 11, 0))
    return paths


def _context(file: WorkshopFile, qapp: QApplication, folder: Path, qtbot: QtBot) -> AuditContext:
    home = QWidget()
    qtbot.addWidget(home)
    return open_context(file, qapp, folder, home)


def open_context(
    file: WorkshopFile, qapp: QApplication, folder: Path, home: QWidget
) -> AuditContext:
    """Return what the pages of an open audit share, in the window *home*."""
    session = WorkshopSession(file)
    room = RoomControl(qapp, home, BlankScene("An audit"), Asleep(), parent=home)
    return AuditContext(session, room, SettingsFile(folder / "settings.json"), home)


@pytest.fixture
def context(
    built: dict[str, Path], tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> Iterator[AuditContext]:
    """The children in need audit: three cases walked, one concern open, the room at Child D."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(built["cin"].read_bytes())
    with WorkshopFile.open(path, clock=watch) as file:
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def tier2(
    built: dict[str, Path], tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot
) -> Iterator[AuditContext]:
    """The workshop of 29 cases in 7 pathways."""
    path = tmp_path / "tier2.casewalk"
    path.write_bytes(built["tier2"].read_bytes())
    with WorkshopFile.open(path, clock=watch) as file:
        yield _context(file, qapp, tmp_path, qtbot)


@pytest.fixture
def empty(tmp_path: Path, watch: Watch, qapp: QApplication, qtbot: QtBot) -> Iterator[AuditContext]:
    """An audit with nothing in it."""
    with WorkshopFile.create(tmp_path / "empty.casewalk", clock=watch) as file:
        yield _context(file, qapp, tmp_path, qtbot)


def case_called(context: AuditContext, reference: str) -> CaseId:
    """Return the number of a case."""
    return next(case.id for case in context.session.now.cases if case.reference == reference)


HOLD = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def used_by_another_program(context: AuditContext) -> Iterator[None]:
    """Let another program write to the audit's file for a while: it can be read, not changed."""
    context.session._file.query("PRAGMA busy_timeout = 50")
    command = (sys.executable, "-c", HOLD, str(context.session.path))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate("\n")
