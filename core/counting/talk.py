"""How much each case has to be talked through beside others, by how far the agencies differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import log
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.case_progress import CaseProgress
from core.counting.divergence import AnswerCell, returned_cells
from core.counting.minutes import cell_needs
from core.model.case import Case
from core.model.ids import CaseId, QuestionId
from core.model.judgement import Together
from core.model.snapshot import Snapshot, ValueRow

ENOUGH_MEASURED: Final = 2
"""From this many finished cases on, what the day shows counts alone."""

QuestionNeeds = Mapping[CaseId, Mapping[QuestionId, float]]
"""What each question of a case wants beside others; a case without returns is not in it."""

_AGAINST: Final = 14.0
"""How many times likelier it is held at first that cases do not follow what is expected of them.

By simulated days of 8 and 29 cases: with less, a day on which what agencies differ on says
nothing of length is forecast worse than by the mean so far.
"""

_SPREAD: Final = 0.4
"""How far cases spread about what is expected, believed as firmly as what one case shows."""


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
    """Return how far cases follow what is expected of them, from 0 (not at all) to 1.

    *done* are what was expected of each case that is done and the minutes it took, each beside
    others. With fewer than two nothing speaks against it; with more it is weighed which tells
    what they took: what was expected, or that one takes as long as another.
    """
    pairs = [(log(talk), log(took)) for talk, took in done if talk > 0 and took > 0]
    if len(pairs) < ENOUGH_MEASURED:
        return 1.0
    follow = _apart([took - talk for talk, took in pairs])
    alike = _apart([took for _, took in pairs])
    likelier: float = (follow / alike) ** (len(pairs) / 2)
    return 1 / (1 + _AGAINST * likelier)


def _apart(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return _SPREAD * _SPREAD + sum((one - mean) ** 2 for one in values)


def with_talk(
    cases: Sequence[CaseProgress], spent: Mapping[CaseId, float]
) -> Sequence[CaseProgress]:
    """Return the cases with as much talk as those that are done say can be expected of them.

    Where all have minutes of their own, as the map's order gives them, those are what is
    expected; minutes typed for a few are a plan, and stand.
    """
    expected = _expected(cases)
    if len(set(expected.values())) < 2:
        return cases
    done = [
        (expected[one.id], spent[one.id] / _without_talk(one))
        for one in cases
        if one.done and one.id in expected and one.id in spent
    ]
    weight = weight_of_talk(done)
    return [
        replace(one, talk=one.talk * expected[one.id] ** (weight - 1))
        if one.id in expected
        else one
        for one in cases
    ]


def _expected(cases: Sequence[CaseProgress]) -> dict[CaseId, float]:
    """Return what each case is expected to take beside others, where that is not to stand."""
    walked = [one for one in cases if one.walked > 0]
    if all(one.own_plan for one in walked):
        usual = sum(one.minutes for one in walked) / max(1, len(walked))
        return {one.id: one.minutes / usual for one in walked}
    return {one.id: one.talk for one in walked if not one.own_plan}


def _without_talk(case: CaseProgress) -> float:
    """Return the minutes of its plan if it were a case like any, but for what was adopted."""
    return case.walked / case.talk if not case.own_plan else 1.0
