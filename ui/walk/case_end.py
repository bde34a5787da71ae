"""The end of a case: what was agreed, what is parked or not agreed, and the step to the next."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.counting.conditions import passed_over
from core.counting.pace import Open, Pace, pace_of
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.value import judgement_bearing
from core.wording.asking import point_condition
from core.wording.case_end import took_words, waiting_words
from core.wording.judged import answer_words, differing_words, reason_words
from core.wording.tables import at_table_words
from core.words import tr, word_for
from ui.program.actions import spec_of
from ui.theme import Sign, app_theme, sign_of
from ui.walk.big_step import BigStep
from ui.walk.end_lines import EndLine, EndList
from ui.walk.end_parts import EndConcernCard, LeftOver, ParkedLinks, WalkedMark
from ui.walk.question_head import facts
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.tags import State, Tag

_LARGE = 1.3
"""Text size from which the heading has its line to itself."""
_CLOSE_UNDER = 700
"""Height in px at usual text under which lines are set close and cards shrink to a line."""
_LOW_UNDER = 240
"""Height in px at usual text that the big step needs for itself: the counts give way."""

_HINT = tr("Arrow keys and Enter: look at one again")
_LEFT_STATES = (
    *(JudgementState.NOT_REACHED, JudgementState.DRAFT),
    *(JudgementState.PARKED, JudgementState.NOT_AGREED),
)
_UNREASONED = len(_LEFT_STATES)
_SETTLED = _UNREASONED + 1
_MANY = 20
"""Questions from which on the list scrolls, and what is left over would be out of sight."""


class CaseEnd(QWidget):
    """Has no field: letters typed here go nowhere, and a blank presses nothing.

    Signals:
        point_chosen: look at a question again; carries its `Point`.
        parked_chosen: take up what is parked; carries its `Judgement`.
        back_requested: to the last question.
        next_requested: the big step was pressed.
        action_requested: begin an action straight from this case.
        settle_requested: record who was told of a concern; carries its `NoteId`.
    """

    point_chosen = Signal(object)
    parked_chosen = Signal(object)
    back_requested = Signal()
    next_requested = Signal()
    action_requested = Signal()
    settle_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.title = ElidedLabel("", Text.HEADING)
        self._facts = ElidedLabel("", Text.BODY)
        self.took = ElidedLabel("", Text.SMALL)
        self._mark = WalkedMark()
        self._chips = QWidget()
        self._tags = FlowLayout(self._chips, gap=8, line_gap=6)
        self.hint = ElidedLabel(_HINT, Text.SMALL)
        self._waiting = EndConcernCard()
        self.parked = ParkedLinks()
        self.list = EndList()
        self._left_over = LeftOver()
        self.back = Button(
            tr("Back"), keys=spec_of("previous_question").caps, size=Size.ROOM, sign=Sign.BACK
        )
        self.next = BigStep(spec_of("agree").caps)
        self.action = Button(
            tr("Action for this {case}"), ButtonKind.LINK, spec_of("new_action").caps, Size.SMALL
        )
        self._lay_out()
        self._connect()
        self._fit()

    def show_case(self, now: Snapshot, case: Case, next_case: CaseId | None, at: datetime) -> None:
        """Show a case whose questions are all settled or parked; *next_case* has open ones."""
        pace = pace_of(now, at, Open(case.id, at))
        lines = _lines(now, case)
        self.hint.setText(_HINT)
        if len(lines) > _MANY:
            lines.sort(key=lambda line: line.rest)
            self.hint.setText(tr("What is left over stands first. {hint}", hint=_HINT))
        all_done = next_case is None
        self.title.setText(
            tr("All {cases} are done")
            if all_done
            else tr("{reference} is done", reference=case.reference)
        )
        name = case.reference if all_done else ""
        about = (name, at_table_words(now, case.id), facts(case))
        self._facts.setText(" · ".join(part for part in about if part))
        self.took.setText(took_words(pace))
        judged = now.judgements_of(case.id)
        apart = [one for one in judged if one.state is not JudgementState.AGREED]
        left = [one for one in apart if one.state is not JudgementState.NOT_REACHED]
        self._mark.show_state(State.WALKED if left else State.DONE)
        self._show_tags(lines)
        self.list.show_lines(lines)
        self._left_over.show_judgements(now, left)
        self._waiting.show_concerns([one for one in now.notes_on(case.id) if one.is_open])
        self.parked.show_parked(now, now.parked() if all_done else ())
        self._show_step(now, pace, next_case)
        self.setAccessibleName(f"{self.title.text()}. {self._facts.text()}")

    def take_focus(self) -> None:
        """Put the focus on the big step."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look along the lines with the arrows from wherever the focus is on the page."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and not self.list.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set it close where there is little height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        large = self._theme.scale > _LARGE
        (self._counted if large else self._heading).addWidget(self.action)
        low = self.height() < self._theme.px(_LOW_UNDER)
        self.hint.setVisible(not large and not low)
        self._chips.setVisible(not low)
        self._column.setContentsMargins(22, 6 if low else 16, 22, 6 if low else 12)
        self._column.setSpacing(8 if low else 12)
        close = self.height() < self._theme.px(_CLOSE_UNDER)
        self.list.set_close(close)
        self._left_over.set_close(close)

    def _show_step(self, now: Snapshot, pace: Pace, next_case: CaseId | None) -> None:
        if next_case is None:
            self.next.show_step(
                tr("Go on to Themes"), tr("What the returns and the room say, side by side")
            )
            return
        case = now.case[next_case]
        self.next.show_step(
            tr("Go on to {reference}", reference=case.reference), waiting_words(now, case, pace)
        )

    def _show_tags(self, lines: list[EndLine]) -> None:
        clear_layout(self._tags)
        for tag in _tags(lines):
            tag.setParent(self._chips)
            self._tags.addWidget(tag)
            tag.show()
        self._chips.updateGeometry()

    def _lay_out(self) -> None:
        self._heading = heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(self._mark)
        heading.addWidget(self.title)
        heading.addWidget(self._facts, 1)
        heading.addWidget(self.took)
        heading.addWidget(self.action)
        self._counted = counted = QHBoxLayout()
        counted.setSpacing(12)
        counted.addWidget(self._chips, 1)
        counted.addWidget(self.hint)
        card = Card(margin=4)
        card.column.addWidget(self.list)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.back)
        foot.addWidget(self.next, 1)
        self._column = column = QVBoxLayout(self)
        column.addLayout(heading)
        column.addWidget(self.parked)
        column.addLayout(counted)
        column.addWidget(self._waiting)
        column.addWidget(card)
        column.addWidget(self._left_over)
        column.addStretch(1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._theme.follow(self._fit)
        self.list.chosen.connect(self.point_chosen)
        self.list.left.connect(self.take_focus)
        self.action.clicked.connect(self.action_requested)
        self.back.clicked.connect(self.back_requested)
        self.next.clicked.connect(self.next_requested)
        self._waiting.settle_requested.connect(self.settle_requested)
        self.parked.chosen.connect(self.parked_chosen)


def _lines(now: Snapshot, case: Case) -> list[EndLine]:
    lines = []
    for point in now.tool.points:
        held = now.judgement(case.id, point)
        key, short = now.tool.key_at(point), now.tool.short_at(point)
        if held is None or held.state is JudgementState.NOT_REACHED:
            over = passed_over(now, case.id, point)
            why, _ = point_condition(now, case.id, point, asked=True)
            said = tr("Passed over") if over else tr("Open")
            state, rest = JudgementState.NOT_REACHED, _SETTLED if over else 0
            lines.append(EndLine(point, key, short, state, said, None, why, rest=rest))
            continue
        agreed = held.state is JudgementState.AGREED
        lines.append(
            EndLine(
                point,
                key,
                short,
                held.state,
                answer_words(now, held) or word_for(held.state).capitalize(),
                judgement_bearing(now.tool, held) if agreed else None,
                reason_words(now, held),
                differing_words(now, held),
                rest=_rest(held),
            )
        )
    return lines


def _rest(held: Judgement) -> int:
    """Return where a line stands among many: what is left over before what is settled."""
    if held.state in _LEFT_STATES:
        return _LEFT_STATES.index(held.state)
    return _SETTLED if held.reason.strip() else _UNREASONED


def _tags(lines: list[EndLine]) -> list[Tag]:
    """Count the answers in the order in which they first stand, then what is left over."""
    answers = Counter((line.answer, line.bearing) for line in lines if line.bearing is not None)
    tags = [Tag(_counted(count, *said), said[1]) for said, count in answers.items()]
    rest = Counter(line.answer for line in lines if line.bearing is None)
    return tags + [Tag(f"{count} {word.lower()}", dashed=True) for word, count in rest.items()]


def _counted(count: int, label: str, bearing: Bearing) -> str:
    """Return "✓ 6 Yes"."""
    sign = sign_of(bearing)
    return f"{sign.value} {count} {label}" if sign is not None else f"{count} {label}"
