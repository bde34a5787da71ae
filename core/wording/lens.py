"""What the lens says of a number, part by part, always in the same order."""

from dataclasses import dataclass

from core.counting.before_after import BeforeAfter, CaseMove, Majority
from core.counting.collation import Base
from core.counting.lens import Lens, LensColumn, case_letters
from core.counting.live_number import Counted, LiveCount, item_of
from core.model.ids import AgencyId, CaseId
from core.model.judgement import JudgementState
from core.model.snapshot import Snapshot
from core.wording.firmness import firm_words, rests_sentences
from core.wording.labels import in_sentence, sentence
from core.wording.live_number import UNIT_OF, live_words, narrowing_words, nothing_words
from core.wording.numbers import listed, percent_text
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
    nobody = not found.base
    return LensWords(
        _title(now, found),
        nothing_words(found.number) if nobody else percent_text(found.percent),
        "" if nobody else _counted(found),
        _unit(now, shown),
        left_out_words(found),
        firm_words(found),
        rests_sentences(now, found, shown.left),
        moved_line(shown),
        live_words(now, found),
    )


def _title(now: Snapshot, found: LiveCount) -> str:
    number = found.number
    if number.counted is Counted.REQUESTS:
        return tr("Behind the number · requests")
    item = item_of(now.tool, number) if number.counted is Counted.RETURNS else None
    key = item.key if item is not None else now.tool.key_of(number.question_id, number.item_id)
    return tr("Behind the number · question {key}", key=key)


def _counted(found: LiveCount) -> str:
    return tr(
        "{count} of {units}",
        count=found.count,
        units=UNIT_OF[found.number.counted].of(found.base),
    )


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
    parts.append(_other(shown))
    return " ".join(part for part in parts if part)


def _about(now: Snapshot, found: LiveCount) -> str:
    number = found.number
    if number.counted is Counted.REQUESTS:
        return tr("Requests that came back.")
    item = item_of(now.tool, number) if number.counted is Counted.RETURNS else None
    question = now.tool.question.get(number.question_id) if number.question_id else None
    short = item.short if item is not None else question.short if question is not None else ""
    labels = [now.tool.answer[one].label for one in number.answer_ids if one in now.tool.answer]
    answer = in_sentence(listed(labels, "or"))
    applies = tr(", where the question applies") if number.base is Base.APPLICABLE else ""
    return tr("{short}: {answer}{applies}.", short=short, answer=answer, applies=applies)


def _unit_words(counted: Counted) -> str:
    match counted:
        case Counted.RETURNS:
            return tr("A return is one agency's file on one {case}.")
        case Counted.CASES:
            return tr("A {case} is judged once, by the room.")
        case _:
            return tr("A request asks one agency for its file on one {case}.")


def _other(shown: Lens) -> str:
    if shown.other is None:
        return "" if shown.found.requests is not None else tr("On the other base it is the same.")
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
        return "" if found.requests is not None else tr("Nobody is left out.")
    return tr("Left out: {parts}.", parts=", ".join(parts))


def moved_line(shown: Lens) -> str:
    """Say what the agencies said and the room agreed, or why the two cannot be compared."""
    found = shown.moved
    if shown.found.number.counted is Counted.REQUESTS:
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
