"""Real audits on disk for the tests of Prepare: the example of 2014, and an empty one."""

from collections.abc import Callable, Iterator
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
from tests.sharing import Shared, close_for_good, close_session, show_now
from tests.showing import show_active
from ui.audit.context import AuditContext
from ui.audit.session import WorkshopSession
from ui.prepare.page import PreparePage
from ui.prepare.sample_part import SamplePart
from ui.prepare.sheets_part import SheetsPart
from ui.prepare.tool_part import ToolPart
from ui.program.settings import SettingsFile
from ui.room.awake import Asleep
from ui.room.control import RoomControl
from ui.theme import app_theme


@pytest.fixture(scope="session")
def cin_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The children in need audit, built once."""
    path = tmp_path_factory.mktemp("prepare") / "cin.casewalk"
    build_example("cin", path, clock=lambda: datetime(2014, 3, 20, 9, 0))
    return path


def empty_audit(path: Path, clock: Clock) -> WorkshopFile:
    """Return an audit that has a title and nothing else."""
    file = WorkshopFile.create(path, clock=clock)
    with file.act("begin"):
        file.put(Audit("Neglect"))
    return file


def _page_on(
    file: WorkshopFile, qapp: QApplication, folder: Path
) -> tuple[PreparePage, list[QWidget]]:
    """Return Prepare as wide as a usual laptop, and the windows that go with it."""
    home = QWidget()
    room = RoomControl(qapp, home, BlankScene("An audit"), Asleep(), parent=home)
    context = AuditContext(
        WorkshopSession(file), room, SettingsFile(folder / "settings.json"), home
    )
    page = PreparePage(context)
    page.resize(1440, 820)
    app_theme().dress(page)
    return page, [home, room.window, page]


def shown(file: WorkshopFile, qapp: QApplication, qtbot: QtBot, folder: Path) -> PreparePage:
    """Return Prepare on screen, over a file of the test's own."""
    page, windows = _page_on(file, qapp, folder)
    for window in windows:
        qtbot.addWidget(window)
    show_active(page, qtbot)
    page.arrive()
    return page


class PrepareDesk:
    """Prepare over one audit, which the tests of a module take in turn."""

    def __init__(
        self,
        file: WorkshopFile,
        qapp: QApplication,
        folder: Path,
        first: PreparationPart | None,
    ) -> None:
        self.file = file
        self.page, self._windows = _page_on(file, qapp, folder)
        self._first = first
        self._of_one_part = first is not None
        self._sheet = ""
        self.spoilt = False
        """Whether no other test is to take it."""

    @property
    def session(self) -> WorkshopSession:
        """The open audit."""
        return self.page.context.session

    @property
    def window(self) -> QWidget:
        """The page: the part that is shown, the list of parts, and what stands beside."""
        return self.page

    def show(self) -> None:
        """Show the part and the sheet of it that were shown first."""
        page = self.page
        if self._first is not None:
            page.show_part(self._first, begin=False)
        if self._sheet and page.front is not None:
            page.front.show_sheet_again(self._sheet)
        page.resize(1440, 820)
        show_now(page)
        page.arrive()
        shown = f"{page.part_in_view} "  # and which of its sheets
        self._first = next(part for part in PreparationPart if shown.startswith(f"{part} "))
        if self._of_one_part and isinstance(page.front, SheetsPart):
            self._sheet = self._sheet or page.front.sheet_in_view
        if isinstance(page.front, ToolPart):
            _begin_tool(page.front)

    def begin(self) -> None:
        """Nothing is left to do: the part has the focus."""

    def is_left(self) -> bool:
        """Leave the stage; a return, a row or a line may be half typed."""
        self.page.leave()
        reading = isinstance(self.page.front, SamplePart) and self.page.front.intake.draft
        return not (self.spoilt or reading or self.page.unkept or self.page.undrafted)

    def close(self) -> None:
        """Close the audit as the program does, and all windows."""
        close_session(self.session)
        close_for_good(self._windows[::-1])


def _begin_tool(part: ToolPart) -> None:
    """Stand on the tool's first question, its answers folded, with the notes as they are now."""
    if not part.context.session.now.tool.questions:
        return
    part._look_through()
    for at in (0, 1):
        part.editor.list.go_to(at)
    part.editor.question.asked.card.hide()
    part.begin()


Desks = Shared[PrepareDesk]


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """What the tests of a module share."""
    found = Desks()
    yield found
    found.close()


@pytest.fixture
def first_part() -> PreparationPart | None:
    """The part at which Prepare is opened; tests of one part give their own."""
    return None


def desk_over(
    key: str, make_file: Callable[[Path], WorkshopFile], request: pytest.FixtureRequest
) -> Iterator[PrepareDesk]:
    """Lend the module's desk over a file, known by its key and made once."""
    desks: Desks = request.getfixturevalue("desks")
    qapp: QApplication = request.getfixturevalue("qapp")
    first: PreparationPart | None = request.getfixturevalue("first_part")
    folders: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")

    def make() -> PrepareDesk:
        folder = folders.mktemp(key)
        return PrepareDesk(make_file(folder / f"{key}.casewalk"), qapp, folder, first)

    yield desks.take((key, first), make)
    desks.give_back((key, first))


@pytest.fixture
def cin_desk(
    request: pytest.FixtureRequest, cin_built: Path, clock: Clock
) -> Iterator[PrepareDesk]:
    """Prepare on the children in need audit, which is put back when a test is over."""

    def copied(path: Path) -> WorkshopFile:
        path.write_bytes(cin_built.read_bytes())
        return WorkshopFile.open(path, clock=clock)

    yield from desk_over("cin", copied, request)


@pytest.fixture
def empty_desk(request: pytest.FixtureRequest, clock: Clock) -> Iterator[PrepareDesk]:
    """Prepare on an empty audit, which is empty again when a test is over."""
    yield from desk_over("empty", lambda path: empty_audit(path, clock), request)


@pytest.fixture
def page(cin_desk: PrepareDesk) -> PreparePage:
    """Prepare on the children in need audit."""
    return cin_desk.page


@pytest.fixture
def cin_file(cin_desk: PrepareDesk) -> WorkshopFile:
    """The children in need audit that is shown."""
    return cin_desk.file


@pytest.fixture
def empty_page(empty_desk: PrepareDesk) -> PreparePage:
    """Prepare on an empty audit."""
    return empty_desk.page


@pytest.fixture
def empty_file(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    """An empty audit that is shown in no window."""
    with empty_audit(tmp_path / "empty.casewalk", clock) as file:
        yield file


@pytest.fixture
def no_other(desks: Desks) -> None:
    """No window of other tests is there: each would be styled anew where the look changes."""
    desks.close()


@pytest.fixture
def own_page(no_other: None, cin_desk: PrepareDesk, desks: Desks) -> Iterator[PreparePage]:
    """Prepare on the children in need audit as nobody has used it, and nobody will."""
    yield cin_desk.page
    cin_desk.spoilt = True
