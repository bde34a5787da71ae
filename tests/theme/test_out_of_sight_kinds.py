"""What was out of sight while look or text size changed is as if it had been made in these."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import AppTheme, Look
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.growing_text import GrowingText
from ui.widgets.segmented import Option, Segmented

_ROWS: Final = tuple(EvidenceRow(f"Title {at}", "iiii llll " * 30, value=at) for at in range(12))
"""Narrow letters: rows that nobody saw are guessed higher than they are."""


def segmented() -> Segmented:
    """Return choices as wide as their words."""
    return Segmented("Views", [Option(1, "A"), Option(2, "What the agencies wrote")])


def words() -> GrowingText:
    """Return a field of a few lines."""
    made = GrowingText("Reason")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one of two windows has the cursor
    return made


def listed() -> Lines:
    """Return a list of which the end is not in sight."""
    made = Lines("Lines")
    made.show_lines(_ROWS)
    return made


class Page(QMainWindow):
    """A window with one kind of control on its page, and another page."""

    def __init__(self, made: Callable[[], QWidget]) -> None:
        super().__init__()
        self.stack, self.page, self.control = QStackedWidget(), QWidget(), made()
        column = QVBoxLayout(self.page)
        column.addWidget(self.control)
        column.addStretch(1)
        self.other = QWidget()
        for one in (self.page, self.other):
            self.stack.addWidget(one)
        self.setCentralWidget(self.stack)
        self.resize(420, 500)

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front, laid out to the end."""
        self.stack.setCurrentWidget(page)
        for _ in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def on_screen(qtbot: QtBot, made: Callable[[], QWidget]) -> Page:
    """Return such a window on screen."""
    window = Page(made)
    qtbot.addWidget(window)
    window.show()
    window.show_page(window.page)
    return window


@pytest.mark.parametrize("rests", [False, True], ids=["shown at once", "shown later"])
@pytest.mark.parametrize("made", [segmented, words])
@pytest.mark.parametrize(
    ("look", "scale"), [(Look.HIGH_CONTRAST, 1.0), (Look.LIGHT, 1.5), (Look.DARK, 2.0)]
)
def test_a_hidden_control_is_as_one_made_in_that_look(
    theme: AppTheme,
    qtbot: QtBot,
    made: Callable[[], QWidget],
    look: Look,
    scale: float,
    rests: bool,
) -> None:
    window = on_screen(qtbot, made)
    window.show_page(window.other)
    theme.apply(look, scale)
    if rests:
        qtbot.waitUntil(lambda: theme.is_settled)
    window.show_page(window.page)
    fresh = on_screen(qtbot, made)
    assert window.control.geometry() == fresh.control.geometry()
    assert window.control.grab().toImage() == fresh.control.grab().toImage()


def test_rows_that_nobody_sees_are_as_high_in_another_look(theme: AppTheme, qtbot: QtBot) -> None:
    window = on_screen(qtbot, listed)
    found = window.control
    assert isinstance(found, Lines)
    bar = found.verticalScrollBar()
    bar.setValue(bar.maximum())
    seen = bar.maximum()
    window.show_page(window.other)
    theme.apply(Look.DARK)
    window.show_page(window.page)
    assert bar.maximum() == seen
