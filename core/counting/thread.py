"""What can stand as evidence, what uses it, and how a finding stands: the thread both ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.counting.live_number import Counted, LiveCount, LiveNumber, live_number
from core.model.bearing import Bearing
from core.model.case import AnswerComment
from core.model.concluded import is_draft
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingKind,
    HypothesisEvidence,
)
from core.model.ids import (
    AgencyId,
    AnswerId,
    CaseId,
    FindingId,
    QuestionId,
    SourceId,
    ThemeId,
)
from core.model.judgement import JudgementState
from core.model.note import NoteKind
from core.model.plan import Action, Recommendation
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerKind, AnswerSet, Item

MOST_PIECES: Final = 500
"""So many pieces are listed one by one; of more, only how many of each kind."""


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One thing that can be evidence, by the kind and number of its row, and where it was said."""

    kind: EvidenceKind
    row_id: int
    theme_id: ThemeId | None = None
    case_id: CaseId | None = None
    question_id: QuestionId | None = None
    agency_id: AgencyId | None = None


def pieces(now: Snapshot, comments: Iterable[AnswerComment] = ()) -> Iterator[EvidencePiece]:
    """Yield all that can be evidence but counts and findings; *comments* are not in a snapshot."""
    yield from with_comments(now, comment_pieces(now, comments))


def with_comments(now: Snapshot, written: Iterable[EvidencePiece]) -> Iterator[EvidencePiece]:
    """Yield the same where it is known already what agencies wrote."""
    yield from _of_judgements(now)
    yield from written
    yield from _of_words(now)


def comment_pieces(now: Snapshot, comments: Iterable[AnswerComment]) -> Iterator[EvidencePiece]:
    """Yield what agencies wrote in their returns beside a question that is asked."""
    theme_of = {one.id: one.theme_id for one in now.tool.questions}
    for comment in comments:
        if comment.text.strip() and comment.question_id in theme_of:
            place = (theme_of[comment.question_id], comment.case_id, comment.question_id)
            yield EvidencePiece(EvidenceKind.COMMENT, comment.id, *place, comment.agency_id)


def _of_judgements(now: Snapshot) -> Iterator[EvidencePiece]:
    theme_of = {one.id: one.theme_id for one in now.tool.questions}
    for judged in now.judgements:
        if judged.state.settled and judged.question_id in theme_of:
            theme = theme_of[judged.question_id]
            place = (theme, judged.case_id, judged.question_id)
            yield EvidencePiece(EvidenceKind.JUDGEMENT, judged.id, *place)


def _of_words(now: Snapshot) -> Iterator[EvidencePiece]:
    theme_of = {one.id: one.theme_id for one in now.tool.questions}
    for note in now.notes:
        if note.kind is NoteKind.CHALLENGE:
            continue  # it tells of two agencies, and is for the panel alone
        place_of_note = (now.theme_of_note(note), note.case_id, note.question_id)
        yield EvidencePiece(EvidenceKind.NOTE, note.id, *place_of_note, note.agency_id)
    for text in now.headed_texts:
        theme_id = text.theme_id or (theme_of.get(text.question_id) if text.question_id else None)
        yield EvidencePiece(EvidenceKind.HEADED, text.id, theme_id, text.case_id, text.question_id)
    for voice in now.family_voices:
        yield EvidencePiece(EvidenceKind.FAMILY_VOICE, voice.id, voice.theme_id, voice.case_id)
    for meeting in now.meetings_observed:
        yield EvidencePiece(EvidenceKind.MEETING, meeting.id, meeting.theme_id)
    for talk in now.leader_talks:
        yield EvidencePiece(EvidenceKind.LEADER, talk.id, talk.theme_id, agency_id=talk.agency_id)
    for source in now.sources:
        about = source.question_id
        yield EvidencePiece(EvidenceKind.SOURCE, source.id, source.theme_id, question_id=about)


def not_used_yet(
    now: Snapshot, found: Iterable[EvidencePiece], theme_id: ThemeId | None
) -> list[EvidencePiece]:
    """Return what of a theme no finding uses and nobody left out; None for every theme."""
    settled = {(one.kind, one.row_id) for one in now.left_out}
    settled |= {(one.kind, one.row_id) for one in now.evidence}
    return [
        one
        for one in found
        if theme_id in (None, one.theme_id) and (one.kind, one.row_id) not in settled
    ]


def left_out_of(
    now: Snapshot, found: Iterable[EvidencePiece], theme_id: ThemeId | None
) -> list[tuple[EvidencePiece, EvidenceLeftOut]]:
    """Return what of a theme somebody left out, with why; None for every theme."""
    left_out = {(one.kind, one.row_id): one for one in now.left_out}
    return [
        (one, left_out[one.kind, one.row_id])
        for one in found
        if theme_id in (None, one.theme_id) and (one.kind, one.row_id) in left_out
    ]


