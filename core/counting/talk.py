"""How much each case has to be talked through beside others, by how far the agencies differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp, log
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.case_progress import CaseProgress
from core.counting.divergence import AnswerCell, returned_cells
from core.counting.minutes import cell_needs
from core.model.case import Case
from core.model.ids import CaseId, QuestionId
from core.model.judgement import Together
from core.model.snapshot import Snapshot, ValueRow

QuestionNeeds = Mapping[CaseId, Mapping[QuestionId, float]]
"""What each question of a case wants beside others; a case without returns is not in it."""

_SPREAD: Final = 0.45
_BELIEVED: Final = 0.35
"""How far cases spread about their plan, and how firmly it is believed at first that what the
agencies differ on takes its time. By simulated days of 8 and 29 cases."""


def question_needs(
    now: Snapshot,
    answers: Iterable[AnswerCell],
    values: Iterable[ValueRow] = (),
    apart: NotAsked = EVERYTHING_ASKED,
) -> QuestionNeeds:
    """Return what each question wants by what the returns say, whatever the room has done.

    It tells what may still be hidden: only `talk_by_case` is for the window.
    """
    returned = {case_id for case_id, _ in now.usable}
    cells = returned_cells(now, answers, values, apart)
    return {
        case_id: {one.question.id: float(cell_needs(one)) for one in row}
        for case_id, row in cells.items()
        if case_id in returned
    }


def talk_by_case(now: Snapshot, found: QuestionNeeds) -> dict[CaseId, float]:
    """Return what a question of each case wants against a question of all cases, 1 for as much.

    What is hidden until the table's first views wants as much as any. What was adopted
    together wants nothing, and is left out.
    """
    known = {case.id: _known(now, case, found.get(case.id, {})) for case in now.listed_cases}
    wants = [want for case in known.values() for want in case.values()]
    usual = sum(wants) / len(wants) if wants else 0.0
    if not usual:
        return {}
    talk = {}
    for case_id, one in known.items():
        adopted = _adopted(now, case_id)
        left = [one.get(at.id, usual) for at in now.tool.questions if at.id not in adopted]
        talk[case_id] = sum(left) / len(left) / usual if left else 1.0
    return talk


def _known(
    now: Snapshot, case: Case, wanted: Mapping[QuestionId, float]
) -> dict[QuestionId, float]:
    if not now.asks_first(case):
        return dict(wanted)
    return {at: want for at, want in wanted.items() if not now.hides_question(case.id, at)}


def _adopted(now: Snapshot, case_id: CaseId) -> set[QuestionId]:
    """Return the questions of which all that was judged was adopted together."""
    held = now.judgements_of(case_id)
    talked = {one.question_id for one in held if one.together is not Together.ADOPTED}
    return {one.question_id for one in held if one.together is Together.ADOPTED} - talked


def weight_of_talk(done: Iterable[tuple[float, float]]) -> float:
    """Return how far what the agencies differ on lengthens cases, from 0 (not at all) to 1.

    *done* are the talk that was expected of each case that is done, and its minutes against
    its plan. It is believed to, the less the more cases say otherwise.
    """
    pairs = [(log(talk), log(took)) for talk, took in done if talk > 0 and took > 0]
    if not pairs:
        return 1.0
    talks, times = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    apart = sum((talk - talks) ** 2 for talk, _ in pairs)
    together = sum((talk - talks) * (time - times) for talk, time in pairs)
    doubt = _SPREAD / _BELIEVED
    trust = doubt * doubt
    weight: float = (together + trust) / (apart + trust)
    return min(1.0, max(0.0, weight))


def with_talk(
    cases: Sequence[CaseProgress], spent: Mapping[CaseId, float]
) -> Sequence[CaseProgress]:
    """Return the cases with as much talk as those that are done say can be expected of them."""
    if all(one.talk == 1.0 for one in cases):
        return cases
    done = [
        (one.talk, spent[one.id] / (one.walked / one.talk))
        for one in cases
        if one.done and one.id in spent and one.walked > 0 and not one.own_plan
    ]
    weight = weight_of_talk(done)
    return [replace(one, talk=exp(weight * log(one.talk))) for one in cases]
