"""About whom a question is asked one by one: a chip a person, the one in front in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """Somebody of the case, and what the room says of them so far."""

    number: int
    called: str
    words: str = ""
    bearing: Bearing | None = None


class PeopleRow(QWidget):
    """Shows whom the answer is given for and takes another; it decides nothing.

    Signals:
        chosen: somebody else is to be in front; carries the number.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, Chip] = {}
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self._flow.addWidget(Label(tr("Asked about each:"), Text.SMALL, wrap=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._top)
        self.hide()

    def show_people(self, people: Sequence[PersonAsked], person: int | None) -> None:
        """Show what is said of each; without people nothing is shown at all."""
        self.setVisible(bool(people))
        if [one.number for one in people] != list(self._chips):
            self._make_chips(people)
        for one in people:
            chip = self._chips[one.number]
            chip.setText(f"{one.called}: {one.words}" if one.words else one.called)
            chip.show_about(one.bearing)
            chip.updateGeometry()
            chip.setChecked(one.number == person)
            chip.setAccessibleName(f"{one.called}: {one.words or tr('no answer yet')}")

    def bring_forward(self, number: int) -> None:
        """Ask for somebody to be in front."""
        self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the person before or after with the arrows."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        order = list(self._chips)
        at = next((n for n, one in enumerate(order) if self._chips[one].hasFocus()), None)
        if move is None or at is None:
            super().keyPressEvent(event)
            return
        number = order[(at + move) % len(order)]
        self._chips[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(number)

    def _make_chips(self, people: Sequence[PersonAsked]) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for one in people:
            chip = Chip(one.called, one.number, ChipLook.TINT, Bearing.UNKNOWN, parent=self._top)
            chip.setCheckable(True)
            chip.clicked.connect(self._on_clicked)
            self._flow.addWidget(chip)
            self._chips[one.number] = chip
            chip.show()

    def _on_clicked(self) -> None:
        chip = self.sender()
        number = next((key for key, one in self._chips.items() if one is chip), None)
        if number is not None:
            self._chips[number].setChecked(True)
            self.chosen.emit(number)
