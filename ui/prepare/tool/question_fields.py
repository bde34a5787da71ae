"""The fields of one question: every one is kept as it is typed, and says what does not fit."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.acts.tool_words import reword_question
from core.model.tool import Question
from core.wording.standards import citations_read, citations_typed, not_listed
from core.wording.tool_edits import number_problem
from core.wording.tool_help import ToolField
from core.wording.tool_notes import MOST_WORDS
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.tool.asked import AnswersAndTie
from ui.prepare.tool.checklist import Checklist
from ui.prepare.tool.field_help import explain
from ui.prepare.tool.grades_card import GradesCard
from ui.prepare.tool.previews import QuestionPreviews
from ui.prepare.tool.reworded import RewordedStrip
from ui.prepare.tool.room_card import RoomCard
from ui.prepare.tool.who_is_asked import WhoIsAsked
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.growing_text import GrowingText
from ui.widgets.help_place import describe
from ui.widgets.labels import Label, Text, beneath, small
from ui.widgets.tab_order import TabAsSeen
from ui.widgets.table.shape import Misfit
from ui.widgets.tags import Pill
from ui.widgets.typed_words import be_about

_LINES: Final = 6
"""Lines of a wording that are shown; a longer one scrolls."""


class QuestionFields(QWidget):
    """A card of fields for the question that is shown.

    Signals:
        copy_requested: a second one of the question is wanted.
        removal_requested: the question is to be taken out.
        left: Esc was pressed: the list is wanted.
    """

    copy_requested = Signal()
    removal_requested = Signal()
    left = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: Question | None = None
        self._theme = app_theme(self)
        self.title = Label("", Text.HEADING, wrap=False)
        self.pill = Pill()
        self.copy = Button(tr("Duplicate"), size=Size.SMALL, keys="Ctrl D")
        self.copy.clicked.connect(self.copy_requested)
        self.remove = Button(tr("Delete"), size=Size.SMALL)
        self.remove.clicked.connect(self.removal_requested)
        self._make_fields()
        self.asked = AnswersAndTie(context)
        self.checklist = Checklist(context)
        self.grades = GradesCard(context)
        self.who = WhoIsAsked(context)
        self.room = RoomCard(context)
        self.reworded = RewordedStrip(context)
        self.previews = QuestionPreviews()
        self._explain()
        self._arrange()
        self._tab = TabAsSeen(self, self.copy)
        self._theme.follow(self._fit)

    def _make_fields(self) -> None:
        self.number = LineField(tr("Number"), self._tidy_number)
        self.number.paused.connect(lambda text: self._keep(self.number, key=text))
        self.wording = GrowingText(
            tr("Question, as agencies read it"), 1, _LINES, hint=tr("What the agencies are asked")
        )
        self.wording.paused.connect(lambda text: self._keep(self.wording, text=text))
        self.wording.textChanged.connect(self._say_of_words)
        self.problem = Label("", Text.SMALL, Tone.BAD)
        self.words = small()
        self.short = LineField(tr("Short, for tables and charts"))
        self.short.paused.connect(lambda text: self._keep(self.short, short=text))
        self.guidance = GrowingText(
            tr("Guidance"), 2, _LINES, hint=tr("What to look for, or how to answer")
        )
        self.guidance.paused.connect(lambda text: self._keep(self.guidance, guidance=text))
        self.cites = LineField(tr("Standards it cites, by number"))
        self.cites.setPlaceholderText(tr("such as 3.2; 4.1"))
        self.cites.paused.connect(lambda text: self._keep(self.cites, cites=citations_read(text)))
        self.not_listed = Label("", Text.SMALL, Tone.WARN)
        self.cited = QWidget()
        cited = beneath(tr("Standards it cites, by number"), self.cites, self.not_listed)
        cited.setContentsMargins(0, 0, 0, 0)
        self.cited.setLayout(cited)
        self.comments = CheckBox(tr("Takes comments"))
        self.comments.clicked.connect(lambda on: self._keep(None, takes_comments=on))
        for field in (self.wording, self.guidance):
            field.escaped.connect(self.left)

    def _explain(self) -> None:
        explain(ToolField.COPY, self.copy, self.remove)
        explain(ToolField.NUMBER, self.number)
        explain(ToolField.WORDING, self.wording)
        explain(ToolField.SHORT, self.short)
        explain(ToolField.GUIDANCE, self.guidance)
        explain(ToolField.STANDARDS, self.cites)
        explain(ToolField.COMMENTS, self.comments)
        explain(ToolField.REWORDED, self.reworded)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        for widget in (self.title, self.pill):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.copy, self.remove):
            head.addWidget(button)
        column.addLayout(head)
        card = Card()
        card.column.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addLayout(beneath(tr("Number"), self.number), 0)
        below = (self.wording, self.problem, self.words, self.number.problem)
        first.addLayout(beneath(tr("Question, as agencies read it"), *below), 1)
        card.column.addLayout(first)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.setSpacing(12)
        self._second.addLayout(beneath(tr("Short, for tables and charts"), self.short), 3)
        self._second.addWidget(self.asked, 7)
        card.column.addLayout(self._second)
        card.column.addWidget(self.asked.card)
        card.column.addWidget(self.checklist)
        card.column.addWidget(self.reworded)
        card.column.addLayout(beneath(tr("Guidance"), self.guidance))
        card.column.addWidget(self.cited)
        card.column.addWidget(self.comments)
        card.column.addWidget(self.who)
        card.column.addWidget(self.grades)
        card.column.addWidget(self.room)
        column.addWidget(card)
        column.addWidget(self.previews)
        column.addStretch(1)

    def show_question(self, question: Question) -> None:
        """Show a question; what is being typed stays."""
        other = self._question is None or self._question.id != question.id
        if other:
            self.flush()
        self._question = question
        be_about(self, question.id)
        self.checklist.show_question(question)
        self.asked.show_question(question)
        self.grades.show_question(question)
        self.who.show_part(question)
        self.room.show_question(question)
        self.reworded.show_question(question, self.checklist.answered)
        self._show_words(question, other)
        self.previews.show_question(self._context.session.now, question)
        self._tab.follow()
        self._fit()

    def begin(self) -> None:
        """Go into the wording."""
        self.wording.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep what was typed."""
        for field in (self.wording, self.guidance):
            field.flush()
        for line in (self.number, self.short, self.cites):
            line.flush()
        self.checklist.flush()
        self.asked.card.flush()
        self.grades.flush()
        self.who.flush()
        self.room.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what does not fit beside the rest under it."""
        super().resizeEvent(event)
        self._fit()

    def _show_words(self, question: Question, other: bool) -> None:
        self.title.setText(tr("Question {key}", key=question.key))
        most = max(self.checklist.answered.values(), default=0)
        self.pill.setVisible(bool(most))
        how = tr("answers it") if most == 1 else tr("answer it")
        self.pill.show_words(plural(most, "return"), how)
        for field, text in ((self.wording, question.text), (self.guidance, question.guidance)):
            if other:
                field.show_text(text)
            else:
                field.follow(text)
        cites = citations_typed(question.cites)
        lines = (self.number, question.key), (self.short, question.short), (self.cites, cites)
        for line, text in lines:
            if other:
                line.show_text(text)
            else:
                line.follow(text)
            if not line.hasFocus():
                line.setCursorPosition(0)  # a long one is told by its beginning
        self._say_what_is_cited(question)
        self.comments.setChecked(question.takes_comments)
        self._say_of_words()
        writable = not self._context.session.read_only
        for typed in (self.wording, self.guidance, self.number, self.short, self.cites):
            typed.setReadOnly(not writable)
        for control in (self.copy, self.remove, self.comments):
            control.setEnabled(writable)

    def _say_what_is_cited(self, question: Question) -> None:
        """Offer citations where there are standards; say which numbers are none of them."""
        tool = self._context.session.now.tool
        self.cited.setVisible(bool(tool.standards or question.cites))
        strange = not_listed(tool, question)
        self.not_listed.setVisible(bool(strange))
        self.not_listed.setText(
            tr(
                "Not on the list of standards under The audit: {numbers}.",
                numbers="; ".join(strange),
            )
        )

    def _tidy_number(self, text: str) -> str:
        tool, own = self._context.session.now.tool, self._question
        others = [one.key for one in tool.questions if own is None or one.id != own.id]
        others += [one.key for one in tool.items if own is None or one.question_id != own.id]
        problem = number_problem(text, others)
        if problem is not None:
            raise Misfit(problem.happened, f"{problem.remedy} {problem.safe}")
        return text

    def _say_of_words(self) -> None:
        """Say that a question has no words yet, or more than are read."""
        count = len(self.wording.toPlainText().split())
        self.problem.setVisible(not count)
        self.words.setVisible(count > MOST_WORDS)
        if not count:
            self.problem.setText(
                tr("It has no words yet. Type them; until then the tool cannot go out.")
            )
        self.words.setText(
            tr(
                "{count}: over {most} it is not read to its end.",
                count=plural(count, "word"),
                most=MOST_WORDS,
            )
        )
        told = self.problem if not count else self.words if count > MOST_WORDS else None
        describe(self.wording, told.text() if told is not None else "")

    def _keep(self, field: LineField | GrowingText | None, **words: Any) -> None:
        tool, question = self._context.session.now.tool, self._question
        now = tool.question.get(question.id) if question is not None else None
        if now is None:
            return
        after = replace(now, **words)
        done = self._context.session.do(lambda file: reword_question(file, after), field)
        if not done.taken and field is not None:
            field.mark_unsaved()

    def _fit(self) -> None:
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._second.setDirection(down if self.width() < self._theme.px(660) else along)
        self.asked.fit(self.width())
        self.previews.fit(self.width())
        self.number.setMaximumWidth(self._theme.px(84))
        self.checklist.lines.fit()
