"""Every page there is, and what a person would meet who cannot see or needs large text."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QMainWindow,
    QScrollArea,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from tests.journeys.facilitator import Facilitator, focused, name_of, settle
from ui.prepare.page import PreparePage
from ui.prepare.part import PARTS
from ui.themes.places import ThemePlaces
from ui.widgets.labels import ElidedLabel, Label


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
    facilitator.press("Escape", "Alt+M")
    yield "Walk, the map"
    facilitator.press("Alt+A")
    yield "Walk, read out together"
    while facilitator.walk.map_in_front:
        facilitator.press("Escape")
    facilitator.press("Ctrl+3")
    themes = workspace.page("themes")
    assert isinstance(themes, ThemePlaces)
    for view in ("counts", "pathways", "comments", "heard"):
        themes.evidence.show_view(view)
        settle()
        yield f"Themes, {view}"
    facilitator.press("Ctrl+3")
    settle()
    yield "Themes, findings"
    facilitator.press("Alt+N")
    facilitator.say("Plans are shared late.")
    settle()
    yield "Themes, a finding"
    facilitator.press("Ctrl+Shift+M")
    facilitator.say("Share plans early.")
    settle()
    yield "Themes, a recommendation"
    facilitator.press("Ctrl+Shift+A")
    facilitator.say("Send each plan within five days.")
    settle()
    yield "Themes, an action"
    facilitator.press("Ctrl+4")
    facilitator.rest()
    yield "Report"
    if facilitator.page.session.now.open_concerns():
        facilitator.press("Ctrl+E")
        facilitator.pause()
        facilitator.rest()  # what is to be settled is looked for a moment later, in the background
        yield "Report, before the export"
        facilitator.press("Escape")


def start_pages(facilitator: Facilitator) -> Iterator[str]:
    """Bring what there is without an audit to the front."""
    yield "Start"
    facilitator.press("Ctrl+N")
    yield "New audit"
    facilitator.press("Escape", "Ctrl+F1")
    yield "Keys"
    facilitator.press("Escape")


def nameless(page: QWidget) -> list[str]:
    """Return every control a screen reader would have to call "edit" or "button"."""
    return [
        f"{type(one).__name__} {one.objectName()} in {type(one.parentWidget()).__name__}"
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
        and not any(isinstance(above, QComboBox) for above in ancestors(one))
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
    ]


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget lies in, from the inside out."""
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def reachable(window: QMainWindow) -> set[QWidget]:
    """Return what Tab should come to."""
    return {
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, QMainWindow)
        and not any(isinstance(above, QComboBox) for above in ancestors(one))
    }


def missed_by_tab(facilitator: Facilitator, key: str) -> list[str]:
    """Press Tab all the way round; return what it never came to, or where it was caught.

    A table is left as its description says: with Esc, then Tab.
    """
    met: list[QWidget] = []
    with not_painted(facilitator.window):
        for _ in range(len(reachable(facilitator.window)) + 40):
            met.append(focused())
            if isinstance(focused(), QTableView):
                facilitator.press("Escape")
            facilitator.press(key)
            if focused() in met:
                break
    missed = named(reachable(facilitator.window) - set(met))
    if focused() is not met[0] and focused() is not met[1]:
        missed.append(f"{key} was caught at {type(focused()).__name__} “{name_of(focused())}”")
    return missed


@contextmanager
def not_painted(window: QWidget) -> Iterator[None]:
    """Paint nothing of a page, once it was painted, while the focus goes round in it."""
    before = window.updatesEnabled()
    window.setUpdatesEnabled(False)
    try:
        yield
    finally:
        window.setUpdatesEnabled(before)


def named(widgets: set[QWidget]) -> list[str]:
    """Return widgets as a person would speak of them."""
    return sorted(f"{type(one).__name__} “{name_of(one)}”" for one in widgets)


def clipped(window: QWidget) -> list[str]:
    """Return every word that is cut though nothing was meant to shorten it."""
    # A layout that is asked for and not yet done would be measured as it was before.
    # A scroll bar that comes of it narrows what is beside it, which asks once more.
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.visibleRegion().isEmpty():
            continue
        if isinstance(one, Label) and not isinstance(one, ElidedLabel):
            need = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            if one.text() and one.height() + 1 < need:
                found.append(f"Label “{one.text()[:60]}” is {one.height()} high, needs {need}")
            if not one.wordWrap() and one.width() + 1 < one.sizeHint().width():
                found.append(f"Label “{one.text()[:60]}” is {one.width()} wide")
        elif isinstance(one, QAbstractButton):
            need_size = one.minimumSizeHint()
            if one.hasHeightForWidth():
                need_size.setHeight(one.heightForWidth(one.width()))
            if one.height() + 1 < need_size.height() or one.width() + 1 < need_size.width():
                found.append(
                    f"{type(one).__name__} “{name_of(one)[:60]}” is {one.size().toTuple()}, "
                    f"needs {need_size.toTuple()}"
                )
        if (isinstance(one, (QAbstractButton, QLabel))) and outside(one, window):
            found.append(f"{type(one).__name__} “{name_of(one)[:60]}” stands outside the window")
    return found


_LEAST_LIST = 80
"""Pixels of a list that scrolls in which two or three rows are seen."""


def squeezed(window: QWidget) -> list[str]:
    """Return the lists and tables that have more rows than room, and hardly any of that."""
    return [
        f"{type(one).__name__} “{name_of(one)}” has {one.viewport().height()} px"
        for one in window.findChildren(QAbstractItemView)
        if one.isVisible()
        and not one.visibleRegion().isEmpty()
        and one.verticalScrollBar().maximum() > 0
        and one.viewport().height() < _LEAST_LIST
    ]


def outside(widget: QWidget, window: QWidget) -> bool:
    """Return whether a widget is cut by the window's edge and no scrolling brings it in."""
    if any(isinstance(above, (QScrollArea, QAbstractScrollArea)) for above in ancestors(widget)):
        return False
    where = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return not window.rect().adjusted(-1, -1, 1, 1).contains(where)


def face(found: QObject) -> QAccessibleInterface:
    """Return what a screen reader is given of a control."""
    return QAccessible.queryAccessibleInterface(found)


def toggle(button: QAbstractButton) -> None:
    """Do what a screen reader calls "toggle"; where a control has no such thing, its press."""
    action = face(button).actionInterface()
    names = action.actionNames()
    action.doAction("Toggle" if "Toggle" in names else "Press")
    settle()


def untouched(facilitator: Facilitator) -> list[str]:
    """Toggle controls in sight that can be chosen; return those that were only drawn so.

    One of those that are alike is enough: of one class, in a parent of one class.
    """
    silent: list[str] = []
    alike: Counter[tuple[type, type]] = Counter()
    for one in facilitator.window.findChildren(QAbstractButton):
        if not isValid(one) or not (one.isVisible() and one.isEnabled() and one.isCheckable()):
            continue
        if one.isChecked() and one.autoExclusive():
            continue  # the one chosen of several stays chosen
        kind = (type(one), type(one.parentWidget()))
        alike[kind] += 1
        if alike[kind] > 1:
            continue
        pressed: list[str] = []
        name = name_of(one)
        one.clicked.connect(lambda _=False, at=pressed: at.append("pressed"))
        toggle(one)
        silent += [] if len(pressed) == 1 else [f"{name}: {len(pressed)} presses"]
    return silent
