"""Where the room is: which case and which question, for everyone who needs to know."""

from PySide6.QtCore import QObject, Signal

from core.counting.conditions import first_open, is_open
from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import Changed
from core.model.household import CasePerson
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.model.tool import Item, Point, Question
from ui.audit.session import WorkshopSession


class WalkCursor(QObject):
    """The case and question the room is at; None where an audit has none yet.

    A case without a question is the end of the case: nothing in it is open any more.

    Signals:
        moved: the room is at another case or question.
        case_changed: the room is at another case; comes before `moved`.
    """

    moved = Signal()
    case_changed = Signal()

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.case_id: CaseId | None = None
        self.point: Point | None = None
        self._settle()
        session.changed.connect(self._on_changed)
        session.meeting_chosen.connect(self._on_meeting_chosen)

    @property
    def at_end(self) -> bool:
        """Whether the room is at the end of a case, where what was agreed stands together."""
        listed = bool(self._session.now.tool.points)
        return self.case_id is not None and self.point is None and listed

    def go(self, case_id: CaseId, point: Point | None = None) -> None:
        """Go to a case, at *point*, at its first open question, or at its end without one."""
        if point is None:
            point = self.first_open(case_id)
        other_case = case_id != self.case_id
        if not other_case and point == self.point:
            return
        self.case_id, self.point = case_id, point
        if other_case:
            self.case_changed.emit()
        self.moved.emit()

    def forward(self) -> bool:
        """Go to the next question, and after the last to the end of a case that has one."""
        return self.next_point() or self.finish()

    def next_point(self) -> bool:
        """Go to the next question of the case; return False at the last."""
        return self._step(1)

    def previous_point(self) -> bool:
        """Go to the question before, from the end to the last; return False at the first."""
        return self._step(-1)

    def finish(self) -> bool:
        """Go to the end of the case; return False while a question in it is open."""
        if self.case_id is None or self.at_end or self.first_open(self.case_id) is not None:
            return False
        self.go(self.case_id)
        return True

    def next_open(self) -> bool:
        """Go to the next open question of the case, past the end from the start.

        Parked questions are not open, nor are those passed over. Returns False when there is none.
        """
        points = self._session.now.tool.points
        if self.case_id is None or self.point not in points:
            return False
        at = points.index(self.point)
        for point in (*points[at + 1 :], *points[:at]):
            if is_open(self._session.now, self.case_id, point):
                self.go(self.case_id, point)
                return True
        return False

    def next_open_case(self) -> CaseId | None:
        """Return the next case as listed with an open question, past the end from the start."""
        listed = self.listed()
        at = listed.index(self.case_id) if self.case_id in listed else -1
        others = (*listed[at + 1 :], *listed[: max(0, at)])
        return next((case for case in others if self.first_open(case) is not None), None)

    def next_open_place(self) -> tuple[CaseId, Point] | None:
        """Return the next open question anywhere: in this case, or in the next that has one."""
        now, points = self._session.now, self._session.now.tool.points
        if self.case_id is not None and self.point in points:
            at = points.index(self.point)
            for point in (*points[at + 1 :], *points[:at]):
                if is_open(now, self.case_id, point):
                    return self.case_id, point
        case_id = self.next_open_case()
        point_there = None if case_id is None else self.first_open(case_id)
        return None if case_id is None or point_there is None else (case_id, point_there)

    def next_case(self) -> bool:
        """Go to the next case as listed; return False at the last."""
        return self._step_case(1)

    def previous_case(self) -> bool:
        """Go to the case before as listed; return False at the first."""
        return self._step_case(-1)

    def first_open(self, case_id: CaseId) -> Point | None:
        """Return the first question of a case that the room still has to come to."""
        return first_open(self._session.now, case_id)

    def listed(self) -> list[CaseId]:
        """Return the cases in the order in which they are listed, by pathway or team."""
        return [case.id for case in self._session.now.listed_cases]

    def _step(self, by: int) -> bool:
        points = self._session.now.tool.points
        if self.case_id is None or not (self.point in points or self.at_end):
            return False
        at = (len(points) if self.point is None else points.index(self.point)) + by
        if not 0 <= at < len(points):
            return False
        self.go(self.case_id, points[at])
        return True

    def _step_case(self, by: int) -> bool:
        listed = self.listed()
        if not listed:
            return False
        at = listed.index(self.case_id) + by if self.case_id in listed else 0
        if not 0 <= at < len(listed):
            return False
        self.go(listed[at])
        return True

    def _settle(self) -> None:
        """Stand at the first case that is not done, or at the end of the first one."""
        listed = self.listed()
        points = self._session.now.tool.points
        if not listed or not points:
            self.case_id, self.point = (listed[0] if listed else None), None
            return
        begun = [case for case in listed if self._session.now.judgements_of(case)]
        waiting = (case for case in (*begun, *listed) if self.first_open(case) is not None)
        self.case_id = next(waiting, listed[0])
        self.point = self.first_open(self.case_id)

    def _on_meeting_chosen(self) -> None:
        """Stay at the case where the meeting takes it, else go where it has to begin."""
        if self.case_id not in self.listed():
            self._settle()
            self.case_changed.emit()
            self.moved.emit()

    def _on_changed(self, news: Changed) -> None:
        if news.touches(CasePerson):
            self._on_people_listed()
        if not news.touches(Case, Question, Item, Audit, Judgement):
            return
        now = self._session.now
        if self.case_id not in now.case or self.point not in (*now.tool.points, None):
            self._settle()
            self.case_changed.emit()
            self.moved.emit()
        elif self.point is None and self.case_id is not None:
            self.go(self.case_id)  # what was taken back is open again

    def _on_people_listed(self) -> None:
        """Begin where there is now somebody to ask about, while nothing of the case is judged."""
        now, case_id = self._session.now, self.case_id
        if case_id is not None and now.tool.asks_about_each and not now.judgements_of(case_id):
            self.go(case_id)
