"""Real audits on disk for the tests of Prepare: the example of 2014, and an empty one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.examples import build_example
from core.model.audit import Audit
from core.model.clock import Clock
from core.room import BlankScene
from core.store.file import WorkshopFile
from core.wording.readiness import PreparationPart
from tests.showing import show_active
from ui.audit.context import AuditContext
from ui.audit.session import WorkshopSession
from ui.prepare.page import PreparePage
from ui.program.settings import SettingsFile
from ui.room.awake import Asleep
from ui.room.control import RoomControl


@pytest.fixture(scope="session")
def cin_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The children in need audit, built once."""
    path = tmp_path_factory.mktemp("prepare") / "cin.casewalk"
    build_example("cin", path, clock=lambda: datetime(2014, 3, 20, 9, 0))
    return path


@pytest.fixture
def cin_file(cin_built: Path, tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """A copy of the children in need audit to write in."""
    path = tmp_path / "cin.casewalk"
    path.write_bytes(cin_built.read_bytes())
    with WorkshopFile.open(path, clock=clock) as file:
        yield file


@pytest.fixture
def empty_file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An audit that has a title and nothing else."""
    with WorkshopFile.create(tmp_path / "empty.casewalk", clock=clock) as file:
        with file.act("begin"):
            file.put(Audit("Neglect"))
        yield file


def shown(
    file: WorkshopFile,
    qapp: QApplication,
    qtbot: QtBot,
    folder: Path,
    first: PreparationPart | None = None,
) -> PreparePage:
    """Return Prepare on screen, as wide as a usual laptop; at its *first* part if one is given."""
    home = QWidget()
    qtbot.addWidget(home)
    room = RoomControl(qapp, home, BlankScene("An audit"), Asleep(), parent=home)
    qtbot.addWidget(room.window)
    context = AuditContext(
        WorkshopSession(file), room, SettingsFile(folder / "settings.json"), home
    )
    page = PreparePage(context)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    if first is not None:
        page.show_part(first, begin=False)
    show_active(page, qtbot)
    page.arrive()
    return page


@pytest.fixture
def first_part() -> PreparationPart | None:
    """The part at which Prepare is opened; tests of one part give their own."""
    return None


@pytest.fixture
def page(
    cin_file: WorkshopFile,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    first_part: PreparationPart | None,
) -> PreparePage:
    """Prepare on the children in need audit."""
    return shown(cin_file, qapp, qtbot, tmp_path, first_part)


@pytest.fixture
def empty_page(
    empty_file: WorkshopFile,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    first_part: PreparationPart | None,
) -> PreparePage:
    """Prepare on an empty audit."""
    return shown(empty_file, qapp, qtbot, tmp_path, first_part)
