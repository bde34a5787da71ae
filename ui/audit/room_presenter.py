"""What was put on the wall on purpose, and keeping it true while the room talks."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QObject, QTimer

from core.counting.divergence import AlikePoint
from core.model.agenda import AgendaEntry, Visit
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.ids import AgencyId, AnswerId, CaseId, NoteId, ThemeId
from core.model.judgement import DifferingView, Judgement, ViewKind
from core.model.note import Note, NoteKind
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point
from core.review.details import details
from core.review.names import names
from core.review.texts import DocumentText
from core.room import (
    AgendaScene,
    BlankScene,
    CaseScene,
    HourScene,
    JudgementScene,
    QuestionScene,
    ReadBackScene,
    ReasonScene,
    RevealScene,
    Scene,
    ShownChart,
    SinceScene,
    TableScene,
    ThemeScene,
    ThenNowScene,
    TogetherScene,
    agenda_scene,
    blank_scene,
    case_scene,
    comment_scene,
    judgement_scene,
    question_scene,
    read_back_scene,
    reason_scene,
    reveal_scene,
    theme_scene,
    together_scene,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.positions import positions_at

_CLOCK = 20_000
"""Milliseconds between two looks at the clock while the agenda is on the wall."""


Again = Callable[[Snapshot], Scene | None]
"""Makes a scene anew from the audit as it stands; None where it may be shown no longer."""


class RoomPresenter(QObject):
    """Makes scenes of what the facilitator asks for and hands them to the room screen.

    A question, a judgement or a case on the wall follows what the room says about it.
    Free text never follows: a reason or comment stays as it was when it was shown, and
    goes when it was removed, or may no longer be shown. Blanked, it is brought back only
    while it says the same.
    """

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._question: tuple[CaseId, Point] | None = None
        self._revealed: tuple[CaseId, Point] | None = None
        self._blind = False
        """Whether the question was put up before the returns were revealed: they stay off it."""
        self._again: Again | None = None
        self._words: Scene | None = None
        self._doubted: tuple[str, ...] = ()
        self.step_through: Callable[[int], None] | None = None
        self._timer = QTimer(self, interval=_CLOCK)
        self._timer.timeout.connect(self._on_clock)
        context.session.changed.connect(self._on_changed)
        context.moment_over.connect(self._on_moment_over)
        context.room.next_requested.connect(self._on_next)
        context.room.previous_requested.connect(self._on_previous)
        context.room.brought_back.connect(self._on_clock)
        context.room.closed.connect(self._on_closed)

    def question(self) -> None:
        """Show the question the room is at, with the agencies' positions."""
        place = self._context.cursor
        if place.case_id is None or place.point is None:
            self._context.give_notice(tr("There is no question to show yet."))
            return
        if self._shows_reveal(place.case_id, place.point):
            return
        self._again, self._question = None, (place.case_id, place.point)
        self._blind = self._context.session.now.hides(*self._question)
        self._context.room.show_scene(self._question_scene(*self._question))

    def _shows_reveal(self, case_id: CaseId, point: Point) -> bool:
        """Lay the forms over the first views, once; asked again it is what the room agreed."""
        session, room = self._context.session, self._context.room
        held, up = session.now.judgement(case_id, point), isinstance(room.scene, RevealScene)
        settled = held is not None and held.state.settled
        if up and self._revealed == (case_id, point) and not room.is_blank:
            self._revealed = None
            if settled:
                self.judgement()
            return settled
        if settled:
            return False

        def again(now: Snapshot) -> Scene | None:
            if not _is_there(now, case_id, point):
                return None
            return reveal_scene(now, case_id, point, positions_at(session, case_id, point))

        if again(session.now) is None:
            return False
        self._revealed = (case_id, point)
        self._put(again)
        return True

    def case(self) -> None:
        """Show the case the room is at: its reference, never its outline."""
        case_id = self._context.cursor.case_id
        if case_id is None:
            self._context.give_notice(tr("There is no {case} to show yet."))
            return
        self._put(lambda now: case_scene(now, case_id) if case_id in now.case else None)

    def judgement(self) -> None:
        """Show what the room said about the question it is at."""
        now, place = self._context.session.now, self._context.cursor
        case_id, point = place.case_id, place.point
        if case_id is None or point is None:
            self._context.give_notice(tr("There is no judgement to show yet."))
            return
        held = now.judgement(case_id, point)
        if held is None or not held.state.settled:
            self._context.give_notice(tr("Nothing is agreed on this question yet."))
            return
        self._put(lambda now: _judged(now, case_id, point))

    def reason(self, case_id: CaseId, point: Point) -> None:
        """Show the reason for a judgement; its own wish, because it is free text."""
        self._put(lambda now: _reason(now, case_id, point))

    def read_back(self, judgement: Judgement, views: Sequence[DifferingView]) -> bool:
        """Show the sentence that will be printed of a judgement, agreed or not yet.

        It goes once the judgement says something else, or what it says is taken back: what
        is read back is what is agreed.
        """
        read = _read_back_of(judgement, views)
        before = _read_back_at(self._context.session.now, judgement)

        def again(now: Snapshot) -> ReadBackScene | None:
            if not _is_there(now, judgement.case_id, judgement.point):
                return None
            same = _read_back_at(now, judgement) in (before, read)
            return read_back_scene(now, judgement, views) if same else None

        return self._put(again)

    def comment(self, note: Note) -> None:
        """Show one practitioner comment; its own wish, because it is free text."""
        self._put(lambda now: _comment(now, note))

    def theme(self, theme_id: ThemeId, shown: Collection[NoteId]) -> bool:
        """Show a theme with those of its chosen comments that are named; return whether it is up.

        Where the room has no display of its own the facilitator is asked first.
        """
        return self._put(lambda now: _theme(now, theme_id, shown))

    def chart(self, parts: Sequence[ShownChart], at: int = 0) -> bool:
        """Show a part of a chart as its counts stand; return whether it is up.

        A clicker goes through the parts where there is more than one.
        """

        def step(by: int) -> None:
            if 0 <= at + by < len(parts):
                self.chart(parts, at + by)

        self.step_through = step if len(parts) > 1 else None
        return self._put(lambda _now: parts[at])

    def together(
        self,
        shown: Callable[[], tuple[Sequence[AlikePoint], int]],
        step: Callable[[int], None] | None = None,
    ) -> bool:
        """Show what is read out together, around the one the facilitator is at.

        A clicker takes a *step* through it.

        *shown* says what is left of it, and which one that is; nothing once it is over.
        """

        def again(now: Snapshot) -> Scene | None:
            alike, at = shown()
            left = [one for one in alike if _is_there(now, one.case_id, one.point)]
            return together_scene(now, left, min(at, len(left) - 1)) if left else None

        self.step_through = step
        return self._put(again)

    def follow_together(self) -> None:
        """Keep what is read out together true: another page of it, or it is over."""
        room = self._context.room
        if self._again is not None and isinstance(room.scene, TogetherScene):
            self._follow(self._again(self._context.session.now))

    def hour(
        self, again: Callable[[Snapshot], HourScene | None], step: Callable[[int], None]
    ) -> bool:
        """Show the theme hour as far as it is; what is written meanwhile comes up with it."""
        self.step_through = step
        return self._put(again)

    def follow_hour(self) -> None:
        """Keep the theme hour true: another group or card of it is looked at."""
        if self._again is not None and isinstance(self._words, HourScene):
            self._follow(self._again(self._context.session.now))

    def agenda(self) -> None:
        """Show the agenda with the time."""
        clock = self._context.session.clock
        self._put(lambda now: agenda_scene(now, clock()))
        self._timer.start()

    def _put(self, again: Again) -> bool:
        scene = again(self._context.session.now)
        if scene is None or self._asks_about(_free_words(scene)):
            return False
        self._question, self._again, self._words = None, again, scene
        return self._context.room.show_scene(scene)

    def _asks_about(self, said: tuple[str, ...]) -> bool:
        """Name what may say who somebody is; whoever asks once more shows it all the same."""
        written = tuple(DocumentText(text, "") for text in said)
        now, before = self._context.session.now, self._doubted
        found = next(chain(names(now, written), details(written)), None)
        self._doubted = said if found is not None else ()
        if found is None or said == before:
            return False
        self._context.give_notice(
            tr(
                "{found} It is not on the room screen. "
                "Ask for it once more to show it all the same.",
                found=found.text,
            )
        )
        return True

    def _is_doubtful(self, scene: Scene) -> bool:
        """Return whether new words of what follows may say who somebody is; then it is said."""
        if not isinstance(scene, HourScene):
            return False
        shown = set(_free_words(self._words)) if self._words is not None else set()
        written = tuple(DocumentText(one, "") for one in _free_words(scene) if one not in shown)
        now = self._context.session.now
        found = next(chain(names(now, written), details(written)), None)
        if found is not None:
            self._context.give_notice(
                tr("{found} The room screen stays as it is; F5 shows it.", found=found.text)
            )
        return found is not None

    def _on_moment_over(self) -> None:
        self._doubted = ()

    def _question_scene(self, case_id: CaseId, point: Point) -> QuestionScene:
        session = self._context.session
        found: Sequence[Position] = ()
        if not self._blind:
            found = positions_at(session, case_id, point)
        scene = question_scene(session.now, case_id, point, found)
        over = session.now.audit.shows_minutes and self._is_over(case_id)
        return replace(scene, minutes_over=over)

    def _is_over(self, case_id: CaseId) -> bool:
        """Return whether the minutes of the case that is open are over."""
        pace = self._context.pace()
        return pace.over and pace.current is not None and pace.current.id == case_id

    def show_time(self) -> None:
        """Say on the wall that the minutes of the case are over, where the audit shows it."""
        room = self._context.room
        if self._question is None or not self._context.session.now.audit.shows_minutes:
            return
        if isinstance(room.scene, QuestionScene) and not room.is_blank:
            over = self._is_over(self._question[0])
            if over != room.scene.minutes_over:
                room.refresh_scene(replace(room.scene, minutes_over=over))

    def _on_changed(self, news: Changed) -> None:
        now, room = self._context.session.now, self._context.room
        if news.touches(Audit):
            room.set_blank(blank_scene(now))
        if room.is_blank and not room.visible:
            return  # taken down; while up and blank it may be brought back
        if self._again is not None and not news.kinds <= {Visit}:
            self._follow(self._again(now))
        if self._question is None:
            return
        case_id, point = self._question
        if not _is_there(now, case_id, point):
            self._forget()
        elif not news.kinds <= {Note, Visit, AgendaEntry, Audit}:
            room.refresh_scene(self._question_scene(case_id, point))

    def _follow(self, scene: Scene | None) -> None:
        """Keep what is not a question true: facts follow, words stay or go."""
        room = self._context.room
        if scene is None:
            self._forget()
        elif scene == self._words:
            return
        elif _follows(scene, self._words) and not self._is_doubtful(scene):
            self._words = scene
            room.refresh_scene(scene)
        elif room.is_blank:
            self._forget()

    def _forget(self) -> None:
        """Clear the wall, and have nothing to bring back."""
        room = self._context.room
        room.blank()
        room.refresh_scene(blank_scene(self._context.session.now))
        self._question = self._again = None

    def clear(self) -> None:
        """Clear the wall of all that is of the audit, its title too."""
        self._question = self._again = self._words = None
        self._context.room.clear(BlankScene(tr("Casewalk")))

    def _on_clock(self) -> None:
        room, session = self._context.room, self._context.session
        if isinstance(room.scene, AgendaScene):
            room.refresh_scene(agenda_scene(session.now, session.clock()))
        elif not room.is_blank:
            self._timer.stop()

    def _on_closed(self) -> None:
        self._question = self._again = None

    def _on_next(self) -> None:
        if self._clicked(1):
            return
        if self._context.cursor.next_point():
            self.question()

    def _clicked(self, by: int) -> bool:
        """Let a clicker go through what is read out together, a theme hour, parts of a chart."""
        if self._again is None or self.step_through is None:
            return False
        if not isinstance(self._words, TogetherScene | HourScene | ShownChart):
            return False
        self.step_through(by)
        return True

    def _on_previous(self) -> None:
        if self._clicked(-1):
            return
        if self._context.cursor.previous_point():
            self.question()


