"""What was asked for while a long act had the file: words are kept after it, all else reminded."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from core.model.fault import WorkshopError
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.messages import Messages
from ui.widgets.typed_words import TypedWords


class MissedMeanwhile(QObject):
    """What was refused for that reason is said once more, when the file is free again.

    The end of the long act is news, and so ends the words that said why it was refused.
    Words that stand in their field all the while are kept then, with nothing to be done.
    """

    def __init__(
        self,
        context: AuditContext,
        messages: Messages,
        flush: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._messages = context, messages
        self._flush = flush
        self._fields: list[TypedWords] = []
        self._missed = self._refusal = ""
        context.session.refused.connect(self._on_refused)
        context.session.busy_changed.connect(lambda: QTimer.singleShot(0, self, self._remind))

    def _on_refused(self, fault: WorkshopError) -> None:
        if fault is not self._context.session.busy_reason:
            return
        self._refusal = fault.sentences
        asker = self._context.session.refused_asker
        if isinstance(asker, TypedWords):
            self._fields.append(asker)
        else:
            self._missed = self._words()

    def _remind(self) -> None:
        """Say it once nothing is at work any more, after what the long act itself says."""
        if self._context.session.busy_reason is not None:
            return
        fields, self._fields = self._fields, []
        if fields:
            self._flush()
        if any(not isinstance(one, QObject) or (isValid(one) and one.unsaved) for one in fields):
            self._missed = self._missed or self._words()
        if self._missed:
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
