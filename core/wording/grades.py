"""What is said of grades: what each means, what one sums up, bands, the middle, the moves."""

from collections.abc import Iterable, Sequence

from core.counting.count_lines import CountLine
from core.counting.grades import GradeCount, Moves, Scale, scale_of
from core.counting.grading import PointsEarned, WorkedOut, asked_below, worked_out
from core.model.grading import Working
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Position, Snapshot
from core.model.tool import Answer, Point, Tool
from core.wording.judged import answer_words
from core.wording.labels import in_sentence, sentence
from core.wording.numbers import Unit, listed, share
from core.wording.standards import cited_words
from core.words import plural, tr

_WORKINGS = {
    Working.WORST: tr("the worst of what it sums up"),
    Working.ALL_MET: tr("whether all it sums up is met"),
    Working.POINTS: tr("its points"),
}


def meaning_words(tool: Tool, point: Point) -> list[str]:
    """Return what each grade means under a question: "Good: few aims, each with who"."""
    said = [(one, tool.meaning(point.question_id, one.id)) for one in tool.answers_at(point)]
    return [sentence(f"{one.label}: {' '.join(text.split())}") for one, text in said if text]


def guidance_words(tool: Tool, point: Point) -> str:
    """Return what to look for at a question, what its grades mean here, what it cites."""
    question = tool.question[point.question_id]
    guidance = " ".join(question.guidance.split())
    more = [*meaning_words(tool, point), *cited_words(tool, question)]
    return " ".join(filter(None, (sentence(guidance), *more))) if more else guidance


def apart_words(tool: Tool, point: Point, positions: Sequence[Position]) -> str:
    """Return how far the agencies' grades lie apart; nothing where they are alike."""
    scale = scale_of_point(tool, point)
    steps = scale.spread(at.answer for at in positions) if scale is not None else None
    return tr("{steps} apart", steps=plural(steps, "step")) if steps else ""


def scale_of_point(tool: Tool, point: Point) -> Scale | None:
    """Return the scale the room grades a point on; None where it gives no grade."""
    if point.item_id is not None:
        return scale_of(tool, tool.item[point.item_id].answer_set_id)
    return scale_of(tool, tool.question[point.question_id].answer_set_id)


# Grades that sum up


def unsupported_words(answer: Answer, parts: Sequence[Answer]) -> str:
    """Return that no part of an overall grade is so, and what is asked once about it."""
    labels = list(dict.fromkeys(one.label for one in parts))
    return tr(
        "No part is “{answer}”, nor do they lie around it: {parts}. "
        "Agree once more to leave it so.",
        answer=answer.label,
        parts=listed(labels),
    )


def summed_up_words(now: Snapshot, case_id: CaseId, point: Point) -> str:
    """Return the answers of what a grade sums up, and what it comes to; nothing for no grade."""
    below = asked_below(now, case_id, point)
    if not below:
        return ""
    said = " · ".join(_answer_at(now, case_id, one) for one in below)
    found = worked_out(now, case_id, point)
    parts = [tr("Sums up {said}", said=said), worked_out_words(found) if found else ""]
    return " ".join(sentence(part) for part in parts if part)


def _answer_at(now: Snapshot, case_id: CaseId, point: Point) -> str:
    held = now.judgement(case_id, point)
    word = answer_words(now, held) if held is not None else ""
    return f"{now.tool.key_at(point)} {word or tr('open')}"


def worked_out_words(found: WorkedOut) -> str:
    """Return "Worked out: Good, from the worst of what it sums up, so far"."""
    reckoned = found.working is Working.POINTS and bool(found.answered)
    points = points_words(found.points) if reckoned else ""
    if found.answer is None:
        return points or tr("Nothing to work it out from yet")
    so_far = tr(", with {missing} still open", missing=found.missing) if found.missing else ""
    worked = tr(
        "Worked out: {grade}, from {how}{so_far}",
        grade=found.answer.label,
        how=_WORKINGS[found.working],
        so_far=so_far,
    )
    return " ".join(filter(None, (f"{sentence(worked)}", points)))


