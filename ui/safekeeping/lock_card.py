"""After how long without a key an audit is locked, on this computer."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.actions import spec_of
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.labels import Label, subheading

_MINUTES: Final = (5, 10, 15, 30, 60, 0)
_WORDS = tr(
    "Ctrl+Shift+L locks at once: nothing of the audit is in sight, the room screen is neutral, "
    "and the passphrase brings it back where it was, with what was being typed. The same happens "
    "when this computer is locked or sleeps, and after some time without a key. Time in which "
    "the room screen shows does not count."
)


class LockCard(Card):
    """The choice is remembered for every audit opened on this computer."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._settings = context.settings
        self.minutes = Choice(tr("Lock by itself"))
        for minutes in _MINUTES:
            words = tr("after {time}", time=plural(minutes, "minute")) if minutes else tr("never")
            self.minutes.addItem(words, minutes)
        self.minutes.set_value(self._settings.now.lock_minutes)
        self.now = Button(tr("Lock now"), keys=spec_of("lock").caps)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(tr("Lock by itself"), wrap=False))
        row.addWidget(self.minutes)
        row.addStretch(1)
        row.addWidget(self.now)
        self.column.addWidget(subheading(tr("Locking while you are away")))
        self.column.addWidget(Label(_WORDS))
        self.column.addLayout(row)
        self.column.setSpacing(12)
        self.minutes.activated.connect(self._on_chosen)
        self.now.clicked.connect(lambda: context.request("lock"))

    def _on_chosen(self) -> None:
        self._settings.change(lock_minutes=self.minutes.currentData())
