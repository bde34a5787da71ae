"""Where a facilitator looks on the stage Themes."""

from pytestqt.qtbot import QtBot

from ui.themes.comments import CommentsView
from ui.themes.count_row import CountRow
from ui.themes.counts import CountingView
from ui.themes.heard import HeardView
from ui.themes.page import ThemesPage
from ui.themes.pathways import PathwaysView
from ui.widgets.bars import StackedBar
from ui.widgets.chip import DropChip


def counting(page: ThemesPage) -> CountingView:
    """Return the counts, in front."""
    page.show_view("counts")
    assert isinstance(page.view, CountingView)
    return page.view


def pathways(page: ThemesPage) -> PathwaysView:
    """Return the pathways, in front."""
    page.show_view("pathways")
    assert isinstance(page.view, PathwaysView)
    return page.view


def comments(page: ThemesPage) -> CommentsView:
    """Return the comments, in front."""
    page.show_view("comments")
    assert isinstance(page.view, CommentsView)
    return page.view


def heard(page: ThemesPage) -> HeardView:
    """Return what was heard, in front."""
    page.show_view("heard")
    assert isinstance(page.view, HeardView)
    return page.view


def rows(page: ThemesPage, qtbot: QtBot) -> dict[str, CountRow]:
    """Return the lines of the table by number, once all are there."""
    view = counting(page)
    table = view.table
    qtbot.waitUntil(lambda: not view._counting.running and table.is_whole)
    return {row.line.key: row for row in table.lines if row.line is not None}


def choose(chip: DropChip, text: str) -> None:
    """Choose from a chip's menu, as the mouse would."""
    menu = chip.menu()
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.deleteLater()


def press(bar: StackedBar | None, answer: str) -> None:
    """Press the stretch of one answer."""
    assert bar is not None
    part = next(part for part in bar._parts if part.text == answer)
    bar.picked.emit(part.value)


def bar_says(bar: StackedBar | None) -> dict[str, int]:
    """Return the numbers in a bar by what they count, read from what is read out."""
    assert bar is not None
    _, _, said = bar.accessibleName().partition(": ")
    found = {}
    for part in said.split(", "):
        count, _, word = part.partition(" ")
        if count.isdecimal():
            found[word] = int(count)
    return found
