"""What was moderated: own answers that agencies changed in the room, and who challenged whom."""

from collections import Counter
from collections.abc import Iterable

from core.counting.grades import Scale, best_first
from core.counting.view_moves import ViewMoves
from core.model.case import Agency
from core.model.changed_answer import ChangedAnswer
from core.model.ids import AgencyId, CaseId
from core.model.note import Note, NoteKind
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, Point


def own_moves(
    now: Snapshot, agency_id: AgencyId | None = None, point: Point | None = None
) -> ViewMoves:
    """Count which way agencies changed their own answers: of all, of one, or at one point."""
    changed = [
        one
        for one in now.changed_answers
        if agency_id in (None, one.agency_id) and point in (None, one.point)
    ]
    ways = Counter(_way(now, one) for one in changed)
    return ViewMoves(better=ways[1], worse=ways[-1], otherwise=ways[0])


def own_moves_by_agency(now: Snapshot) -> tuple[tuple[Agency, ViewMoves], ...]:
    """Return the moves of each agency that changed an answer of its own."""
    found = ((one, own_moves(now, one.id)) for one in now.agencies)
    return tuple((one, moves) for one, moves in found if moves.moved)


def _way(now: Snapshot, one: ChangedAnswer) -> int:
    """Return 1 for a better answer, -1 for a worse one, 0 for neither."""
    if one.question_id not in now.tool.question:
        return 0
    allowed = now.tool.answers_at(one.point)
    by_key = {answer.key: answer for answer in allowed}
    scale = Scale(best_first(allowed))
    steps = scale.steps(by_key.get(one.before_key), by_key.get(one.answer_key))
    return (steps > 0) - (steps < 0) if steps else 0


def own_answers(
    now: Snapshot, case_id: CaseId, point: Point, positions: Iterable[Position]
) -> dict[AgencyId, Answer]:
    """Return what each agency that answered says of its own now, as on its form or changed.

    A checklist as a whole, and what is no choice of one, has nothing that could be changed.
    """
    lines = now.tool.items_at(point)
    if not now.tool.kind_at(point).one_of_some or len(lines) != 1:
        return {}
    by_key = {one.key: one for one in now.tool.answers_at(point)}
    changed = {one.agency_id: by_key.get(one.answer_key) for one in now.changed_at(case_id, point)}
    return {
        at.agency.id: changed.get(at.agency.id) or at.answer
        for at in positions
        if at.answer is not None and at.asked
    }


def challenges(notes: Iterable[Note]) -> list[Note]:
    """Return the challenges among some notes."""
    return [note for note in notes if note.kind is NoteKind.CHALLENGE]


def is_challenged(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether an agency challenged another at a point of a case."""
    found = challenges(now.notes_on(case_id))
    return any(
        (one.question_id, one.item_id) == (point.question_id, point.item_id) for one in found
    )


def challenge_pairs(now: Snapshot) -> tuple[tuple[Agency, Agency, int], ...]:
    """Return who challenged whom how often, in the order of the agencies."""
    counted = Counter((one.agency_id, one.challenged_id) for one in challenges(now.notes))
    return tuple(
        (one, other, counted[one.id, other.id])
        for one in now.agencies
        for other in now.agencies
        if counted[one.id, other.id]
    )
