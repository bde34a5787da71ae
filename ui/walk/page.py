"""Walk: cases on the left, one question in the middle, what was heard on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from core.acts.day_time import give_minutes
from core.acts.first_views import ask_first_of
from core.model.case import AskFirst
from core.model.changed import Changed
from core.model.ids import CaseId, NoteId
from core.model.judgement import Judgement
from core.model.tool import AnswerKind, Point
from core.wording.first_views import asked_first_words
from core.words import plural, tr
from ui.audit.context import AuditContext, StagePage
from ui.audit.room_presenter import RoomPresenter
from ui.program.actions import spec_of
from ui.walk.case_list import CaseList
from ui.walk.columns import WalkColumns
from ui.walk.first_views.part import FirstPart
from ui.walk.foot import FootStep
from ui.walk.heard.panel import HeardPanel
from ui.walk.heard.place import HeardPlace
from ui.walk.heard.place_picker import Elsewhere
from ui.walk.heard.words import HALF_TYPED
from ui.walk.map.page import DivergenceMapPage
from ui.walk.place_view import PlaceView
from ui.walk.revisions import HALF_CHANGED
from ui.walk.stopwatch import Stopwatch
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel


class WalkPage(StagePage):
    """Where the day is run: every wish of the middle becomes an act on the open audit."""

    def __init__(
        self,
        context: AuditContext,
        showing: RoomPresenter,
        heard: HeardPanel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._showing = showing
        self._turning = self._from_paper = False
        self._shown_at: tuple[CaseId | None, Point | None] = (None, None)
        self._map: DivergenceMapPage | None = None
        self._lay_out(heard or HeardPanel(context))
        self.middle, self.end = self._place.middle, self._place.end
        self.outline = self._place.outline
        self.foot, self.card = self.middle.foot, self.middle.card
        self.judging = self._place.judging
        self.stopwatch = Stopwatch(context, self)
        self._connect()
        self._again = ""
        self._place.show_place(moved=True)
        self._shown_at = (context.cursor.case_id, context.cursor.point)

    # What the stage is asked for

    def arrive(self) -> None:
        """Take the focus to the reason, where the words of the room go; on the map to that."""
        self.stopwatch.start()
        again, self._again = self._again, ""
        self.take_focus()
        if again == "map" and not self.map_in_front:
            self.toggle_map()
        elif again == "outline" and self.outline.isHidden():
            self.outline.toggle()

    def leave(self) -> None:
        """Keep what was typed and stop the clock; say what waits to be agreed anew."""
        self.flush()
        self._say_what_waits(self._shown_at)
        self.stopwatch.stop()

    def flush(self) -> None:
        """Keep what was typed, and reasons that could not be kept before."""
        self._place.flush()
        self.heard.flush()

    @property
    def part_in_view(self) -> str:
        """The map, or the outline over the question; nothing for the question alone."""
        if self.map_in_front:
            return "map"
        return "" if self.outline.isHidden() else "outline"

    def show_again(self, part: str) -> None:
        """Show the map or the outline, once this comes to the front."""
        self._again = part
        if self.isVisible():
            self.arrive()

    @property
    def unkept(self) -> bool:
        """Whether a remark is half typed, or something changed and not settled."""
        waits = self.heard.half_typed or bool(self.judging.unsettled)
        return waits and not self.context.session.read_only

    @property
    def undrafted(self) -> bool:
        """Whether a reason to carry a concern is typed and not given: there is no draft of it."""
        return self.heard.has_undrafted_reason and not self.context.session.read_only

    def ask_what_is_unkept(self) -> bool:
        """Show what is half typed, or changed and not settled: only Enter keeps it."""
        if not self.unkept:
            return False
        half_typed, unsettled = self.heard.half_typed, self.judging.unsettled
        self.context.request("walk")
        if half_typed:
            self.heard_place.reveal()
            self.heard.show_half_typed()
        else:
            self.context.cursor.go(*unsettled[0])
            self.take_focus()
        self.context.show_fault(HALF_TYPED if half_typed else HALF_CHANGED)
        return True

    def show_room(self) -> bool:
        """Show the case where the room is at its end; the question otherwise."""
        if self._map is not None and self.map_in_front:
            return self._map.show_room()
        if not self.context.cursor.at_end:
            return False
        self._showing.case()
        return True

    def press_answer(self, number: int) -> None:
        """Choose the answer with this number."""
        if self._is_closed():
            return
        if self._from_paper and self._place.gives_first:
            self._place.giving.reveal()  # on paper nothing was hidden
        if self._place.gives_first and self.middle.body.first is not None:
            self.middle.body.first.card.press(number)
        else:
            self.card.answers.press(number)
            self._take_from_paper()

    def toggle_from_paper(self) -> None:
        """Let one key answer and go on, as a record sheet is typed in; or no longer."""
        if not self._from_paper and self._lacks_case():
            return
        self._from_paper = not self._from_paper
        self.foot.show_from_paper(self._from_paper)
        keys = spec_of("from_paper").caps
        self.context.give_notice(
            tr(
                "One key an answer, Alt 1 to 9: it is agreed at once, and the next question "
                "comes. A reason is typed before it. {keys} ends this.",
                keys=keys,
            )
            if self._from_paper
            else tr("An answer waits for Ctrl Enter again.")
        )

    def _take_from_paper(self) -> None:
        """Agree the answer just chosen where a record sheet is typed in and it is one of some."""
        asked = self.card.asked
        plain = asked is not None and asked.kind is AnswerKind.CHOICE
        if self._from_paper and plain and self.foot.step is FootStep.AGREE:
            self.agree_and_next()

    def agree_and_next(self) -> None:
        """Take the one big step that is drawn: agree and go on, or only go on.

        Whoever goes on is back from the break.
        """
        self.flush()
        if self.context.day_break.since is not None:
            self._end_break()
        if self._map is not None and self.map_in_front:
            self._map.step()
            return
        if self.context.cursor.at_end:
            self._go_on_anywhere()
            return
        match self.foot.step:
            case FootStep.AGREE:
                if self.judging.agree():
                    self.go_on()
            case FootStep.SETTLE:
                if self.judging.settle_anew():
                    self.take_focus()
            case FootStep.PASS_OVER:
                self.go_on()
            case FootStep.GO_ON:
                self._go_on_anywhere()
            case FootStep.REVEAL:
                if self._place.giving.reveal():
                    self.take_focus()

    def not_agreed(self) -> None:
        """Let the differing views stand."""
        if not self._is_closed():
            self.judging.flush()
            self.judging.not_agreed()

    def toggle_break(self) -> None:
        """Begin a break now, or go on after it."""
        self.flush()
        if self.context.day_break.since is not None:
            self._end_break()
        elif self.context.day_break.begin():
            self._say_break()

    def _say_break(self) -> None:
        keys = spec_of("day_break").caps
        self.context.give_notice(
            tr("A break since now: no {case} takes time. {keys} goes on.", keys=keys)
        )

    def _end_break(self) -> None:
        begun, meant = self.context.day_break.minutes
        self.context.day_break.end()
        over = tr(", {count} longer than planned", count=begun - meant) if begun > meant else ""
        self.context.give_notice(
            tr("The break is over: {minutes}{over}.", minutes=plural(begun, "minute"), over=over)
        )

    def give_minutes(self) -> None:
        """Give the case in front five more minutes."""
        case_id = self.context.cursor.case_id
        if self._is_on_map() or self._lacks_case() or case_id is None:
            return
        self.context.session.do(lambda file: give_minutes(file, case_id))

    def _lacks_case(self) -> bool:
        """Return whether no case is in front; then it is said."""
        lacks = self.context.cursor.case_id is None
        if lacks:
            self.context.give_notice(tr("There is no {case} here yet."))
        return lacks

    def speak(self) -> None:
        """Take the letter of the agency that speaks on the case in front."""
        if not self._is_on_map():
            self.heard.turns.await_letter()

    def moderate(self) -> None:
        """Take the letter of the agency that challenges another, or says otherwise."""
        if not self._is_on_map():
            self._place.moderating.begin()

    def toggle_first(self) -> None:
        """Ask for first views on the case in front, or no longer, whatever the audit does."""
        session, case_id = self.context.session, self.context.cursor.case_id
        if self._is_on_map() or self._lacks_case() or case_id is None:
            return
        self.flush()
        case = session.now.case[case_id]
        asks = AskFirst.NO if session.now.asks_first(case) else AskFirst.YES
        if session.do(lambda file: ask_first_of(file, case_id, asks)):
            now = session.now
            self.context.give_notice(asked_first_words(now, now.case[case_id]))
            self.take_focus()

    def read_back(self) -> None:
        """Show the room the sentence that will be printed, before it is agreed."""
        if self._is_on_map():
            return
        self.flush()
        found = self.judging.read_back()
        if found is None:
            self.context.give_notice(tr("There is no answer to read back yet."))
        else:
            self._showing.read_back(*found)

    def object_to(self) -> None:
        """Open again what was settled last, or the settled question in front: somebody objects."""
        self.flush()
        if not self._is_on_map() and self.judging.object_to():
            self.take_focus()

    def park(self) -> None:
        """Put the question aside and go on."""
        if self._is_closed():
            return
        if self._place.giving.park() if self._place.gives_first else self.judging.park():
            self.go_on()

    def change(self) -> None:
        """Open what is settled to be changed, or take up what is parked."""
        place = self.context.cursor
        if self._is_on_map():
            return
        if place.case_id is not None and place.point is not None:
            self.judging.change(place.case_id, place.point)
            self.take_focus()

    def judge_next_layer(self) -> None:
        """Open what is settled to be judged in the next layer the tool wants."""
        place = self.context.cursor
        if self._is_on_map():
            return
        if place.case_id is not None and place.point is not None:
            self.judging.judge_next_layer(place.case_id, place.point)
            self.take_focus()

    def go_on(self) -> None:
        """Go to the next open question of the case, or to its end after the last one."""
        if self.context.cursor.next_open() or self.context.cursor.finish():
            self.take_focus()

    def _go_on_anywhere(self) -> None:
        """Go to the next open question in whichever case; after the last one come Themes."""
        found = self.context.cursor.next_open_place()
        if found is None:
            self.context.request("themes")
            return
        self.context.cursor.go(*found)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where words go, or where there is no field on what goes on."""
        self.heard_place.give_keyboard_back()
        if self._map is not None and self.map_in_front:
            self._map.take_focus()
        else:
            self._place.take_focus()

    def step(self, move: Callable[[], bool]) -> None:
        """Make a move of the place; the focus stays in the reason."""
        self.flush()
        if move():
            self.take_focus()

    @property
    def map_in_front(self) -> bool:
        """Whether the map is shown in the place of the question."""
        return self._map is not None and self._front.currentWidget() is self._map

    def toggle_map(self) -> None:
        """Show where the agencies differ, or go back to the question."""
        if self.map_in_front:
            self._leave_map()
        else:
            self._show_map().begin()

    def read_together(self) -> None:
        """Read out together what all returns say alike."""
        if self._map is None or not self.map_in_front:
            self._show_map().begin()
        if self._map is not None:
            self._map.read_together()

    def toggle_outline(self) -> None:
        """Show the case's outline, or put it away."""
        if self._is_on_map():
            return
        self.outline.toggle()

    def hear(self, elsewhere: Elsewhere | None = None) -> None:
        """Go to where what is heard is typed; there already, turn where it goes."""
        if not self.heard_place.is_apart:
            self._leave_map()
        self.heard_place.reveal()
        self.heard.hear(elsewhere)

    def open_note(self, note_id: NoteId) -> None:
        """Open one note to be settled, edited or re-filed."""
        self._leave_map()
        self.heard_place.reveal()
        self.heard.open_note(note_id)

    # Making and showing

    def _lay_out(self, heard: HeardPanel) -> None:
        columns = WalkColumns(self)
        self._cases_panel = SidePanel(tr("{Cases}"), PanelSide.LEFT, 250, parent=columns)
        self.cases = CaseList(self.context, self._cases_panel)
        self._place = PlaceView(self.context, columns)
        self.heard_place = HeardPlace(self.context, heard, self, columns)
        self.heard = self.heard_place.panel
        self._cases_panel.hold(self.cases)
        columns.hold(self._cases_panel, self._place, self.heard_place.side)
        self._columns = columns
        self._front = QStackedLayout(self)
        self._front.addWidget(columns)

    def _show_map(self) -> DivergenceMapPage:
        self.flush()
        if self._map is None:
            self._map = DivergenceMapPage(self.context, self._showing)
            self._map.left.connect(self._leave_map)
            self._map.question_chosen.connect(self._leave_map)
            self.context.session.changed.connect(self._map.follow)
            self._front.addWidget(self._map)
        self._map.expect_begin()
        self._front.setCurrentWidget(self._map)
        return self._map

    def _leave_map(self) -> None:
        if self.map_in_front:
            self._front.setCurrentWidget(self._columns)
            self._showing.follow_together()
            self.context.withdraw_notice(_map_words())
            self.take_focus()

    def _is_on_map(self) -> bool:
        """Return whether no question is in front, and say so in the bar."""
        if self.map_in_front:
            self.context.give_notice(_map_words())
        return self.map_in_front

    def _connect(self) -> None:
        place, session, card = self.context.cursor, self.context.session, self.card
        place.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        card.parked.connect(self.park)
        card.value.numbered.connect(self.press_answer)
        card.value.entered.connect(self.agree_and_next)
        card.left_as_it_was.connect(self._on_left_as_it_was)
        card.show_requested.connect(self._on_show_reason)
        self.judging.reopened.connect(self._on_reopened)
        self._place.moderating.note_requested.connect(self.open_note)
        self.middle.body.first_made.connect(self._on_first_made)
        self.middle.settled.change_requested.connect(self.change)
        self.middle.settled.next_layer_requested.connect(self.judge_next_layer)
        self.middle.settled.meeting_requested.connect(self.judging.set_meeting)
        self.middle.settled.show_requested.connect(self._on_show_reason)
        self.middle.head.outline_requested.connect(self.toggle_outline)
        self.middle.head.strip.chosen.connect(self._on_point)
        self.cases.chosen.connect(self.take_focus)
        self.heard.leave_requested.connect(self.take_focus)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.next.clicked.connect(self._on_next)
        self.foot.agree.clicked.connect(self.agree_and_next)
        self.foot.undo.clicked.connect(self._on_undo)
        self.end.point_chosen.connect(self._on_line)
        self.end.parked_chosen.connect(self._on_parked)
        self.end.action_requested.connect(partial(self.context.request, "new_action"))
        self.end.back_requested.connect(self._on_back)
        self.end.next_requested.connect(self.agree_and_next)
        self.end.settle_requested.connect(self.open_note)
        self._place.nothing.prepare_requested.connect(self._on_prepare)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a change up with Esc; say why letters go nowhere where there is no field."""
        if event.key() == Qt.Key.Key_Escape and self._on_left_as_it_was():
            return
        letters = event.text().isprintable() and bool(event.text().strip())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if letters and plain and self._is_closed():
            return
        super().keyPressEvent(event)

    def _is_closed(self) -> bool:
        """Return whether no key answers here, and say so in the bar."""
        if self._is_on_map():
            return True
        words = self._place.closed_words()
        if words:
            self.context.give_notice(words)
        return bool(words)

    # News

    def _on_first_made(self, part: FirstPart) -> None:
        part.hidden.reveal_requested.connect(self.agree_and_next)

    def _on_moved(self) -> None:
        self._leave_map()
        self._turning = True  # what was typed belongs to the page that is still shown
        self.flush()
        self._turning = False
        left = self._shown_at
        self.judging.left()
        self._place.show_place(moved=True)
        place = self.context.cursor
        self._shown_at = (place.case_id, place.point)
        if left != self._shown_at:
            self._say_what_waits(left)

    def _say_what_waits(self, left: tuple[CaseId | None, Point | None]) -> None:
        words = self.judging.waiting_words(*left)
        if words:
            self.context.give_notice(words)

    def _on_changed(self, news: Changed) -> None:
        if not self._turning:
            self._place.follow(news)

    def _on_reopened(self) -> None:
        self._place.show_place(moved=False)

    def _on_left_as_it_was(self) -> bool:
        """Give a change up; return whether there was one."""
        asked = self.card.asked
        if asked is None or self.judging.revision(asked.case_id, asked.point) is None:
            return False
        self.judging.leave_as_it_was()
        self.take_focus()
        return True

    def _on_show_reason(self) -> None:
        self.flush()
        place = self.context.cursor
        if place.case_id is not None and place.point is not None:
            self._showing.reason(place.case_id, place.point)

    def _on_point(self, point: Point) -> None:
        if self.context.cursor.case_id is not None:
            self.flush()
            self.context.cursor.go(self.context.cursor.case_id, point)

    def _on_line(self, point: Point) -> None:
        self._on_point(point)
        self.take_focus()

    def _on_parked(self, parked: Judgement) -> None:
        self.context.cursor.go(parked.case_id, parked.point)
        self.take_focus()

    def _on_back(self) -> None:
        self.step(self.context.cursor.previous_point)

    def _on_next(self) -> None:
        self.step(self.context.cursor.forward)

    def _on_undo(self) -> None:
        self.context.request("undo")

    def _on_prepare(self) -> None:
        self.context.request("prepare")


def _map_words() -> str:
    return tr("The map is open. {keys} goes back.", keys=spec_of("map").caps)
