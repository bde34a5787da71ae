"""Until when the audit is kept, and whether the start screen may say that the day has come."""

from PySide6.QtWidgets import QWidget

from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import date_text
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.labels import Label, Text, subheading

_WORDS = tr(
    "What stands in the audit cannot be read without its passphrase, this day neither. Tick this "
    "to have the day alone kept outside the audit, in this computer's list of recent audits; it "
    "goes from there when the audit is taken off that list."
)


class KeepingCard(Card):
    """Shows the day typed under Prepare; outside the audit it is kept only where this is ticked."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._context = context
        self.day = Label("")
        self.remind = CheckBox(tr("Say on the start screen when that day has come"))
        self.column.addWidget(subheading(tr("How long it is kept")))
        self.column.addWidget(self.day)
        self.column.addWidget(self.remind)
        self.column.addWidget(Label(_WORDS, Text.SMALL))
        self.column.setSpacing(12)
        context.session.changed.connect(self._on_changed)
        self.refresh()
        self.remind.toggled.connect(self._on_toggled)

    def refresh(self) -> None:
        """Show the day there is."""
        until = self._context.session.now.audit.kept_until
        path = self._context.session.home
        self.day.setText(
            tr("Kept until {day}.", day=date_text(until))
            if until
            else tr("No day is set. It is typed under Prepare, The audit.")
        )
        self.remind.setEnabled(bool(until))
        self.remind.setChecked(bool(self._context.settings.kept_until(path)))

    def _on_toggled(self, wanted: bool) -> None:
        until = self._context.session.now.audit.kept_until if wanted else ""
        self._context.settings.keep_until(self._context.session.home, until)

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Audit):
            self.refresh()
