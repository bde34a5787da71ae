"""A question as it will stand on a form, in Walk and on the wall, while it is being worded."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.counting.conditions import asks_about_nobody
from core.forms.form import form_question, hints
from core.model.form import FormLine, FormQuestion
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerKind, Point, Question
from core.words import plural, tr
from ui.audit.wall_preview import WallPreview
from ui.theme import app_theme
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.tags import Tag

_MOST_LINES: Final = 7
_BESIDE: Final = 460
"""The width from which the form and the wall stand beside each other."""


class QuestionPreviews(QWidget):
    """Shows what others will see of a question; nobody presses anything here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.form, self.walk, self.wall = FormPart(), WalkPart(), WallPreview()
        head = QHBoxLayout()
        head.addWidget(Label(tr("As they will see it"), Text.SUBHEADING, wrap=False))
        head.addStretch(1)
        head.addWidget(small(tr("Changes as you type")))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        wall = Card()
        wall.column.addWidget(small(tr("The room screen")))
        wall.column.addWidget(self.wall)
        beside = QVBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(wall)
        beside.addWidget(self.walk)
        beside.addStretch(1)
        self._row.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(beside, 1)
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._row)

    def show_question(self, now: Snapshot, question: Question) -> None:
        """Show a question as it stands; one without words yet leaves what was shown."""
        items = now.tool.items_of(question.id)
        if not question.text.strip() or not items:
            return
        each = question.checklist and question.items_judged
        point = Point(question.id, items[0].id if each else None)
        asked = (one.id for one in now.cases if not asks_about_nobody(now, one.id, point))
        case_id = next(asked, CaseId(0))
        self.form.show_asked(form_question(now.tool, question, case_id), question.room_only)
        self.walk.show_answers(now, point)
        self.wall.show_point(now, point)

    def fit(self, width: int) -> None:
        """Stand beside each other where there is room, else one under the other."""
        along, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(along if width >= self._theme.px(_BESIDE) else down)


class FormPart(Card):
    """A question with its lines as an agency's form has them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[FormQuestion, bool] | None = None
        self.column.setSpacing(6)
        self.column.addWidget(small(tr("The agency's form")))
        self.title = Label("", Text.STRONG)
        self.column.addWidget(self.title)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(1, 1)
        self.column.addLayout(self._lines)
        self.more = small("")
        self.column.addWidget(self.more)
        self.column.addStretch(1)

    def show_asked(self, asked: FormQuestion, room_only: bool) -> None:
        """Show what is asked; the first lines of many."""
        if self._shown == (asked, room_only):
            return
        self._shown = asked, room_only
        self.title.setText(f"{asked.key}. {asked.text}")
        clear_layout(self._lines)
        lines = () if room_only else asked.lines[:_MOST_LINES]
        for row, line in enumerate(lines):
            self._add(row, line, asked.checklist)
        left = len(asked.lines) - _MOST_LINES
        said = tr("{lines} more", lines=plural(left, "line")) if left > 0 else ""
        if not asked.lines:
            said = tr("A line for each person it asks about, once a {case} lists somebody.")
        self.more.setText(tr("On no form: it is for the room only.") if room_only else said)
        self.more.setVisible(bool(self.more.text()))

    def _add(self, row: int, line: FormLine, checklist: bool) -> None:
        if checklist:
            key = Label(line.key, Text.SMALL, wrap=False)
            self._lines.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(Label(line.text, Text.SMALL), row, 1)
        answer = Label(_places(line), Text.SMALL)
        across = (row, 2) if checklist else (row, 0, 1, 3)
        self._lines.addWidget(answer, *across)


def _places(line: FormLine) -> str:
    """Return where the answer goes, as signs that a form draws too."""
    sign = "☐" if line.kind is AnswerKind.SEVERAL else "○"
    if line.choices:
        return "   ".join(f"{sign} {label}" for _, label in line.choices)
    return f"________  {hints(line)}"


class WalkPart(Card):
    """The answers of a question with the keys they have in Walk."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Answer, ...] | None = None
        self.column.setSpacing(6)
        self.column.addWidget(small(tr("In Walk")))
        self._top = QWidget()
        self._flow = FlowLayout(self._top, gap=8, line_gap=6)
        self.said = small("")
        self.column.addWidget(self._top)
        self.column.addWidget(self.said)

    def show_answers(self, now: Snapshot, point: Point) -> None:
        """Show each answer with its key, and how it is answered where that is not all."""
        answers = now.tool.answers_at(point)
        self.said.setText(_how(now.tool.kind_at(point), len(answers)))
        self.said.setVisible(bool(self.said.text()))
        if answers == self._shown:
            return
        self._shown = answers
        clear_layout(self._flow)
        for number, answer in enumerate(answers, 1):
            key = tr("Alt {number}", number=number) if number < 10 else str(number)
            self._flow.addWidget(Tag(f"{key}  {answer.label}", answer.bearing))
        self._top.setVisible(bool(answers))


def _how(kind: AnswerKind, answers: int) -> str:
    if kind.for_each and not kind.from_some:
        return tr("It is typed for one person, and Enter goes on to the next.")
    match kind:
        case AnswerKind.SEVERAL:
            return tr("Each key ticks one or takes it away.")
        case AnswerKind.EACH | AnswerKind.EACH_GRADE:
            return tr("A key answers for one person and goes on to the next.")
        case AnswerKind.CHOICE | AnswerKind.GRADES:
            return tr("From the tenth on its number is typed.") if answers >= 10 else ""
    return tr("It is typed, and Enter agrees it.")
