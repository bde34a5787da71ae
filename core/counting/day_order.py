"""The order a day is talked through in: strengths first, colours at the end, where it is wanted."""

from core.counting.conditions import is_open
from core.model.ids import CaseId
from core.model.note import NoteKind
from core.model.snapshot import Snapshot


def strengths_wait(now: Snapshot, case_id: CaseId) -> bool:
    """Return whether a case waits for its strengths: none is noted, and nothing is judged yet."""
    if not now.audit.strengths_first or case_id not in now.case:
        return False
    noted = any(one.kind is NoteKind.STRENGTH for one in now.notes_on(case_id))
    begun = any(one.answered or one.state.settled for one in now.judgements_of(case_id))
    return not noted and not begun


def colours_wait(now: Snapshot) -> bool:
    """Return whether answers have no colour yet: some question of some case is still open."""
    if not now.audit.colours_last:
        return False
    return any(is_open(now, case.id, point) for case in now.cases for point in now.tool.points)
