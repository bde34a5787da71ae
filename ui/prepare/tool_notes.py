"""The right side of Audit tool: what is worth a look before the tool goes out, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.draft.tool import draft_of
from core.model.tool import Tool
from core.wording.tool_notes import NoteAbout, ToolNote, every_part, tool_notes
from core.words import plural, tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll


class ToolNotesPanel(QWidget):
    """A card for each note; it is advice, and none of it stops the tool.

    Signals:
        question_requested: go to a question; carries the key of the question or line.
    """

    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = Label("", Text.SMALL)
        self.cards: list[Card] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 22, 16, 16)
        column.setSpacing(12)
        column.addWidget(Label(tr("Worth a look"), Text.SUBHEADING))
        column.addWidget(self.summary)
        column.addLayout(self._list)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside, tr("Worth a look")))

    def show_tool(self, tool: Tool) -> None:
        """Look the tool through; one without questions has nothing to say."""
        clear_layout(self._list)
        self.cards = []
        if not tool.questions:
            self.summary.setText(tr("Once a tool is chosen, what is worth a look stands here."))
            return
        draft = draft_of(tool)
        texts = {part.key: part.text for part in every_part(draft)}
        notes = tool_notes(draft)
        self.summary.setText(_summary(notes))
        for note in notes:
            self._put(note, texts.get(note.at, ""))

    def _put(self, note: ToolNote, text: str) -> None:
        card = Card(margin=14)
        card.column.setSpacing(6)
        card.column.addWidget(Label(note.about.title, Text.SMALL_STRONG, Tone.WARN))
        if note.answer_set:
            card.column.addWidget(Label(tr("In {where}", where=note.where)))
        else:
            card.column.addWidget(Label(f"{note.at}  {text}"))
        card.column.addWidget(Label(note.about.why, Text.SMALL))
        card.column.addWidget(Label(note.mend, Text.SMALL))
        if not note.answer_set:
            go = Button(tr("Go to {at}", at=note.at), ButtonKind.SECONDARY)
            go.setAccessibleName(
                tr("Go to question {at}: {about}", at=note.at, about=note.about.title)
            )
            go.clicked.connect(lambda _=False, at=note.at: self.question_requested.emit(at))
            card.column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self.cards.append(card)
        self._list.addWidget(card)


def _summary(notes: tuple[ToolNote, ...]) -> str:
    if not notes:
        return tr("Nothing to mend. {count} things were looked for.", count=len(NoteAbout))
    return tr("{count}. None of them stops you.", count=plural(len(notes), "note"))
