"""What was put on the wall on purpose, and keeping it true while the room talks."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QTimer

from core.model.changed import Changed
from core.model.ids import CaseId, NoteId, ThemeId
from core.model.note import Note
from core.model.snapshot import Position
from core.model.tool import Point
from core.room import (
    AgendaScene,
    QuestionScene,
    Scene,
    agenda_scene,
    blank_scene,
    case_scene,
    comment_scene,
    judgement_scene,
    question_scene,
    reason_scene,
    theme_scene,
)
from core.store.reading import positions
from ui.desk import Desk

_CLOCK = 20_000
"""Milliseconds between two looks at the clock while the agenda is on the wall."""


class Showing(QObject):
    """Makes scenes of what the facilitator asks for and hands them to the room screen.

    A question on the wall follows what the room says about it. Free text never
    follows: a reason or comment stays as it was when it was shown.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: tuple[CaseId, Point] | None = None
        self._timer = QTimer(self, interval=_CLOCK)
        self._timer.timeout.connect(self._on_clock)
        desk.session.changed.connect(self._on_changed)
        desk.room.next_wanted.connect(self._on_next)
        desk.room.previous_wanted.connect(self._on_previous)

    def question(self) -> None:
        """Show the question the room is at, with the agencies' positions."""
        place = self._desk.place
        if place.case_id is None or place.point is None:
            self._desk.said.emit("There is no question to show yet.")
            return
        self._question = (place.case_id, place.point)
        self._desk.room.show_scene(self._question_scene(*self._question))

    def case(self) -> None:
        """Show the case the room is at: its reference, never its outline."""
        if self._desk.place.case_id is not None:
            self._put(case_scene(self._desk.session.now, self._desk.place.case_id))

    def judgement(self) -> None:
        """Show what the room said about the question it is at."""
        now, place = self._desk.session.now, self._desk.place
        if place.case_id is None or place.point is None:
            return
        held = now.judgement(place.case_id, place.point)
        if held is None or not held.state.settled:
            self._desk.said.emit("Nothing is agreed on this question yet.")
            return
        self._put(judgement_scene(now, held))

    def reason(self, case_id: CaseId, point: Point) -> None:
        """Show the reason for a judgement; its own wish, because it is free text."""
        held = self._desk.session.now.judgement(case_id, point)
        if held is not None and held.reason:
            self._put(reason_scene(self._desk.session.now, held))

    def comment(self, note: Note) -> None:
        """Show one practitioner comment; its own wish, because it is free text."""
        self._put(comment_scene(self._desk.session.now, note))

    def theme(self, theme_id: ThemeId, shown: Collection[NoteId]) -> None:
        """Show a theme with those of its chosen comments that are named."""
        self._put(theme_scene(self._desk.session.now, theme_id, shown))

    def agenda(self) -> None:
        """Show the agenda with the time."""
        self._put(agenda_scene(self._desk.session.now, self._desk.session.clock()))
        self._timer.start()

    def _put(self, scene: Scene) -> None:
        self._question = None
        self._desk.room.show_scene(scene)

    def _question_scene(self, case_id: CaseId, point: Point) -> QuestionScene:
        session = self._desk.session
        found: Sequence[Position] = positions(session.file, session.now, case_id, point)
        return question_scene(session.now, case_id, point, found)

    def _on_changed(self, news: Changed) -> None:
        now, room = self._desk.session.now, self._desk.room
        if news.touches("audit"):
            room.set_blank(blank_scene(now))
        blanked = room.visible and room.is_blank  # it may be brought back
        if self._question is None or not (blanked or isinstance(room.scene, QuestionScene)):
            return
        case_id, point = self._question
        if case_id not in now.case or point not in now.tool.points:
            room.blank()
            room.refresh_scene(blank_scene(now))
            self._question = None
        elif not news.tables <= {"notes", "visits", "agenda", "audit"}:
            room.refresh_scene(self._question_scene(case_id, point))

    def _on_clock(self) -> None:
        room, session = self._desk.room, self._desk.session
        if isinstance(room.scene, AgendaScene):
            room.refresh_scene(agenda_scene(session.now, session.clock()))
        elif not room.is_blank:
            self._timer.stop()

    def _on_next(self) -> None:
        if self._desk.place.next_point():
            self.question()

    def _on_previous(self) -> None:
        if self._desk.place.previous_point():
            self.question()
