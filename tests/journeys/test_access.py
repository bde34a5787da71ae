"""Every page for everyone: named, reached by Tab, never a trap, never cut, in every look."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from core.model.audit import Audit
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, settle
from tests.journeys.looking import clipped, missed_by_tab, nameless, pages, start_pages
from ui.program.actions import ACTIONS
from ui.theme import Look, app_theme


@pytest.fixture
def empty(home: Path) -> Path:
    """An audit with a title and nothing else."""
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    return path


@pytest.mark.parametrize("which", ["cin", "empty"])
def test_every_control_on_every_page_has_a_name(
    facilitator: Facilitator, request: pytest.FixtureRequest, which: str
) -> None:
    found = {page: nameless(facilitator.window) for page in start_pages(facilitator)}
    facilitator.open(request.getfixturevalue(which))
    found |= {page: nameless(facilitator.window) for page in pages(facilitator)}
    assert {page: names for page, names in found.items() if names} == {}


@pytest.mark.parametrize(("key", "which"), [("Tab", "cin"), ("Shift+Tab", "cin"), ("Tab", "empty")])
def test_tab_comes_to_every_control_and_round_again(
    facilitator: Facilitator, request: pytest.FixtureRequest, which: str, key: str
) -> None:
    found = {page: missed_by_tab(facilitator, key) for page in start_pages(facilitator)}
    facilitator.open(request.getfixturevalue(which))
    over = ("Search", "The parked list")  # they close when the focus leaves them
    found |= {
        page: missed_by_tab(facilitator, key) for page in pages(facilitator) if page not in over
    }
    assert {page: names for page, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        pytest.param((1440, 900), 2.0, id="1440x900 at 200%"),
        pytest.param((1280, 720), 1.0, id="1280x720 at 100%"),
        pytest.param((1280, 720), 1.3, id="1280x720 at 130%, the panels still open"),
        pytest.param((1280, 720), 2.0, id="1280x720 at 200%"),
    ],
)
def test_nothing_is_cut_at_any_text_size(
    facilitator: Facilitator, cin: Path, scale: float, size: tuple[int, int]
) -> None:
    app_theme().apply(scale=scale)
    facilitator.window.resize(*size)
    settle()
    found = {page: clipped(facilitator.window) for page in start_pages(facilitator)}
    facilitator.open(cin)
    found |= {page: clipped(facilitator.window) for page in pages(facilitator)}
    assert facilitator.window.size().toTuple() == size, "nothing pushed the window wider"
    assert {page: names for page, names in found.items() if names} == {}


def test_nothing_is_cut_in_a_window_as_narrow_as_can_be_unfolded(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.window.resize(1240, 700)
    settle()
    facilitator.open(cin)
    assert not app_theme().folds(1240)
    found = {page: clipped(facilitator.window) for page in pages(facilitator)}
    assert facilitator.window.size().toTuple() == (1240, 700), "nothing pushed the window wider"
    assert {page: names for page, names in found.items() if names} == {}


def test_tab_walks_through_a_table_and_out_of_it(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    facilitator.press("Ctrl+1")
    facilitator.tab_to("People and agenda")
    facilitator.press("Space")
    sheet = facilitator.tab_to("Parts of the agenda")
    assert isinstance(sheet, QTableView)
    cells = sheet.model().rowCount() * sheet.model().columnCount()
    facilitator.press(*["Tab"] * cells)
    assert focused() is not sheet


def test_no_window_ever_flashes_up_on_the_way(
    facilitator: Facilitator, cin: Path, qapp: QApplication
) -> None:
    shown: list[str] = []

    class Watchman(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                shown.extend([type(watched).__name__] if watched.isWindow() else [])
            return False

    watchman = Watchman()
    facilitator.press("Ctrl+O")
    facilitator.name_file(cin)
    qapp.installEventFilter(watchman)
    try:
        facilitator.await_(lambda: facilitator.window.audit is not None)
        for _page in pages(facilitator):
            facilitator.press("Alt+1")
        facilitator.press("Ctrl+W")
    finally:
        qapp.removeEventFilter(watchman)
    assert shown == []


def test_looks_and_text_sizes_change_live(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    for stage, look in (("Ctrl+1", Look.DARK), ("Ctrl+3", Look.HIGH_CONTRAST)):
        facilitator.press(stage)
        app_theme().apply(look)
        settle()
    facilitator.press("Ctrl+2", "Ctrl++")
    assert app_theme().scale == 1.15
    facilitator.press("Ctrl+0")
    assert app_theme().scale == 1.0


def test_no_menu_mnemonic_is_a_shortcut_and_every_key_is_there_once(
    facilitator: Facilitator,
) -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    menus = [action.text() for action in facilitator.window.menuBar().actions()]
    mnemonics = [f"Alt+{text[text.index('&') + 1].upper()}" for text in menus if "&" in text]
    assert len(mnemonics) == len(set(mnemonics)) == len(menus)
    assert not set(mnemonics) & set(keys)
