"""Asks once, where answers were given, whether they count under a new label or bearing."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts.tool_rows import use_of_rows
from core.acts.tool_words import count_answers_apart, reword_answer
from core.model.ids import AnswerId, AnswerSetId
from core.model.names import normalised
from core.model.tool import Answer
from core.wording.tool_edits import rebearing_words, relabel_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.theme import Tone
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class RelabelledStrip(Card):
    """Stands while an answer that was given is another than when its set was come to.

    What was said stays with it until something else is chosen.
    """

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, parent=parent)
        self.set_tone(Tone.WARN)
        self._context = context
        self._set = AnswerSetId(0)
        self._before: dict[AnswerId, Answer] = {}
        self._waiting: Answer | None = None
        self.words = Label("", Text.SMALL)
        self.with_new = Button(tr("With the new"), size=Size.SMALL)
        self.with_new.clicked.connect(self._on_with_new)
        self.other = Button("", size=Size.SMALL)
        self.other.clicked.connect(self._on_other)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        for button in (self.with_new, self.other):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.hide()

    def show_set(self, number: AnswerSetId) -> None:
        """Look whether an answer of the set that was given is another than before."""
        session = self._context.session
        answers = session.now.tool.answers_of(number)
        if number != self._set:
            self._set, self._before = number, {}
        for one in answers:
            self._before.setdefault(one.id, one)
        self._waiting = None
        for one in filter(self._is_another, answers):
            count = self._times(one)
            if count:
                self._waiting = one
                self._say(one, count)
                break
        self.setVisible(self._waiting is not None and not session.read_only)

    def _times(self, one: Answer) -> int:
        return self._context.session.read(lambda file: use_of_rows(file, [one])).total

    def _is_another(self, one: Answer) -> bool:
        return self._is_called_otherwise(one) or one.bearing is not self._before[one.id].bearing

    def _is_called_otherwise(self, one: Answer) -> bool:
        return normalised(one.label) != normalised(self._before[one.id].label)

    def _say(self, one: Answer, count: int) -> None:
        before = self._before[one.id]
        if self._is_called_otherwise(one):
            self.words.setText(relabel_words(before.label, one.label, count))
            self.other.setText(tr("Apart, as given"))
        else:
            self.words.setText(rebearing_words(one, before.bearing, count))
            self.other.setText(tr("As it was"))

    def _on_with_new(self) -> None:
        if self._waiting is not None:
            self._before[self._waiting.id] = self._waiting
            self.show_set(self._set)

    def _on_other(self) -> None:
        one, session = self._waiting, self._context.session
        if one is None:
            return
        before = self._before[one.id]
        if not self._is_called_otherwise(one):
            after = replace(one, bearing=before.bearing)
            session.do(lambda file: reword_answer(file, after))
        elif session.do(lambda file: count_answers_apart(file, {one.id: before.label})):
            self._context.give_notice(
                tr("What was said with the old words stands apart now, under them, in Returns.")
            )
