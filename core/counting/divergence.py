"""How far the agencies differ, case by case and question by question: what orders a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, NotAsked
from core.counting.before_after import compared_item
from core.counting.conditions import Fulfilment, asked_where, condition_at, is_open, passed_over
from core.counting.grades import GOODNESS, Scale, best_first
from core.counting.moderation import is_challenged
from core.model.bearing import Bearing
from core.model.case import Case
from core.model.grading import GradeOf
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot, ValueRow
from core.model.tool import Answer, AnswerKind, Item, Point, Question, Tool
from core.model.value import bearing_of, is_readable

AnswerCell = tuple[CaseId, AgencyId, ItemId, AnswerId, int]
"""A case, an agency or 0 for all of them, an item, an answer, and how many gave it."""

_NEAR = Fraction(1, 2)


class Divergence(StrEnum):
    """What the returns come to at one question. The first that applies, from the top.

    SPLIT: two answers on the scale, or two values. UNSURE: somebody does not know.
    MISSING: a blank, or not applicable, beside an answer; or one answer alone.
    ALIKE: two answers or more, all the same. NOTHING: no answer, or words only.
    """

    SPLIT = "split"
    UNSURE = "unsure"
    MISSING = "missing"
    ALIKE = "alike"
    NOTHING = "nothing"


_GRAVEST = tuple(Divergence)


@dataclass(frozen=True, slots=True)
class MapCell:
    """One question of one case.

    `given` are the answers given with how many gave each, in the order of their set;
    `values` how many different values where it is not one of some answers. `distance` is
    how far apart they are, 1 from one end of the scale to the other. Of a checklist it is
    of the mean of its `lines`, of which so many are `split_lines`. `state` is how the room
    left it, None while it is open; it may be `passed_over`. While what the agencies say is
    `hidden` until the table's first views, nothing of it is known here.
    """

    question: Question
    divergence: Divergence
    given: tuple[tuple[Answer, int], ...] = ()
    blank: int = 0
    values: int = 0
    distance: Fraction = Fraction(0)
    lines: int = 0
    split_lines: int = 0
    state: JudgementState | None = None
    passed_over: bool = False
    hidden: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the room still has to come to it."""
        return self.state is None and not self.passed_over


@dataclass(frozen=True)
class MapRow:
    """One case with a cell for each question; `cells` are in the order of the tool."""

    case: Case
    cells: tuple[MapCell, ...]

    @cached_property
    def is_open(self) -> bool:
        """Whether the room has anything left to come to."""
        return any(cell.is_open for cell in self.cells)

    def count(self, divergence: Divergence) -> int:
        """Return how many open questions stand so."""
        return sum(cell.is_open and cell.divergence is divergence for cell in self.cells)

    @cached_property
    def apart(self) -> tuple[Fraction, int, int, bool]:
        """What the case is ordered by: steps apart, then unsure, then missing, then any answer."""
        steps = sum((cell.distance for cell in self.cells if cell.is_open), Fraction(0))
        answered = any(cell.divergence is not Divergence.NOTHING for cell in self.cells)
        unsure, missing = self.count(Divergence.UNSURE), self.count(Divergence.MISSING)
        return steps, unsure, missing, answered


@dataclass(frozen=True, slots=True)
class AlikePoint:
    """What can be adopted together: all returns that answer it say the same, two or more."""

    case_id: CaseId
    point: Point
    answer: Answer
    returns: int


@dataclass(frozen=True)
class DivergenceMap:
    """An audit's cases by its questions: `open` ones by how far agencies differ, then `done`."""

    questions: tuple[Question, ...]
    open: tuple[MapRow, ...]
    done: tuple[MapRow, ...]
    alike: tuple[AlikePoint, ...]


def divergence_map(
    now: Snapshot,
    answers: Iterable[AnswerCell],
    values: Iterable[ValueRow] = (),
    apart: NotAsked = EVERYTHING_ASKED,
) -> DivergenceMap:
    """Return how far the agencies differ over all cases of the meeting that is looked at.

    *answers* and *values* hold those to every item; what was not asked stands *apart*.
    """
    said = _ReturnedAnswers(now, answers, values, apart)
    rows = [MapRow(case, tuple(_cells(now, case, said))) for case in now.listed_cases]
    waiting = sorted((row for row in rows if row.is_open), key=lambda row: row.apart, reverse=True)
    return DivergenceMap(
        now.tool.questions,
        tuple(waiting),
        tuple(row for row in rows if not row.is_open),
        tuple(one for row in waiting for one in _alike(now, row, said)),
    )


