"""Grades that sum others up: of what, and what follows from it where the tool says how."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.counting.conditions import passed_over
from core.counting.grades import GOODNESS, Scale, best_first
from core.counting.judgements import agreed_answer
from core.model.bearing import Bearing
from core.model.grading import GradeOf, Working
from core.model.ids import AnswerId, CaseId
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Point, Tool


@dataclass(frozen=True, slots=True)
class PointsEarned:
    """What some answers earn, beside what an honest count of them says.

    `earned` is of `possible`; `from_off_scale` of it came from answers that say
    nothing about practice, such as Not applicable.
    """

    earned: int = 0
    possible: int = 0
    from_off_scale: int = 0
    met: int = 0
    applicable: int = 0


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a grade comes to so far; `missing` points of those it sums up have no answer yet."""

    working: Working
    answer: Answer | None
    points: PointsEarned
    answered: int
    missing: int


def summed_up(tool: Tool, point: Point) -> tuple[Point, ...]:
    """Return what a grade sums up: a theme's questions; of a case its themes' grades.

    Where themes have no grade of their own, or points are reckoned, a case's sums up
    every question that is no grade itself. What is no choice weighs nothing: a number, a
    date, a period, words, several at once, or what is asked about each person.
    """
    question = tool.question[point.question_id]
    weigh = [one for one in tool.points if tool.kind_at(one).one_of_some]
    plain = [one for one in weigh if not _grades(tool, one)]
    match question.grades:
        case GradeOf.THEME:
            theme = question.theme_id
            return tuple(one for one in plain if tool.question[one.question_id].theme_id == theme)
        case GradeOf.CASE:
            graded = [one for one in weigh if _grades(tool, one) is GradeOf.THEME]
            by_points = question.working is Working.POINTS
            return tuple(plain if by_points or not graded else graded)
    return ()


def asked_below(now: Snapshot, case_id: CaseId, point: Point) -> tuple[Point, ...]:
    """Return what a grade sums up of one case: without what it is not asked."""
    return tuple(one for one in summed_up(now.tool, point) if not passed_over(now, case_id, one))


def worked_out(now: Snapshot, case_id: CaseId, point: Point) -> WorkedOut | None:
    """Return what a grade comes to; None where the tool says that it is given."""
    question = now.tool.question[point.question_id]
    if question.working is Working.NONE or not question.grades:
        return None
    below = asked_below(now, case_id, point)
    answers = [agreed_answer(now, case_id, one) for one in below]
    given = [one for one in answers if one is not None]
    points = points_of(
        (one, now.tool.answers_at(at)) for one, at in zip(answers, below, strict=True)
    )
    answer = _grade(now.tool.answers_at(point), question.working, given, points)
    return WorkedOut(question.working, answer, points, len(given), len(below) - len(given))


def parts_apart(
    now: Snapshot, case_id: CaseId, point: Point, answer_id: AnswerId | None
) -> tuple[Answer, ...]:
    """Return the grades of an overall's parts where none supports it; nothing where any does.

    Its parts are each agency's own and the grades it sums up. They support what is as good as
    one of them, or lies between two.
    """
    allowed = now.tool.answers_at(point)
    scale = Scale(best_first(allowed))
    chosen = scale.place(now.tool.answer.get(answer_id) if answer_id is not None else None)
    by_key = {one.key: one for one in scale.grades}
    own = [one.answer_key for one in now.parts_at(case_id, point)]
    below = (agreed_answer(now, case_id, one) for one in asked_below(now, case_id, point))
    keys = [*own, *(one.key for one in below if one is not None)]
    parts = tuple(by_key[key] for key in keys if key in by_key)
    places = [at for one in parts if (at := scale.place(one)) is not None]
    if chosen is None or not places or min(places) <= chosen <= max(places):
        return ()
    return parts


def points_of(given: Iterable[tuple[Answer | None, tuple[Answer, ...]]]) -> PointsEarned:
    """Reckon points: each answer with those it was one of; None where nothing was answered."""
    earned = possible = off = met = applicable = 0
    for answer, allowed in given:
        if answer is None:
            continue
        worth = answer.points or 0
        earned += worth
        possible += max((one.points or 0 for one in allowed), default=0)
        met += answer.bearing is Bearing.MET
        if answer.bearing is Bearing.NOT_APPLICABLE:
            off += worth
        else:
            applicable += 1
    return PointsEarned(earned, possible, off, met, applicable)


def _grade(
    allowed: tuple[Answer, ...], working: Working, given: list[Answer], points: PointsEarned
) -> Answer | None:
    grades = best_first(allowed)
    scored = [one for one in given if one.bearing in GOODNESS]
    if not grades or not given:
        return None
    match working:
        case Working.WORST:
            return _worst(grades, scored)
        case Working.ALL_MET:
            return _all_met(grades, scored)
        case Working.POINTS:
            if not points.possible:
                return None
            reached = (one for one in grades if one.points is not None)
            return next((one for one in reached if points.earned >= (one.points or 0)), None)
    return None


def _worst(grades: tuple[Answer, ...], scored: list[Answer]) -> Answer | None:
    """Return the worst of some answers as a grade: itself, or the best grade of its bearing."""
    if not scored:
        return None
    places = {one.key: at for at, one in enumerate(grades)}
    return grades[max(_place(grades, places, one) for one in scored)]


def _place(grades: tuple[Answer, ...], places: dict[str, int], answer: Answer) -> int:
    if answer.key in places:
        return places[answer.key]
    alike = (at for at, one in enumerate(grades) if one.bearing is answer.bearing)
    worse = (
        at
        for at, one in enumerate(grades)
        if GOODNESS.get(one.bearing, 0) <= GOODNESS[answer.bearing]
    )
    return next(alike, next(worse, len(grades) - 1))


def _all_met(grades: tuple[Answer, ...], scored: list[Answer]) -> Answer | None:
    if not scored:
        return None
    every = all(one.bearing is Bearing.MET for one in scored)
    fitting = (one for one in grades if (one.bearing is Bearing.MET) is every)
    return next(fitting, grades[0] if every else grades[-1])


def _grades(tool: Tool, point: Point) -> GradeOf:
    return tool.question[point.question_id].grades
