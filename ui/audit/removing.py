"""Removals: asked once in the bar where they would take much, and said when they are done."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.wording.removal import Loss, loss_of
from ui.audit.context import AuditContext
from ui.audit.session import Act


class Removing(QObject):
    """Takes rows away for one page; a removal that takes much waits to be wished for twice."""

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Sequence[object] = ()
        context.session.changed.connect(self.forget)
        context.moment_over.connect(self.forget)

    @property
    def asks(self) -> bool:
        """Whether a removal was wished for once and waits for the second time."""
        return bool(self._asked)

    def forget(self) -> None:
        """Something else is being done: the next removal is asked about anew."""
        self._asked = ()

    def remove(
        self,
        rows: Sequence[object],
        named: str,
        keys: str,
        act: Act,
        loss: Loss | None = None,
    ) -> bool:
        """Ask about *rows* or, the second time, remove them by *act*; return whether they went.

        *named* begins the sentence in the bar; *keys* are what asks again; *loss* is
        what goes with them where the audit at hand does not tell.
        """
        loss = loss or loss_of(self._context.session.now, rows)
        named = f"{named[:1].upper()}{named[1:]}"
        if loss.weighs and rows != self._asked and not self._context.session.read_only:
            self._asked = rows
            self._context.give_notice(loss.question(named, keys))
            return False
        self._asked = ()
        done = self._context.session.do(act)
        if done:
            self._context.give_notice(loss.loss_words(named))
        return bool(done)
