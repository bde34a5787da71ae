"""Open actions of an earlier audit, brought in from its file."""

from PySide6.QtCore import QObject

from core.acts.carrying_on import carry_on
from core.model.draft.earlier import EarlierDraft
from core.wording.earlier import carried_on_words
from ui.audit.context import AuditContext
from ui.audit.earlier_reader import EarlierReader
from ui.themes.plan.plan_list import PlanList


class CarryingOn(QObject):
    """Reads the file that is chosen, and takes in what is open there."""

    def __init__(self, context: AuditContext, plan: PlanList) -> None:
        super().__init__(plan)
        self._context, self._plan = context, plan
        self.reader = EarlierReader(context)
        plan.column.insertWidget(2, self.reader)
        plan.carry_button.setEnabled(not context.session.read_only)
        plan.carry_button.clicked.connect(self.reader.choose)
        self.reader.read_through.connect(self._on_read)
        self.reader.busy.connect(self._on_busy)

    def _on_read(self, draft: EarlierDraft) -> None:
        session = self._context.session
        before = len(session.now.actions)
        if session.do(lambda file: carry_on(file, draft)):
            came = len(session.now.actions) - before
            self._context.give_notice(carried_on_words(draft, came))

    def _on_busy(self, busy: bool) -> None:
        self._plan.carry_button.setEnabled(not busy and not self._context.session.read_only)