def _judged(now: Snapshot, case_id: CaseId, point: Point) -> JudgementScene | None:
    """Return what the room said, or that it said nothing since that was taken back."""
    if case_id not in now.case or point not in now.tool.points:
        return None
    blank = Judgement(case_id, point.question_id, item_id=point.item_id)
    return judgement_scene(now, now.judgement(case_id, point) or blank)


def _reason(now: Snapshot, case_id: CaseId, point: Point) -> Scene | None:
    held = now.judgement(case_id, point)
    return reason_scene(now, held) if held is not None and held.reason.strip() else None


_ReadBack = tuple[AnswerId | None, str, str, frozenset[tuple[AgencyId, ViewKind, str]]]
"""What of a judgement is read back: answer, value, reason, and who saw it differently how."""


def _read_back_of(judgement: Judgement, views: Sequence[DifferingView]) -> _ReadBack:
    seen = frozenset((one.agency_id, one.kind, one.note) for one in views)
    return judgement.answer_id, judgement.value, judgement.reason, seen


def _read_back_at(now: Snapshot, where: Judgement) -> _ReadBack:
    """Return what the file says where a judgement is; nothing of one it has not."""
    held = now.judgement(where.case_id, where.point)
    return (None, "", "", frozenset()) if held is None else _read_back_of(held, now.views_on(held))


