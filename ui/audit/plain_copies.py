"""Asked once for an audit without a passphrase: what becomes of the copies it keeps of itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import WorkshopError
from core.model.kept_copy import PlainCopies
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text

_EXPLAINED = tr(
    "Casewalk can keep a copy every five minutes and on closing, in a folder of your own on this "
    "computer, to go back to. This audit has no passphrase, so its copies are as readable as "
    "the audit is. Lock it with a passphrase, and they are locked as well."
)


class PlainCopiesPanel(QWidget):
    """Stays until it is answered or left; what was not answered is asked at another opening.

    Signals:
        chosen: carries the `PlainCopies`.
        lock_requested: the audit is to be given a passphrase.
        left: Esc was pressed.
    """

    chosen = Signal(object)
    lock_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Copies of this audit"))
        self.lock = Button(tr("Lock it…"), ButtonKind.PRIMARY)
        self.keep = Button(tr("Keep copies without a passphrase"))
        self.none = Button(tr("Keep none"))
        self._fault = Label("", Text.BODY, Tone.BAD)
        self._fault.hide()
        self.lock.clicked.connect(self.lock_requested)
        self.keep.clicked.connect(lambda: self.chosen.emit(PlainCopies.KEEP))
        self.none.clicked.connect(lambda: self.chosen.emit(PlainCopies.NONE))
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.lock)
        row.addWidget(self.keep)
        row.addWidget(self.none)
        row.addStretch(1)
        card.column.addWidget(Label(tr("Copies of this audit"), Text.STRONG))
        card.column.addWidget(Label(_EXPLAINED))
        card.column.addWidget(self._fault)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(card)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why the choice was not kept."""
        self._fault.setText(fault.sentences)
        self._fault.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
