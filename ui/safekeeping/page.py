"""Safekeeping: all that decides who can read an audit and what stays of it, on one page."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.safekeeping.access_card import AccessCard
from ui.safekeeping.custody_card import CustodyCard
from ui.safekeeping.erase_card import EraseCard
from ui.safekeeping.keeping_card import KeepingCard
from ui.safekeeping.lock_card import LockCard
from ui.safekeeping.passphrase_card import PassphraseCard
from ui.safekeeping.recovery_card import RecoveryCard
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_column import CardColumn

_WIDEST: Final = 760


class SafekeepingPage(QWidget):
    """Stands in the place of the stages while it is in front.

    Signals:
        left: go on where one was.
        work_ended: a sheet was written or a case erased, or not; carries how it went.
        handed_over: somebody else may have the audit now: it is to be closed.
    """

    left = Signal()
    work_ended = Signal(str)
    handed_over = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Safekeeping"))
        session = context.session
        self.back = Button(tr("Back"), keys="Esc")
        self.passphrase = PassphraseCard(session.key)
        self.recovery = RecoveryCard(session, self)
        self.locking = LockCard(context)
        self.keeping = KeepingCard(context)
        self.access = AccessCard(session)
        self.custody = CustodyCard(session)
        self.erasing = EraseCard(session, self)
        cards: tuple[Card, ...] = (
            *(self.passphrase, self.recovery, self.locking, self.custody),
            *(self.keeping, self.access, self.erasing),
        )
        self._writers = (self.recovery.writer, self.access.writer, self.erasing.writer)
        for one in (*self._writers, self.erasing):
            one.ended.connect(self.work_ended)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(CardColumn(tr("Safekeeping"), self.back, cards, _WIDEST))
        self.back.clicked.connect(self.left)
        session.key.changed.connect(self.recovery.refresh)
        self.custody.passphrase_requested.connect(self._on_passphrase_requested)
        self.passphrase.changed_for_others.connect(self.custody.finish)
        self.custody.handed_over.connect(self.handed_over)
        self.passphrase.secret.escaped.connect(self.left)
        self.passphrase.old.escaped.connect(self.left)

    @property
    def is_at_work(self) -> bool:
        """Whether it still writes or erases: it must not go before it told of that."""
        return self.erasing.busy or any(one.busy for one in self._writers)

    def take_focus(self) -> None:
        """Stand on the way back: nothing typed on is taken for a passphrase."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was typed of passphrases."""
        self.passphrase.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_passphrase_requested(self, wanted: bool) -> None:
        self.passphrase.for_others(wanted)
        if wanted:
            self.passphrase.take_focus()
