"""How many minutes each case that is left can have, by how far the agencies differ on it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from core.counting.divergence import AlikePoint, Divergence, MapCell, MapRow
from core.model.ids import CaseId

READ_IN_A_MINUTE = 3
"""How many are read out together in a minute, the pause for objections included."""


def minutes_to_read(alike: Sequence[AlikePoint]) -> int:
    """Return the minutes that reading out together takes."""
    return -(-len(alike) // READ_IN_A_MINUTE)


def needs(row: MapRow, alike: Sequence[AlikePoint] = ()) -> Fraction:
    """Return how much talk a case wants beside others; what is adopted together wants none."""
    adopted = {one.point.question_id for one in alike if one.case_id == row.case.id}
    cells = (cell for cell in row.cells if cell.is_open and cell.question.id not in adopted)
    return sum(map(_needs, cells), Fraction(0))


def _needs(cell: MapCell) -> Fraction:
    if cell.divergence is Divergence.SPLIT:
        return 2 + 2 * cell.distance
    return Fraction(2 if cell.divergence is Divergence.UNSURE else 1)


def shared_minutes(
    left: int, wanted: Mapping[CaseId, Fraction], fixed: Mapping[CaseId, int]
) -> dict[CaseId, int]:
    """Share *left* minutes among cases by what each wants; a *fixed* one has what was typed.

    The sum is always *left*: where more was typed than there is, the last typed ones have
    less. Remainders go to those that lost most by rounding, the first of them first.
    """
    rest, shared = left, dict[CaseId, int]()
    for case_id, minutes in fixed.items():
        if case_id in wanted:
            shared[case_id] = max(0, min(minutes, rest))
            rest -= shared[case_id]
    others = {case_id: weight for case_id, weight in wanted.items() if case_id not in shared}
    if not others:  # all are typed: the last takes what there is
        if shared:
            shared[list(shared)[-1]] += rest
        return {case_id: shared[case_id] for case_id in wanted}
    whole = sum(others.values(), Fraction(0))
    exact = {
        case_id: rest * (weight / whole if whole else Fraction(1, len(others)))
        for case_id, weight in others.items()
    }
    shared |= {case_id: int(minutes) for case_id, minutes in exact.items()}
    over = rest - sum(int(minutes) for minutes in exact.values())
    most_lost = sorted(exact, key=lambda case_id: int(exact[case_id]) - exact[case_id])
    for case_id in most_lost[:over]:
        shared[case_id] += 1
    return {case_id: shared[case_id] for case_id in wanted}