def points_words(points: PointsEarned) -> str:
    """Return a total of points with the honest count beside it, and why they differ."""
    total = tr("{earned} of {possible} points", earned=points.earned, possible=points.possible)
    honest = tr(
        "counted by what was met: {met} of the {applicable} that applied",
        met=points.met,
        applicable=points.applicable,
    )
    why = (
        tr("; {off} of the points are for what did not apply", off=points.from_off_scale)
        if points.from_off_scale
        else ""
    )
    return f"{total}{why} ({honest})"


def override_words(now: Snapshot, judgement: Judgement) -> str:
    """Return what a grade was worked out as where the room gave another; nothing otherwise."""
    if judgement.state is not JudgementState.AGREED or judgement.point not in now.tool.points:
        return ""
    found = worked_out(now, judgement.case_id, judgement.point)
    if found is None or found.answer is None or found.answer.id == judgement.answer_id:
        return ""
    return tr(
        "Worked out as {grade}, from {how}; the room gave another",
        grade=found.answer.label,
        how=_WORKINGS[found.working],
    )


# Counted


def graded_words(who: str, counted: GradeCount | None, unit: Unit) -> str:
    """Return bands, middle, best and worst of the grades given; nothing where there are none.

    Without *who* they stand by themselves.
    """
    if counted is None or not counted.base:
        return ""
    best, worst = (in_sentence(counted.given[at].label) for at in (0, -1))
    ends = tr("from {best} to {worst}", best=best, worst=worst)
    parts = [*_bands(counted, unit), _middle(counted), tr("all alike") if best == worst else ends]
    said = ", ".join(parts)
    return tr("{who}: {said}", who=who, said=said) if who else said


def _bands(counted: GradeCount, unit: Unit) -> list[str]:
    if unit is Unit.CASES and counted.base == 1:  # a rate of one case
        one = unit.of(1)
        said = ((in_sentence(band.name), counted.in_band(band)) for band in counted.scale.bands)
        return [
            tr("{band} {count} of {base}", band=band, count=count, base=one) for band, count in said
        ]
    return [
        f"{in_sentence(band.name)} {share(counted.in_band(band), counted.base, unit)}"
        for band in counted.scale.bands
    ]


def _middle(counted: GradeCount) -> str:
    labels = listed([in_sentence(one.label) for one in counted.middle])
    better, worse = counted.around_middle
    return tr(
        "middle {labels} ({better} better, {worse} worse)",
        labels=labels,
        better=better,
        worse=worse,
    )


def line_grades_words(line: CountLine) -> str:
    """Return what follows from the order of the grades in a line of counts; may be empty."""
    returns, room = line.graded
    return in_one(
        (
            graded_words(tr("Returns"), returns, Unit.RETURNS),
            graded_words(tr("The room"), room, Unit.CASES),
            moves_words(line.moved),
        )
    )


def line_grades_notes(line: CountLine) -> tuple[str, ...]:
    """Return the same in a few short lines: bands and the middle, then which way the room went."""
    returns, room = line.graded
    said = (
        _note(tr("Returns"), returns, Unit.RETURNS),
        _note(tr("The room"), room, Unit.CASES),
        _moves_note(line.moved),
    )
    return tuple(one for one in said if one)


def _note(who: str, counted: GradeCount | None, unit: Unit) -> str:
    if counted is None or not counted.base:
        return ""
    said = " · ".join((*_bands(counted, unit), _middle(counted)))
    return tr("{who}: {said}", who=who, said=said)


def _moves_note(found: Moves) -> str:
    if not found.base:
        return ""
    return tr(
        "Room against returns: {better} up, {worse} down, {same} alike",
        better=found.better,
        worse=found.worse,
        same=found.same,
    )


def moves_words(found: Moves) -> str:
    """Return "Against 11 returns the room went up in 2, down in 3…"; may be empty."""
    if not found.base:
        return ""
    return tr(
        "Against {returns} the room went up in {better}, down in {worse} "
        "and said the same in {same}",
        returns=Unit.RETURNS.of(found.base),
        better=found.better,
        worse=found.worse,
        same=found.same,
    )


def in_one(parts: Iterable[str]) -> str:
    """Return sentences one after the other; those that say nothing are left out."""
    return " ".join(sentence(part) for part in parts if part)
