"""The careful reader over a remark: it reads at each pause in typing, and changes nothing."""

import sys

from PySide6.QtCore import QObject

from core.model.note import Note, NoteKind
from ui.audit.context import AuditContext
from ui.walk.heard.editor import NoteEditor
from ui.walk.reason_reader import READER


class NoteReader(QObject):
    """Reads what is typed of a remark; what somebody said word by word is theirs."""

    def __init__(self, context: AuditContext, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        editor.text.paused.connect(self._on_paused)
        editor.shown.connect(self._read)

    def _on_paused(self, _text: str) -> None:
        self._read(self._editor.note)

    def _read(self, note: Note) -> None:
        text = self._editor.text.toPlainText()
        theirs = note.kind is NoteKind.COMMENT and note.verbatim
        if theirs or not text.strip() or READER not in sys.modules:
            self._editor.show_read(())
            return
        from core.wording.careful_reader.in_findings import read_text
        from core.wording.careful_reader.known import AuditBases

        self._editor.show_read(read_text(self._context.session.now, text, AuditBases()))
