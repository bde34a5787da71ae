"""Which draft the documents are: chosen beside the marking, printed with it on every page."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from core.acts import prepare
from core.model.audit import FINAL, Audit
from core.model.changed import Changed
from core.wording.editions import edition_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.choice import Choice

_LEAST: Final = 3
"""How many drafts are offered at least."""


class EditionChoice(Choice):
    """Offers one draft more than the last chosen, and final."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Draft or final, on every page"), parent)
        self._context = context
        self.activated.connect(self._on_activated)
        context.session.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can come after what is chosen now."""
        session = self._context.session
        edition = session.now.audit.edition
        reached = int(edition) if edition.isdecimal() else 0
        drafts = [str(number) for number in range(1, max(reached + 1, _LEAST) + 1)]
        offered = [*([] if edition else [""]), *drafts, FINAL]
        if offered != [self.itemData(at) for at in range(self.count())]:
            self.blockSignals(True)
            self.clear()
            for one in offered:
                self.addItem(edition_words(one) or tr("No draft is named"), one)
            self.blockSignals(False)
            self.updateGeometry()
        self.set_value(edition)
        self.setEnabled(not session.read_only)

    def _on_activated(self, at: int) -> None:
        session, chosen = self._context.session, self.itemData(at)
        audit = replace(session.now.audit, edition=chosen)
        if audit == session.now.audit:
            return
        if not session.do(lambda file: prepare.set_audit(file, audit)):
            self.refresh()

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Audit):
            self.refresh()
