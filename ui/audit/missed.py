"""Reminds of what was asked for while a long act had the file: it was not done."""

from PySide6.QtCore import QObject, QTimer

from core.model.fault import WorkshopError
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.messages import Messages


class MissedMeanwhile(QObject):
    """What was refused for that reason is said once more, when the file is free again.

    The end of the long act is news, and so ends the words that said why it was refused.
    """

    def __init__(self, context: AuditContext, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._messages = context, messages
        self._missed = self._refusal = ""
        context.session.refused.connect(self._on_refused)
        context.session.busy_changed.connect(lambda: QTimer.singleShot(0, self, self._remind))

    def _on_refused(self, fault: WorkshopError) -> None:
        if fault is self._context.session.busy_reason:
            self._missed, self._refusal = self._words(), fault.sentences

    def _remind(self) -> None:
        """Say it once nothing is at work any more, after what the long act itself says."""
        if self._missed and self._context.session.busy_reason is None:
            missed, self._missed = self._missed, ""
            self._messages.add(missed, instead_of=self._refusal)

    def _words(self) -> str:
        cursor, now = self._context.cursor, self._context.session.now
        case = None if cursor.case_id is None else now.case.get(cursor.case_id)
        if case is None or cursor.point is None:
            return tr("What was asked for meanwhile was not done: do it once more.")
        return tr(
            "What was asked for meanwhile, at question {key} for {reference}, was not done: do it "
            "once more.",
            key=now.tool.key_at(cursor.point),
            reference=case.reference,
        )
