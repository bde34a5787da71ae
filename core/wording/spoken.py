"""What a screen reader hears of a question, and of what was just done."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from core.counting.answer_columns import AnswerColumn, answer_columns
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Position, Snapshot
from core.model.tool import Point
from core.wording.labels import in_sentence, sentence
from core.wording.values import answer_in_full, column_words
from core.words import plural, tr, word_for

SAVED: Final = tr("Saved.")


def spoken(*parts: str) -> str:
    """Return parts as sentences, each with one full stop; empty ones are left out.

    The sign of "saved" is no word, and a dot between facts is a comma.
    """
    plain = (part.replace("● ", "").replace(" · ", ", ").strip().rstrip(".") for part in parts)
    return " ".join(sentence(part) for part in plain if part)


def question_spoken(now: Snapshot, point: Point) -> str:
    """Return a question's number and short wording: "Question 3, Clear how actions help."."""
    return spoken(
        tr(
            "Question {key_at}, {short_at}",
            key_at=now.tool.key_at(point),
            short_at=now.tool.short_at(point),
        )
    )


def positions_spoken(now: Snapshot, point: Point, positions: Sequence[Position]) -> str:
    """Return how many agencies gave each answer: "3 Yes, 1 No."; empty without agencies.

    Of a checklist judged as a whole, on how many of its lines they differ.
    """
    counted = ((len(one.positions), one) for one in answer_columns(now.tool, point, positions))
    said = [f"{count} {_heading(one)}" for count, one in counted if count]
    return spoken(", ".join([*_lines_spoken(now, point, positions), *said]))


def _lines_spoken(now: Snapshot, point: Point, positions: Sequence[Position]) -> list[str]:
    items = now.tool.items_at(point) if now.tool.question[point.question_id].checklist else ()
    answered = [one for one in positions if one.asked and one.answered]
    if not items or point.item_id is not None or not answered:
        return []
    given = [{**dict(one.items), **dict(one.item_values)} for one in answered]
    differ = sum(len({one.get(item.id) for one in given} - {None}) > 1 for item in items)
    agencies = plural(len(answered), "agency", "agencies")
    if not differ:
        return [tr("{agencies} say the same on each of the lines", agencies=agencies)]
    lines = plural(len(items), "line")
    return [
        tr(
            "{agencies}: they differ on {differ} of {lines}",
            agencies=agencies,
            differ=differ,
            lines=lines,
        )
    ]


def _heading(column: AnswerColumn) -> str:
    if column.answer_set is not None:
        return in_sentence(column_words(column))
    return column.label if column.answer is not None else in_sentence(column.label)


def judgement_spoken(now: Snapshot, held: Judgement | None) -> str:
    """Return where the room stands: "Agreed Yes.", "Not judged."."""
    state = held.state if held is not None else JudgementState.NOT_REACHED
    said = answer_in_full(now.tool, held) if held is not None else ""
    label = f" {said}" if said else ""
    match state:
        case JudgementState.AGREED:
            return tr("Agreed{label}.", label=label)
        case JudgementState.DRAFT:
            return (
                tr("{strip} is chosen, not agreed yet.", strip=label.strip())
                if label
                else tr("Not agreed yet.")
            )
        case JudgementState.NOT_AGREED:
            return tr("Not agreed, views stand.")
        case JudgementState.PARKED:
            return tr("Parked.")
    return tr("Not judged.")


def place_spoken(
    now: Snapshot,
    case_id: CaseId,
    point: Point,
    positions: Sequence[Position],
    *,
    other_case: bool,
) -> str:
    """Return where Walk is: the case where it is another one, question, agencies, judgement."""
    parts = (
        spoken(now.case[case_id].reference) if other_case else "",
        question_spoken(now, point),
        positions_spoken(now, point, positions),
        judgement_spoken(now, now.judgement(case_id, point)),
    )
    return " ".join(part for part in parts if part)


def case_end_spoken(now: Snapshot, case_id: CaseId, *, all_done: bool) -> str:
    """Return what stands at the end of a case, or of them all: "Child A is done. 10 agreed."."""
    states = Counter(held.state for held in now.judgements_of(case_id))
    counted = [
        f"{states[state]} {word_for(state)}"
        for state in (JudgementState.AGREED, JudgementState.NOT_AGREED, JudgementState.PARKED)
        if states[state]
    ]
    reference = now.case[case_id].reference
    done = (
        tr("All {cases} are done") if all_done else tr("{reference} is done", reference=reference)
    )
    about = f"{reference}: {', '.join(counted)}" if all_done else ", ".join(counted)
    return spoken(done, about if counted else "")


def act_spoken(label: str) -> str:
    """Return what was done and that it is saved, from an act's label."""
    return f"{spoken(f'{label[:1].upper()}{label[1:]}')} {SAVED}"
