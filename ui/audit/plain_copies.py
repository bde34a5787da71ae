"""Asked once for an audit without a passphrase: what becomes of the copies it keeps of itself."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import FileProblem, WorkshopError
from core.model.kept_copy import PlainCopies
from core.words import tr
from ui.audit.session_copies import SessionCopies
from ui.audit.workspace import Workspace
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


class PlainCopiesChoice(QObject):
    """Asks it above the stages, and keeps the answer.

    Signals:
        lock_requested: the audit is to be given a passphrase.
    """

    lock_requested = Signal()

    def __init__(
        self, copies: SessionCopies, workspace: Workspace, column: QBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._copies, self._workspace, self._column = copies, workspace, column
        self.panel: PlainCopiesPanel | None = None

    def ask(self) -> None:
        """Ask what becomes of the copies of an audit without a passphrase."""
        if self.panel is None:
            self.panel = panel = PlainCopiesPanel()
            panel.chosen.connect(self._on_chosen)
            panel.left.connect(self._end)
            panel.lock_requested.connect(self._on_lock_requested)
            self._column.insertWidget(0, panel)
            panel.show()
        self.panel.lock.setFocus()

    def _on_chosen(self, choice: PlainCopies) -> None:
        try:
            self._copies.choose(choice)
        except FileProblem as fault:
            if self.panel is not None:
                self.panel.refuse(fault)
            return
        self._end()

    def _on_lock_requested(self) -> None:
        self._end()
        self.lock_requested.emit()

    def _end(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self._workspace.stages.arrive()
