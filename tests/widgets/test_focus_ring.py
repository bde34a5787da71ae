"""The ring is where the keyboard is, and nowhere else."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.showing import show_active
from ui.theme import RING, AppTheme
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scroll import Scroll


class Page(QWidget):
    """A window with a ring, two fields, and a long column that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.buttons = [Button(f"Button {n}") for n in range(20)]
        inside = QWidget()
        inner = QVBoxLayout(inside)
        for button in self.buttons:
            inner.addWidget(button)
        self.view = Scroll(inside)
        column = QVBoxLayout(self)
        for widget in (self.first, self.second, self.view):
            column.addWidget(widget)
        self.ring = FocusRing(self)
        self.resize(400, 400)


@pytest.fixture
def page(theme: AppTheme, qtbot: QtBot) -> Page:
    """The window, active, with the focus in the first field."""
    made = Page()
    qtbot.addWidget(made)
    show_active(made, qtbot)
    made.first.setFocus()
    QApplication.processEvents()
    return made


def around(page: Page, widget: QWidget) -> QRect:
    """Return where a widget is in the window."""
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def test_the_ring_goes_with_the_focus(page: Page) -> None:
    assert page.ring.on is page.first
    QTest.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.ring.on is page.second
    assert page.ring.geometry().contains(around(page, page.second))


def test_the_ring_goes_with_the_window(page: Page) -> None:
    page.resize(700, 400)
    QApplication.processEvents()
    assert page.ring.width() > 600
    assert page.ring.geometry().contains(around(page, page.first))


def test_the_ring_scrolls_and_is_cut_where_the_view_ends(page: Page) -> None:
    page.buttons[0].setFocus()
    QApplication.processEvents()
    whole = page.ring.height()
    page.view.verticalScrollBar().setValue(20)
    QApplication.processEvents()
    assert page.ring.height() < whole
    page.view.verticalScrollBar().setValue(300)
    QApplication.processEvents()
    assert page.ring.on is None


def test_the_focused_control_is_scrolled_into_sight(page: Page) -> None:
    page.buttons[0].setFocus()
    for _ in range(12):
        QTest.keyClick(page.ring.on or page, Qt.Key.Key_Tab)
        QApplication.processEvents()
    at = QApplication.focusWidget()
    assert at is not None
    assert page.ring.on is at
    assert page.ring.geometry().contains(around(page, at))


def test_the_ring_is_yellow_and_lets_the_mouse_through(page: Page, qtbot: QtBot) -> None:
    page.second.setFocus()
    QApplication.processEvents()
    picture = page.grab().toImage()
    edge = around(page, page.second)
    assert picture.pixelColor(edge.center().x(), edge.top() - 2) == RING
    assert page.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert page.childAt(edge.center()) is page.second


def test_a_hidden_or_deleted_control_has_no_ring(page: Page) -> None:
    page.first.hide()
    QApplication.processEvents()
    assert page.ring.on is not page.first
    page.second.setFocus()
    page.second.deleteLater()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)
    page.resize(500, 500)
    QApplication.processEvents()
    assert page.ring.on is None or page.ring.on.isVisible()