@dataclass(frozen=True, slots=True)
class UsedBy:
    """What rests on a finding: recommendations, their actions, other findings."""

    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()


def what_uses(now: Snapshot, finding: Finding) -> UsedBy:
    """Return what uses a finding, in the order it is listed."""
    follows = {
        one.recommendation_id for one in now.recommendation_findings if one.finding_id == finding.id
    }
    above = now.used_by(EvidenceKind.FINDING, finding.id)
    return UsedBy(
        tuple(one for one in now.recommendations if one.id in follows),
        tuple(one for one in now.actions if one.recommendation_id in follows),
        tuple(now.finding[one] for one in above if one in now.finding),
    )


def findings_resting_on(now: Snapshot, found: Iterable[EvidencePiece]) -> tuple[Finding, ...]:
    """Return the findings that rest on some of these pieces, in the order they are listed."""
    named = {(one.kind, one.row_id) for one in found}
    using = {one.finding_id for one in now.evidence if (one.kind, one.row_id) in named}
    return tuple(one for one in now.findings if one.id in using)


def findings_counting(now: Snapshot, question_id: QuestionId) -> tuple[Finding, ...]:
    """Return the findings with a number of what was answered or judged at a question."""
    numbers = numbers_in(now.evidence)
    about = {text for text, one in numbers.items() if one.question_id == question_id}
    using = {one.finding_id for one in now.evidence if one.count in about}
    return tuple(one for one in now.findings if one.id in using)


def figures_of_source(
    now: Snapshot, source_id: SourceId
) -> tuple[EvidenceNamed | HypothesisEvidence, ...]:
    """Return the evidence that is what a source counted, of findings and of hypotheses."""
    every: tuple[EvidenceNamed | HypothesisEvidence, ...]
    every = (*now.evidence, *now.hypothesis_evidence)
    found = [(one, live_number(one.count)) for one in every if one.count]
    return tuple(
        one for one, number in found if number is not None and number.source_id == source_id
    )


def findings_resting_on_source(now: Snapshot, source_id: SourceId) -> tuple[FindingId, ...]:
    """Return the findings that rest on a source, or on what it counted."""
    figures = figures_of_source(now, source_id)
    own = [one.finding_id for one in figures if isinstance(one, EvidenceNamed)]
    return tuple(dict.fromkeys((*now.used_by(EvidenceKind.SOURCE, source_id), *own)))


class FindingState(StrEnum):
    """How a finding stands; of several the first that applies is said."""

    RESTS_ON_NOTHING = "rests on nothing"
    NUMBER_CHANGED = "a number changed"
    NO_CHALLENGE = "no challenge yet"
    WORDING = "a wording to look at"
    READY = "ready"


def state_of(
    now: Snapshot, finding: Finding, *, changed: bool = False, pointed_out: bool = False
) -> FindingState:
    """Return how a finding stands; a strength and a lesson need no challenge."""
    if is_draft(now, finding):
        return FindingState.RESTS_ON_NOTHING
    if changed:
        return FindingState.NUMBER_CHANGED
    if finding.kind is FindingKind.IMPROVEMENT and not finding.challenge.strip():
        return FindingState.NO_CHALLENGE
    return FindingState.WORDING if pointed_out else FindingState.READY


def numbers_in(evidence: Iterable[EvidenceNamed]) -> dict[str, LiveNumber]:
    """Return what is counted by some evidence, by its text; what is none is left out."""
    found = {one.count: live_number(one.count) for one in evidence if one.count}
    return {text: number for text, number in found.items() if number is not None}


def is_changed(evidence: EvidenceNamed, now_it_is: str) -> bool:
    """Return whether a number reads otherwise now, and nobody has kept it from just that."""
    shown = evidence.shown
    return bool(shown) and now_it_is not in (shown, evidence.kept_for)


def numbers_of_theme(now: Snapshot, theme_id: ThemeId | None) -> list[LiveNumber]:
    """Return a number for each line agencies answer and each point the room judged.

    It counts what is met; where no answer is, whatever was answered.
    """
    found: list[LiveNumber] = []
    for question in now.tool.questions:
        if theme_id in (None, question.theme_id):
            for item in now.tool.items_of(question.id):
                met = _met(now, item)
                if met:
                    found.append(LiveNumber(Counted.RETURNS, question.id, item.id, met))
    judged = {one.point for one in now.judgements if one.state is JudgementState.AGREED}
    for point in now.tool.points:
        if point in judged and theme_id in (None, now.tool.question[point.question_id].theme_id):
            answers = tuple(
                one.id for one in now.tool.answers_at(point) if one.bearing is Bearing.MET
            )
            if answers:
                found.append(LiveNumber(Counted.CASES, point.question_id, point.item_id, answers))
    return [*found, *_given(now, theme_id), *_valued(now, theme_id)]


