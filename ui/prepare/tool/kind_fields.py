"""What kind of answer a set holds, and what a number or a period is measured by."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.tool_kinds import choose_kind, describe_kind, kind_lost
from core.model.household import asked_about
from core.model.ids import AnswerSetId
from core.model.tool import AnswerKind, AnswerSet
from core.model.value import number_value
from core.wording.kinds import ABOUT, KIND_NAMES
from core.wording.tool_edits import use_loss
from core.wording.tool_help import ToolField
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.removing import Removing
from ui.prepare.fields import LineField
from ui.prepare.tool.choices import OpeningChoice
from ui.prepare.tool.field_help import explain
from ui.theme import app_theme
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import small
from ui.widgets.table.shape import Misfit

_MOST_DAYS: Final = 5


class KindFields(QWidget):
    """Chooses the kind of a set's answers; a change of it is made for all that use the set."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._number: AnswerSetId | None = None
        self._removing = Removing(context, self)
        self.kind = OpeningChoice(tr("Kind of answer"))
        for kind, words in KIND_NAMES.items():
            self.kind.addItem(words, kind)
        self.kind.change_requested.connect(self._on_kind)
        self.unit = LineField(tr("What the number counts, such as visits"))
        self.unit.setPlaceholderText(tr("of what, such as visits"))
        self.unit.paused.connect(lambda text: self._describe(self.unit, unit=text))
        self.about = Choice(tr("About whom it is asked"))
        for about, words in ABOUT.items():
            self.about.addItem(tr(words).capitalize(), about.value)
        self.about.activated.connect(
            lambda _: self._describe(None, unit=str(self.about.currentData()))
        )
        self.target = LineField(tr("Most days it may take"), _tidy_days)
        self.target.setPlaceholderText(tr("at most"))
        self.target.paused.connect(
            lambda text: self._describe(self.target, target=int(text) if text else 0)
        )
        self.days = small(tr("days at most"))
        self.working = CheckBox(tr("Working days"))
        self.working.clicked.connect(lambda on: self._describe(None, working_days=on))
        self.least, self.most = (
            LineField(name, _tidy_limit) for name in (tr("Least it may be"), tr("Most it may be"))
        )
        self.least.setPlaceholderText(tr("least"))
        self.most.setPlaceholderText(tr("most"))
        self.least.paused.connect(lambda text: self._describe(self.least, least=text))
        self.most.paused.connect(lambda text: self._describe(self.most, most=text))
        row = QWidget()
        flow = FlowLayout(row, gap=12, line_gap=6)
        controls = (self.kind, self.about, self.unit, self.least, self.most, self.target, self.days)
        for control in (*controls, self.working):
            flow.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(small(tr("Kind of answer")))
        column.addWidget(row)
        for line in (self.target, self.least, self.most):
            column.addWidget(line.problem)
        explain(ToolField.KIND, self.kind)
        explain(ToolField.ABOUT, self.about)
        explain(ToolField.NUMBERS, self.unit, self.least, self.most)
        explain(ToolField.PERIODS, self.target, self.working)
        theme = app_theme(self)
        theme.size(self.unit.setFixedWidth, 190)
        for line in (self.target, self.least, self.most):
            theme.size(line.setFixedWidth, 84)

    def show_set(self, held: AnswerSet) -> None:
        """Show a set's kind with what belongs to it; what is being typed stays."""
        other, self._number = held.id != self._number, held.id
        self.kind.set_value(held.kind)
        for field, text in (
            (self.unit, "" if held.kind.for_each else held.unit),
            (self.target, str(held.target) if held.target else ""),
            (self.least, held.least),
            (self.most, held.most),
        ):
            if other:
                field.show_text(text)
            else:
                field.follow(text)
        self.working.setChecked(held.working_days)
        self.about.set_value(asked_about(held.unit).value)
        self.about.setVisible(held.kind.for_each)
        self.unit.setVisible(held.kind is AnswerKind.NUMBER)
        for line in (self.least, self.most):
            line.setVisible(held.kind.of_one is AnswerKind.NUMBER)
        measured: tuple[QWidget, ...] = (self.target, self.days, self.working)
        for part in measured:
            part.setVisible(held.kind.of_one is AnswerKind.PERIOD)
        writable = not self._context.session.read_only
        for control in (self.kind, self.about, self.working):
            control.setEnabled(writable)
        for line in (self.unit, self.target, self.least, self.most):
            line.setReadOnly(not writable)

    def choose(self, kind: AnswerKind) -> None:
        """Choose another kind, as from the list: where answers would be lost it is asked first."""
        self._on_kind(kind)

    def flush(self) -> None:
        """Keep what was typed."""
        for line in (self.unit, self.target, self.least, self.most):
            line.flush()

    @property
    def _answer_set(self) -> AnswerSet | None:
        tool = self._context.session.now.tool
        return tool.answer_set.get(self._number) if self._number is not None else None

    def _on_kind(self, word: str) -> None:
        kind, held = AnswerKind(word), self._answer_set  # Qt gives the word back
        if held is None or kind is held.kind:
            return
        chosen = held
        lost = self._context.session.read(lambda file: kind_lost(file, chosen, kind))
        done = (
            self._removing.remove(
                [chosen, kind],
                tr("some answers"),
                tr("Choosing it"),
                lambda file: choose_kind(file, chosen, kind, confirmed=True),
                use_loss(lost, asked_on=True),
                lost.total,
            )
            if lost.weighs
            else self._context.session.do(lambda file: choose_kind(file, chosen, kind))
        )
        if not done:
            self.kind.set_value(chosen.kind)

    def _describe(self, field: LineField | None, **words: str | int | bool) -> None:
        held = self._answer_set
        if held is None:
            return
        after = replace(held, **words)  # type: ignore[arg-type]
        done = self._context.session.do(lambda file: describe_kind(file, after), field)
        if not done.taken and field is not None:
            field.mark_unsaved()


def _tidy_limit(text: str) -> str:
    found = number_value(text) if text else ""
    if found is None:
        raise Misfit(tr("A limit is a number."), tr("Type one, such as 10, or nothing."))
    return found


def _tidy_days(text: str) -> str:
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DAYS):
        raise Misfit(tr("Days are a whole number."), tr("Type one, such as 10, or nothing."))
    return str(int(text)) if text else ""
