"""The window while an audit is open: the top bar, messages, and the four stages."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.agenda import Visit
from core.model.changed import Changed
from core.model.ids import CaseId, NoteId
from core.model.plan import ActionOrigin
from core.model.sitting import Place
from core.model.tool import Point
from core.queries.search import Hit, HitKind
from core.wording.drafts import drafts_words
from core.wording.keeping import is_past, past_keeping_words
from core.wording.readiness import PreparationPart
from core.wording.tables import open_words
from core.wording.tables_page import open_number_words
from core.words import tr, use_word
from ui.audit.answer_colours import AnswerColours
from ui.audit.arriving import kept_as, only_to_look_at, point_at, stage_and_part
from ui.audit.context import AuditContext, StagePage
from ui.audit.copy_news import CopyNews
from ui.audit.hearing import Hearing
from ui.audit.key_answers import KeyAnswers
from ui.audit.meeting_choice import meeting_of_today
from ui.audit.messages import End, Messages
from ui.audit.missed import MissedMeanwhile
from ui.audit.pace_status import PaceStatus
from ui.audit.rehearsal import Rehearsal
from ui.audit.room_presenter import RoomPresenter
from ui.audit.room_status import RoomStatus
from ui.audit.search import SearchPanel
from ui.audit.speaker import ScreenSpeaker
from ui.audit.stages import Stages
from ui.audit.top_bar import STAGES, TopBar
from ui.audit.undoing import MadeAt, Undoing
from ui.prepare.part import PARTS
from ui.program.actions import CONCLUDING
from ui.program.in_turns import TurnsUntilKeys
from ui.room.screen_prompt import ScreenPrompt
from ui.theme import Tone
from ui.walk.heard.concerns import OpenConcernsBar
from ui.walk.page import WalkPage
from ui.walk.parked import ParkedList
from ui.widgets.message_bar import MessageBar

MORE_TO_SHOW: Final = ("show_case", "show_judgement", "show_agenda", "close_room")


class Workspace(QWidget):
    """Hosts the stages of one open audit; every action but those of the window ends here.

    Signals:
        window_action: a page asks for an action of the window; carries its name.
        left_for_stage: a stage is about to come to the front, whatever lies over it.
        stage_changed: another stage is in front; carries its name.
        word_changed: what is audited is called something else from now on.
    """

    is_page = True
    window_action = Signal(str)
    left_for_stage = Signal()
    stage_changed = Signal(str)
    word_changed = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.rehearsal: Rehearsal | None = None
        self._audited = context.session.now.audit.audited
        self.colours = AnswerColours(context, self)  # first: all else is drawn by it
        self.showing = RoomPresenter(context, self)
        self.bar = TopBar(context.room, self)
        self.message = MessageBar(self)
        self.concerns = OpenConcernsBar(context, self)
        self.ask = ScreenPrompt(self)
        self.messages = Messages(self.message, self)
        self._room_news = RoomStatus(context.room, self.bar, self.ask, self.messages, self)
        self.search = SearchPanel(context, self)
        self.parked = ParkedList(context, self)
        self.stages = Stages(context, self.showing, self)
        self.hearing = Hearing(context, self.stages, self.go, self)
        self._pace = PaceStatus(context, self.bar, self)
        self._pace.glanced.connect(self.showing.show_time)
        self._lay_out()
        self._connect()
        # Last: what it says of an act comes after what that act put an end to.
        self.undoing = Undoing(context, self.messages, self._front, self)
        self.undoing.go_requested.connect(self._on_go_to)
        self.copy_news = CopyNews(context.session.copies, self.messages, self)
        self.speaker = ScreenSpeaker(context, self.stages, self)
        self._turns = TurnsUntilKeys(self)
        self._key_answers = KeyAnswers(self.speaker, lambda: self._turns.is_at_work, self)
        self._handlers = self._actions()
        self._on_changed(None)

    # What the window asks for

    def ahead(self, stage: str = "") -> Iterator[None]:
        """Make what *arrive* will show, a step at a time; nothing is shown yet."""
        first, part = self._stage_and_part()
        return self.stages.ahead(stage or first, "" if stage else part)

    def arrive(self, stage: str = "") -> None:
        """Come to the front at *stage*: Walk where there is something to walk, else Prepare."""
        now = self.context.session.now
        first, part = self._stage_and_part()
        if part and not stage and self.page(first).part_in_view != part:
            with self.context.out_of_sight():
                self.page(first).show_again(part)  # first: no other part is shown on the way
        self.go(stage or first)
        waiting = drafts_words(now, self.context.session.drafts.all())
        if waiting:
            self.context.give_notice(waiting)
        elif is_past(now.audit.kept_until, self.context.session.clock().date()):
            self.messages.show_until(past_keeping_words(now.audit.kept_until), Tone.WARN)
        if self.context.session.read_only:
            self.bar.say_read_only()
            elsewhere = bool(self.context.session.open_elsewhere_at)
            self.messages.show_until(
                only_to_look_at(self.context.session),
                Tone.WARN,
                action=tr("Ask for it") if elsewhere else "",
                act=self.context.session.custody.ask_in_folder,
            )

    def _stage_and_part(self) -> tuple[str, str]:
        """Choose today's meeting and stand where one stood; return the stage and part of that."""
        now, place = self.context.session.now, self.context.session.drafts.place()
        ready = bool(now.cases and now.tool.points)
        today = self.context.session.clock().date()
        self.context.session.choose_meeting(meeting_of_today(now, place.meeting_id, today))
        if place.case_id is not None and ready:
            self.context.cursor.go(place.case_id, point_at(now.tool, place))
        last, part = stage_and_part(place)
        last = last if last in STAGES and (ready or last != "walk") else ""
        return (last, part) if last else ("walk" if ready else "prepare", "")

    def rehearse(self) -> None:
        """Show the strip with which a day is played, and Walk."""
        self.rehearsal = Rehearsal(self.context, self)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.rehearsal)
        self.go("walk")
        self.rehearsal.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_place(self, words: str) -> None:
        """Say where the file lies, unless something else waits to be read."""
        if words and not self.messages.is_saying:
            self.messages.show_until(words, Tone.PLAIN)

    def _front(self) -> str:
        return self.stages.front

    def finish(self) -> None:
        """Do what is left of an action at once."""
        self._turns.finish()

    def flush(self) -> None:
        """Keep everything typed so far, and what is in front."""
        self.finish()
        self._keep_place()
        self.stages.leave_all()

    def ask_what_is_unkept(self) -> bool:
        """Bring what closing would lose to the front; return whether there is any."""
        return self.stages.ask_what_is_unkept()

    def go_on(self) -> None:
        """Go on where all was kept, though nobody left: the case is timed again."""
        if self.stages.front == "walk":
            self.walk.stopwatch.start()

    def run(self, name: str) -> None:
        """Do the action called *name*. Raises KeyError for one that is the window's.

        Where it took the focus, the keyboard follows, from a window beside this one too.
        What would take long in one turn is done in several; a key meanwhile finds it done.
        """
        self._turns.finish()
        self._turns.begin(self._steps_of(name))

    def _steps_of(self, name: str) -> Iterator[object]:
        window, before = self.window(), self.window().focusWidget()
        is_beside = not window.isActiveWindow()
        self._key_answers.await_answer(name)
        steps = self._handlers[name]()
        if isinstance(steps, Iterator):
            yield from steps
        if is_beside and window.focusWidget() is not before:
            window.activateWindow()

    def handles(self, name: str) -> bool:
        """Return whether an action is done here rather than by the window."""
        return name in self._handlers

    def offer_more(self, actions: Sequence[QAction]) -> None:
        """Offer the actions of MORE_TO_SHOW beside the room screen's button."""
        self.bar.offer_more(actions)

    def go(self, stage: str) -> None:
        """Bring a stage to the front; it is made when first visited."""
        self._turns.finish()
        self.left_for_stage.emit()
        if self.stages.front not in ("", stage):
            self.messages.end(End.STAGE_LEFT)  # before: what leaving refuses is said of now
            self._room_news.leave()
        if self.stages.leave_for(stage):
            self.stage_changed.emit(stage)
            self.bar.show_stage(stage)
            self._room_news.show()
            self._pace.show()
        self.stages.arrive()
        self._keep_place()

    def page(self, name: str) -> StagePage:
        """Return a stage's page."""
        return self.stages.page(name)

    @property
    def walk(self) -> WalkPage:
        """The Walk stage."""
        return self.stages.walk

    # Making

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.message, self.concerns, self.ask):
            column.addWidget(part)
        column.addWidget(self.stages, 1)
        for over in (self.ask, self.search, self.parked):
            over.hide()

    def _connect(self) -> None:
        context = self.context
        context.session.changed.connect(self._on_changed)
        context.session.busy_changed.connect(self._on_busy_changed)
        context.session.meeting_chosen.connect(self._keep_place)
        for refused in (context.session.refused, context.refused):
            refused.connect(self.messages.refuse)
        MissedMeanwhile(context, self.messages, self.stages.flush_typing, self)
        context.fault.connect(self.messages.show_fault)
        context.notice_requested.connect(self._on_notice_requested)
        context.notice_over.connect(self.messages.withdraw)
        context.cursor.moved.connect(self._on_moved)
        context.part_changed.connect(self._on_moved)
        self.messages.over.connect(context.end_moment)
        context.requested.connect(self.take)
        context.hit_requested.connect(self._on_found)
        context.action_requested.connect(self._on_action_requested)
        self.concerns.settle_requested.connect(self.hearing.settle)
        self.concerns.chip_changed.connect(self.bar.show_concern)
        self.bar.concern_pressed.connect(self.concerns.toggle)
        self.bar.settle_pressed.connect(self._on_settle_pressed)
        self.search.chosen.connect(self._on_found)
        self.parked.chosen.connect(self._on_parked_chosen)

    def _actions(self) -> dict[str, Callable[[], object]]:
        walk = self._walking
        handlers: dict[str, Callable[[], object]] = {
            "undo": self._undo,
            "redo": self._redo,
            "search": self.search.open,
            "parked": self.parked.open,
            "hear": self.hearing.hear,
            "hear_window": self.hearing.move,
            "record_told": self.hearing.record_passing_on,
            "show_room": self._show_room,
            "blank_room": self.context.room.toggle_blank,
            "swap_displays": self.context.room.swap,
            "pick_display": self.context.room.pick_again,
            "show_case": self.showing.case,
            "show_judgement": self.showing.judgement,
            "show_agenda": self.showing.agenda,
            "close_room": self.context.room.close,
            "room_window": self._room_window,
            "not_agreed": walk(lambda page: page.not_agreed()),
            "park": walk(lambda page: page.park()),
            "agree": walk(lambda page: page.agree_and_next(), "agree"),
            "outline": walk(lambda page: page.toggle_outline()),
            "from_paper": walk(lambda page: page.toggle_from_paper()),
            "day_break": walk(lambda page: page.toggle_break()),
            "more_minutes": walk(lambda page: page.give_minutes()),
            "ask_first": walk(lambda page: page.toggle_first()),
            "speak": walk(lambda page: page.speak()),
            "moderate": walk(lambda page: page.moderate()),
            "read_back": walk(lambda page: page.read_back()),
            "object_to": walk(lambda page: page.object_to()),
            "map": walk(lambda page: page.toggle_map()),
            "read_together": walk(lambda page: page.read_together()),
            "change": walk(lambda page: page.change()),
            "next_question": self._next_question,
            "previous_question": walk(lambda page: page.step(self.context.cursor.previous_point)),
            "next_case": walk(lambda page: page.step(self.context.cursor.next_case), "next_case"),
            "previous_case": walk(
                lambda page: page.step(self.context.cursor.previous_case), "previous_case"
            ),
            "bring_in": self._bring_in,
            "type_return": partial(self._prepare, "type_return"),
            "export": self._export,
            "rounds": self._rounds,
            "two_sides": partial(self._prepare, PreparationPart.TWO_SIDES),
            "status_report": partial(self._show_document, "status"),
        }
        handlers |= {stage: partial(self.go, stage) for stage in STAGES}
        handlers["themes"] = self._themes
        handlers |= {name: partial(self._conclude, name) for name in CONCLUDING}
        handlers |= {f"prepare_{part}": partial(self._prepare, part) for part in PARTS}
        handlers |= {f"answer_{n}": partial(self._choose, n) for n in range(1, 10)}
        return handlers

    def _walking(
        self, step: Callable[[WalkPage], object], in_themes: str = ""
    ) -> Callable[[], None]:
        """Return a handler that acts while Walk is in front; in Themes what is called *in_themes*.

        Ctrl+Enter, and the keys that step on, mean there what that page is about; so does
        Ctrl+Enter in Prepare and Report.
        """

        def run() -> None:
            if self._is_covered():
                return
            if self.stages.front == "walk":
                step(self.walk)
            elif self.stages.front == "themes" and in_themes:
                self.page("themes").run(in_themes)
            elif self.stages.front in ("prepare", "report") and in_themes == "agree":
                self.page(self.stages.front).run(in_themes)

        return run

    def _is_covered(self) -> bool:
        """Return whether the stage in front is not shown yet, and say so in the bar."""
        if self.stages.is_covered:
            self.context.give_notice(tr("Some returns are still hidden: nothing is shown here."))
        return self.stages.is_covered

    def _choose(self, number: int) -> None:
        """Choose an answer in Walk; elsewhere a way to settle what is in front."""
        if self._is_covered():
            return
        if self.stages.front in ("prepare", "report"):
            self.page(self.stages.front).run(f"answer_{number}")
        elif self.stages.front == "walk":
            self.walk.press_answer(number)

    def _next_question(self) -> None:
        """Go on in Walk; in Prepare, leave what two say differently for later."""
        if self.stages.front == "walk":
            self.walk.step(self.context.cursor.forward)
        elif self.stages.front == "prepare":
            self.page("prepare").run("next_question")

    def _themes(self) -> None:
        """Go to Themes; where that is in front already, on to its next place."""
        if self.stages.front == "themes":
            if not self._is_covered():
                self.page("themes").run("next_place")
        else:
            self.go("themes")

    def _conclude(self, name: str) -> Iterator[None]:
        """Do an action of Themes, from wherever one stands; in Walk, about the case in front.

        Coming there is one turn, what is done there another.
        """
        case_id = self.context.cursor.case_id if self.stages.front == "walk" else None
        if name == "new_action" and case_id is not None:
            yield from self._begin_action(ActionOrigin(case_id))
            return
        if name == "thread" and case_id is not None and self.context.cursor.point is not None:
            self._show_who_uses(case_id, self.context.cursor.point)
            return
        if name == "next_to_decide" and self.stages.front == "report":
            self.page("report").run(name)
            return
        if self.stages.front != "themes" or self.stages.is_covered:
            self.page("themes").aim_at(name)
            yield
            self.go("themes")
            yield
        if not self._is_covered():
            yield from self.page("themes").run_in_turns(name)

    def _show_who_uses(self, case_id: CaseId, point: Point) -> None:
        """Go up from the case and question in front to the findings that use what is there."""
        from ui.themes.places import ThemePlaces  # made when first visited

        page = self.page("themes")
        assert isinstance(page, ThemePlaces)
        found = page.findings_at(case_id, point)
        if found:
            self.go("themes")
        page.show_using(found)

    def _on_action_requested(self, origin: ActionOrigin) -> None:
        self._turns.finish()
        for _ in self._begin_action(origin):
            pass

    def _begin_action(self, origin: ActionOrigin) -> Iterator[None]:
        from ui.themes.places import ThemePlaces  # made when first visited

        page = self.page("themes")
        assert isinstance(page, ThemePlaces)
        page.aim_at("new_action")
        yield
        self.go("themes")
        yield
        if not self._is_covered():
            page.write_action_on(origin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is open shrink to a chip in a low window."""
        super().resizeEvent(event)
        self.concerns.fit(self.window().height())

    # Actions

    def _undo(self) -> None:
        self.stages.flush_typing()
        self.undoing.undo()

    def _redo(self) -> None:
        self.stages.flush_typing()
        self.undoing.redo()

    def _on_go_to(self, made: MadeAt) -> None:
        """Go where something was done that was just taken back."""
        self.go(made.stage)
        if made.case_id is not None:
            self.context.cursor.go(made.case_id, made.point)

    def _on_settle_pressed(self) -> None:
        self.run("two_sides")

    def _on_moved(self) -> None:
        self.messages.end(End.MOVED)
        self._room_news.leave()
        self._keep_place()
        self._pace.follow_place()

    def _keep_place(self) -> None:
        cursor, front = self.context.cursor, self.stages.front
        if front and not self.context.session.read_only:
            point = cursor.point
            question, item = (point.question_id, point.item_id) if point else (None, None)
            meeting = self.context.session.now.here_id
            stage = kept_as(front, self.stages.part_in_view)
            here = Place(stage, cursor.case_id, question, item, meeting)
            self.context.session.drafts.keep_place(here)

    def _show_room(self) -> None:
        if self._is_covered():
            return
        if not self.page(self.stages.front).show_room():
            self.showing.question()

    def _room_window(self) -> None:
        """Put the room screen into a window that can be shared on a call."""
        self.context.room.show_in_window()
        self.context.give_notice(
            tr("The room screen is a window of its own: share the one called “Room screen”.")
        )

    def _bring_in(self) -> None:
        self.go("prepare")
        self.page("prepare").run("bring_in")

    def _prepare(self, part: str) -> Iterator[None]:
        """Show a part of Prepare: it is brought to date first, and then into sight."""
        is_elsewhere = self.stages.front != "prepare"
        is_aimed = self.page("prepare").aim_at(part)
        if is_elsewhere:
            yield
        self.go("prepare")
        if not is_aimed:
            if is_elsewhere:
                yield
            self.page("prepare").run(part)

    def _export(self) -> Iterator[None]:
        if self.stages.front != "report":
            self.go("report")
            yield
        self.go("report")
        if not self._is_covered():
            self.page("report").run("export")

    def _rounds(self) -> None:
        self.go("report")
        if not self._is_covered():
            self.page("report").run("rounds")

    def _show_document(self, key: str) -> None:
        self.page("report").show_again(key)  # first: it is what is made at once
        self.go("report")

    # News

    def _on_changed(self, news: Changed | None) -> None:
        now = self.context.session.now
        if now.audit.audited != self._audited:
            self._audited = now.audit.audited
            use_word(self._audited)
            QTimer.singleShot(0, self, self._renew_words)  # pages still get this news
        self.bar.show_title(now.audit.title)
        self.bar.show_to_settle(open_words(now), open_number_words(now))
        if news is not None:
            self.bar.show_saved(news.at)
        if news is None or not news.kinds <= {Visit}:
            self.messages.end(End.KEPT)
            self._pace.show()

    def _on_busy_changed(self) -> None:
        session = self.context.session
        if not session.read_only:
            self.bar.show_waiting(session.busy_reason is not None)

    def _renew_words(self) -> None:
        """Say everywhere what is audited, now that it has another word."""
        self._turns.finish()  # first: it goes on with pages that go now
        self.stages.renew()
        self.word_changed.emit()
        self._pace.show()

    def _on_notice_requested(self, text: str) -> None:
        self.messages.say(text)

    def take(self, name: str) -> None:
        """Do an action whole, as who asks goes on from there, or ask the window for it."""
        if self.handles(name):
            self.run(name)
            self.finish()
        else:
            self.window_action.emit(name)

    def _on_found(self, hit: Hit) -> None:
        now = self.context.session.now
        if hit.kind in _IN_PREPARE:
            self.go("prepare")
            self.page("prepare").open_found(hit)
            return
        if hit.kind in _CONCLUDED:
            self.go("themes")
            self.page("themes").open_found(hit)
            return
        if hit.kind in _IN_REPORT:
            self.go("report")
            self.page("report").open_found(hit)
            return
        self.go("walk")
        if hit.kind is HitKind.NOTE:
            self.walk.open_note(NoteId(hit.row_id))
        elif hit.case_id is not None or hit.question_id is not None:
            point = next(
                (one for one in now.tool.points if one.question_id == hit.question_id), None
            )
            case_id = hit.case_id or self.context.cursor.case_id
            if case_id is not None:
                self.context.cursor.go(case_id, point)

    def _on_parked_chosen(self, case_id: CaseId, point: Point) -> None:
        self.go("walk")
        self.context.cursor.go(case_id, point)
        self.walk.arrive()


_IN_PREPARE: Final = frozenset(
    {
        *(HitKind.LEFT_OUT, HitKind.FAMILY, HitKind.MEETING, HitKind.LEADER),
        *(HitKind.PERSON, HitKind.KEY_DATE, HitKind.OWN_MEETING, HitKind.STANDARD, HitKind.EARLIER),
        *(HitKind.ASIDE, HitKind.KEPT),
    }
)
"""What stands in a sheet of Prepare, whatever case it is about."""

_CONCLUDED: Final = frozenset(
    {
        *(HitKind.FINDING, HitKind.SOURCE, HitKind.HYPOTHESIS, HitKind.CODE),
        *(HitKind.RECOMMENDATION, HitKind.ACTION, HitKind.PROGRESS),
        *(HitKind.HOUR, HitKind.HOUR_GROUP, HitKind.HOUR_CARD),
    }
)
"""What stands in Themes."""

_IN_REPORT: Final = frozenset({HitKind.OWN_WORDS, HitKind.CORRECTION})
"""What stands beside the documents."""