def returned_cells(
    now: Snapshot,
    answers: Iterable[AnswerCell],
    values: Iterable[ValueRow] = (),
    apart: NotAsked = EVERYTHING_ASKED,
) -> dict[CaseId, tuple[MapCell, ...]]:
    """Return what the returns come to on every question, also on what the room is done with.

    Nothing is left out of it that waits for first views: it is for no eye.
    """
    said, scales = _ReturnedAnswers(now, answers, values, apart), dict[int, Scale | None]()
    items = [(one, now.tool.items_of(one.id)) for one in now.tool.questions]
    return {
        case.id: tuple(
            _cell(
                question,
                [_line(now.tool, case.id, item, said, scales) for item in lines],
                None,
                passed=False,
            )
            for question, lines in items
        )
        for case in now.listed_cases
    }


class _ReturnedAnswers:
    """What the usable returns answer, by case and item."""

    def __init__(
        self,
        now: Snapshot,
        answers: Iterable[AnswerCell],
        values: Iterable[ValueRow],
        apart: NotAsked,
    ) -> None:
        self._tool = now.tool
        self._answers: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        self._values: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._usable = Counter(case for case, _ in now.usable)
        self._not_asked = Counter(
            (case, item) for item, pairs in apart.pairs.items() for case, _ in pairs
        )
        for case, agency, item, answer, count in answers:
            if not agency or not apart.holds(item, (case, agency)):
                at = self._answers[case, item]
                at[answer] = at.get(answer, 0) + count
        for one in values:
            if not apart.holds(one.item_id, (one.case_id, one.agency_id)):
                self._values[one.case_id, one.item_id].append(one.value)

    def given(self, case_id: CaseId, item: Item) -> tuple[tuple[Answer, int], ...]:
        counts = self._answers.get((case_id, item.id), {})
        allowed = self._tool.answers_of(item.answer_set_id)
        return tuple((one, counts[one.id]) for one in allowed if one.id in counts)

    def values(self, case_id: CaseId, item: Item) -> Sequence[str]:
        return self._values.get((case_id, item.id), ())

    def blank(self, case_id: CaseId, item: Item, answered: int) -> int:
        asked = self._usable[case_id] - self._not_asked[case_id, item.id]
        return max(0, asked - answered)


def _cells(now: Snapshot, case: Case, said: _ReturnedAnswers) -> Iterable[MapCell]:
    scales: dict[int, Scale | None] = {}
    points: dict[int, list[Point]] = defaultdict(list)
    for point in now.tool.points:
        points[point.question_id].append(point)
    for question in now.tool.questions:
        asked = points[question.id]
        state, passed = _left(now, case.id, asked)
        if any(now.hides(case.id, point) for point in asked) and not passed:
            yield MapCell(question, Divergence.NOTHING, state=state, hidden=True)
            continue
        lines = []
        if state is None and not passed:  # of what the room is done with nobody asks any more
            items = now.tool.items_of(question.id)
            lines = [_line(now.tool, case.id, item, said, scales) for item in items]
        yield _cell(question, lines, state, passed)


def _cell(
    question: Question, lines: Sequence[MapCell], state: JudgementState | None, passed: bool
) -> MapCell:
    if question.room_only or not lines:
        return MapCell(question, Divergence.NOTHING, state=state, passed_over=passed)
    gravest = min((one.divergence for one in lines), key=_GRAVEST.index)
    if gravest is Divergence.ALIKE and any(one.divergence is not gravest for one in lines):
        gravest = Divergence.MISSING  # some lines nobody answered
    one = lines[0]
    if question.checklist:
        split = sum(line.divergence is Divergence.SPLIT for line in lines)
        far = sum((line.distance for line in lines), Fraction(0)) / len(lines)
        return MapCell(
            question,
            gravest,
            distance=far,
            lines=len(lines),
            split_lines=split,
            state=state,
            passed_over=passed,
        )
    return MapCell(
        question, gravest, one.given, one.blank, one.values, one.distance, 0, 0, state, passed
    )


def _left(
    now: Snapshot, case_id: CaseId, points: Sequence[Point]
) -> tuple[JudgementState | None, bool]:
    """Return how the room left a question, None while a point of it is open; or passed it over."""
    states = set()
    for point in points:
        held = now.judgement(case_id, point)
        if held is not None and held.state in _LEFT:
            states.add(held.state)
        elif not passed_over(now, case_id, point):
            return None, False
    return next((state for state in _LEFT if state in states), None), not states


_LEFT: Final = (JudgementState.PARKED, JudgementState.NOT_AGREED, JudgementState.AGREED)
"""How a question may be left; one that has lines is as the first of these."""


