"""What the room is at: a question, the end of a case, or why there is nothing to walk yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.acts.headed import set_text_meeting, write_text
from core.acts.parts import judge_part
from core.counting.conditions import DECIDES_WHAT_IS_ASKED, passed_over
from core.model.audit import Audit, Participant
from core.model.case import (
    Agency,
    AnswerComment,
    AnswerGiven,
    Case,
    Request,
    Return,
    ValueGiven,
)
from core.model.changed import Changed
from core.model.changed_answer import ChangedAnswer
from core.model.first_views import FirstRound, FirstView
from core.model.hand_out import HandBack, HandOut, HandOutCase
from core.model.headed import HeadedText, TextPlace
from core.model.ids import CaseId, MeetingId
from core.model.judgement import DifferingView, Judgement, Layer
from core.model.layers import LayerJudgement
from core.model.meeting import Meeting
from core.model.note import Note
from core.model.parts import PartJudgement
from core.model.snapshot import Position
from core.model.steps import DayOff
from core.model.tool import Answer, Item, Point
from core.queries.judgements import settled_before
from core.wording.layers import AGREE_AS
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.positions import positions_at
from ui.walk.agency_parts import PartWish
from ui.walk.case_end import CaseEnd
from ui.walk.first_views.giving import GivingFirstViews
from ui.walk.foot import FootStep, step_words
from ui.walk.judging import Judging, QuestionMode
from ui.walk.middle import WalkMiddle
from ui.walk.moderating import Moderating
from ui.walk.nothing import NothingToWalk
from ui.walk.outline import OutlinePanel
from ui.walk.reason_reader import ReasonReader
from ui.walk.settled_text import SettledText, settled_text

_MIDDLE = frozenset(
    {
        Judgement,
        DifferingView,
        HeadedText,
        LayerJudgement,
        PartJudgement,
        Case,
        Agency,
        Request,
        Return,
        AnswerGiven,
        ValueGiven,
    }
    | {HandOut, HandOutCase, HandBack}
    | {AnswerGiven, ValueGiven, AnswerComment, Audit}
    | {Meeting, FirstView, FirstRound, ChangedAnswer, Participant}
    | {DayOff}  # which periods are late
    | DECIDES_WHAT_IS_ASKED
)
_POSITIONS = frozenset(
    {Agency, Request, Return, AnswerGiven, ValueGiven, AnswerComment, Item, Answer}
)


class PlaceView(QStackedWidget):
    """Shows the place of the cursor as the file has it, and says what the big button does there."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._positions: tuple[Position, ...] = ()
        self._hidden = False
        self.middle = WalkMiddle(self)
        self.end = CaseEnd(self)
        self.nothing = NothingToWalk(self)
        self.outline = OutlinePanel(context, self.middle)
        self.judging = Judging(context, self.middle.card, self)
        self.middle.body.people.half_typed_of = self.judging.half_typed_of
        self.giving = GivingFirstViews(context, self)
        self.middle.body.first_made.connect(self.giving.answer_for)
        ReasonReader(context, self.middle.card, self)
        self.middle.body.first_chips.judged.connect(self.giving.put_right)
        self.giving.answer_for_chips(self.middle.body.typed_chips)
        self.middle.body.parts.judged.connect(self._on_part_judged)
        self.moderating = Moderating(context, self)
        self.middle.body.own.judged.connect(self._on_own_changed)
        self.middle.card.people.chosen.connect(self._on_person_chosen)
        self.middle.body.texts.written.connect(self._on_text_written)
        self.middle.body.texts.meeting_requested.connect(self._on_text_meeting)
        question = QWidget()
        column = QVBoxLayout(question)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.outline)
        column.addWidget(self.middle, 1)
        for view in (question, self.nothing, self.end):
            self.addWidget(view)

    def show_place(self, *, moved: bool) -> None:
        """Show what the room is at; a focus that goes out of sight with the rest stays here."""
        focus = QApplication.focusWidget()
        before, here = self._in_front, focus is not None and self.isAncestorOf(focus)
        self._show_place(moved=moved)
        if here and focus is not None and self._in_front != before and not focus.isVisible():
            self.take_focus()

    def follow(self, news: Changed) -> None:
        """Show the place again where an act touched what is shown of it."""
        heard = self.middle.card.asked is None or self._context.session.now.audit.strengths_first
        shown = _MIDDLE | {Note} if heard else _MIDDLE
        if news.kinds.isdisjoint(shown):
            self.middle.foot.show_undo(self._context.session.undo_label)
        else:
            self.show_place(moved=not news.kinds.isdisjoint(_POSITIONS))

    def take_focus(self) -> None:
        """Put the focus where words go, or where there is no field on what goes on."""
        shown = self.currentWidget()
        if shown is self.nothing:
            self.nothing.go.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self.end:
            self.end.take_focus()
        elif self.gives_first and self.middle.body.first is not None:
            self.middle.body.first.card.take_focus()
        elif self.middle.card.asked is None:
            self.middle.settled.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            card = self.middle.card
            (card.value.line or card.reason).setFocus(Qt.FocusReason.OtherFocusReason)
            self.middle.bring_reason_into_sight()

    @property
    def gives_first(self) -> bool:
        """Whether the table gives its first views at the question in front."""
        at_question = self.currentIndex() == 0
        return at_question and self.giving.asked is not None

    def closed_words(self) -> str:
        """Return why no key answers here; nothing where one does."""
        now, place = self._context.session.now, self._context.cursor
        if place.case_id is None or not now.tool.points:
            return ""
        if place.point is None:
            return tr(
                "{reference} is done. {words}: {keys}.",
                reference=now.case[place.case_id].reference,
                words=self.end.next.text(),
                keys=self.end.next.keys,
            )
        held = now.judgement(place.case_id, place.point)
        if held is None or self.judging.mode(place.case_id, place.point) is not QuestionMode.CLOSED:
            return ""
        return self.judging.closed_words(held)

    def flush(self) -> None:
        """Keep what was typed beside the question and in its card."""
        self.middle.body.texts.flush()
        self.judging.flush()

    def _on_text_written(self, case_id: CaseId, place: TextPlace, text: str) -> None:
        session, words = self._context.session, self.middle.body.texts.words
        if case_id not in session.now.case:
            return  # taken back meanwhile, and its texts with it
        if not session.do(lambda file: write_text(file, case_id, place, text), words):
            words.mark_unsaved()

    def _on_text_meeting(
        self, case_id: CaseId, place: TextPlace, meeting_id: MeetingId | None
    ) -> None:
        self.middle.body.texts.flush()
        self._context.session.do(lambda file: set_text_meeting(file, case_id, place, meeting_id))

    def _on_person_chosen(self, number: int) -> None:
        if self.judging.may_leave_person():
            self.middle.body.people.choose(number)
        self.show_place(moved=False)

    def _on_part_judged(self, wish: PartWish) -> None:
        self._context.session.do(
            lambda file: judge_part(file, wish.case_id, wish.point, wish.agency_id, wish.answer_id)
        )

    def _on_own_changed(self, wish: PartWish) -> None:
        self.moderating.change(wish.case_id, wish.point, wish.agency_id, wish.answer_id)

    @property
    def _in_front(self) -> tuple[QWidget | None, bool]:
        """What is shown, and whether it is to be judged there."""
        return self.currentWidget(), self.middle.card.asked is not None

    def _show_place(self, *, moved: bool) -> None:
        now, place = self._context.session.now, self._context.cursor
        if place.case_id is None or not now.tool.points:
            self.nothing.explain(now)
            self.setCurrentWidget(self.nothing)
            self.middle.card.forget()
        elif place.point is None:
            at = self._context.session.clock()
            self.middle.card.forget()
            self.end.show_case(now, now.case[place.case_id], place.next_open_case(), at)
            self.setCurrentWidget(self.end)
        else:
            self.setCurrentIndex(0)
            self._show_question(place.case_id, place.point, moved=moved)

    def _show_question(self, case_id: CaseId, point: Point, *, moved: bool) -> None:
        session, mode = self._context.session, self.judging.mode(case_id, point)
        now = session.now
        hidden = now.hides(case_id, point)
        if moved or hidden != self._hidden:
            self._positions = positions_at(session, case_id, point)
        self._hidden = hidden
        settled = self._settled_at(case_id, point) if mode is QuestionMode.CLOSED else None
        changing = self.judging.revision(case_id, point)
        self.middle.body.takes_digits = self._context.settings.now.single_letters
        case = now.case[case_id]
        self.middle.show_question(now, case, point, self._positions, settled, changing)
        if self.gives_first and not passed_over(now, case_id, point):
            self.middle.foot.show_step(FootStep.REVEAL, tr("Agree and next"))
        else:
            self._show_step(mode)
        self.middle.foot.show_undo(session.undo_label)

    def _settled_at(self, case_id: CaseId, point: Point) -> SettledText | None:
        session = self._context.session
        held = session.now.judgement(case_id, point)
        if held is None:
            return None
        before = session.read(lambda file: settled_before(file, held))
        return settled_text(session.now, held, before, session.clock().date())

    def _show_step(self, mode: QuestionMode) -> None:
        """Say what the big button does here."""
        asked, foot = self.middle.card.asked, self.middle.foot
        if mode is QuestionMode.CHANGING:
            foot.show_step(FootStep.SETTLE, self._settle_words())
        elif mode is QuestionMode.OPEN and asked is not None and not asked.passed_over:
            foot.show_step(FootStep.AGREE, step_words(asked))
        else:
            step = FootStep.GO_ON if mode is QuestionMode.CLOSED else FootStep.PASS_OVER
            foot.show_step(step, self._next_words())

    def _settle_words(self) -> str:
        """Return "Agree anew", or in which layer it is judged now."""
        asked = self.middle.card.asked
        revision = None if asked is None else self.judging.revision(asked.case_id, asked.point)
        new = revision is not None and revision.is_new_layer
        return AGREE_AS[revision.draft.layer if revision is not None and new else Layer.NONE]

    def _next_words(self) -> str:
        now, found = self._context.session.now, self._context.cursor.next_open_place()
        if found is None:
            return tr("All {cases} are done: Themes")
        case_id, point = found
        return tr(
            "Next open: {reference}, question {key_at}",
            reference=now.case[case_id].reference,
            key_at=now.tool.key_at(point),
        )
