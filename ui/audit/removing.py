"""Removals: asked once in the bar where they would take much, and said when they are done."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from core.model.fault import NotYet
from core.wording.removal import Loss, loss_of
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.long_acts import HEAVY
from ui.audit.session import Act
from ui.program.jobs import while_there

PUT_ASIDE: Final = NotYet(
    tr("Many answers are being put aside."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)


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
        weight: int = 0,
    ) -> bool:
        """Ask about *rows* or, the second time, remove them by *act*; return whether they went.

        *named* begins the sentence in the bar; *keys* are what asks again; *loss* is
        what goes with them where the audit at hand does not tell. With a *weight* of
        many rows it is done meanwhile, and said when it is.
        """
        loss = loss or loss_of(self._context.session.now, rows)
        named = f"{named[:1].upper()}{named[1:]}"
        if loss.weighs and rows != self._asked and not self._context.session.read_only:
            self._asked = rows
            self._context.give_notice(loss.question(named, keys))
            return False
        self._asked = ()
        words = loss.loss_words(named)
        if weight > HEAVY:
            return self._remove_meanwhile(act, words)
        done = self._context.session.do(act)
        if done:
            self._context.give_notice(words)
        return bool(done)

    def _remove_meanwhile(self, act: Act, words: str) -> bool:
        job = self._context.session.do_in_background(lambda file, _progress: act(file), PUT_ASIDE)
        if job is not None:
            job.done.connect(while_there(self, lambda _: self._context.give_notice(words)))
        return job is not None
