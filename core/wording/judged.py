"""What the room said about a question, and when: in a line, in a bar, above a card."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from core.counting.conditions import Condition, Fulfilment, asked_points
from core.model.clock import date_text
from core.model.judgement import EvidenceSeen, Judgement, JudgementState, Together
from core.model.snapshot import Snapshot
from core.model.tool import Point, Tool
from core.wording.labels import sentence
from core.wording.meetings import at_words
from core.wording.numbers import Unit, listed
from core.wording.values import answer_in_short
from core.words import plural, tr, word_for

_SETTLED: Final = {
    JudgementState.AGREED: tr("Agreed"),
    JudgementState.NOT_AGREED: tr("Not agreed"),
    JudgementState.PARKED: tr("Parked"),
}
_EVIDENCE: Final = {
    EvidenceSeen.PARTIAL: tr("Partial evidence"),
    EvidenceSeen.TOO_LITTLE: tr("Too little"),
}
NO_REASON: Final = tr("No reason given")
NOBODY_NAMED: Final = tr("Nobody is named as seeing it differently")


def answer_words(now: Snapshot, judgement: Judgement) -> str:
    """Return what was said in a word or two: the answer's label, "Not agreed" or "Parked"."""
    said = answer_in_short(now.tool, judgement) if judgement.state is JudgementState.AGREED else ""
    if said:
        return said
    return _SETTLED.get(judgement.state, "")


def settled_words(judgement: Judgement, today: date) -> str:
    """Return how and when it was settled: "Agreed at 10:49"; the day too where it is another."""
    word = _SETTLED.get(judgement.state, "")
    if judgement.together is Together.ADOPTED:
        word = tr("Adopted together")
    return " ".join(filter(None, (word, _moment(judgement.settled_at, today))))


def since_words(now: Snapshot, judgement: Judgement, before: Judgement | None, today: date) -> str:
    """Return when it was settled and what it was before: "today at 11:28, before that No at 10:49".

    Where it was never changed: "today at 10:49, not changed since".
    """
    at = _moment(judgement.settled_at, today)
    if at.startswith("at "):
        at = tr("today {at}", at=at)
    meeting = at_words(now, judgement.meeting_id)
    at = tr("{at}, {meeting}", at=at, meeting=meeting) if at and meeting else at
    if judgement.state is JudgementState.PARKED:
        return tr("since {at}", at=at) if at else ""
    if judgement.together is Together.ADOPTED:
        at = tr("adopted together {at}", at=at)
    if before is None:
        return tr("{at}, not changed since", at=at) if at else tr("not changed since")
    then = f"{answer_words(now, before)} {_moment(before.settled_at, today)}".strip()
    return tr("{at}, before that {then}", at=at, then=then)


def changing_words(before: Judgement) -> str:
    """Return what stands above a settled question while it is being changed."""
    agreed = before.state is JudgementState.AGREED
    first = tr("Changing what was agreed") if agreed else tr("Changing what was not agreed")
    return (
        tr("{first} at {settled_at}", first=first, settled_at=before.settled_at[11:16])
        if len(before.settled_at) >= 16
        else first
    )


def differing_words(now: Snapshot, judgement: Judgement) -> str:
    """Return who saw it differently: "Family service saw it differently"; nothing for nobody."""
    names = [
        now.short_name(now.agency[view.agency_id])
        for view in now.views_on(judgement)
        if view.agency_id in now.agency
    ]
    return tr("{listed} saw it differently", listed=listed(names)) if names else ""


def evidence_words(judgement: Judgement) -> str:
    """Return what is to be said of the evidence in a line: nothing where it was complete."""
    word = _EVIDENCE.get(judgement.evidence, "")
    return (
        tr("{word} to go by", word=word) if judgement.evidence is EvidenceSeen.TOO_LITTLE else word
    )


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
        else tr("nobody saw it differently")
    )
    return " · ".join(
        (
            tr("Evidence seen: {evidence}", evidence=word_for(judgement.evidence)),
            differing_words(now, judgement) or nobody,
            tr("{count} heard", count=plural(heard, "remark")) if heard else tr("nothing heard"),
        )
    )


def condition_words(condition: Condition, asked: bool) -> str:
    """Return what a question depends on and whether it is so.

    *asked* tells whether it is judged all the same: then nothing is passed over.
    """
    first = tr(
        "Only where {condition} is {wanted}", condition=condition.key, wanted=condition.wanted.label
    )
    match condition.fulfilment:
        case Fulfilment.MET:
            return tr("{first}: it is", first=first)
        case Fulfilment.OPEN:
            return tr("{first}: not known yet", first=first)
        case Fulfilment.NOT_AGREED:
            return tr("{first}: the room did not agree on it", first=first)
        case Fulfilment.NOT_JUDGED:
            return first
    over = "" if asked else tr(", so this one is passed over")
    if condition.found is None:
        return tr(
            "{first}: {condition} is passed over itself{over}",
            first=first,
            condition=condition.key,
            over=over,
        )
    return tr("{first}: it is {found}{over}", first=first, found=condition.found.label, over=over)


def _moment(iso: str, today: date) -> str:
    """Return "at 10:49", or "on 9 April 2014 at 10:49" for another day; nothing without a time."""
    if len(iso) < 16:
        return ""
    clock = tr("at {iso}", iso=iso[11:16])
    return (
        clock
        if iso[:10] == today.isoformat()
        else tr("on {date_text} {clock}", date_text=date_text(iso), clock=clock)
    )


def not_reached_words(now: Snapshot) -> str:
    """Return how many judgements the room never came to, and in how many cases; may be empty."""
    asked = {case.id: asked_points(now, case.id) for case in now.cases}
    lacking = [asked[case.id] - now.states_of(case.id).total() for case in now.cases]
    open_ = [count for count in lacking if count > 0]
    if not open_:
        return ""
    return tr(
        "{count} of {all} judgements not reached, in {within}.",
        count=sum(open_),
        all=sum(asked.values()),
        within=Unit.CASES.of(len(open_)),
    )


def questions_words(tool: Tool, points: Sequence[Point]) -> str:
    """Return "1, 2 and 5 to 9": three or more in a row are told by the first and the last."""
    runs: list[list[int]] = []
    wanted = set(points)
    for at in (at for at, point in enumerate(tool.points) if point in wanted):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    told: list[str] = []
    for run in runs:
        keys = [tool.key_at(tool.points[at]) for at in run]
        span = tr("{first} to {last}", first=keys[0], last=keys[-1])
        told += [span] if len(keys) > 2 else keys  # two are told one by one
    return listed(told)
