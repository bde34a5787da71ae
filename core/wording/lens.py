"""What the lens says of a number, part by part, always in the same order."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from core.counting.before_after import BeforeAfter, CaseMove, Majority
from core.counting.collation import Base
from core.counting.lens import Lens, LensColumn, case_letters
from core.counting.live_number import Counted, LiveCount, is_of_one, item_of, point_of
from core.counting.narrowing import kept_cases
from core.counting.tallies import agencies_not_heard, judgements_met_at
from core.model.ids import AgencyId, CaseId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.model.voices import FamilyOutcome
from core.wording.findings import count_title
from core.wording.firmness import firm_words, rests_sentences
from core.wording.labels import in_sentence, sentence
from core.wording.live_number import (
    UNIT_OF,
    base_words,
    live_words,
    narrowing_words,
    nothing_words,
)
from core.wording.numbers import listed, percent_text
from core.wording.value_counts import late_words
from core.words import tr, word_for


@dataclass(frozen=True, slots=True)
class LensWords:
    """The lens in words; an empty part has nothing to say."""

    title: str
    strong: str
    counted: str
    unit: str
    left_out: str
    firm: str
    rests: str
    moved: str
    sentence: str


def lens_words(now: Snapshot, shown: Lens) -> LensWords:
    """Return what the lens says of a number."""
    found = shown.found
    nobody, alone = not found.base, is_of_one(now, found.number)
    return LensWords(
        _title(now, found),
        nothing_words(found.number) if nobody else _share(found, alone=alone),
        "" if nobody else _counted(now, found),
        _unit(now, shown),
        left_out_words(found) or not_counted_words(now, found),
        "" if alone else firm_words(found),
        "" if alone else rests_sentences(now, found, shown.left),
        moved_line(shown),
        live_words(now, found),
    )


def _share(found: LiveCount, *, alone: bool) -> str:
    """Return the share, or of a single case's own answers how many they are."""
    return str(found.count) if alone else percent_text(found.percent)


def _title(now: Snapshot, found: LiveCount) -> str:
    number = found.number
    if number.counted is Counted.REQUESTS:
        return tr("Behind the number · requests")
    if number.question_id is None:
        return tr("Behind the number · {unit}", unit=tr(UNIT_OF[number.counted].value[1]))
    item = item_of(now.tool, number) if number.counted is Counted.RETURNS else None
    key = item.key if item is not None else now.tool.key_of(number.question_id, number.item_id)
    return tr("Behind the number · question {key}", key=key)


def _counted(now: Snapshot, found: LiveCount) -> str:
    return tr("{count} of {units}", count=found.count, units=base_words(now, found))


def _unit(now: Snapshot, shown: Lens) -> str:
    """Say what is counted, in which unit, by what it is narrowed, and the other base."""
    found = shown.found
    parts = [_about(now, found), _unit_words(found.number.counted)]
    if found.number.narrowing:
        narrowed = narrowing_words(now, found.number.narrowing)
        left_out = UNIT_OF[found.number.counted].of(found.elsewhere)
        parts.append(
            tr("Counted {narrowed}; {left_out} left out.", narrowed=narrowed, left_out=left_out)
            if found.elsewhere
            else tr("Counted {narrowed}.", narrowed=narrowed)
        )
    if not is_of_one(now, found.number):
        parts.append(_other(shown))
    return " ".join(part for part in parts if part)


def _about(now: Snapshot, found: LiveCount) -> str:
    number = found.number
    if number.counted is Counted.REQUESTS:
        return tr("Requests that came back.")
    if number.counted.is_tally:
        return sentence(count_title(now, found))
    item = item_of(now.tool, number) if number.counted is Counted.RETURNS else None
    question = now.tool.question.get(number.question_id) if number.question_id else None
    short = item.short if item is not None else question.short if question is not None else ""
    labels = [now.tool.answer[one].label for one in number.answer_ids if one in now.tool.answer]
    answer = listed(labels, "or")
    applies = tr(", where the question applies") if number.base is Base.APPLICABLE else ""
    if short.endswith("?"):
        return tr("{question} {answer}{applies}.", question=short, answer=answer, applies=applies)
    answer = in_sentence(answer)
    return tr("{short}: {answer}{applies}.", short=short, answer=answer, applies=applies)


def _unit_words(counted: Counted) -> str:
    match counted:
        case Counted.RETURNS:
            return tr("A return is one agency's file on one {case}.")
        case Counted.CASES:
            return tr("A {case} is judged once, by the room.")
        case Counted.REQUESTS:
            return tr("A request asks one agency for its file on one {case}.")
        case _:
            return ""


def _other(shown: Lens) -> str:
    if shown.other is None:
        return "" if shown.found.tally is not None else tr("On the other base it is the same.")
    other = shown.other
    worked = tr(
        "{percent} ({count} of {base})",
        percent=percent_text(other.percent),
        count=other.count,
        base=other.base,
    )
    if other.number.base is Base.ALL:
        return tr("On all answers: {worked}.", worked=worked)
    return tr("Where applicable: {worked}.", worked=worked)


def column_words(column: LensColumn) -> str:
    """Head a column: "Yes 14", "Left out 3"."""
    if column.answer is None:
        return tr("Left out {count}", count=len(column.members))
    return f"{column.answer.label} {len(column.members)}"


_AGREED: Final = (Counted.JUDGEMENTS, Counted.IN_TIME, Counted.ONE_BY_ONE)


