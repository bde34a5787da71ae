"""Asks what becomes of an example once its audit is closed: kept, or thrown away."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, heading
from ui.widgets.message_bar import MessageBar

_EXAMPLE: Final = (
    tr("Keep what you did in the example?"),
    tr(
        "It was a copy to try things out in. Keep it as a file of your own, without a "
        "passphrase, or throw it away; a fresh copy is always here."
    ),
)
_LOCKED_EXAMPLE: Final = (
    _EXAMPLE[0],
    tr(
        "It was a copy to try things out in. Keep it as a file of your own, under the "
        "passphrase it has, or throw it away; a fresh copy is always here."
    ),
)
_REHEARSAL: Final = (
    tr("Keep what you did in the rehearsal?"),
    tr(
        "It was a copy in which a day was played. Keep it as a file of its own, or throw it "
        "away; the audit it was made from is as it was."
    ),
)

_AROUND: Final = 16
"""The ring around it all touches no word and no button."""


class KeepExamplePage(QWidget):
    """A question in place, where the start screen's choices otherwise are.

    It takes the focus itself: a title that is typed on keeps and throws away nothing.

    Signals:
        keep_requested: write it to a file of one's own.
        throw_requested: forget it.
        back_requested: go on with it.
    """

    keep_requested = Signal()
    throw_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question, self._choice = heading(""), Label("")
        self.message = MessageBar()
        self.keep = Button(tr("Keep it…"), ButtonKind.PRIMARY, size=Size.LARGE)
        self.throw = Button(tr("Throw it away"), size=Size.LARGE)
        self.back = Button(tr("Go on with it"), ButtonKind.QUIET, size=Size.LARGE)
        row = QHBoxLayout()
        row.setSpacing(14)
        for button in (self.keep, self.throw, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(self._question)
        column.addWidget(self._choice)
        column.addLayout(row)
        self.keep.clicked.connect(self.keep_requested)
        self.throw.clicked.connect(self.throw_requested)
        self.back.clicked.connect(self.back_requested)
        self.ask_about()

    def ask_about(self, *, rehearsal: bool = False, locked: bool = False) -> None:
        """Ask what becomes of an example, or of a day that was played in a copy."""
        question, choice = _REHEARSAL if rehearsal else _LOCKED_EXAMPLE if locked else _EXAMPLE
        self._question.setText(question)
        self._choice.setText(choice)
        self.setAccessibleName(question)
        self.setAccessibleDescription(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with it, with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
            return
        super().keyPressEvent(event)
