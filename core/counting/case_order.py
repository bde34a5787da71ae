"""In which order cases are taken at a meeting: what the returns say of each decides it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from core.counting.collation import on_the_scale
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.ids import CaseId, ItemId
from core.model.snapshot import AnswerRow, Snapshot


class CaseOrder(StrEnum):
    """What comes first."""

    GROUP = "group"
    APART = "apart"
    STRENGTHS = "strengths"


def cases_in_order(
    now: Snapshot, answers: Iterable[AnswerRow], order: CaseOrder
) -> tuple[Case, ...]:
    """Return the cases in another order; those that tie stay as they stand.

    Those of which no return can say come last.
    """
    if order is CaseOrder.GROUP:
        return tuple(case for cases in now.groups().values() for case in cases)
    usable = [row for row in answers if (row.case_id, row.agency_id) in now.usable]
    share = _apart(usable) if order is CaseOrder.APART else _met(now, usable)
    return tuple(sorted(now.cases, key=lambda case: -share.get(case.id, Fraction(-1))))


def _apart(rows: Sequence[AnswerRow]) -> dict[CaseId, Fraction]:
    """Return at how many of what two agencies or more answered they do not say the same."""
    said: dict[tuple[CaseId, ItemId], list[int]] = {}
    for row in rows:
        said.setdefault((row.case_id, row.item_id), []).append(row.answer_id)
    asked, apart = Counter[CaseId](), Counter[CaseId]()
    for (case, _), given in said.items():
        if len(given) > 1:
            asked[case] += 1
            apart[case] += len(set(given)) > 1
    return {case: Fraction(apart[case], count) for case, count in asked.items()}


def _met(now: Snapshot, rows: Sequence[AnswerRow]) -> dict[CaseId, Fraction]:
    """Return which share of the answers on the scale is met."""
    given, met = Counter[CaseId](), Counter[CaseId]()
    for row in rows:
        answer = now.tool.answer.get(row.answer_id)
        if answer is not None and on_the_scale(answer):
            given[row.case_id] += 1
            met[row.case_id] += answer.bearing is Bearing.MET
    return {case: Fraction(met[case], count) for case, count in given.items()}
