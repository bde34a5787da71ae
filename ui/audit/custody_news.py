"""What the bar says of who has the audit, where two people prepare by turns."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt

from core.model.fault import WorkshopError
from core.wording.access import custody_words, handed_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.messages import Messages
from ui.audit.over_stages import OverStages
from ui.theme import Tone

_ASKED: Final = tr(
    "Asked for. Whoever has the audit open sees it within half a minute; open it again once it is "
    "handed over."
)


class CustodyNews(QObject):
    """Says it where it is another's, or another asks for it."""

    def __init__(
        self, context: AuditContext, messages: Messages, over: OverStages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._messages, self._over = context, messages, over
        self._session, self._custody = context.session, context.session.custody

    def begin(self) -> None:
        """Say who has it now, and from now on whoever takes it or asks for it."""
        custody = self._custody
        custody.changed.connect(self._say)
        custody.requested.connect(lambda: self._context.give_notice(_ASKED))
        custody.refused.connect(self._context.show_fault)
        before = custody.now
        if self._session.read_only:
            return
        custody.begin()
        if before.is_used and not before.has and before.handed_by != custody.who:
            self._context.give_notice(tr("{words} You have it now.", words=handed_words(before)))
        else:
            self._say()

    def give_back(self) -> None:
        """Say in a copy on this computer that it is given up, before it is put back."""
        custody = self._custody
        with suppress(WorkshopError):
            if self._session.local is not None and custody.now.has == custody.who:
                custody.hand_over("")

    def _say(self) -> None:
        now, who = self._custody.now, self._custody.who
        anothers = now.is_used and now.has != who
        wanted = bool(now.wanted_by) and now.wanted_by != who
        if self._over.safekeeping is None and (anothers or wanted):
            self._messages.show_until(
                custody_words(now, who), Tone.WARN, frozenset(), tr("Who has it…"), self._show
            )

    def _show(self) -> None:
        self._over.show_safekeeping()
        if self._over.safekeeping is not None:
            self._over.safekeeping.custody.note.setFocus(Qt.FocusReason.OtherFocusReason)
