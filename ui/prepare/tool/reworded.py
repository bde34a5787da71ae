"""Asks once, where answers are in, whether they count with a new wording or apart."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts.tool_words import count_apart
from core.model.ids import ItemId
from core.model.tool import Item, Question, Tool
from core.wording.tool_edits import kept_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme import Tone
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class RewordedStrip(Card):
    """Stands while a question that was answered reads otherwise than when it was come to.

    Answers stay with the new wording until something else is chosen.
    """

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, parent=parent)
        self.set_tone(Tone.WARN)
        self._context = context
        self._question: Question | None = None
        self._read: dict[ItemId, str] = {}
        self._waiting: dict[ItemId, str] = {}
        self.words = Label("", Text.SMALL)
        self.with_new = Button(tr("With the new"), size=Size.SMALL)
        self.with_new.clicked.connect(self._on_with_new)
        self.apart = Button(tr("Apart, as asked"), size=Size.SMALL)
        self.apart.clicked.connect(self._on_apart)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        for button in (self.with_new, self.apart):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.hide()

    def show_question(self, question: Question, answered: Mapping[ItemId, int]) -> None:
        """Look whether a question, or a line of it, reads otherwise than before."""
        tool = self._context.session.now.tool
        lines = tool.items_of(question.id)
        if self._question is None or self._question.id != question.id:
            self._read = {}
        self._question = question
        for line in lines:
            self._read.setdefault(line.id, _reads(tool, line))
        self._waiting = {
            line.id: self._read[line.id]
            for line in lines
            if answered.get(line.id) and self._read[line.id] != _reads(tool, line)
        }
        shown = bool(self._waiting) and not self._context.session.read_only
        self.setVisible(shown)
        if shown:
            self._say(question, tool, max(answered[one] for one in self._waiting))

    def _say(self, question: Question, tool: Tool, count: int) -> None:
        first = tool.item[next(iter(self._waiting))]
        key = first.key if len(self._waiting) == 1 else question.key
        self.words.setText(
            tr("{key} is reworded. {kept} How should they count?", key=key, kept=kept_words(count))
        )

    def _on_with_new(self) -> None:
        tool = self._context.session.now.tool
        self._read |= {one: _reads(tool, tool.item[one]) for one in self._waiting}
        self.hide()

    def _on_apart(self) -> None:
        asked = dict(self._waiting)
        if self._context.session.do(lambda file: count_apart(file, asked)):
            self._context.give_notice(
                tr(
                    "What was answered before stands apart now, as it was asked, in Returns; "
                    "to the new wording those returns are blank."
                )
            )


def _reads(tool: Tool, line: Item) -> str:
    """Return how a line is read: below its question where it is a checklist's."""
    question = tool.question[line.question_id]
    return f"{question.text} {line.text}" if question.checklist else line.text
