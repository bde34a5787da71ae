"""What was given a size, or measured in a font, has another one as the text grows."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QMainWindow, QStackedWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import SECONDARY, AppTheme
from ui.widgets.labels import Label, Text
from ui.widgets.plain_grid import set_heading_font


class Two(QMainWindow):
    """A window with a control on one page, and another page."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.stack, self.control = QStackedWidget(), control
        for one in (control, QWidget()):
            self.stack.addWidget(one)
        self.setCentralWidget(self.stack)

    def grow(self, theme: AppTheme, qtbot: QtBot, *, hidden: bool) -> None:
        """Have the text twice as large, the control out of sight meanwhile or not."""
        self.stack.setCurrentIndex(int(hidden))
        theme.apply(scale=2.0)
        qtbot.waitUntil(lambda: theme.is_settled)
        self.stack.setCurrentIndex(0)


def shown(qtbot: QtBot, control: QWidget) -> Two:
    """Return such a window on screen."""
    window = Two(control)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("hidden", [False, True], ids=["in sight", "out of sight"])
def test_a_width_grows_with_the_text(theme: AppTheme, qtbot: QtBot, hidden: bool) -> None:
    field = QLineEdit()
    theme.size(field.setFixedWidth, 190)
    assert field.width() == 190
    window = shown(qtbot, field)
    window.grow(theme, qtbot, hidden=hidden)
    assert field.minimumWidth() == field.maximumWidth() == 380


@pytest.mark.parametrize("hidden", [False, True], ids=["in sight", "out of sight"])
def test_a_label_that_never_had_words_is_as_high_as_the_text(
    theme: AppTheme, qtbot: QtBot, hidden: bool
) -> None:
    label = Label("", Text.SMALL, wrap=False)
    window = shown(qtbot, label)
    before = label.sizeHint().height()
    window.grow(theme, qtbot, hidden=hidden)
    assert label.sizeHint().height() == label.fontMetrics().lineSpacing() > before
    assert label.minimumSizeHint() == label.sizeHint()


@pytest.mark.parametrize("hidden", [False, True], ids=["in sight", "out of sight"])
def test_headings_are_drawn_in_the_font_they_were_given(
    theme: AppTheme, qtbot: QtBot, hidden: bool
) -> None:
    class Numbers(QTableView):
        def __init__(self) -> None:
            super().__init__()
            self.setModel(QStandardItemModel(2, 2, self))
            theme.follow(self.fit)
            self.fit()

        def fit(self) -> None:
            set_heading_font(self.horizontalHeader(), theme.font(SECONDARY))

    table = Numbers()
    window = shown(qtbot, table)
    window.grow(theme, qtbot, hidden=hidden)
    assert table.horizontalHeader().viewport().font() == theme.font(SECONDARY)
