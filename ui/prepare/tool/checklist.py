"""The lines of a question's checklist, where each is asked, and how the room judges them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.tool_answers import ask_only_where, judge_each_line
from core.model.aside import ToolUse
from core.model.ids import ItemId
from core.model.tool import Item, Question
from core.queries.returns import answers_by_item
from core.wording.tool_edits import part_named, use_loss
from core.wording.tool_help import ToolField
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.prepare.table_editor import TableEditor
from ui.prepare.tool.choices import Tie, TieChoice
from ui.prepare.tool.field_help import explain
from ui.prepare.tool.line_answers import LineAnswers
from ui.prepare.tool.sheets import LineKind, lines_shape
from ui.prepare.tool.ties import tie_of, tie_words, ties_offered
from ui.prepare.tool.who_is_asked import WhoIsAsked
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small
from ui.widgets.segmented import Option, Segmented


class Checklist(QWidget):
    """A sheet of lines; below it how the line with the cursor is answered, and where asked."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: Question | None = None
        self.answered: Mapping[ItemId, int] = {}
        self._removing = Removing(context, self)
        self.judged = Segmented(
            tr("The room judges it"),
            [Option(False, tr("As a whole")), Option(True, tr("Line by line"))],
        )
        self.judged.chosen.connect(self._on_judged)
        self._judged_label = small(tr("The room judges it"))
        self.kind = LineKind(context)
        self.lines = TableEditor[Item](
            context,
            self.kind,
            lines_shape(lambda: context.session.now.tool, lambda: self.answered),
            tr("No lines: it is answered as one. Type a line to make a checklist of it."),
        )
        self.lines.chosen.connect(lambda _: self._show_line())
        self.line_tie = TieChoice(self._ties_of_line)
        self.line_tie.change_requested.connect(self._on_tie)
        self._tie_label = small()
        self.line_answers = LineAnswers(context)
        self.line_who = WhoIsAsked(context)
        explain(ToolField.JUDGED, self.judged)
        explain(ToolField.LINES, self.lines)
        explain(ToolField.LINE_ANSWERS, self.line_answers)
        explain(ToolField.COUNTED_WHERE, self.line_tie)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(small(tr("Lines of the checklist")), 1, middle)
        head.addWidget(self._judged_label, 0, middle)
        head.addWidget(self.judged)
        column.addLayout(head)
        column.addWidget(self.lines)
        tie = FlowLayout(gap=10, line_gap=4)
        tie.addWidget(self._tie_label)
        tie.addWidget(self.line_tie)
        column.addWidget(self.line_answers)
        column.addLayout(tie)
        column.addWidget(self.line_who)

    def show_question(self, question: Question) -> None:
        """Show a question's lines with how many answered each."""
        session = self._context.session
        self._question = self.kind.question = question
        items = [item.id for item in session.now.tool.items_of(question.id)]
        self.answered = session.read(lambda file: answers_by_item(file, items))
        self.judged.setVisible(question.checklist)
        self._judged_label.setVisible(question.checklist)
        self.judged.set_value(question.items_judged)
        for control in (self.judged, self.line_tie):
            control.setEnabled(not session.read_only)
        self.lines.refresh()
        self._show_line()
        self.lines.fit()

    def flush(self) -> None:
        """Keep what was typed."""
        self.lines.leave()
        self.line_answers.flush()
        self.line_who.flush()

    def _show_line(self) -> None:
        tool, question = self._context.session.now.tool, self._question
        current: Item | None = self.lines.current
        line = tool.item.get(current.id) if current is not None else None
        shown = line is not None and question is not None and question.checklist
        self._tie_label.setVisible(shown)
        self.line_tie.setVisible(shown)
        self.line_answers.setVisible(shown)
        self.line_who.setVisible(shown)
        if line is not None and shown:
            self._tie_label.setText(tr("Line {key} also counted where", key=line.key))
            self.line_tie.setAccessibleName(self._tie_label.text())
            self.line_tie.show_tie(tie_words(tool, [line]), tie_of([line]))
            self.line_answers.show_line(line)
            self.line_who.show_part(line)

    def _ties_of_line(self) -> Sequence[tuple[str, Tie | None]]:
        line: Item | None = self.lines.current
        return ties_offered(self._context.session.now.tool, [line]) if line is not None else ()

    def _on_tie(self, tie: Tie) -> None:
        line: Item | None = self.lines.current
        if line is not None:
            item = line
            self._context.session.do(lambda file: ask_only_where(file, item, *tie))

    def _on_judged(self, each: bool) -> None:
        question = self._question
        if question is None:
            return
        judged = self._context.session.now.judgements
        count = sum(one.question_id == question.id for one in judged)
        if not count:
            self._context.session.do(lambda file: judge_each_line(file, question, each))
            return
        done = self._removing.remove(
            [question, each],
            tr("what the room judged at {part}", part=part_named(question)),
            tr("Choosing it"),
            lambda file: judge_each_line(file, question, each, confirmed=True),
            use_loss(ToolUse(judgements=count)),
        )
        if not done:
            self.judged.set_value(question.items_judged)