def _is_there(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    return case_id in now.case and point in now.tool.points


def _comment(now: Snapshot, shown: Note) -> Scene | None:
    """Return a comment while it is one, and its mark for the room was not taken off."""
    note = next((one for one in now.notes if one.id == shown.id), None)
    if note is None or note.kind is not NoteKind.COMMENT or (shown.chosen and not note.chosen):
        return None
    return comment_scene(now, note)


def _theme(now: Snapshot, theme_id: ThemeId, shown: Collection[NoteId]) -> Scene | None:
    return theme_scene(now, theme_id, shown) if theme_id in now.tool.theme else None


def _free_words(scene: Scene) -> tuple[str, ...]:
    """Return what a scene shows of what people typed in words of their own."""
    match scene:
        case ReasonScene(reason=words) | ReadBackScene(text=words):
            return (words,)
        case ThemeScene(comments=comments):
            return tuple(comment.text for comment in comments)
        case HourScene(question=question, lines=lines, cards=cards):
            return (question, *(line.title for line in lines), *cards)
        case TableScene(heads=heads, lines=rows):  # of teams and pathways, as they are called
            return (*heads, *(row.label for row in rows))
        case ThenNowScene(caption=said) | SinceScene(caption=said):  # an earlier audit's title
            return (said,)
    return ()


def _follows(scene: Scene, before: Scene | None) -> bool:
    """Return whether a scene says no words that were not shown before it."""
    match scene, before:
        case ThemeScene(comments=left), ThemeScene(comments=shown):
            return len(left) < len(shown)
        case ReasonScene(reason=words), ReasonScene(reason=shown_words):
            return words == shown_words
    following = CaseScene | JudgementScene | AgendaScene | TogetherScene | HourScene | RevealScene
    return isinstance(scene, following)
