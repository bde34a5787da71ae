"""Where the agencies stand on what the room is at, for whatever shows or says it."""

from core.counting.asking import deciding_at, with_asked
from core.model.ids import CaseId
from core.model.snapshot import Position
from core.model.tool import Point
from core.queries.returns import given_for, positions
from ui.audit.session import WorkshopSession


def positions_at(session: WorkshopSession, case_id: CaseId, point: Point) -> tuple[Position, ...]:
    """Return where every agency on a case stands on a point, and whether it was asked.

    Nothing at all while that is hidden until the table has given its first views.
    """
    now = session.now
    if now.hides(case_id, point):
        return ()
    found = session.read(lambda file: positions(file, now, case_id, point))
    items = deciding_at(now.tool, point)
    if not items:
        return found
    answers, values = session.read(lambda file: given_for(file, items, case_id))
    return with_asked(now, case_id, point, found, answers, values)
