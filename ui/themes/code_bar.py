"""The codes of the line one is at: each is put on or taken off, and a new one typed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.counting.thread import EvidencePiece
from core.model.coding import Code
from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.title_field import TitleField

BY_KEY: Final = 9
"""So many codes have a figure as their key."""


class CodeBar(QWidget):
    """A chip for each code, ticked where the line has it; then a field for another one.

    Signals:
        code_turned: a code is put on or taken off; carries the `Code`.
        code_typed: a code was typed; carries its name.
        left: Esc was pressed in the field.
    """

    code_turned = Signal(object)
    code_typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[Code, ...] = ()
        self.field = TitleField(tr("Code to put on"), tr("A new code"))
        self.field.setMinimumWidth(190)
        self.add = Button(tr("Put on"), ButtonKind.SECONDARY, size=Size.SMALL)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6, line_gap=6)
        line = FlowLayout(self, gap=10, line_gap=6)
        for part in (self._chips, self.field, self.add):
            line.addWidget(part)
        self.field.given.connect(self._on_given)
        self.field.given_up.connect(self._on_given_up)
        self.add.clicked.connect(self._on_add)

    @property
    def chips(self) -> list[Chip]:
        """The codes, in their order."""
        return self._chips.findChildren(Chip)

    def show_piece(self, now: Snapshot, piece: EvidencePiece) -> None:
        """Show which codes a piece has."""
        held = now.codes_on(piece.kind, piece.row_id)
        clear_layout(self._flow)
        self._codes = now.codes
        for at, code in enumerate(now.codes, 1):
            key = f"{at} " if at <= BY_KEY else ""
            chip = Chip(f"{key}{code.name}", code.id, ChipLook.OUTLINE)
            chip.setCheckable(True)
            chip.setChecked(code in held)
            chip.setAccessibleName(code.name)
            chip.clicked.connect(self._on_chip)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(now.codes))

    def code_at(self, figure: int) -> Code | None:
        """Return the code that a figure is the key of."""
        return self._codes[figure - 1] if 0 < figure <= len(self._codes) else None

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            found = next((one for one in self._codes if one.id == chip.value), None)
            if found is not None:
                self.code_turned.emit(found)

    def _on_add(self) -> None:
        self._on_given(self.field.text())

    def _on_given(self, name: str) -> None:
        if name.strip():
            self.field.clear()
            self.code_typed.emit(name)

    def _on_given_up(self) -> None:
        self.field.clear()
        self.left.emit()