def not_counted_words(now: Snapshot, found: LiveCount) -> str:
    """Say who is in a tally and not counted, where that is known: "Nothing from GP, Police."."""
    if found.number.counted is Counted.AGENCIES:
        silent = [now.short_name(one) for one in agencies_not_heard(now)]
        return tr("Nothing that can be used from {names}.", names=listed(silent)) if silent else ""
    if found.number.counted is Counted.FAMILIES:
        others = Counter(one.outcome for one in now.families_asked)
        del others[FamilyOutcome.HEARD], others[FamilyOutcome.NOT_ASKED]
        said = ", ".join(f"{count} {one.word}" for one, count in others.items())
        return tr("Of the people asked: {said}.", said=said) if said else ""
    if found.late:
        return tr("Late: {named}.", named=_late(now, found))
    return _by_question(now, found)


def _late(now: Snapshot, found: LiveCount) -> str:
    number = found.number
    item = item_of(now.tool, number) if number.counted is Counted.GIVEN_IN_TIME else None
    point = point_of(now.tool, number)
    held = now.tool.set_at(point) if item is None and point is not None else None
    held = now.tool.set_of(item.answer_set_id) if item is not None else held
    return late_words(found.late, held) if held is not None else ""


def _by_question(now: Snapshot, found: LiveCount) -> str:
    """Say of judgements how many are met at each question; nothing of other numbers."""
    number = found.number
    kept = kept_cases(now, number.narrowing)
    if number.counted is not Counted.JUDGEMENTS or kept is None:
        return ""
    points = (
        one
        for one in now.tool.points
        if number.theme_id in (None, now.tool.question[one.question_id].theme_id)
    )
    met = ((one, judgements_met_at(now, one, number.base, kept[0])) for one in points)
    said = [f"{now.tool.key_at(one)} ({count} of {of})" for one, (count, of) in met if of]
    return tr("By question: {said}.", said=", ".join(said))


def left_out_words(found: LiveCount) -> str:
    """Say who is in no base and why: "Left out: 2 not applicable, 1 with no answer."."""
    room = found.number.counted is Counted.CASES
    off: dict[str, int] = {}
    for member in found.off_scale:
        label = in_sentence(found.answers[member].label)
        off[label] = off.get(label, 0) + 1
    parts = [f"{count} {label}" for label, count in off.items()]
    if found.blank:
        none = tr("with nothing agreed") if room else tr("with no answer")
        parts.append(f"{len(found.blank)} {none}")
    if found.not_asked:
        parts.append(tr("{count} not asked", count=len(found.not_asked)))
    if not parts:
        return "" if found.tally is not None else tr("Nobody is left out.")
    return tr("Left out: {parts}.", parts=", ".join(parts))


def moved_line(shown: Lens) -> str:
    """Say what the agencies said and the room agreed, or why the two cannot be compared."""
    found = shown.moved
    if shown.found.number.counted in _AGREED:
        return tr("Not compared: this is what the room agreed.")
    if shown.found.number.counted in (Counted.GIVEN_IN_TIME, Counted.GIVEN_SO):
        return tr("Not compared: what the room agreed is a number of its own.")
    if shown.found.number.counted.is_tally:
        return tr("Not a judgement, so the room agreed nothing on it.")
    if shown.found.number.narrowing:
        return tr("Not compared: only some of the returns are counted here.")
    if found is None:
        return tr("Not compared: the agencies answer this line by line, the room judges it as one.")
    if not any(one.before for one in found.cases):
        return tr("Not compared: no agency has answered this on the scale.")
    if not any(one.after for one in found.cases):
        return tr("The room has agreed nothing on this yet.")
    return moved_words(found)


def moved_words(found: BeforeAfter) -> str:
    """Return "Most yes in 5 of 8, split in 2; agreed yes in 2 of 8, nothing agreed in 5"."""
    lead, every = in_sentence(found.lead.label), len(found.cases)
    before = tr("Most {lead} in {count} of {every}", lead=lead, count=found.before, every=every)
    split = tr(", split in {count}", count=found.split) if found.split else ""
    after = tr("agreed {lead} in {count} of {every}", lead=lead, count=found.after, every=every)
    unsettled = tr(", nothing agreed in {count}", count=found.open) if found.open else ""
    return f"{before}{split}; {after}{unsettled}"


def move_words(now: Snapshot, one: CaseMove) -> tuple[str, str, str]:
    """Return "B", "split" and "yes": a case, what was said before, what was agreed after."""
    before = in_sentence(one.before[0].label) if one.majority is Majority.ONE else tr("split")
    after = in_sentence(one.after.label) if one.after is not None else _state_words(one.state)
    if one.steps:
        far, up = abs(one.steps), one.steps > 0
        steps = tr("{far} up", far=far) if up else tr("{far} down", far=far)
        after = f"{after}, {steps}"
    return case_letters(now)[one.case.id], before, after


def _state_words(state: JudgementState | None) -> str:
    return word_for(state) if state is not None else tr("nothing agreed")


def letter_words(
    now: Snapshot, column: LensColumn, case_id: CaseId, agency_id: AgencyId | None
) -> str:
    """Say one letter in full: "Child A, Social care: yes."."""
    agency = now.agency.get(agency_id) if agency_id is not None else None
    reference = now.case[case_id].reference
    who = f"{reference}, {now.short_name(agency)}" if agency is not None else reference
    said = in_sentence(column.answer.label) if column.answer is not None else tr("left out")
    return sentence(f"{who}: {said}")
