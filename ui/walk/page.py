"""Walk: cases on the left, one question in the middle, what was heard on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts import walk
from core.model.audit import Audit
from core.model.case import Agency, AnswerComment, AnswerGiven, Case, Request, Return
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.ids import AnswerId, CaseId, NoteId
from core.model.judgement import DifferingView, EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Position
from core.model.tool import Answer, Item, Point, Question, Theme
from core.queries.returns import positions
from core.wording.removal import Loss
from ui.audit.context import AuditContext, StagePage
from ui.audit.room_presenter import RoomPresenter
from ui.audit.session import Act
from ui.walk.case_list import CaseList
from ui.walk.columns import WalkColumns
from ui.walk.heard.panel import HeardPanel
from ui.walk.middle import WalkMiddle
from ui.walk.nothing import NothingToWalk
from ui.walk.outline import OutlinePanel
from ui.walk.stopwatch import Stopwatch
from ui.walk.views import ViewWish
from ui.widgets.side_panel import PanelSide, SidePanel

_MIDDLE = frozenset(
    {Judgement, DifferingView, Case, Agency, Request, Return, AnswerGiven}
    | {AnswerComment, Audit, Theme, Question, Item, Answer}
)
_POSITIONS = frozenset({Agency, Request, Return, AnswerGiven, AnswerComment, Item, Answer})


class WalkPage(StagePage):
    """Where the day is run: every wish of the middle becomes an act on the open audit."""

    def __init__(
        self, context: AuditContext, showing: RoomPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._positions: tuple[Position, ...] = ()
        self._turning = False
        self._refused: dict[tuple[CaseId, Point], str] = {}
        self.cases = CaseList(context, self)
        self.heard = HeardPanel(context, self)
        self.middle = WalkMiddle(self)
        self.outline = OutlinePanel(context, self.middle)
        self.foot, self.card = self.middle.foot, self.middle.card
        self.stopwatch = Stopwatch(context, self)
        self._nothing = NothingToWalk(self)
        self._lay_out()
        self._connect()
        self._show(moved=True)

    # What the stage is asked for

    def arrive(self) -> None:
        """Take the focus to the reason, where the words of the room go."""
        self.stopwatch.start()
        self._focus_reason()

    def leave(self) -> None:
        """Keep what was typed and stop the clock."""
        self.flush()
        self.stopwatch.stop()

    def flush(self) -> None:
        """Keep what was typed, and reasons that could not be kept before."""
        for (case_id, point), text in tuple(self._refused.items()):
            self._on_reasoned(case_id, point, text)
        self.card.flush()
        self.heard.flush()

    def ask_what_is_unkept(self) -> bool:
        """Show what was heard and is half typed: only Enter keeps it."""
        if not self.heard.half_typed or self.context.session.read_only:
            return False
        self.context.requested.emit("walk")
        self._heard_panel.reveal()
        self.heard.show_half_typed()
        self.context.fault.emit(
            NotYet(
                "What was heard is typed but not kept.",
                "All else is in the audit.",
                "Press Enter to keep it; closing once more leaves it out.",
            )
        )
        return True

    def press_answer(self, number: int) -> None:
        """Choose the answer with this number."""
        self.card.answers.press(number)

    def agree_and_next(self) -> None:
        """Agree the draft, or what is offered, and go on to the next open question."""
        self.flush()
        asked = self.card.asked
        if asked is None:
            return
        if not asked.judgement.state.settled:
            answer = asked.judgement.answer_id or asked.offered
            if not self._do(lambda file: walk.agree(file, asked.case_id, asked.point, answer)):
                return
        self.go_on()

    def not_agreed(self) -> None:
        """Let the differing views stand."""
        self.flush()
        asked = self.card.asked
        if asked is not None:
            self._do(lambda file: walk.mark_not_agreed(file, asked.case_id, asked.point))

    def park(self) -> None:
        """Put the question aside and go on; pressed again, take it up once more."""
        self.flush()
        asked = self.card.asked
        if asked is None:
            return
        if asked.judgement.state is JudgementState.PARKED:
            self._do(lambda file: walk.reopen(file, asked.case_id, asked.point))
        elif self._do(lambda file: walk.park(file, asked.case_id, asked.point)):
            self.go_on()

    def go_on(self) -> None:
        """Go to the next open question of the case, or say that there is none."""
        if not self.context.cursor.next_open():
            self._say_done()
        self._focus_reason()

    def step(self, move: Callable[[], bool]) -> None:
        """Make a move of the place; the focus stays in the reason."""
        self.flush()
        if move():
            self._focus_reason()

    def toggle_outline(self) -> None:
        """Show the case's outline, or put it away."""
        self.outline.toggle()

    def hear(self) -> None:
        """Go to where what is heard is typed."""
        self._heard_panel.reveal()
        self.heard.focus_entry()

    def open_note(self, note_id: NoteId) -> None:
        """Open one note to be settled, edited or re-filed."""
        self._heard_panel.reveal()
        self.heard.open_note(note_id)

    # Making and showing

    def _lay_out(self) -> None:
        self._cases_panel = SidePanel("Cases", self.cases, PanelSide.LEFT, 250, parent=self)
        self._heard_panel = SidePanel(
            "Heard in the room", self.heard, PanelSide.RIGHT, 348, "Ctrl K", self
        )
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.outline)
        column.addWidget(self.middle, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(middle)
        self._stack.addWidget(self._nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(WalkColumns(self._cases_panel, self._stack, self._heard_panel))

    def _connect(self) -> None:
        place, session, card = self.context.cursor, self.context.session, self.card
        place.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        card.chosen.connect(self._on_chosen)
        card.not_agreed.connect(self.not_agreed)
        card.parked.connect(self.park)
        card.reasoned.connect(self._on_reasoned)
        card.seen.connect(self._on_seen)
        card.change_requested.connect(self._on_view_wished)
        card.withdrawn.connect(self._on_view_withdrawn)
        card.show_requested.connect(self._on_show_reason)
        self.middle.head.outline_requested.connect(self.toggle_outline)
        self.middle.head.strip.chosen.connect(self._on_point)
        self.cases.chosen.connect(self._on_case)
        self.heard.leave_requested.connect(self._focus_reason)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.agree.clicked.connect(self.agree_and_next)
        self.foot.undo.clicked.connect(self._on_undo)
        self._nothing.prepare_requested.connect(self._on_prepare)

    def _show(self, *, moved: bool) -> None:
        now, place = self.context.session.now, self.context.cursor
        if place.case_id is None or place.point is None:
            self._nothing.explain(now)
            self._stack.setCurrentIndex(1)
            self.card.forget()
            return
        self._stack.setCurrentIndex(0)
        if moved:
            case_id, point = place.case_id, place.point
            self._positions = self.context.session.read(
                lambda file: positions(file, now, case_id, point)
            )
        case = now.case[place.case_id]
        self.middle.show_question(now, case, place.point, self._positions)
        self.foot.show_undo(self.context.session.undo_label)

    def _do(self, act: Act) -> bool:
        return self.context.session.do(act)

    def _focus_reason(self) -> None:
        if self._stack.currentWidget() is self._nothing:
            self._nothing.go.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.card.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.middle.bring_reason_into_sight()

    def _say_done(self) -> None:
        now, place = self.context.session.now, self.context.cursor
        if place.case_id is None:
            return
        parked = sum(
            held.state is JudgementState.PARKED for held in now.judgements_of(place.case_id)
        )
        case = now.case[place.case_id].reference
        left = f", {parked} parked to come back to" if parked else ""
        done = "Every other question" if parked else "Every question"
        self.context.said.emit(
            f"{done} of {case} is settled{left}. Alt+PageDown takes the next case."
        )

    # News

    def _on_moved(self) -> None:
        self._turning = True  # what was typed belongs to the page that is still shown
        self.flush()
        self._turning = False
        self._show(moved=True)

    def _on_changed(self, news: Changed) -> None:
        if self._turning:
            return
        if not news.kinds.isdisjoint(_MIDDLE):
            self._show(moved=not news.kinds.isdisjoint(_POSITIONS))
        else:
            self.foot.show_undo(self.context.session.undo_label)

    def _on_chosen(self, answer: int) -> None:
        asked = self.card.asked
        if asked is not None:
            chosen = AnswerId(answer)
            self._do(lambda file: walk.choose(file, asked.case_id, asked.point, chosen))

    def _on_reasoned(self, case_id: CaseId, point: Point, text: str) -> None:
        self._refused.pop((case_id, point), None)
        if case_id not in self.context.session.now.case:
            return  # taken back meanwhile, and its reasons with it
        kept = self._do(lambda file: walk.give_reason(file, case_id, point, text))
        if not (kept or self.context.session.read_only):
            self._refused[case_id, point] = text

    def _on_seen(self, seen: EvidenceSeen) -> None:
        asked = self.card.asked
        if asked is not None:
            self._do(lambda file: walk.set_evidence_seen(file, asked.case_id, asked.point, seen))

    def _on_view_wished(self, wish: ViewWish) -> None:
        asked = self.card.asked
        if asked is None:
            return
        kept = self._do(
            lambda file: walk.record_view(
                file, asked.case_id, asked.point, wish.agency_id, wish.kind, wish.note
            )
        )
        if not kept and wish.note is not None:
            self.card.views.note.mark_unsaved()

    def _on_view_withdrawn(self, view: DifferingView) -> None:
        agency = self.context.session.now.agency.get(view.agency_id)
        named = f"The differing view of {agency.name}" if agency else "The differing view"
        if self._do(lambda file: walk.withdraw_view(file, view)):
            self.context.said.emit(Loss().told(named))

    def _on_show_reason(self) -> None:
        self.flush()
        asked = self.card.asked
        if asked is not None:
            self._showing.reason(asked.case_id, asked.point)

    def _on_point(self, point: Point) -> None:
        if self.context.cursor.case_id is not None:
            self.flush()
            self.context.cursor.go(self.context.cursor.case_id, point)

    def _on_case(self) -> None:
        self._focus_reason()

    def _on_back(self) -> None:
        self.step(self.context.cursor.previous_point)

    def _on_undo(self) -> None:
        self.flush()
        self.context.session.undo()

    def _on_prepare(self) -> None:
        self.context.requested.emit("prepare")
