"""What a question is answered with, and where it is asked."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from core.acts.tool_answers import ask_only_where, use_own_answers
from core.model.ids import AnswerSetId
from core.model.tool import Question
from core.wording.tool_help import ToolField
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.tool.answers_card import AnswersCard
from ui.prepare.tool.answers_change import AnswersChange
from ui.prepare.tool.choices import AnswerSetChoice, Tie, TieChoice
from ui.prepare.tool.field_help import explain
from ui.prepare.tool.ties import tie_of, tie_words, ties_offered
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import beneath


class AnswersAndTie(QWidget):
    """The choice of an answer set, as chips, beside that of a condition.

    `card` shows the answers of the set, to be changed; it belongs below.
    """

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: Question | None = None
        self._change = AnswersChange(context, self)
        self._theme = app_theme(self)
        self.answers = AnswerSetChoice()
        self.answers.change_requested.connect(self._on_answers)
        self.own = Button(tr("Make your own"), ButtonKind.LINK)
        self.own.setAccessibleDescription(tr("Answers for this question alone, like those it has"))
        self.own.clicked.connect(self._on_own)
        self.edit = Button(tr("Change these"), ButtonKind.LINK)
        self.edit.clicked.connect(self._on_edit)
        self.tie = TieChoice(self._ties)
        self.tie.change_requested.connect(self._on_tie)
        self.card = AnswersCard(context)
        self.card.hide()
        explain(ToolField.ANSWERS, self.answers, self.own, self.edit)
        explain(ToolField.COUNTED_WHERE, self.tie)
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.edit)
        links.addWidget(self.own)
        links.addStretch(1)
        answers = beneath(tr("Answers"), self.answers)
        answers.insertLayout(2, links)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addLayout(answers, 4)
        self._row.addLayout(beneath(tr("Also counted where"), self.tie), 3)

    def show_question(self, question: Question) -> None:
        """Show what a question is answered with, and where it is asked."""
        if self._question is None or self._question.id != question.id:
            self.card.hide()
        self._question = question
        tool = self._context.session.now.tool
        self.answers.show_sets(tool, question.answer_set_id)
        self.card.show_set(question.answer_set_id)
        lines = tool.items_of(question.id)
        self.tie.show_tie(tie_words(tool, lines), tie_of(lines))
        for control in (self.answers, self.tie, self.own):
            control.setEnabled(not self._context.session.read_only)

    def show_answers(self) -> None:
        """Show the answers of its set, to be changed."""
        self.card.show()
        self.card.begin()

    def fit(self, width: int) -> None:
        """Stand beside or under one another, as *width* allows."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if width < self._theme.px(430) else along)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is chosen be shortened, never lie under what stands beside it."""
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        beside = self._row.direction() == QBoxLayout.Direction.LeftToRight
        share = (self.width() - self._row.spacing()) * 4 // 7 if beside else self.width()
        self.answers.setMaximumWidth(max(share, self._theme.px(96)))

    def _ties(self) -> Sequence[tuple[str, Tie | None]]:
        tool, question = self._context.session.now.tool, self._question
        return ties_offered(tool, tool.items_of(question.id)) if question is not None else ()

    def _on_answers(self, number: AnswerSetId) -> None:
        question = self._question
        if question is None or number == question.answer_set_id:
            return
        if not self._change.choose(question, number):
            self.answers.set_value(question.answer_set_id)

    def _on_own(self) -> None:
        question = self._question
        if question is not None:
            self._context.session.do(lambda file: use_own_answers(file, question))
            self.show_answers()

    def _on_edit(self) -> None:
        if self.card.isHidden():
            self.show_answers()
        else:
            self.card.hide()

    def _on_tie(self, tie: Tie) -> None:
        question = self._question
        if question is not None:
            self._context.session.do(lambda file: ask_only_where(file, question, *tie))
