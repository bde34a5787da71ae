"""Everything in Themes has a name, can be reached and left by keyboard, and is never cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.themes.conftest import Open
from tests.themes.looking import rows
from ui.theme import Look, app_theme
from ui.themes.page import ThemesPage
from ui.themes.table import CountTable

VIEWS = ("counts", "charts", "pathways", "comments", "heard")


def nameless(page: ThemesPage) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QScrollBar)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


@pytest.mark.parametrize("key", ["cin", "tier2", "empty"])
def test_everything_that_takes_the_focus_has_a_name(
    open_themes: Open, qtbot: QtBot, key: str
) -> None:
    page = open_themes(key)
    if key == "cin":
        rows(page, qtbot)
    for name in VIEWS:
        page.show_view(name)
        assert nameless(page) == [], name


@pytest.mark.parametrize("key", ["tier2", "empty"])
def test_tab_comes_round_to_where_it_began(open_themes: Open, qtbot: QtBot, key: str) -> None:
    page = open_themes(key)
    for name in VIEWS:
        page.show_view(name)
        QApplication.processEvents()
        page.by_theme.setFocus()
        seen: list[QWidget] = []
        for _ in range(400):
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus is page.by_theme and seen:
                break
            assert focus not in seen, f"the focus is caught in {name}"
            seen.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.by_theme
        assert any(page.switch.isAncestorOf(one) for one in seen)


def test_nothing_forces_the_window_wider_than_a_small_screen(
    alone: None, open_themes: Open
) -> None:
    page = open_themes("cin")
    page.window().resize(1280, 636)
    for scale in (1.0, 2.0):
        app_theme().apply(scale=scale)
        for name in VIEWS:
            page.show_view(name)
            QApplication.processEvents()
            assert page.minimumSizeHint().width() <= 1280, (name, scale)
            assert page.minimumSizeHint().height() <= 636, (name, scale)
            assert page.window().width() == 1280, (name, scale)


def test_every_view_paints_in_every_look(alone: None, open_themes: Open) -> None:
    page = open_themes("tier2")
    for look in Look:
        app_theme().apply(look)
        pictures = []
        for name in VIEWS:
            page.show_view(name)
            QApplication.processEvents()
            pictures.append(page.grab().toImage())
        first = pictures[0]
        assert all(picture != first for picture in pictures[1:]), look


def test_folded_evidence_opens_over_the_page_and_closes_with_escape(
    alone: None, open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("cin")
    app_theme().apply(scale=2.0)
    QApplication.processEvents()
    assert page.panel.is_folded
    share = rows(page, qtbot)["1a"].returns.share
    assert share is not None
    share.setFocus()
    QTest.keyClick(share, Qt.Key.Key_Return)
    assert page.evidence.lines.isVisible()
    QTest.keyClick(page.evidence.lines, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is share
    assert not page.panel.is_revealed


def edges(page: QWidget, widget: QWidget) -> tuple[int, int]:
    """Return how far left and right something reaches on the page."""
    left, right = widget.rect().topLeft(), widget.rect().topRight()
    return widget.mapTo(page, left).x(), widget.mapTo(page, right).x()


def test_the_table_stands_in_line_with_what_is_above_it(
    alone: None, open_themes: Open, qtbot: QtBot
) -> None:
    page = open_themes("small")
    page.few.say("Few cases.")
    table = page.view_of("counts").findChild(CountTable)
    assert table is not None
    for scale, height in ((1.0, 636), (1.0, 2400), (2.0, 636), (2.0, 2400)):
        app_theme().apply(scale=scale)
        page.window().resize(1440, height)  # where it scrolls, and with all in sight
        qtbot.waitUntil(lambda: edges(page, page.few) == edges(page, table))
