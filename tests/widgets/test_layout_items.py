"""Nothing that is kept of a layout's items stands for what came to lie in their place."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout

Put = Callable[[QBoxLayout, QLayout], None]


@pytest.fixture(autouse=True)
def _only_what_the_test_makes() -> None:
    """Nothing that was there before is looked through: all other tests' objects, each time."""
    gc.collect()
    gc.freeze()


def _kept(of: QLayout) -> list[QLayoutItem]:
    """Return what PySide6 would take for whatever lies where an item lay: none once it is gone."""
    gc.collect()
    own = of._items if isinstance(of, FlowLayout) else []
    found = [one for one in gc.get_objects() if isinstance(one, QLayoutItem)]
    items = [one for one in found if not isinstance(one, QLayout) and Shiboken.isValid(one)]
    return [one for one in items if not any(one is other for other in own)]


def _at_the_end(outer: QBoxLayout, inner: QLayout) -> None:
    outer.addLayout(inner)


def _in_a_line(outer: QBoxLayout, inner: QLayout) -> None:
    line = QHBoxLayout()
    line.addLayout(inner, stretch=1)
    outer.insertLayout(0, line)


def _in_a_grid(outer: QBoxLayout, inner: QLayout) -> None:
    grid = QGridLayout()
    grid.addLayout(inner, 0, 0)
    outer.addLayout(grid)


@pytest.mark.parametrize("kind", [QHBoxLayout, FlowLayout])
@pytest.mark.parametrize("put", [_at_the_end, _in_a_line, _in_a_grid])
def test_an_item_that_is_gone_is_nothing_to_pyside(
    kind: type[QLayout], put: Put, qtbot: QtBot
) -> None:
    before = len(_kept(QHBoxLayout()))
    page = QWidget()
    qtbot.addWidget(page)
    column, line = QVBoxLayout(page), kind()
    made = [QPushButton(word) for word in ("one", "two", "three")]
    for button in made:
        line.addWidget(button)
    put(column, line)
    page.show()
    made.pop().deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (line.count(), len(_kept(line)) - before) == (2, 0)
    assert all(button.parent() is page for button in made)
    clear_layout(line)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (line.count(), len(_kept(line)) - before) == (0, 0)
