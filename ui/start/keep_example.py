"""Asks what becomes of an example once its audit is closed: kept, or thrown away."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, heading
from ui.widgets.message_bar import MessageBar

_QUESTION: Final = tr("Keep what you did in the example?")
_CHOICE: Final = tr(
    "It was a copy to try things out in. Keep it as a file of your own, without a "
    "passphrase, or throw it away; a fresh copy is always here."
)


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
        self.setAccessibleName(_QUESTION)
        self.setAccessibleDescription(_CHOICE)
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
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(heading(_QUESTION))
        column.addWidget(Label(_CHOICE))
        column.addLayout(row)
        self.keep.clicked.connect(self.keep_requested)
        self.throw.clicked.connect(self.throw_requested)
        self.back.clicked.connect(self.back_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with it, with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
            return
        super().keyPressEvent(event)
