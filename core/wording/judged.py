"""What the room said about a question, and when: in a line, in a bar, above a card."""

from datetime import date
from typing import Final

from core.counting.conditions import Condition, Fulfilment
from core.model.clock import date_text
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.numbers import listed, plural

_SETTLED: Final = {
    JudgementState.AGREED: "Agreed",
    JudgementState.NOT_AGREED: "Not agreed",
    JudgementState.PARKED: "Parked",
}
_EVIDENCE: Final = {EvidenceSeen.PARTIAL: "Partial evidence", EvidenceSeen.TOO_LITTLE: "Too little"}
NO_REASON: Final = "No reason given"
NOBODY_NAMED: Final = "Nobody is named as seeing it differently"


def answer_words(now: Snapshot, judgement: Judgement) -> str:
    """Return what was said in a word or two: the answer's label, "Not agreed" or "Parked"."""
    if judgement.state is JudgementState.AGREED and judgement.answer_id in now.tool.answer:
        return now.tool.answer[judgement.answer_id].label
    return _SETTLED.get(judgement.state, "")


def settled_words(judgement: Judgement, today: date) -> str:
    """Return how and when it was settled: "Agreed at 10:49"; the day too where it is another."""
    word = _SETTLED.get(judgement.state, "")
    return " ".join(filter(None, (word, _moment(judgement.settled_at, today))))


def since_words(now: Snapshot, judgement: Judgement, before: Judgement | None, today: date) -> str:
    """Return when it was settled and what it was before: "today at 11:28, before that No at 10:49".

    Where it was never changed: "today at 10:49, not changed since".
    """
    at = _moment(judgement.settled_at, today)
    if at.startswith("at "):
        at = f"today {at}"
    if judgement.state is JudgementState.PARKED:
        return f"since {at}" if at else ""
    if before is None:
        return f"{at}, not changed since" if at else "not changed since"
    then = f"{answer_words(now, before)} {_moment(before.settled_at, today)}".strip()
    return f"{at}, before that {then}"


def changing_words(before: Judgement) -> str:
    """Return what stands above a settled question while it is being changed."""
    agreed = before.state is JudgementState.AGREED
    first = "Changing what was agreed" if agreed else "Changing what was not agreed"
    return f"{first} at {before.settled_at[11:16]}" if len(before.settled_at) >= 16 else first


def differing_words(now: Snapshot, judgement: Judgement) -> str:
    """Return who saw it differently: "Family service saw it differently"; nothing for nobody."""
    names = [
        now.agency[view.agency_id].short or now.agency[view.agency_id].name
        for view in now.views_on(judgement)
        if view.agency_id in now.agency
    ]
    return f"{listed(names)} saw it differently" if names else ""


def evidence_words(judgement: Judgement) -> str:
    """Return what is to be said of the evidence in a line: nothing where it was complete."""
    word = _EVIDENCE.get(judgement.evidence, "")
    return f"{word} to go by" if judgement.evidence is EvidenceSeen.TOO_LITTLE else word


def reason_words(now: Snapshot, judgement: Judgement) -> str:
    """Return a judgement's reason in one line, with what its evidence lacked."""
    said = " ".join(judgement.reason.split())
    unnamed = judgement.state is JudgementState.NOT_AGREED and not now.views_on(judgement)
    parts = [said or ("" if judgement.state is JudgementState.PARKED else NO_REASON)]
    parts += [NOBODY_NAMED] * unnamed + [evidence_words(judgement)]
    shown = [part for part in parts if part]
    return " ".join(sentence(part) for part in shown) if len(shown) > 1 else "".join(shown)


def context_words(now: Snapshot, judgement: Judgement) -> str:
    """Return what stands below a reason: evidence, who differed, how much was heard there."""
    heard = sum(
        note.question_id == judgement.question_id for note in now.notes_on(judgement.case_id)
    )
    nobody = (
        NOBODY_NAMED
        if judgement.state is JudgementState.NOT_AGREED
        else "nobody saw it differently"
    )
    return " · ".join(
        (
            f"Evidence seen: {judgement.evidence.value}",
            differing_words(now, judgement) or nobody,
            f"{plural(heard, 'remark')} heard" if heard else "nothing heard",
        )
    )


def condition_words(condition: Condition, asked: bool) -> str:
    """Return what a question depends on and whether it is so.

    *asked* tells whether it is judged all the same: then nothing is passed over.
    """
    first = f"Only where {condition.key} is {condition.wanted.label}"
    match condition.fulfilment:
        case Fulfilment.MET:
            return f"{first}: it is"
        case Fulfilment.OPEN:
            return f"{first}: not known yet"
        case Fulfilment.NOT_AGREED:
            return f"{first}: the room did not agree on it"
        case Fulfilment.NOT_JUDGED:
            return first
    over = "" if asked else ", so this one is passed over"
    if condition.found is None:
        return f"{first}: {condition.key} is passed over itself{over}"
    return f"{first}: it is {condition.found.label}{over}"


def _moment(iso: str, today: date) -> str:
    """Return "at 10:49", or "on 9 April 2014 at 10:49" for another day; nothing without a time."""
    if len(iso) < 16:
        return ""
    clock = f"at {iso[11:16]}"
    return clock if iso[:10] == today.isoformat() else f"on {date_text(iso)} {clock}"
