"""What one line of a checklist is answered with, where that is not what the others are."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.tool_answers import use_own_answers
from core.model.ids import AnswerSetId
from core.model.tool import Item
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.tool.answers_card import AnswersCard
from ui.prepare.tool.answers_change import AnswersChange
from ui.prepare.tool.choices import AnswerSetChoice
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small


class LineAnswers(QWidget):
    """The choice of an answer set for one line, and its answers to be changed below it."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: Item | None = None
        self._change = AnswersChange(context, self)
        self._label = small()
        self.answers = AnswerSetChoice()
        self.answers.change_requested.connect(self._on_answers)
        self.edit = Button(tr("Change these"), ButtonKind.LINK)
        self.edit.clicked.connect(self._on_edit)
        self.own = Button(tr("Make your own"), ButtonKind.LINK)
        self.own.clicked.connect(self._on_own)
        row = QWidget()
        flow = FlowLayout(row, gap=10, line_gap=4)
        for part in (self._label, self.answers, self.edit, self.own):
            flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(row)

    @cached_property
    def card(self) -> AnswersCard:
        """Its answers, to be changed; made when they are first asked for."""
        card = AnswersCard(self._context)
        card.hide()
        self._column.addWidget(card)
        return card

    def show_line(self, line: Item) -> None:
        """Show what a line is answered with."""
        if self._line is None or self._line.id != line.id:
            self._hide_card()
        self._line = line
        self._label.setText(tr("Line {key} is answered with", key=line.key))
        self.answers.show_sets(self._context.session.now.tool, line.answer_set_id)
        self.answers.setAccessibleName(tr("Answers of line {key}", key=line.key))
        self.edit.setAccessibleName(tr("Change these, the answers of line {key}", key=line.key))
        self.own.setAccessibleName(tr("Make your own answers for line {key}", key=line.key))
        if "card" in self.__dict__:
            self.card.show_set(line.answer_set_id)
        for control in (self.answers, self.own):
            control.setEnabled(not self._context.session.read_only)

    def flush(self) -> None:
        """Keep what was typed."""
        if "card" in self.__dict__:
            self.card.flush()

    def _on_answers(self, number: AnswerSetId) -> None:
        line = self._line
        if line is None or number == line.answer_set_id:
            return
        if not self._change.choose(line, number):
            self.answers.set_value(line.answer_set_id)

    def _on_own(self) -> None:
        line = self._line
        if line is not None:
            self._context.session.do(lambda file: use_own_answers(file, line))
            self._show_card()

    def _on_edit(self) -> None:
        if "card" in self.__dict__ and not self.card.isHidden():
            self.card.hide()
        else:
            self._show_card()

    def _show_card(self) -> None:
        if self._line is not None:
            line = self._context.session.now.tool.item[self._line.id]
            self.card.show_set(line.answer_set_id)
            self.card.show()
            self.card.begin()

    def _hide_card(self) -> None:
        if "card" in self.__dict__:
            self.card.flush()
            self.card.hide()
