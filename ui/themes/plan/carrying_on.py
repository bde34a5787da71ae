"""Open actions of an earlier audit, brought in from its file."""

from PySide6.QtCore import QObject

from core.acts.carrying_on import carry_on
from core.model.draft.earlier import EarlierDraft
from core.wording.earlier import carried_on_words
from ui.audit.context import AuditContext
from ui.audit.earlier_reader import EarlierReader
from ui.audit.handing_on import HandingOn
from ui.themes.plan.plan_list import PlanList


class CarryingOn(QObject):
    """Reads the file that is chosen, and takes in what is open there."""

    def __init__(self, context: AuditContext, plan: PlanList) -> None:
        super().__init__(plan)
        self._context, self._plan = context, plan
        self.reader = EarlierReader(context)
        self.handing_on = HandingOn(context)
        plan.column.insertWidget(2, self.reader)
        plan.column.insertWidget(3, self.handing_on)
        plan.carry_button.setEnabled(not context.session.read_only)
        plan.carry_button.clicked.connect(self.reader.choose)
        self.reader.read_through.connect(self._on_read)
        self.reader.busy.connect(self._on_busy)

    def _on_read(self, draft: EarlierDraft) -> None:
        session = self._context.session
        before = {one.id for one in session.now.actions}
        self.handing_on.forget()
        if session.do(lambda file: carry_on(file, draft)):
            came = [one.text for one in session.now.actions if one.id not in before]
            self._context.give_notice(carried_on_words(draft, len(came)))
            path, locked = self.reader.source, self.reader.was_locked
            if path is not None:
                self.handing_on.offer(path, locked, draft.audit.title, tuple(came))

    def forget(self) -> None:
        """Keep no passphrase, and offer nothing more."""
        self.reader.forget()
        self.handing_on.forget()

    def _on_busy(self, busy: bool) -> None:
        self._plan.carry_button.setEnabled(not busy and not self._context.session.read_only)
