"""Asks what becomes of an example once its audit is closed: kept, or thrown away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, heading
from ui.widgets.message_bar import MessageBar


class KeepExamplePage(QWidget):
    """A question in place, where the start screen's choices otherwise are.

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
        self.message = MessageBar()
        self.keep = Button("Keep it…", ButtonKind.PRIMARY, size=Size.LARGE)
        self.throw = Button("Throw it away", size=Size.LARGE)
        self.back = Button("Go on with it", ButtonKind.QUIET, size=Size.LARGE)
        row = QHBoxLayout()
        row.setSpacing(14)
        for button in (self.keep, self.throw, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(heading("Keep what you did in the example?"))
        column.addWidget(
            Label(
                "It was a copy to try things out in. Keep it as a file of your own, without a "
                "passphrase, or throw it away; a fresh copy is always here."
            )
        )
        column.addLayout(row)
        self.keep.clicked.connect(self.keep_requested)
        self.throw.clicked.connect(self.throw_requested)
        self.back.clicked.connect(self.back_requested)
