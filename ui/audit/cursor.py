"""Where the room is: which case and which question, for everyone who needs to know."""

from PySide6.QtCore import QObject, Signal

from core.model.audit import Audit
from core.model.case import Case
from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.judgement import JudgementState
from core.model.tool import Item, Point, Question
from ui.audit.session import WorkshopSession


class WalkCursor(QObject):
    """The case and question the room is at; None where an audit has none yet.

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

    def go(self, case_id: CaseId, point: Point | None = None) -> None:
        """Go to a case, at *point* or at its first open question."""
        if point is None:
            point = self.first_open(case_id) or next(iter(self._session.now.tool.points), None)
        other_case = case_id != self.case_id
        if not other_case and point == self.point:
            return
        self.case_id, self.point = case_id, point
        if other_case:
            self.case_changed.emit()
        self.moved.emit()

    def next_point(self) -> bool:
        """Go to the next question of the case; return False at the last."""
        return self._step(1)

    def previous_point(self) -> bool:
        """Go to the question before; return False at the first."""
        return self._step(-1)

    def next_open(self) -> bool:
        """Go to the next open question of the case, past the end from the start.

        Parked questions are not open. Returns False when there is none.
        """
        points = self._session.now.tool.points
        if self.case_id is None or self.point not in points:
            return False
        at = points.index(self.point)
        for point in (*points[at + 1 :], *points[:at]):
            if self._is_open(self.case_id, point):
                self.go(self.case_id, point)
                return True
        return False

    def next_case(self) -> bool:
        """Go to the next case as listed; return False at the last."""
        return self._step_case(1)

    def previous_case(self) -> bool:
        """Go to the case before as listed; return False at the first."""
        return self._step_case(-1)

    def first_open(self, case_id: CaseId) -> Point | None:
        """Return the first question of a case that is neither settled nor parked."""
        points = self._session.now.tool.points
        return next((point for point in points if self._is_open(case_id, point)), None)

    def listed(self) -> list[CaseId]:
        """Return the cases in the order in which they are listed, by pathway or team."""
        return [case.id for group in self._session.now.groups().values() for case in group]

    def _is_open(self, case_id: CaseId, point: Point) -> bool:
        held = self._session.now.judgement(case_id, point)
        return held is None or not (held.state.settled or held.state is JudgementState.PARKED)

    def _step(self, by: int) -> bool:
        points = self._session.now.tool.points
        if self.case_id is None or self.point not in points:
            return False
        at = points.index(self.point) + by
        if not 0 <= at < len(points):
            return False
        self.go(self.case_id, points[at])
        return True

    def _step_case(self, by: int) -> bool:
        listed = self.listed()
        if self.case_id not in listed:
            return False
        at = listed.index(self.case_id) + by
        if not 0 <= at < len(listed):
            return False
        self.go(listed[at])
        return True

    def _settle(self) -> None:
        """Stand at the first case that is not done, or at the first one."""
        listed = self.listed()
        points = self._session.now.tool.points
        if not listed or not points:
            self.case_id, self.point = (listed[0] if listed else None), None
            return
        begun = [case for case in listed if self._session.now.judgements_of(case)]
        waiting = (case for case in (*begun, *listed) if self.first_open(case) is not None)
        self.case_id = next(waiting, listed[0])
        self.point = self.first_open(self.case_id) or points[0]

    def _on_changed(self, news: Changed) -> None:
        if not news.touches(Case, Question, Item, Audit):
            return
        now = self._session.now
        if self.case_id not in now.case or self.point not in now.tool.points:
            self._settle()
            self.case_changed.emit()
            self.moved.emit()
