"""What the room does at one question beside its judgement: texts, layers, agencies' own parts."""

from dataclasses import replace
from itertools import combinations
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.tool_words import reword_question
from core.model.fault import NotYet
from core.model.judgement import Layer
from core.model.layers import layers_kept
from core.model.tool import Question
from core.wording.headings import headings_read, headings_typed
from core.wording.tool_help import ToolField
from core.words import tr, word_for
from ui.audit.context import AuditContext
from ui.prepare.fields import LineField
from ui.prepare.tool.choices import OpeningChoice
from ui.prepare.tool.field_help import explain
from ui.widgets.choice import CheckBox
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import beneath
from ui.widgets.table.shape import Misfit

_LAYERS: Final = [
    chosen for many in (2, 3, 4) for chosen in combinations([one for one in Layer if one], many)
]


class RoomCard(QWidget):
    """Off until it is asked for: no texts, judged once, by the room alone."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: Question | None = None
        self.texts = headings_field()
        self.texts.paused.connect(lambda text: self._keep(self.texts, texts=headings_read(text)))
        self.layers = OpeningChoice(tr("How often it is judged"))
        self.layers.addItem(tr("Judged once"), "")
        for chosen in _LAYERS:
            self.layers.addItem(_named(chosen), layers_kept(chosen))
        self.layers.change_requested.connect(lambda kept: self._keep(None, layers=kept))
        self.each_agency = CheckBox(tr("Each agency's own part is judged first"))
        self.each_agency.clicked.connect(lambda on: self._keep(None, each_agency=on))
        self.always = CheckBox(tr("Always talked through, never adopted together"))
        self.always.clicked.connect(lambda on: self._keep(None, always_discussed=on))
        explain(ToolField.LAYERS, self.layers)
        explain(ToolField.OWN_PARTS, self.each_agency)
        explain(ToolField.ALWAYS, self.always)
        choices = QWidget()
        flow = FlowLayout(choices, gap=14, line_gap=6)
        for control in (self.layers, self.each_agency, self.always):
            flow.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(beneath(HEADINGS_ASKED, self.texts, self.texts.problem))
        column.addWidget(choices)

    def show_question(self, question: Question) -> None:
        """Show what is asked for; what is being typed stays."""
        if self._question is not None and self._question.id != question.id:
            self.flush()
        other = self._question is None or self._question.id != question.id
        self._question = question
        typed = headings_typed(question.texts)
        if other:
            self.texts.show_text(typed)
        else:
            self.texts.follow(typed)
        self.layers.set_value(question.layers)
        self.each_agency.setChecked(question.each_agency)
        self.always.setChecked(question.always_discussed)
        held = self._context.session.now.tool.answer_set.get(question.answer_set_id)
        self.each_agency.setVisible(held is not None and held.kind.of_one.one_of_some)
        writable = not self._context.session.read_only
        self.texts.setReadOnly(not writable)
        for control in (self.layers, self.each_agency, self.always):
            control.setEnabled(writable)

    def flush(self) -> None:
        """Keep what was typed."""
        self.texts.flush()

    def _keep(self, field: LineField | None, **words: Any) -> None:
        tool, question = self._context.session.now.tool, self._question
        now = tool.question.get(question.id) if question is not None else None
        if now is None:
            return
        after = replace(now, **words)
        done = self._context.session.do(lambda file: reword_question(file, after), field)
        if not done.taken and field is not None:
            field.mark_unsaved()


HEADINGS_ASKED: Final = tr("Texts written here by the room, up to four: a semicolon between them")


def headings_field() -> LineField:
    """Return a field for headings of texts, which says what does not fit."""
    field = LineField(tr("Headings of texts"), _tidy)
    field.setPlaceholderText(tr("such as Good practice; To develop; Recommendation"))
    explain(ToolField.TEXTS, field)
    return field


def _tidy(text: str) -> str:
    try:
        return headings_typed(headings_read(text))
    except NotYet as problem:
        raise Misfit(problem.happened, problem.remedy) from problem


def _named(chosen: tuple[Layer, ...]) -> str:
    """Return "Own, then moderated"."""
    words = tr(", then ").join(word_for(one) for one in chosen)
    return words[:1].upper() + words[1:]