def tallies_of(now: Snapshot, theme_id: ThemeId | None) -> list[LiveNumber]:
    """Return the numbers that are about no one question: of a theme, or of the whole audit.

    What a survey or another source counted is one of them.
    """
    counted = [source for source in now.sources if source.count is not None and source.base]
    found = [LiveNumber(Counted.JUDGEMENTS, theme_id=theme_id)]
    found += [LiveNumber(one) for one in _OF_THE_AUDIT]
    found += [
        LiveNumber(Counted.SOURCE, source_id=one.id)
        for one in counted
        if theme_id in (None, one.theme_id)
    ]
    return found


_OF_THE_AUDIT: Final = (Counted.REQUESTS, Counted.AGENCIES, Counted.PEOPLE, Counted.FAMILIES)


def _valued(now: Snapshot, theme_id: ThemeId | None) -> Iterator[LiveNumber]:
    """Yield what the room agreed of each period against a target, of several, of people."""
    for point in now.tool.points:
        held = now.tool.set_at(point)
        question = now.tool.question[point.question_id]
        if held is None or theme_id not in (None, question.theme_id):
            continue
        at = (point.question_id, point.item_id)
        if held.kind.of_one is AnswerKind.PERIOD and held.target:
            yield LiveNumber(Counted.IN_TIME, *at)
        for answers in _so(held, now.tool.answers_at(point)):
            yield LiveNumber(Counted.ONE_BY_ONE, *at, answers)


def _given(now: Snapshot, theme_id: ThemeId | None) -> Iterator[LiveNumber]:
    """Yield the same numbers as the returns give them."""
    for item in now.tool.items:
        held, question = now.tool.set_of(item.answer_set_id), now.tool.question[item.question_id]
        if held is None or theme_id not in (None, question.theme_id):
            continue
        at = (question.id, item.id)
        if held.kind.of_one is AnswerKind.PERIOD and held.target:
            yield LiveNumber(Counted.GIVEN_IN_TIME, *at)
        for answers in _so(held, now.tool.answers_of(held.id)):
            yield LiveNumber(Counted.GIVEN_SO, *at, answers)


def _so(held: AnswerSet, answers: Sequence[Answer]) -> Iterator[tuple[AnswerId, ...]]:
    """Yield which answers are counted: each of several at once, or of people what is met."""
    if held.kind is AnswerKind.SEVERAL:
        yield from ((one.id,) for one in answers)
    elif held.kind.for_each and held.kind.from_some:
        met = tuple(one.id for one in answers if one.bearing is Bearing.MET)
        yield from [met] * bool(met)


def _met(now: Snapshot, item: Item) -> tuple[AnswerId, ...]:
    answers = now.tool.answers_of(item.answer_set_id)
    return tuple(one.id for one in answers if one.bearing is Bearing.MET)


@dataclass(frozen=True, slots=True)
class BorneOut:
    """A finding the counts would bear out, and the count that does."""

    theme_id: ThemeId
    kind: FindingKind
    count: LiveCount


def _says_of_practice(now: Snapshot, number: LiveNumber) -> bool:
    if number.question_id is None or number.counted.is_tally:
        return False
    asked = (
        now.tool.item[number.item_id] if number.item_id else now.tool.question[number.question_id]
    )
    answers = now.tool.answers_of(asked.answer_set_id)
    return any(one.bearing is Bearing.NOT_MET for one in answers)


def most_borne_out(
    now: Snapshot, counts: Iterable[LiveCount], most: int = 3, least: int = 5
) -> list[BorneOut]:
    """Return the findings the counts bear out most: those furthest from an even split.

    A base under *least* bears nothing out, and so does a question no answer to which speaks
    against practice. One question gives one finding.
    """
    far = sorted(
        (one for one in counts if one.base >= least and _says_of_practice(now, one.number)),
        key=lambda one: (-abs(2 * one.count - one.base) / one.base, -one.base),
    )
    found: dict[QuestionId, BorneOut] = {}
    for one in far:
        question_id = one.number.question_id
        if question_id is not None and 2 * one.count != one.base:
            good = 2 * one.count > one.base
            kind = FindingKind.STRENGTH if good else FindingKind.IMPROVEMENT
            theme = now.tool.question[question_id].theme_id
            found.setdefault(question_id, BorneOut(theme, kind, one))
    return list(found.values())[:most]
