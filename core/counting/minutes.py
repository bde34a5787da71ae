"""How many minutes each case that is left can have, by how far the agencies differ on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Final

from core.counting.divergence import AlikePoint, Divergence, MapCell, MapRow
from core.counting.hours import length
from core.counting.timetable import DayPhase, case_time, day_phase, whole_day
from core.model.ids import CaseId
from core.model.snapshot import Snapshot

READ_IN_A_MINUTE: Final = 3
"""How many are read out together in a minute, the pause for objections included."""


def minutes_left(now: Snapshot, at: datetime) -> int:
    """Return the minutes for cases from *at* on; all of the day's where it is still to come."""
    agenda = now.here_agenda or whole_day(*now.here_hours)
    minute = at.hour * 60 + at.minute
    phase = day_phase(agenda, at, minute, now.here_day)
    begun = phase in (DayPhase.RUNNING, DayPhase.OVER)
    return int(length(case_time(agenda, minute if begun else 0)))


def in_order(now: Snapshot, order: Sequence[CaseId], minutes: Mapping[CaseId, int]) -> Snapshot:
    """Return the audit as it would be with its cases in another order; those left out follow."""
    last = len(order)
    places = {case_id: at for at, case_id in enumerate(order)}
    cases = (replace(one, minutes=minutes.get(one.id, one.minutes)) for one in now.cases)
    placed = tuple(sorted(cases, key=lambda one: places.get(one.id, last)))
    return replace(now, cases=placed, audit=replace(now.audit, in_one_list=True))


def minutes_to_read(alike: Sequence[AlikePoint]) -> int:
    """Return the minutes that reading out together takes."""
    return -(-len(alike) // READ_IN_A_MINUTE)


def needs(row: MapRow, alike: Sequence[AlikePoint] = ()) -> Fraction:
    """Return how much talk a case wants beside others; what is adopted together wants none."""
    adopted = {one.point.question_id for one in alike if one.case_id == row.case.id}
    cells = (cell for cell in row.cells if cell.is_open and cell.question.id not in adopted)
    return sum(map(cell_needs, cells), Fraction(0))


def cell_needs(cell: MapCell) -> Fraction:
    """Return how much talk one question wants beside others, by how far its answers are apart."""
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
