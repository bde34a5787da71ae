"""“The room agrees”: the answer, the reason, who differs and what evidence was seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.case import Agency
from core.model.ids import AnswerId, CaseId
from core.model.judgement import DifferingView, EvidenceSeen, Judgement, JudgementState, Together
from core.model.tool import Answer, AnswerKind, AnswerSet, Point
from core.model.value import each_keys, several_answers
from core.model.working_days import WorkingDays
from core.wording.careful_reader.mark import ReaderMark
from core.words import tr, word_for
from ui.theme import Tone
from ui.walk.answers import AnswersRow
from ui.walk.people_row import PeopleRow, PersonAsked
from ui.walk.value_entry import TypedValue, ValueEntry
from ui.walk.views import ViewsRow
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Tag
from ui.widgets.text_marks import stretch, warned

_SAID = {
    JudgementState.NOT_REACHED: ("", None),
    JudgementState.DRAFT: (tr("Draft, not agreed yet"), None),
    JudgementState.AGREED: (tr("Agreed"), Tone.GOOD),
    JudgementState.NOT_AGREED: (tr("Not agreed, views stand"), Tone.WARN),
    JudgementState.PARKED: (tr("Parked"), Tone.QUERY),
}


_HINT: Final = tr("What led the room to this?")
_REASON_LINES = 2
BETWEEN: Final = 10
"""Between what is answered with and the buttons, where both stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything the card shows for one case and question.

    `changing` says what is being changed, where that was settled before; `explained`
    is the answer chosen, where the tool asks for its reason. Where each of the *people* of
    the case is asked about, *person* is the one in front: number 0 is the case's own.
    """

    case_id: CaseId
    point: Point
    answers: tuple[Answer, ...]
    judgement: Judgement
    views: tuple[DifferingView, ...]
    agencies: tuple[Agency, ...]
    split: str
    offered: AnswerId | None
    passed_over: bool = False
    changing: str = ""
    answer_set: AnswerSet | None = None
    calendar: WorkingDays = WorkingDays()
    explained: str = ""
    people: tuple[PersonAsked, ...] = ()
    person: int | None = None

    @property
    def kind(self) -> AnswerKind:
        """What kind of answer is asked for."""
        return self.answer_set.kind if self.answer_set is not None else AnswerKind.CHOICE

    @property
    def entry_set(self) -> AnswerSet | None:
        """The set of what is typed: for the person in front; None where there is nobody."""
        if self.answer_set is None or (self.kind.for_each and self.person is None):
            return None
        return self.answer_set.of_one

    @property
    def entry_value(self) -> str:
        """What is kept of it so far."""
        value = self.judgement.value
        if not self.kind.for_each:
            return value
        return each_keys(value).get(self.person, "") if self.person is not None else ""

    @property
    def chosen(self) -> frozenset[AnswerId]:
        """The answers that are chosen: one, or several at once."""
        one, value = self.judgement.answer_id, self.judgement.value
        if self.kind is AnswerKind.SEVERAL:
            return frozenset(found.id for found in several_answers(self.answers, value))
        if self.kind.for_each and self.person is not None:
            key = each_keys(value).get(self.person)
            return frozenset(found.id for found in self.answers if found.key == key)
        return frozenset() if one is None else frozenset({one})


class JudgementCard(Card):
    """Asks for the room's judgement; decides nothing and knows no session.

    Signals:
        chosen, not_agreed, parked: the answer buttons.
        reasoned: the typing of a reason paused; carries (case, point, text), so that
            words typed for one question can never be kept under another.
        seen: evidence seen; carries `EvidenceSeen`.
        wished, withdrawn: differing views, as `ViewsRow`.
        show_requested: show the reason to the room.
        left_as_it_was: the change is given up.
    """

    chosen = Signal(int)
    not_agreed = Signal()
    parked = Signal()
    reasoned = Signal(object, object, str)
    seen = Signal(object)
    change_requested = Signal(object)
    withdrawn = Signal(object)
    show_requested = Signal()
    left_as_it_was = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asked: Asked | None = None
        self._lent_to: QVBoxLayout | None = None
        self.half_typed: Callable[[Asked], TypedValue | None] = lambda _asked: None
        self._close = False
        self.answers = AnswersRow()
        self.people = PeopleRow()
        self.value = ValueEntry()
        self.reason = GrowingText(
            tr("Reason for the judgement"),
            least=_REASON_LINES,
            most=4,
            hint=_HINT,
        )
        self.read = Label("", Text.SMALL, Tone.WARN)
        self.read.hide()
        self.views = ViewsRow()
        self._evidence = Segmented(
            tr("Evidence seen"),
            [Option(seen, word_for(seen).capitalize()) for seen in EvidenceSeen],
        )
        self.column.setSpacing(10)
        self.column.addLayout(self._heading())
        self.column.addWidget(self.people)
        self.column.addWidget(self.value)
        self.column.addWidget(self.answers)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.read)
        self.column.addWidget(self._foot())
        self.answers.come_after(self._show)
        self._connect()

    @property
    def asked(self) -> Asked | None:
        """What is shown now."""
        return self._asked

    def show_asked(self, asked: Asked) -> None:
        """Show a case and question; words being typed for the same one are left alone."""
        half = self.half_typed(asked)
        before, self._asked = self._asked, asked
        held = asked.judgement
        several = asked.kind is AnswerKind.SEVERAL
        self.answers.show_answers(asked.answers, asked.chosen, held.state, asked.offered, several)
        self.people.show_people(asked.people, asked.person)
        same = before is not None and (before.case_id, before.point) == (asked.case_id, asked.point)
        self.value.say_calendar(asked.calendar)
        value, one = (
            asked.entry_value,
            same and before is not None and before.person == asked.person,
        )
        self.value.show_entry(asked.entry_set, len(asked.answers), value, half, same=one)
        self._place_value()
        if not same:
            self.views.open_view(None)
            self.show_read(())
        if same:
            self.reason.follow(held.reason)
        else:
            self.reason.show_text(held.reason)
        self.reason.set_hint(
            tr("“{answer}” asks for a reason here. {hint}", answer=asked.explained, hint=_HINT)
            if asked.explained
            else _HINT
        )
        self._evidence.set_value(held.evidence)
        self.views.show_views(asked.views, asked.agencies)
        self.views.setVisible(bool(asked.agencies))
        self._split.show_text(asked.split, _split_tone(asked))
        self._split.setVisible(bool(asked.split))
        said, tone = _SAID[held.state]
        changing = bool(asked.changing)
        self._title.setText(asked.changing or tr("The room agrees"))
        self._state.show_text(said, tone)
        self._state.setVisible(bool(said) and not changing)
        self._leave.setVisible(changing)
        self._show.setVisible(not changing)
        self._show.setEnabled(bool(held.reason.strip()))

    def show_read(self, marks: Sequence[ReaderMark]) -> None:
        """Underline the words that do not fit, and say below why of what misleads most."""
        if not marks and self.read.isHidden():
            return
        text, field = self.reason.toPlainText(), self.reason
        field.mark([(stretch(field, mark.start, mark.end), warned) for mark in marks])
        self.read.setText(marks[0].told(text) if marks else "")
        self.read.setVisible(bool(marks))

    def forget(self) -> None:
        """Ask nothing: the case or its questions are gone, and no key may answer for them."""
        self._asked = None
        self.reason.show_text("")
        self.views.open_view(None)

    def move_answers_to(self, to: QVBoxLayout) -> None:
        """Let the big buttons stand elsewhere, where all the rest does not fit."""
        self._lent_to = to
        to.addWidget(self.answers)
        self._place_value()
        self.answers.come_after(self._show)
        self._fit_reason()

    def take_answers_back(self) -> None:
        """Let the big buttons stand below the card's heading again."""
        self._lent_to = None
        self._place_value()
        self.column.insertWidget(3, self.answers)
        self.answers.come_after(self._show)
        self._fit_reason()

    @property
    def asked_height(self) -> int:
        """The height of what is answered with, where it stands elsewhere."""
        if not self.value.in_lines:
            return self.answers.height()
        line = self.value.heightForWidth(self.answers.width())
        return self.answers.height() + max(line, self.value.sizeHint().height()) + BETWEEN

    @property
    def about(self) -> str:
        """Who of a family it is about now; nothing where it is about all."""
        asked = self._asked
        people = asked.people if asked is not None else ()
        here = (one for one in people if asked is not None and one.number == asked.person)
        return next((one.called for one in here), "")

    def _place_value(self) -> None:
        """Let what is typed in a line be typed where the answers stand; words in the card."""
        to, at = (self._lent_to, 0) if self.value.in_lines else (None, 2)
        to, at = (self.column, 2) if to is None else (to, at)
        if to.indexOf(self.value) >= 0:
            return
        typing = self.value.focusWidget()
        held = typing is not None and typing.hasFocus()
        to.insertWidget(at, self.value)
        if typing is not None and held:
            typing.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_close(self, close: bool) -> None:
        """Take less height: one line for the reason, keys under the words."""
        if close != self._close:
            self._close = close
            side, ends = (14, 10) if close else (16, 16)
            self.column.setContentsMargins(side, ends, side, ends)
            self.column.setSpacing(7 if close else 10)
            self.answers.set_close(close)
            self._fit_reason()

    def _fit_reason(self) -> None:
        lent = self._lent_to is not None
        self.reason.set_least(1 if lent or self._close else _REASON_LINES)

    def flush(self) -> None:
        """Keep what was typed, under the question it was typed for."""
        self.value.flush()
        self.reason.flush()
        self.views.flush()

    def _heading(self) -> QHBoxLayout:
        self._title = Label(tr("The room agrees"), Text.SUBHEADING, wrap=False)
        self._split = Tag("", Tone.WARN)
        self._state = Tag("")
        self._show = Button(tr("Show the reason to the room"), ButtonKind.LINK, size=Size.SMALL)
        self._show.clicked.connect(self.show_requested)
        self._leave = Button(tr("Leave it as it was"), ButtonKind.LINK, "Esc", Size.SMALL)
        self._leave.clicked.connect(self.left_as_it_was)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._split)
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(self._show)
        row.addWidget(self._leave)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=20, line_gap=8)
        evidence = QWidget()
        row = QHBoxLayout(evidence)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Label(tr("Evidence seen"), Text.SMALL, wrap=False))
        row.addWidget(self._evidence)
        flow.addWidget(self.views)
        flow.addWidget(evidence)
        return foot

    def _connect(self) -> None:
        self.answers.chosen.connect(self.chosen)
        self.answers.not_agreed.connect(self.not_agreed)
        self.answers.parked.connect(self.parked)
        self.reason.paused.connect(self._on_paused)
        self._evidence.chosen.connect(self.seen)
        self.views.change_requested.connect(self.change_requested)
        self.views.withdrawn.connect(self.withdrawn)

    def _on_paused(self, text: str) -> None:
        if self._asked is not None:
            self.reasoned.emit(self._asked.case_id, self._asked.point, text)


def _split_tone(asked: Asked) -> Tone:
    objected = asked.judgement.together is Together.OBJECTED
    return Tone.WARN if " : " in asked.split or objected else Tone.GOOD
