"""Grades at one question: whether its answers are a scale, what each means, what it sums up."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.acts.tool_grades import earn_no_points, grade_with, make_scale, say_meaning
from core.acts.tool_words import reword_answer
from core.counting.grades import scale_of
from core.model.grading import GradeOf, Working
from core.model.ids import AnswerId, AnswerSetId
from core.model.tool import Answer, AnswerKind, Question
from core.wording.tool_help import ToolField
from core.words import tr
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.tool.choices import OpeningChoice
from ui.prepare.tool.field_help import explain
from ui.theme import app_theme
from ui.widgets.choice import CheckBox
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import small
from ui.widgets.table.shape import Misfit

_GRADES: Final = {
    GradeOf.NOTHING: tr("No grade of others"),
    GradeOf.THEME: tr("The grade of its theme"),
    GradeOf.CASE: tr("The grade of the whole"),
}
_WORKINGS: Final = {
    Working.NONE: tr("Given by those who judge"),
    Working.WORST: tr("The worst of what it sums up"),
    Working.ALL_MET: tr("Met where all it sums up is met"),
    Working.POINTS: tr("From points"),
}
_Typed = LineField | GrowingText


class GradesCard(QWidget):
    """Off until it is asked for: then a row for each grade, the best first."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: Question | None = None
        self._shown: tuple[bool, bool, list[tuple[AnswerId, str]]] = False, False, []
        self._earning: AnswerSetId | None = None
        self.meanings: dict[AnswerId, GrowingText] = {}
        self.bands: dict[AnswerId, LineField] = {}
        self.points: dict[AnswerId, LineField] = {}
        self.scale = CheckBox(tr("The answers are grades on a scale"))
        self.scale.clicked.connect(self._on_scale)
        self.earn = CheckBox(tr("The answers earn points"))
        self.earn.clicked.connect(self._on_earn)
        self.grade_of = OpeningChoice(tr("What this question is the grade of"))
        self.working = OpeningChoice(tr("How the grade is found"))
        for grades, words in _GRADES.items():
            self.grade_of.addItem(words, grades)
        for way, words in _WORKINGS.items():
            self.working.addItem(words, way)
        self.grade_of.change_requested.connect(lambda chosen: self._grade(grades=chosen))
        self.working.change_requested.connect(lambda chosen: self._grade(working=chosen))
        explain(ToolField.SCALE, self.scale)
        explain(ToolField.POINTS, self.earn)
        explain(ToolField.GRADE_OF, self.grade_of)
        explain(ToolField.WORKING, self.working)
        choices = QWidget()
        flow = FlowLayout(choices, gap=14, line_gap=6)
        for control in (self.scale, self.earn, self.grade_of, self.working):
            flow.addWidget(control)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(choices)
        column.addWidget(self._rows)

    def show_question(self, question: Question) -> None:
        """Show what is graded, and what each grade means; what is being typed stays."""
        if self._question is not None and self._question.id != question.id:
            self.flush()
        other = self._question is None or self._question.id != question.id
        self._question = question
        tool = self._context.session.now.tool
        held = tool.answer_set.get(question.answer_set_id)
        for_each = held is not None and held.kind is AnswerKind.EACH_GRADE
        scale = scale_of(tool, question.answer_set_id, of_each=True)
        self.setVisible(held is not None and held.kind.of_one.one_of_some)
        self.scale.setChecked(scale is not None)
        self.grade_of.set_value(question.grades)
        self.working.set_value(question.working)
        self.working.setVisible(bool(question.grades))
        self.scale.setVisible(held is not None and not held.kind.for_each)
        self.grade_of.setVisible(held is not None and not held.kind.for_each)
        answers = tool.answers_of(question.answer_set_id)
        earning = question.answer_set_id == self._earning
        earning = earning or any(one.points is not None for one in answers)
        self.earn.setVisible(scale is None and held is not None and not held.kind.for_each)
        self.earn.setChecked(earning)
        rows = answers if earning else ()
        if scale is not None:  # one that earned before it was a scale still does
            off = (one for one in answers if one not in scale.grades and one.points is not None)
            rows = (*scale.grades, *off)
        shown = scale is not None, for_each, [(one.id, one.label) for one in rows]
        if shown != self._shown:
            self._shown = shown
            self._build(rows, scale is not None, for_each)
        for one in rows:
            if not for_each:
                earns = "" if one.points is None else str(one.points)
                self._say(self.points[one.id], earns, other)
            if scale is not None:
                self._say(self.meanings[one.id], tool.meaning(question.id, one.id), other)
                self._say(self.bands[one.id], one.band, other)
        self._rows.setVisible(bool(rows))
        writable = not self._context.session.read_only
        for control in (self.scale, self.earn, self.grade_of, self.working, self._rows):
            control.setEnabled(writable)

    def flush(self) -> None:
        """Keep what was typed."""
        for fields in (self.meanings, self.bands, self.points):
            for field in fields.values():
                field.flush()

    def _say(self, field: _Typed, text: str, other: bool) -> None:
        if other:
            field.show_text(text)
        else:
            field.follow(text)

    def _build(self, rows: tuple[Answer, ...], graded: bool, for_each: bool) -> None:
        """Make a line for each grade; where they are none, for what each answer earns."""
        clear_layout(self._grid)
        for fields in (self.meanings, self.bands, self.points):
            fields.clear()
        heads = ["", tr("What it means here"), tr("With every better one"), tr("Points")]
        heads = heads[: -1 if for_each else None] if graded else ["", tr("Points")]
        self._grid.setColumnStretch(1, 1 if graded else 0)
        self._grid.setColumnStretch(2, 0 if graded else 1)
        for at, head in enumerate(heads):
            self._grid.addWidget(small(head), 0, at)
        for row, one in enumerate(rows, 1):
            self._grid.addWidget(small(one.label), row, 0)
            fields_of = self._fields(one) if graded else ()
            fields_of += () if for_each else (self._points_field(one),)
            for at, field in enumerate(fields_of, 1):
                self._grid.addWidget(field, row, at)
                if isinstance(field, LineField):
                    self._grid.addWidget(field.problem, row, len(heads))

    def _fields(self, one: Answer) -> tuple[QWidget, ...]:
        meaning = GrowingText(tr("What “{label}” means here", label=one.label), 1, 3)
        meaning.paused.connect(partial(self._on_meaning, one.id))
        band = LineField(tr("“{label}” and every better one are called", label=one.label))
        band.paused.connect(lambda text: self._on_answer(one.id, band, band=text))
        app_theme(self).size(band.setMaximumWidth, 170)
        explain(ToolField.MEANING, meaning)
        explain(ToolField.BAND, band)
        self.meanings[one.id], self.bands[one.id] = meaning, band
        return meaning, band

    def _points_field(self, one: Answer) -> LineField:
        points = LineField(tr("Points of “{label}”", label=one.label), _tidy_points)
        points.paused.connect(
            lambda text: self._on_answer(one.id, points, points=int(text) if text else None)
        )
        app_theme(self).size(points.setMaximumWidth, 64)
        explain(ToolField.POINTS, points)
        self.points[one.id] = points
        return points

    def _on_earn(self, on: bool) -> None:
        """Offer a field for the points of each answer; unticked, none earns any more."""
        question = self._question
        if question is None:
            return
        number = question.answer_set_id
        self._earning = number if on else None
        if not on:
            self._context.session.do(lambda file: earn_no_points(file, number))
        self.show_question(self._context.session.now.tool.question[question.id])
        first = next(iter(self.points.values()), None)
        if on and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scale(self, on: bool) -> None:
        tool, question = self._context.session.now.tool, self._question
        held = tool.answer_set.get(question.answer_set_id) if question is not None else None
        if held is not None:
            answers = held
            self._context.session.do(lambda file: make_scale(file, answers, on))

    def _grade(self, grades: GradeOf | None = None, working: Working | None = None) -> None:
        question = self._question
        if question is None:
            return
        of = question.grades if grades is None else grades
        way = question.working if working is None else working
        if not self._context.session.do(lambda file: grade_with(file, question, of, way)):
            self.show_question(question)

    def _on_meaning(self, number: AnswerId, text: str) -> None:
        question, field = self._question, self.meanings.get(number)
        answer = self._context.session.now.tool.answer.get(number)
        if question is None or answer is None or field is None:
            return
        asked, grade = question, answer
        done = self._context.session.do(lambda file: say_meaning(file, asked, grade, text), field)
        if not done.taken:
            field.mark_unsaved()

    def _on_answer(self, number: AnswerId, field: LineField, **words: str | int | None) -> None:
        answer = self._context.session.now.tool.answer.get(number)
        if answer is None:
            return
        after = replace(answer, **words)  # type: ignore[arg-type]
        if not self._context.session.do(lambda file: reword_answer(file, after), field).taken:
            field.mark_unsaved()


def _tidy_points(text: str) -> str:
    if text and not (text.removeprefix("-").isdecimal() and len(text) < 6):
        raise Misfit(tr("Points are a whole number."), tr("Type one, such as 3, or nothing."))
    return text
