"""The audit tool to change: its list at the left, the fields of what is chosen beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.acts.put_aside import parts_with, use_of
from core.acts.tool_doubles import duplicate
from core.acts.tool_parts import add_question, add_theme_to_tool, remove_part
from core.acts.tool_places import move_question, move_theme, place_question
from core.acts.tool_words import title_tool
from core.model.ids import QuestionId, ThemeId
from core.model.tool import Question, Theme, Tool
from core.wording.tool_edits import removal_words, use_loss
from core.wording.tool_help import ToolField
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.audit.session import Act
from ui.prepare.fields import LineField
from ui.prepare.tool.drops import QuestionDrop, ThemeDrop, dropped, part_of
from ui.prepare.tool.field_help import FieldHelp, explain
from ui.prepare.tool.question_fields import QuestionFields
from ui.prepare.tool.question_list import PartId, QuestionList, QuestionRow, tool_rows
from ui.prepare.tool.theme_fields import ThemeFields
from ui.theme import Sign, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll

_STEPS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_AGAIN: Final = tr("Delete")
_LEAST_LIST: Final = 132
"""Room for three questions, however low the window is."""


class ToolEditor(QWidget):
    """Chooses, adds, moves, doubles and takes away; the fields keep the words themselves.

    Signals:
        save_requested: the tool is to be written to a file.
        other_requested: another tool is to be begun with.
    """

    save_requested = Signal()
    other_requested = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._part: PartId | None = None
        self._removing = Removing(context, self)
        self._theme = app_theme(self)
        self.heading = Label(tr("Audit tool"), Text.SUBHEADING, wrap=False)
        self.count = small()
        self.title = LineField(tr("Title of the tool"))
        self.title.paused.connect(self._on_title)
        self.list = QuestionList()
        self.question = QuestionFields(context)
        self.theme = ThemeFields(context)
        self._fields = QStackedWidget()
        for fields in (self.question, self.theme):
            self._fields.addWidget(fields)
            fields.copy_requested.connect(self._on_copy)
            fields.removal_requested.connect(self._on_removal)
        self.add_question = Button(tr("Question"), size=Size.SMALL, sign=Sign.PLUS)
        self.add_question.setAccessibleName(tr("Add a question"))
        self.add_theme = Button(tr("Theme"), size=Size.SMALL, sign=Sign.PLUS)
        self.add_theme.setAccessibleName(tr("Add a theme"))
        self.save = Button(tr("Save this tool as a file…"), ButtonKind.LINK)
        self.other = Button(tr("Start from another tool…"), ButtonKind.LINK)
        self.help = FieldHelp(self)
        self._explain()
        self._connect()
        self._arrange()
        self._theme.follow(self._fit)

    def _explain(self) -> None:
        explain(ToolField.TITLE, self.title)
        explain(ToolField.LIST, self.list)
        explain(ToolField.ADD, self.add_question, self.add_theme)
        explain(ToolField.FILES, self.save, self.other)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self.go_into_fields)
        self.list.move_requested.connect(self._on_move)
        self.list.drop_requested.connect(self._on_drop)
        self.list.copy_requested.connect(self._on_copy)
        self.list.removal_requested.connect(self._on_removal)
        self.question.left.connect(self.begin)
        self.add_question.clicked.connect(self._on_add_question)
        self.add_theme.clicked.connect(self._on_add_theme)
        self.save.clicked.connect(self.save_requested)
        self.other.clicked.connect(self.other_requested)

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(18, 22, 10, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.count)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=6)
        flow.addWidget(self.add_question)
        flow.addWidget(self.add_theme)
        flow.addWidget(self.other)
        flow.addWidget(self.save)
        column.addWidget(buttons)
        self._theme.size(self.list.setMinimumHeight, _LEAST_LIST)
        self._left = Scroll(left)
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(12, 22, 18, 16)
        around.addWidget(self._fields)
        self._scroll = Scroll(inside)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.help)
        self._row.addLayout(right, 1)

    def show_tool(self, tool: Tool, notes: dict[QuestionId, int]) -> None:
        """Show the tool as it stands, and what was chosen in it."""
        self.count.setText(_size_words(tool))
        self.title.follow(self._context.session.now.audit.tool_title)
        self.title.setReadOnly(self._context.session.read_only)
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)
        rows = tool_rows(tool, notes)
        parts = [row.part for row in rows]
        if self._part not in parts:
            at = min(max(self.list.currentIndex().row(), 0), len(rows) - 1)
            first = next((row.part for row in rows if isinstance(row, QuestionRow)), None)
            known = at >= 0 and self._part is not None
            self._part = rows[at].part if known and rows else first or (parts[0] if parts else None)
        self.list.show_rows(rows, self._part)
        self._show_part(tool)
        writable = not self._context.session.read_only
        self.add_question.setEnabled(writable)
        self.add_theme.setEnabled(writable)

    def begin(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_into_fields(self) -> None:
        """Go into the wording of what is chosen."""
        fields = self._fields.currentWidget()
        if isinstance(fields, QuestionFields | ThemeFields):
            fields.begin()

    def flush(self) -> None:
        """Keep what was typed."""
        self.title.flush()
        self.question.flush()
        self.theme.flush()

    def go_to(self, part: PartId) -> None:
        """Choose a theme or question."""
        tool = self._context.session.now.tool
        if part == self._part:
            return
        self.flush()
        self._part = part
        self.list.show_rows(self.list.rows, part)
        self._show_part(tool)
        self._scroll.verticalScrollBar().setValue(0)

    def step(self, by: int) -> None:
        """Go to the next question, or the one before, and stay in the fields."""
        rows = [row.part for row in self.list.rows if isinstance(row, QuestionRow)]
        at = rows.index(self._part) if self._part in rows else -1
        if 0 <= at + by < len(rows):
            self.go_to(rows[at + by])
            self.go_into_fields()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the fields with Esc; double and step from inside them."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = plain == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus():
            if not isinstance(QApplication.focusWidget(), QTableView):  # there Tab leaves after it
                self.begin()
        elif control and event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        elif control and event.key() == Qt.Key.Key_D:
            self._on_copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the fields where both do not fit beside one another."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(690)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        most = 16_777_215
        self._left.setMaximumWidth(most if narrow else self._theme.px(300))
        self._left.setMinimumWidth(0 if narrow else self._theme.px(230))
        self._left.setMaximumHeight(self.height() // 2 if narrow else most)

    def _show_part(self, tool: Tool) -> None:
        if self._part is None:
            self._fields.hide()
            return
        self._fields.show()
        kind, number = self._part
        if kind is Question:
            self.question.show_question(tool.question[QuestionId(number)])
            self._fields.setCurrentWidget(self.question)
        else:
            self.theme.show_theme(tool.theme[ThemeId(number)])
            self._fields.setCurrentWidget(self.theme)

    def _current(self) -> Question | Theme | None:
        tool = self._context.session.now.tool
        return None if self._part is None else part_of(tool, self._part)

    def _on_title(self, text: str) -> None:
        if not self._context.session.do(lambda file: title_tool(file, text), self.title).taken:
            self.title.mark_unsaved()

    def _on_chosen(self, part: PartId | None) -> None:
        self._removing.forget()
        if part is not None:
            self.go_to(part)

    def _on_move(self, by: int) -> None:
        current = self._current()
        session = self._context.session
        if isinstance(current, Theme):
            theme = current
            session.do(lambda file: move_theme(file, theme.id, by))
        elif current is not None:
            question = current
            self._move(question, lambda file: move_question(file, question.id, by))

    def _on_drop(self, part: PartId, onto: PartId) -> None:
        """Put what was drawn where it was let go: after what it was drawn past, or before it."""
        if self._context.session.read_only:
            return
        tool = self._context.session.now.tool
        drop = dropped(tool, part, onto)
        if isinstance(drop, ThemeDrop) and drop.by:
            self._context.session.do(lambda file: move_theme(file, drop.theme_id, drop.by))
        elif isinstance(drop, QuestionDrop):
            self._move(
                drop.question,
                lambda file: place_question(file, drop.question.id, drop.theme_id, drop.at),
            )

    def _move(self, question: Question, act: Act) -> None:
        """Move a question, and say where it has come under another theme."""
        session = self._context.session
        if session.do(act):
            after = session.now.tool.question[question.id]
            if after.theme_id != question.theme_id:
                title = session.now.tool.theme[after.theme_id].title
                self._context.give_notice(
                    tr("Question {key} is under “{title}” now.", key=after.key, title=title)
                )

    def _on_copy(self) -> None:
        current = self._current()
        if current is not None:
            self.flush()
            self._add(lambda file: duplicate(file, current), type(current))

    def _on_add_question(self) -> None:
        current = self._current()
        tool = self._context.session.now.tool
        self.flush()
        if isinstance(current, Question):
            theme, after = current.theme_id, current.id
            self._add(lambda file: add_question(file, theme, after), Question)
        elif isinstance(current, Theme):
            within = current.id
            self._add(lambda file: add_question(file, within), Question)
        elif tool.themes:
            last = tool.themes[-1].id
            self._add(lambda file: add_question(file, last), Question)
        self.go_into_fields()

    def _on_add_theme(self) -> None:
        current = self._current()
        after = current.theme_id if isinstance(current, Question) else None
        after = current.id if isinstance(current, Theme) else after
        self.flush()
        self._add(lambda file: add_theme_to_tool(file, after), Theme)
        self.go_into_fields()

    def _add(self, act: Act, kind: type[Theme] | type[Question]) -> None:
        """Do an act that adds a theme or question, and choose what it added."""
        session = self._context.session
        before = _numbers(session.now.tool, kind)
        if session.do(act):
            new = _numbers(session.now.tool, kind) - before
            if new:
                self.go_to((kind, min(new)))

    def _on_removal(self) -> None:
        current = self._current()
        if current is None:
            return
        session = self._context.session
        tool = session.now.tool
        use = session.read(lambda file: use_of(file, parts_with(tool, current)))
        in_list = self.list.hasFocus()
        gone = self._removing.remove(
            [current],
            removal_words(tool, current),
            _AGAIN,
            lambda file: remove_part(file, current, confirmed=True),
            use_loss(use),
            use.total,
        )
        if gone and (in_list or not self.isHidden()):
            self.begin()


def _numbers(tool: Tool, kind: type[Theme] | type[Question]) -> set[int]:
    return {one.id for one in (tool.questions if kind is Question else tool.themes)}


def _size_words(tool: Tool) -> str:
    """Return "11 questions, 17 lines"; without the lines where nothing is a checklist."""
    questions, lines = len(tool.questions), len(tool.items)
    asked = plural(questions, "question")
    return asked if lines == questions else f"{asked}, {plural(lines, 'line')}"
