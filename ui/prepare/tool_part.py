"""The audit tool to read: themes, questions, lines of checklists and the answers they allow."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.tool import take_tool
from core.intake.shipped import find_tool, shipped_tools
from core.model.audit import Audit
from core.model.draft.tool import ToolDraft
from core.model.fault import WorkshopError
from core.model.tool import Answer, AnswerSet, Item, Question, Theme, Tool
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.part import PreparePart
from ui.prepare.tool_notes import ToolNotesPanel
from ui.program.files import ask_to_open, documents
from ui.theme.signs import sign_of
from ui.widgets.button import Button
from ui.widgets.card import Card, CardButton
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll
from ui.widgets.tags import Tag

EMPTY = tr(
    "This audit has no questions yet. Choose a tool that comes along, or a file of your own. "
    "A tool cannot be changed for another once it is in, but Undo takes it out again."
)


class ToolPart(PreparePart):
    """Shows the tool; where there is none, offers those that come along.

    Signals:
        chosen: a tool was taken in.
    """

    chosen = Signal()
    rests_on = frozenset({Theme, AnswerSet, Answer, Question, Item, Audit})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._title = Label("", Text.SMALL)
        self.put_heading(tr("Audit tool"))
        self.column.addWidget(self._title)
        self.offers: list[CardButton] = []
        self._content = QVBoxLayout()
        self._content.setSpacing(14)
        inside = QWidget()
        self.keep_readable(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(3, 3, 8, 3)
        column.addLayout(self._content)
        column.addStretch(1)
        self.reading = Scroll(inside, tr("The audit tool"))
        self.column.addWidget(self.reading, 1)
        self._blocks: dict[str, QWidget] = {}
        self.side = self.notes = ToolNotesPanel()
        self.notes.question_requested.connect(self._on_question_requested)

    def refresh(self) -> None:
        """Show the tool, or what can be chosen."""
        now = self.context.session.now
        clear_layout(self._content)
        self.offers = []
        self._blocks = {}
        self.notes.show_tool(now.tool)
        if not now.tool.questions:
            self._title.setText(EMPTY)
            self._offer()
            return
        questions, items = len(now.tool.questions), len(now.tool.items)
        lines = tr(" with {items} lines to answer", items=items) if items != questions else ""
        self._title.setText(
            f"{now.audit.tool_title or 'The audit tool'}: {plural(questions, 'question')}{lines}."
        )
        for theme in now.tool.themes:
            asked = [one for one in now.tool.questions if one.theme_id == theme.id]
            if asked:
                self._content.addWidget(self._theme_card(now.tool, theme, asked))

    def _theme_card(self, tool: Tool, theme: Theme, asked: list[Question]) -> Card:
        card = Card()
        card.column.setSpacing(10)
        card.column.addWidget(Label(theme.title, Text.SUBHEADING))
        for question in asked:
            block = _question(tool, question)
            for key in (question.key, *(item.key for item in tool.items_of(question.id))):
                self._blocks[key] = block
            card.column.addWidget(block)
        return card

    def _on_question_requested(self, key: str) -> None:
        """Bring a question into sight and let a reader go on from there."""
        block = self._blocks.get(key)
        if block is not None:
            self.reading.ensureWidgetVisible(block)
            self.reading.setFocus()

    def begin(self) -> None:
        """Take the focus at the first tool offered, or at the tool to scroll it."""
        if self.offers:
            # Just made and still hidden, it would not keep the focus while the window is away.
            self.offers[0].show()
            self.offers[0].setFocus()
        else:
            self.reading.setFocus()

    def use(self, name_or_path: str) -> None:
        """Take in a tool that comes along, by its name, or one in a TOML file."""
        try:
            draft = find_tool(name_or_path)
        except WorkshopError as fault:
            self.context.show_fault(fault)
            return
        if self.do(lambda file: take_tool(file, draft)):
            self.chosen.emit()

    def _offer(self) -> None:
        for name in shipped_tools():
            draft = find_tool(name)
            button = CardButton(draft.title, _size(draft))
            button.clicked.connect(lambda _=False, name=name: self.use(name))
            self.offers.append(button)
            self._content.addWidget(button)
        own = Button(tr("Choose a file…"))
        own.clicked.connect(self._on_own)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(own)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        self._content.addWidget(holder)
        holder.setEnabled(not self.context.session.read_only)
        for offer in self.offers:
            offer.setEnabled(not self.context.session.read_only)

    def _on_own(self) -> None:
        ask_to_open(
            self, tr("Choose an audit tool"), documents(), self._on_file, tr("Audit tools (*.toml)")
        )

    def _on_file(self, path: Path) -> None:
        self.use(str(path))


def _size(draft: ToolDraft) -> str:
    questions, themes = len(draft.questions), len(draft.themes)
    return tr(
        "{count} in {count_2}", count=plural(questions, "question"), count_2=plural(themes, "theme")
    )


def _question(tool: Tool, question: Question) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(4)
    column.addWidget(Label(f"{question.key}. {question.text}", Text.STRONG))
    if question.guidance:
        column.addWidget(Label(question.guidance, Text.SMALL))
    items = tool.items_of(question.id)
    for item in items:
        if question.checklist:
            column.addWidget(Label(f"{item.key}  {item.text}"))
        tie = _tie(tool, item)
        if tie:
            column.addWidget(Label(tie, Text.SMALL))
    column.addWidget(_answers(tool, question))
    remarks = _remarks(question)
    if remarks:
        column.addWidget(Label(remarks, Text.SMALL))
    return block


def _answers(tool: Tool, question: Question) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=6, line_gap=4)
    for answer in tool.answers_of(question.answer_set_id):
        sign = sign_of(answer.bearing)
        tag = Tag(f"{sign.value} {answer.label}" if sign else answer.label, answer.bearing)
        tag.setAccessibleName(f"{answer.label}, {answer.bearing.value}")
        flow.addWidget(tag)
    return row


def _tie(tool: Tool, item: Item) -> str:
    """Return what an item depends on, in words."""
    if item.only_where_item_id is None or item.only_where_answer_id is None:
        return ""
    other, answer = tool.item[item.only_where_item_id], tool.answer[item.only_where_answer_id]
    return tr(
        "{item} counts on its own too, only where {other} is {answer}.",
        item=item.key,
        other=other.key,
        answer=answer.label,
    )


def _remarks(question: Question) -> str:
    told = []
    if question.checklist:
        judged = tr("each line by itself") if question.items_judged else tr("as a whole")
        told.append(tr("The room judges it {judged}.", judged=judged))
    if not question.takes_comments:
        told.append(tr("It takes no comments."))
    return " ".join(told)
