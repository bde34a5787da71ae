"""Another look is there on every page: as it would be in a window that never had another."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QCursor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.facilitator import Facilitator, await_, settle
from ui.audit.pages_ahead import PagesAhead
from ui.audit.top_bar import TopBar
from ui.prepare.form_preview import FormPreview
from ui.prepare.page import PreparePage
from ui.prepare.part import PARTS
from ui.theme import Look, app_theme
from ui.themes.places import ThemePlaces

Form = tuple[Look, float]
_KEEP_THEIR_PLACE: Final = (
    *("Prepare, sample", "Themes, counts"),
    *("Themes, pathways", "Themes, findings"),
)
"""Where a list is, which number is open and what is guessed of rows unseen is left from before."""


def pages_made(facilitator: Facilitator) -> None:
    """Have every stage made that nobody came to yet."""
    ahead = facilitator.page.findChild(PagesAhead)
    assert isinstance(ahead, PagesAhead)
    while not ahead.is_done:
        ahead.take_step()


def places(facilitator: Facilitator) -> Iterator[str]:
    """Bring every page there is to the front, with nothing typed on the way."""
    page, press = facilitator.page, facilitator.press
    prepare, themes = page.workspace.page("prepare"), page.workspace.page("themes")
    assert isinstance(prepare, PreparePage)
    assert isinstance(themes, ThemePlaces)
    press("Ctrl+1")
    for part in PARTS:
        prepare.show_part(part)
        yield f"Prepare, {part}"
    for name, keys in {
        "Walk": ("Ctrl+2",),
        "The map": ("Alt+M",),
        "Search": ("Escape", "Ctrl+F"),
        "Parked": ("Escape", "Ctrl+L"),
        "Report": ("Escape", "Ctrl+4"),
    }.items():
        press(*keys)
        facilitator.rest()
        yield name
    press("Ctrl+3")
    for view in ("counts", "pathways", "comments", "heard"):
        themes.show_place("evidence")
        themes.evidence.show_view(view)
        yield f"Themes, {view}"
    for place in ("findings", "actions"):
        themes.show_place(place)
        yield f"Themes, {place}"
    page.over.show_safekeeping()
    yield "Safekeeping"
    page.over.leave()
    facilitator.window.show_help("keys")
    yield "Help"
    press("Escape")


def pictures(facilitator: Facilitator) -> dict[str, QImage]:
    """Return what each page looks like as it comes to the front."""

    def previews() -> list[FormPreview]:
        return facilitator.page.findChildren(FormPreview)

    found = {}
    for name in places(facilitator):
        facilitator.rest()  # pages are drawn in the background
        await_(lambda: not any(one.isVisible() and not one.image for one in previews()))
        found[name] = facilitator.window.grab().toImage()
    return found


def unlike(one: dict[str, QImage], other: dict[str, QImage]) -> list[str]:
    """Return the pages that do not look the same."""
    return [name for name, image in one.items() if image != other[name]]


def opened(arrive: Callable[[], Facilitator], audit: Path, form: Form) -> Facilitator:
    """Return somebody whose window never had another look or size, and knows of no other one."""
    (audit.parents[1] / "settings.json").unlink(missing_ok=True)  # it opens where it was left
    app_theme().apply(*form)
    one = arrive()
    one.window.setUpdatesEnabled(True)
    one.open(audit)
    return one


def leave(facilitator: Facilitator) -> None:
    """Close the audit, and have its window no more on screen."""
    facilitator.window.close_audit()
    facilitator.window.hide()


@pytest.fixture(autouse=True)
def all_alike(qapp: QApplication) -> None:
    """Have no cursor that blinks, no pointer on anything, and all letters there from the start."""
    app_theme().load_other_scripts()
    qapp.setCursorFlashTime(0)
    QCursor.setPos(5000, 5000)


def test_every_page_has_another_look_as_if_it_never_had_one_before(
    arrive: Callable[[], Facilitator], cin: Path
) -> None:
    """Also those that were made ahead and never shown; also where the text has another size."""
    light, large = (Look.LIGHT, 1.0), (Look.HIGH_CONTRAST, 1.5)
    fresh = {}
    for form in (light, large):
        one = opened(arrive, cin, form)
        if form == light:  # it is seen a second time below, when it is known where the keyboard was
            for _ in places(one):
                settle()
        fresh[form] = pictures(one)
        leave(one)
    one = opened(arrive, cin, light)
    pages_made(one)
    app_theme().apply(*large)
    await_(lambda: app_theme().is_settled)
    assert unlike(fresh[large], pictures(one)) == [], "made ahead, changed while the keys rested"
    app_theme().apply(*light)
    assert not app_theme().is_settled, "what is hidden waits until it is shown"
    found = unlike(fresh[light], pictures(one))
    assert [name for name in found if name not in _KEEP_THEIR_PLACE] == []


def test_the_bar_at_the_top_leaves_out_what_has_no_room_in_larger_text(
    arrive: Callable[[], Facilitator], cin: Path
) -> None:
    """As a window of that width does that was wider before: its parts grow after itself."""
    one = opened(arrive, cin, (Look.HIGH_CONTRAST, 1.0))
    bar = one.window.findChild(TopBar)
    assert isinstance(bar, TopBar)

    def places() -> list[QRect]:
        shown = (part for part in bar.children() if isinstance(part, QWidget))
        return [part.geometry() for part in shown if part.isVisible()]

    def parts() -> list[QRect]:
        one.rest()
        return places()

    one.press("Ctrl+1")
    one.press("Ctrl+2")
    parts()
    app_theme().apply(Look.HIGH_CONTRAST, 1.5)
    grown, width = parts(), one.window.width()
    one.window.resize(width + 200, one.window.height())
    parts()
    one.window.resize(width, one.window.height())
    assert grown == parts()
    app_theme().restyle()
    assert grown == places(), "at once: nothing is squeezed until the next layout"
    leave(one)
