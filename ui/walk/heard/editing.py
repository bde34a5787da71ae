"""What the editor of a note asks for, done: its words, its place on the wall, who was told."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.acts import heard
from core.model.clock import short_time
from core.model.ids import CaseId
from core.model.note import Note
from core.model.sitting import Place
from core.wording.drafts import OPEN
from core.wording.people import no_theme_words
from ui.audit.context import AuditContext
from ui.audit.words_draft import WordsDraft
from ui.walk.heard.editor import NoteEditor


class NoteEditing(QObject):
    """Does the acts of one editor; what it removes and closes is its list's affair."""

    def __init__(self, context: AuditContext, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        passing_on = editor.passing_on
        self._open = WordsDraft(context.session, passing_on.reason, OPEN)
        editor.shown.connect(self._on_shown)
        editor.changed.connect(self._on_edited)
        editor.shared.connect(self._on_shared)
        editor.chosen_for_room.connect(self._on_chosen_for_room)
        passing_on.passed_on.connect(self._on_passed_on)
        passing_on.carried.connect(self._on_carried)
        passing_on.taken_up.connect(self._on_taken_up)
        passing_on.now_requested.connect(self._on_now_requested)

    def _on_shown(self, note: Note) -> None:
        if note.is_open and not note.carried:
            self._open.about(note.id, Place("walk", note.case_id))

    def _on_edited(self, note: Note) -> None:
        if not self._context.session.do(lambda file: heard.change_note(file, note), self._editor):
            self._editor.mark_unsaved()

    def _on_shared(self, case_id: CaseId) -> None:
        note = self._editor.note
        self._context.session.do(lambda file: heard.share_note(file, note, case_id))

    def _on_chosen_for_room(self, chosen: bool) -> None:
        note = self._editor.note
        if not self._context.session.do(lambda file: heard.choose_for_room(file, note, chosen)):
            return
        why_not = no_theme_words(self._context.session.now, replace(note, chosen=chosen))
        if why_not:
            self._context.give_notice(why_not)

    def _on_passed_on(self, told: str, told_at: str, did: str) -> None:
        note = self._editor.note
        if not self._context.session.do(
            lambda file: heard.pass_on(file, note, told, told_at, did), self._editor
        ):
            self._editor.passing_on.mark_unsaved()

    def _on_carried(self, reason: str) -> None:
        note = self._editor.note
        if self._context.session.do(lambda file: heard.carry(file, note, reason)):
            self._open.drop()

    def _on_taken_up(self) -> None:
        note = self._editor.note
        self._context.session.do(lambda file: heard.reopen_concern(file, note))

    def _on_now_requested(self) -> None:
        self._editor.passing_on.put_time(short_time(self._context.session.clock()))
