"""The remark that is being typed: in the file soon, and there again after an end."""

from PySide6.QtCore import QObject

from core.model.note import Note
from core.model.sitting import REMARK, Place, draft_text, typed_in
from ui.audit.session import WorkshopSession
from ui.audit.session_drafts import DraftKey
from ui.walk.heard.entry import NewNote


class RemarkDraft(QObject):
    """Keeps what the box holds as a draft at its place; `key` is that draft, if there is one."""

    def __init__(self, session: WorkshopSession, entry: NewNote) -> None:
        super().__init__(entry)
        self._session, self._entry = session, entry
        self.key: DraftKey | None = None
        entry.paused.connect(self._on_paused)

    def restore(self) -> None:
        """Hold again what was being typed when the audit was closed, or the program ended."""
        now = self._session.now
        for draft in self._session.drafts.all():
            if draft.field == REMARK and (note := typed_in(draft.text, Note)) is not None:
                self.key = (draft.place, draft.field)
                self._entry.go_on_with(note, now)

    def _on_paused(self) -> None:
        """Keep what is being typed, so that no end of the program takes it."""
        note = self._entry.note
        key = (Place("walk", note.case_id, note.question_id, note.item_id), REMARK)
        if self.key is not None and (self.key != key or not note.text.strip()):
            self._session.drafts.drop(*self.key)
            self.key = None
        if note.text.strip() and not self._session.read_only:
            self.key = key
            self._session.drafts.keep(*key, draft_text(note))
