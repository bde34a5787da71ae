"""The foot of the map: back, the order one keeps, and the one big step."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import tr
from ui.program.actions import spec_of
from ui.theme import Sign
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text


class MapFoot(QWidget):
    """Says what goes back and what goes on, on the map and while it is read out together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button("", size=Size.ROOM, sign=Sign.BACK)
        self.keep = Button(tr("Keep my own order"), size=Size.ROOM)
        self.take = Button("", ButtonKind.PRIMARY, spec_of("agree").caps, Size.ROOM)
        self._hint = Label(tr("Arrow keys move, Enter goes to the question."), Text.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self._hint, 1)
        row.addStretch(0)
        row.addWidget(self.keep)
        row.addWidget(self.take)

    def show_reading(self, count: int) -> None:
        """Offer to adopt what is left, and the way back to the map."""
        self.back.setText(tr("Back to the map"))
        self.take.setText(tr("Adopt {count} together", count=count))
        self._show(order=False, step=True, hint=False)

    def show_order(self, back_to: str, first: str, *, narrow: bool) -> None:
        """Offer the order that begins with *first*; where there is none to take, only back."""
        self.back.setText(tr("Back to {reference}", reference=back_to) if back_to else tr("Back"))
        if first:
            begin = tr("Take this order, begin with {first}", first=first)
            self.take.setText(tr("Take this order") if narrow else begin)
        self._show(order=bool(first), step=bool(first), hint=bool(first) and not narrow)

    def _show(self, *, order: bool, step: bool, hint: bool) -> None:
        self.keep.setVisible(order)
        self.take.setVisible(step)
        self._hint.setVisible(hint)
