"""In which order cases are taken at a meeting: what the returns say of each decides it."""

from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum
from fractions import Fraction

from core.counting.asking import not_asked
from core.counting.collation import on_the_scale
from core.counting.divergence import divergence_map
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.ids import CaseId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow


class CaseOrder(StrEnum):
    """What comes first."""

    GROUP = "group"
    APART = "apart"
    STRENGTHS = "strengths"


def cases_in_order(
    now: Snapshot,
    answers: Collection[AnswerRow],
    order: CaseOrder,
    values: Collection[ValueRow] = (),
) -> tuple[Case, ...]:
    """Return the cases in another order; those that tie stay as they stand.

    Those of which no return can say come last, and where agencies differ most is first,
    those the room is through with.
    """
    if order is CaseOrder.GROUP:
        return tuple(case for cases in now.groups().values() for case in cases)
    if order is CaseOrder.APART:
        return _apart(now, answers, values)
    usable = [row for row in answers if _may_count(now, row)]
    share = _met(now, usable)
    return tuple(sorted(now.cases, key=lambda case: -share.get(case.id, Fraction(-1))))


def _may_count(now: Snapshot, row: AnswerRow) -> bool:
    """Return whether an answer of a usable return may be told: it waits for no first view."""
    if (row.case_id, row.agency_id) not in now.usable:
        return False
    return not now.hides_item(row.case_id, row.item_id)


def _apart(
    now: Snapshot, answers: Collection[AnswerRow], values: Collection[ValueRow]
) -> tuple[Case, ...]:
    """Return the cases as the map of the audit has them."""
    cells = ((one.case_id, one.agency_id, one.item_id, one.answer_id, 1) for one in answers)
    found = divergence_map(now, cells, values, not_asked(now, answers, values))
    return tuple(row.case for row in (*found.open, *found.done))


def _met(now: Snapshot, rows: Sequence[AnswerRow]) -> dict[CaseId, Fraction]:
    """Return which share of the answers on the scale is met."""
    given, met = Counter[CaseId](), Counter[CaseId]()
    for row in rows:
        answer = now.tool.answer.get(row.answer_id)
        if answer is not None and on_the_scale(answer):
            given[row.case_id] += 1
            met[row.case_id] += answer.bearing is Bearing.MET
    return {case: Fraction(met[case], count) for case, count in given.items()}
