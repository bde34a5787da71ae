"""What is shown and put away at once is laid out once, and what stays the same not at all."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.button import Button
from ui.widgets.chip import DropChip
from ui.widgets.laid_out import LaidOutOnce


class Seen(QObject):
    """Counts what one widget is told."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.count, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count it and let it pass."""
        self.count += event.type() == self._kind
        return False


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """Return a page in sight with room that is shared out: last comes what takes the rest."""
    found = QWidget()
    qtbot.addWidget(found)
    column = QVBoxLayout(found)
    for _ in range(5):
        line = QWidget(found)
        line.setMinimumHeight(20)
        line.hide()
        column.addWidget(line)
    column.addWidget(QWidget(found), 1)
    found.resize(300, 400)
    found.show()
    qapp.processEvents()
    return found


def test_all_that_is_shown_finds_its_place_at_once(page: QWidget) -> None:
    *lines, rest = (one for one in page.children() if isinstance(one, QWidget))
    seen = Seen(rest, QEvent.Type.Resize)
    before = rest.height()
    with LaidOutOnce(page).changing():
        for line in lines:
            line.show()
        assert seen.count == 0
    assert seen.count == 1
    assert rest.height() < before - 5 * 20


def test_the_same_words_are_laid_out_no_second_time(page: QWidget, qapp: QApplication) -> None:
    layout = page.layout()
    assert layout is not None
    button, chip = Button("Agree"), DropChip("Who", [(None, "nobody"), (1, "School nurse")])
    layout.addWidget(button)
    layout.addWidget(chip)
    for _ in range(3):  # until the window is as large as that needs
        qapp.processEvents()
    seen = Seen(page, QEvent.Type.LayoutRequest)
    button.setText("Agree")
    chip.set_choices([(None, "nobody"), (1, "School nurse")])
    chip.set_value(None)
    qapp.processEvents()
    assert seen.count == 0
    button.setText("Agree and next")
    chip.set_value(1)
    qapp.processEvents()
    assert seen.count == 1
    assert chip.accessibleName() == "Who: School nurse"
