"""What was heard on a case, at its end: counted, with a button in place of the box."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.note import Note, NoteKind
from core.words import plural, tr
from ui.program.actions import spec_of
from ui.widgets.button import Button, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.tags import Tag

_WORDS = {
    NoteKind.STRENGTH: ("strength", "strengths"),
    NoteKind.IMPROVEMENT: (tr("to improve"), tr("to improve")),
    NoteKind.OBSERVATION: ("observation", "observations"),
    NoteKind.COMMENT: ("comment", "comments"),
    NoteKind.CONCERN: ("concern", "concerns"),
    NoteKind.CHALLENGE: (tr("challenge"), tr("challenges")),
}


class CaseHeard(QWidget):
    """A button that opens the box, where a remark would go, and how much was heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Button(tr("Note something"), keys=spec_of("hear").caps, size=Size.ROOM)
        self.goes_to = Label("", Text.SMALL)
        self._tags = [Tag(dashed=True) for _ in _WORDS]
        counted = QWidget()
        flow = FlowLayout(counted, gap=6, line_gap=6)
        for tag in self._tags:
            flow.addWidget(tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.note)
        column.addWidget(self.goes_to)
        column.addWidget(counted, 0, Qt.AlignmentFlag.AlignLeft)

    def show_case(self, reference: str, notes: Sequence[Note], waits: bool) -> None:
        """Count what was heard on a case; *waits* while the box is not open."""
        self.note.setVisible(waits)
        self.goes_to.setVisible(waits)
        self.goes_to.setText(tr("It would go to {reference} as a whole.", reference=reference))
        counts = Counter(note.kind for note in notes)
        for tag, (kind, words) in zip(self._tags, _WORDS.items(), strict=True):
            tag.show_text(plural(counts[kind], *words))
            tag.setVisible(counts[kind] > 0)