def _line(
    tool: Tool, case_id: CaseId, item: Item, said: _ReturnedAnswers, scales: dict[int, Scale | None]
) -> MapCell:
    question = tool.question[item.question_id]
    held = tool.set_of(item.answer_set_id)
    kind = held.kind if held is not None else AnswerKind.CHOICE
    if held is None or not kind.one_of_some:
        return _of_values(tool, question, item, said.values(case_id, item), case_id, said)
    given = said.given(case_id, item)
    answered = sum(count for _, count in given)
    blank = said.blank(case_id, item, answered)
    if item.answer_set_id not in scales:
        scales[item.answer_set_id] = _scale(tool.answers_of(item.answer_set_id), kind)
    scale = scales[item.answer_set_id]
    far = _distance(given, scale)
    unsure = scale is not None and any(one.bearing is Bearing.UNKNOWN for one, _ in given)
    found = _divergence(given, blank, far, unsure=unsure)
    return MapCell(question, found, given, blank, distance=far)


def _of_values(
    tool: Tool,
    question: Question,
    item: Item,
    values: Sequence[str],
    case_id: CaseId,
    said: _ReturnedAnswers,
) -> MapCell:
    held = tool.set_of(item.answer_set_id)
    blank = said.blank(case_id, item, len(values))
    if held is not None:
        allowed = tool.answers_of(held.id)
        values = [one for one in values if is_readable(held, allowed, one)]
    if held is None or held.kind.of_one is AnswerKind.WORDS or not values:
        return MapCell(question, Divergence.NOTHING, blank=blank, values=len(values))
    different = set(values)
    if len(different) > 1:
        bearings = {bearing_of(held, one, tool.calendar) for one in different}
        far = Fraction(1) if len(bearings - {None}) > 1 else _NEAR
        return MapCell(question, Divergence.SPLIT, (), blank, len(different), far)
    alone = len(values) == 1 or blank
    found = Divergence.MISSING if alone else Divergence.ALIKE
    return MapCell(question, found, (), blank, 1)


def _scale(answers: Sequence[Answer], kind: AnswerKind) -> Scale | None:
    """Return the order of answers; None where they only describe, and no one is better."""
    if kind is AnswerKind.GRADES or any(one.bearing in GOODNESS for one in answers):
        return Scale(best_first(answers))
    return None


def _distance(given: Sequence[tuple[Answer, int]], scale: Scale | None) -> Fraction:
    """Return how far apart answers are, from 0 to 1; those that say nothing of it are left out."""
    if scale is None:
        applies = [one for one, _ in given if one.bearing is not Bearing.NOT_APPLICABLE]
        return Fraction(len(applies) > 1)
    spread = scale.spread(one for one, _ in given)
    return Fraction(spread, len(scale.grades) - 1) if spread else Fraction(0)


def _divergence(
    given: Sequence[tuple[Answer, int]], blank: int, distance: Fraction, *, unsure: bool
) -> Divergence:
    if not given:
        return Divergence.NOTHING
    if distance:
        return Divergence.SPLIT
    if unsure:
        return Divergence.UNSURE
    alone = sum(count for _, count in given) == 1
    return Divergence.MISSING if blank or len(given) > 1 or alone else Divergence.ALIKE


def _alike(now: Snapshot, row: MapRow, said: _ReturnedAnswers) -> Iterable[AlikePoint]:
    """Return what of a case may be adopted together, in the order of the tool."""
    fit = {cell.question.id for cell in row.cells if _may_be_adopted(cell)}
    for point in now.tool.points:
        if point.question_id in fit and _is_untouched(now, row.case.id, point):
            found = _adopted(now.tool, row.case.id, point, said)
            if found is not None:
                yield found


def _may_be_adopted(cell: MapCell) -> bool:
    question = cell.question
    kept_apart = question.always_discussed or question.each_agency
    summing_up = question.grades is not GradeOf.NOTHING
    return cell.is_open and cell.divergence is Divergence.ALIKE and not (kept_apart or summing_up)


def _is_untouched(now: Snapshot, case_id: CaseId, point: Point) -> bool:
    """Return whether nobody has begun on a point, and it is known to be asked.

    What an agency says otherwise now, or was challenged on, is not alike any more.
    """
    if not is_open(now, case_id, point) or now.judgement(case_id, point) is not None:
        return False
    if now.changed_at(case_id, point) or is_challenged(now, case_id, point):
        return False
    asked, tied = asked_where(now, case_id, point), condition_at(now, case_id, point)
    known = (Fulfilment.MET, Fulfilment.NOT_JUDGED)
    return all(one is None or one.fulfilment in known for one in (asked, tied))


def _adopted(
    tool: Tool, case_id: CaseId, point: Point, said: _ReturnedAnswers
) -> AlikePoint | None:
    """Return the answer all returns give, as the room would give it; None where it has no such."""
    item = compared_item(tool, point)
    given = said.given(case_id, item) if item is not None else ()
    if len(given) != 1:
        return None
    answer, count = given[0]
    own = next((one for one in tool.answers_at(point) if one.key == answer.key), None)
    return AlikePoint(case_id, point, own, count) if own is not None else None
