"""The answers of one set, to be changed for every question that uses it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from core.acts.tool_words import rename_answer_set
from core.model.ids import AnswerSetId
from core.model.tool import Answer, AnswerKind
from core.wording.tool_edits import key_problem
from core.wording.tool_help import ToolField
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.table_editor import TableEditor
from ui.prepare.tool.field_help import explain
from ui.prepare.tool.kind_fields import KindFields
from ui.prepare.tool.relabelled import RelabelledStrip
from ui.prepare.tool.sheets import AnswerRows, answers_shape
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.table.shape import Misfit


class AnswersCard(Card):
    """Label, key and bearing of each answer, in a row."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, parent=parent)
        self._context = context
        self._kind = AnswerRows(context)
        self._used = small()
        self.kind = KindFields(context)
        self.name = LineField(tr("Name of the answer set in files"), self._tidy)
        self.name.paused.connect(self._on_name)
        self.table = TableEditor[Answer](
            context,
            self._kind,
            answers_shape(
                lambda: context.session.now.tool, self._kind.was_given, self._kind.is_answered
            ),
            tr("No answers yet."),
        )
        self.relabelled = RelabelledStrip(context)
        self._explain()
        self.table.view.focus_moved.connect(self._explain)
        self.column.addWidget(Label(tr("These answers"), Text.STRONG))
        self.column.addWidget(self._used)
        self.column.addWidget(self.kind)
        self.column.addWidget(self.table)
        self.column.addWidget(self.relabelled)
        self.column.addWidget(small(tr("Name in files")))
        self.column.addWidget(self.name)
        self.column.addWidget(self.name.problem)

    def show_set(self, number: AnswerSetId) -> None:
        """Show a set, and how many questions use it."""
        tool = self._context.session.now.tool
        held = next((one for one in tool.answer_sets if one.id == number), None)
        if held is None:
            return
        other, self._kind.answer_set = number != self._kind.answer_set, number
        users = {one.id for one in tool.questions if one.answer_set_id == number}
        users |= {one.question_id for one in tool.items if one.answer_set_id == number}
        self._used.setText(
            tr("Only this question uses them.")
            if len(users) <= 1
            else tr(
                "{questions} use them: a change is made for all. “Make your own” changes this one.",
                questions=plural(len(users), "question"),
            )
        )
        if other:
            self.name.show_text(held.key)
        else:
            self.name.follow(held.key)
        self.kind.show_set(held)
        self.table.setVisible(held.kind.from_some)
        self.table.refresh()
        self.table.fit()
        self.relabelled.show_set(number)

    def begin(self) -> None:
        """Go into the table, or to the kind where there is none."""
        first = self.kind.kind if self.table.isHidden() else self.table.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take answers that are pasted where the kind has none: then it is one of these."""
        pasted = event.matches(QKeySequence.StandardKey.Paste) and self.table.isHidden()
        if pasted and self.kind.kind.isEnabled() and QGuiApplication.clipboard().text().strip():
            self.kind.choose(AnswerKind.CHOICE)
            if not self.table.isHidden():
                self.begin()
                self.table.view.setCurrentIndex(self.table.model.index(0, 0))
                self.table.view.paste()
            return
        super().keyPressEvent(event)

    def flush(self) -> None:
        """Keep what was typed."""
        self.name.flush()
        self.kind.flush()
        self.table.leave()

    def _explain(self) -> None:
        """Say what the column with the cursor is for; the last says what an answer counts as."""
        last = self.table.view.currentIndex().column() == self.table.model.columnCount() - 1
        explain(ToolField.COUNTS_AS if last else ToolField.ANSWER_ROWS, self.table)
        explain(ToolField.RENAMED, self.relabelled)
        explain(ToolField.SET_NAME, self.name)

    def _tidy(self, text: str) -> str:
        tool, own = self._context.session.now.tool, self._kind.answer_set
        problem = key_problem(text, [one.key for one in tool.answer_sets if one.id != own])
        if problem is not None:
            raise Misfit(problem.happened, f"{problem.remedy} {problem.safe}")
        return text

    def _on_name(self, text: str) -> None:
        tool, own = self._context.session.now.tool, self._kind.answer_set
        held = next((one for one in tool.answer_sets if one.id == own), None)
        if held is not None:
            after = replace(held, key=text)
            self._context.session.do(lambda file: rename_answer_set(file, after), self.name)
