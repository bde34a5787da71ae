"""Which meeting the audit is looked at from: chosen wherever it matters, the same everywhere."""

from datetime import date

from PySide6.QtWidgets import QWidget

from core.model.audit import Audit
from core.model.changed import Changed
from core.model.ids import MeetingId
from core.model.meeting import Meeting
from core.model.snapshot import Snapshot
from core.wording.meetings import meeting_words, meetings_offered
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.choice import Choice


class MeetingChoice(Choice):
    """Offers the meetings of the audit; not there where it has none but its own day."""

    def __init__(self, context: AuditContext, parent: QWidget) -> None:
        super().__init__(tr("Meeting of the audit"), parent)
        self._context = context
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_activated)
        context.session.changed.connect(self._on_changed)
        context.session.meeting_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer the meetings as they are now."""
        now = self._context.session.now
        offered = meetings_offered(now)
        if offered != [(self.itemData(at), self.itemText(at)) for at in range(self.count())]:
            self.blockSignals(True)
            self.clear()
            for meeting_id, words in offered:
                self.addItem(words, meeting_id)
            self.blockSignals(False)
            self.updateGeometry()
        self.set_value(now.here_id)
        self.setToolTip(meeting_words(now, now.here))
        self.setVisible(bool(now.meetings))

    def _on_activated(self, at: int) -> None:
        session = self._context.session
        session.choose_meeting(self.itemData(at))
        words = meeting_words(session.now, session.now.here)
        self._context.give_notice(tr("This is now the meeting “{words}”.", words=words))

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Meeting, Audit):
            self.refresh()


def meeting_of_today(now: Snapshot, last: MeetingId | None, today: date) -> MeetingId | None:
    """Return the meeting to begin with: that of today, else where the room was last."""
    day = today.isoformat()
    if now.audit.day == day:
        return None
    return next((one.id for one in now.meetings if one.day == day), last)
