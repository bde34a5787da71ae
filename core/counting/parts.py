"""How often each answer was given for an agency's own part; the unit is parts, never cases."""

from collections import Counter

from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point


def part_counts(now: Snapshot, point: Point) -> tuple[tuple[Answer, int], ...]:
    """Count the judgements of agencies' own parts at a point; nothing where none are wanted."""
    if not now.tool.question[point.question_id].each_agency:
        return ()
    given = Counter(one.answer_key for one in now.part_judgements if one.point == point)
    return tuple((answer, given[answer.key]) for answer in now.tool.answers_at(point))
