"""Every page for everyone: named, reached by Tab, never a trap, never cut, in every look."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from core.model.audit import Audit
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, focused, settle
from tests.journeys.looking import (
    clipped,
    missed_by_tab,
    nameless,
    not_painted,
    pages,
    squeezed,
    start_pages,
    untouched,
)
from ui.program.actions import ACTIONS
from ui.theme import Look, app_theme
from ui.widgets.side_panel import SidePanel


@pytest.fixture
def empty(home: Path) -> Path:
    """An audit with a title and nothing else."""
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    return path


OVER = ("Search", "The parked list")
"""They close when the focus leaves them."""
BACK_TOO = ("Prepare, The audit", "Prepare, Returns", "Walk", "Themes, counts", "Report")
"""One page of each kind is gone round with Shift and Tab as well."""


@contextmanager
def windows_shown(app: QApplication) -> Iterator[list[str]]:
    """Name every window that comes up meanwhile."""
    shown: list[str] = []

    class Watchman(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                shown.extend([type(watched).__name__] if watched.isWindow() else [])
            return False

    watchman = Watchman()
    app.installEventFilter(watchman)
    try:
        yield shown
    finally:
        app.removeEventFilter(watchman)


@pytest.mark.parametrize("which", ["cin", "empty"])
def test_every_control_has_a_name_and_tab_comes_to_it_and_toggle_presses_it(
    facilitator: Facilitator, request: pytest.FixtureRequest, which: str, qapp: QApplication
) -> None:
    def found(page: str) -> list[str]:
        both = which == "cin" and page in BACK_TOO
        keys = [] if page in OVER else ["Tab", "Shift+Tab"] if both else ["Tab"]
        missed = [name for key in keys for name in missed_by_tab(facilitator, key)]
        silent = untouched(facilitator) if which == "cin" else []
        return nameless(facilitator.window) + missed + silent

    at = {page: found(page) for page in start_pages(facilitator)}
    with windows_shown(qapp) as shown:
        facilitator.open(request.getfixturevalue(which))
        at |= {page: found(page) for page in pages(facilitator)}
        facilitator.press("Ctrl+W")
    assert {page: names for page, names in at.items() if names} == {}
    assert shown == [], "no window flashes up on the way"
    assert set(BACK_TOO) <= set(at)


@pytest.mark.parametrize(
    ("scale", "size"),
    [
        # at 100% there is more room for everything
        pytest.param(1.3, (1280, 720), id="130%, the panels still open"),
        pytest.param(2.0, (1280, 720), id="200%"),
        pytest.param(1.0, (911, 433), id="a laptop of 1366 x 768 at 150%, over a task bar"),
    ],
)
def test_nothing_is_cut_at_any_text_size(
    facilitator: Facilitator, cin: Path, scale: float, size: tuple[int, int]
) -> None:
    window = facilitator.window

    def found(_page: str) -> list[str]:
        settle()
        assert window.size().toTuple() == size, "nothing pushed the window wider"
        return clipped(window) + (squeezed(window) if scale == 1.0 else [])

    app_theme().apply(scale=scale)
    window.resize(*size)
    settle()
    assert app_theme().folds(size[0]) == (scale > 1.3 or size[0] < 1000)
    with not_painted(window):  # where words stand is known before they are painted
        at = {page: found(page) for page in start_pages(facilitator)}
        facilitator.open(cin)
        at |= {page: found(page) for page in pages(facilitator)}
    assert {page: names for page, names in at.items() if names} == {}


def test_a_reason_is_read_while_it_is_typed_on_a_small_laptop_at_150_per_cent(
    facilitator: Facilitator, cin: Path
) -> None:
    facilitator.open(cin)
    facilitator.window.resize(911, 433)
    facilitator.press("Ctrl+2", "Alt+2")
    facilitator.say("Nothing was dated.")
    reason = facilitator.walk.card.reason
    assert focused() is reason
    seen = reason.viewport().visibleRegion().boundingRect()
    assert seen.contains(reason.cursorRect().adjusted(-3, 0, 0, 4)), "the whole line, tails too"


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


def test_a_window_made_narrow_and_wide_again_stands_as_it_stood(at_work: Facilitator) -> None:
    def places() -> dict[QWidget, QRect]:
        inside = at_work.page.workspace.findChildren(QWidget)
        return {one: one.geometry() for one in inside if one.isVisible()}

    at_work.window.setUpdatesEnabled(True)  # a list is laid out when it is painted
    settle()
    before = places()
    panels = [one for one in at_work.page.workspace.findChildren(SidePanel) if one.isVisible()]
    for opened in ((), panels):
        at_work.window.resize(1200, 720)
        settle()
        assert all(panel.is_folded for panel in panels)
        for panel in opened:
            panel.reveal()
            settle()
            panel.conceal()
        at_work.window.resize(1440, 900)
        settle()
        assert places() == before


def test_no_menu_mnemonic_is_a_shortcut_and_every_key_is_there_once(
    facilitator: Facilitator,
) -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    menus = [action.text() for action in facilitator.window.menuBar().actions()]
    mnemonics = [f"Alt+{text[text.index('&') + 1].upper()}" for text in menus if "&" in text]
    assert len(mnemonics) == len(set(mnemonics)) == len(menus)
    assert not set(mnemonics) & set(keys)
