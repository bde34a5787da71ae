"""Every page for everyone: named, reached by Tab, never a trap, never cut, in every look."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.audit import Audit
from core.store.file import WorkshopFile
from tests.journeys.facilitator import Facilitator, settle
from tests.journeys.looking import clipped, missed_by_tab, nameless
from ui.actions import ACTIONS
from ui.prepare.page import PreparePage
from ui.prepare.part import PARTS
from ui.theme import Look, theme_of
from ui.themes.page import ThemesPage


@pytest.fixture
def empty(home: Path) -> Path:
    """An audit with a title and nothing else."""
    path = home / "Documents" / "empty.casewalk"
    with WorkshopFile.create(path) as file, file.act("begin"):
        file.put(Audit("An empty audit"))
    return path


def pages(facilitator: Facilitator) -> Iterator[str]:
    """Bring every page of the open audit to the front, one after the other."""
    workspace = facilitator.page.workspace
    facilitator.press("Ctrl+1")
    prepare = workspace.page("prepare")
    assert isinstance(prepare, PreparePage)
    for part, words in PARTS.items():
        prepare.show_part(part)
        settle()
        yield f"Prepare, {words}"
    facilitator.press("Ctrl+2")
    yield "Walk"
    facilitator.press("Alt+O")
    yield "Walk, the outline open"
    facilitator.press("Alt+O", "Ctrl+F")
    facilitator.say("plan")
    yield "Search"
    facilitator.press("Escape", "Ctrl+L")
    yield "The parked list"
    facilitator.press("Escape", "Ctrl+3")
    themes = workspace.page("themes")
    assert isinstance(themes, ThemesPage)
    for view in ("counts", "pathways", "comments", "heard"):
        themes.show_view(view)
        settle()
        yield f"Themes, {view}"
    facilitator.press("Ctrl+4")
    facilitator.rest()
    yield "Report"
    if facilitator.page.session.now.open_concerns():
        facilitator.press("Ctrl+E")
        yield "Report, before the export"
        facilitator.press("Escape")


def start_pages(facilitator: Facilitator) -> Iterator[str]:
    """Bring what there is without an audit to the front."""
    yield "Start"
    facilitator.press("Ctrl+N")
    yield "New audit"
    facilitator.press("Escape", "F1")
    yield "Keys"
    facilitator.press("Escape")


@pytest.mark.parametrize("which", ["cin", "tier2", "empty"])
def test_every_control_on_every_page_has_a_name(
    facilitator: Facilitator, request: pytest.FixtureRequest, which: str
) -> None:
    found = {page: nameless(facilitator.window) for page in start_pages(facilitator)}
    facilitator.open(request.getfixturevalue(which))
    found |= {page: nameless(facilitator.window) for page in pages(facilitator)}
    assert {page: names for page, names in found.items() if names} == {}


@pytest.mark.parametrize("which", ["cin", "empty"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
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


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100%", "200%"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)], ids=["1440x900", "1280x720"])
def test_nothing_is_cut_at_any_text_size(
    facilitator: Facilitator, cin: Path, scale: float, size: tuple[int, int]
) -> None:
    theme_of().wear(scale=scale)
    facilitator.window.resize(*size)
    settle()
    found = {page: clipped(facilitator.window) for page in start_pages(facilitator)}
    facilitator.open(cin)
    found |= {page: clipped(facilitator.window) for page in pages(facilitator)}
    assert facilitator.window.size().toTuple() == size, "nothing pushed the window wider"
    assert {page: names for page, names in found.items() if names} == {}


def test_looks_and_text_sizes_change_live(facilitator: Facilitator, cin: Path) -> None:
    facilitator.open(cin)
    for page in pages(facilitator):
        if page in ("Walk", "Themes, counts", "Report"):
            theme_of().wear(list(Look)[(list(Look).index(theme_of().look) + 1) % 3])
            settle()
    facilitator.press("Ctrl+2", "Ctrl++")
    assert theme_of().scale == 1.15
    facilitator.press("Ctrl+0")
    assert theme_of().scale == 1.0


def test_no_menu_mnemonic_is_a_shortcut_and_every_key_is_there_once(
    facilitator: Facilitator,
) -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    menus = [action.text() for action in facilitator.window.menuBar().actions()]
    mnemonics = [f"Alt+{text[text.index('&') + 1].upper()}" for text in menus if "&" in text]
    assert len(mnemonics) == len(set(mnemonics)) == len(menus)
    assert not set(mnemonics) & set(keys)
