"""Sends what waits for a programme as an audit is opened, where the audit says so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.model.published import ProgrammeChoice, Published
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.jobs import Job, while_there

if TYPE_CHECKING:
    from core.programme.sending import Sent


class SendsOnOpening(QObject):
    """Goes through what waits, one after the other; what is not reached goes on waiting."""

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choice: ProgrammeChoice = next(
            iter(context.session.now.programme_choices), ProgrammeChoice()
        )
        if self._choice.at_opening and self._choice.service and not context.session.read_only:
            QTimer.singleShot(0, self, self._send_next)

    def _send_next(self) -> None:
        from core.programme.queue import signed_again, to_send
        from core.programme.sending import send

        session = self._context.session
        one = None if session.is_closed else to_send(session.now)
        if one is None:
            return
        travels, service = signed_again(one), self._choice.service
        job = Job(lambda _progress: send(travels, service))
        job.done.connect(while_there(self, lambda sent: self._on_sent(one, sent)))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    def _on_sent(self, one: Published, sent: "Sent") -> None:
        from core.programme.sending import keep

        session = self._context.session
        if session.is_closed:
            return
        session.do(lambda file: keep(file, one, sent))
        if sent.fault is not None:
            self._context.give_notice(sent.fault.sentences)
            return
        version = tr("Version {version} was sent to the programme.", version=one.version)
        self._context.give_notice(version)
        self._send_next()

    def _on_broke(self, error: Exception) -> None:
        raise error
