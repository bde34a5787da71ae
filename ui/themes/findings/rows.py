"""Findings, what they rest on and the thread as lines to go along."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.counting.live_number import LiveCount, live_number
from core.counting.thread import (
    MOST_PIECES,
    EvidencePiece,
    FindingState,
    UsedBy,
    is_changed,
    left_out_of,
    not_used_yet,
)
from core.model.audit import Outcome
from core.model.concluded import finding_numbers, is_draft
from core.model.finding import (
    EvidenceKind,
    EvidenceLeftOut,
    EvidenceNamed,
    Finding,
    FindingKind,
)
from core.model.ids import FindingId
from core.model.snapshot import Snapshot
from core.model.value import judgement_bearing
from core.wording.findings import (
    EvidenceWords,
    count_title,
    evidence_counted,
    gone_words,
    heading_of,
    kind_word,
    state_words,
    unborne_words,
    uses_lines,
)
from core.wording.judged import answer_words
from core.wording.live_number import about_words, share_parts
from core.words import plural, tr, word_for
from ui.theme import Tone, sign_of
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.rests_on_layout import RestsOnRow
from ui.themes.lines import EvidenceRow
from ui.themes.notes import theme_title
from ui.widgets.bars import BarSegment

KIND_SIGNS: Final = {
    FindingKind.STRENGTH: ("+", Tone.GOOD),
    FindingKind.IMPROVEMENT: ("▴", Tone.WARN),
    FindingKind.LESSON: ("→", Tone.ACCENT),
}
STATE_SIGNS: Final = {
    FindingState.RESTS_ON_NOTHING: ("–", Tone.PLAIN),
    FindingState.NUMBER_CHANGED: ("!", Tone.WARN),
    FindingState.NO_CHALLENGE: ("!", Tone.WARN),
    FindingState.WORDING: ("?", Tone.WARN),
    FindingState.READY: ("✓", Tone.GOOD),
}
_MOST_LINES: Final = 3
"""Of a statement in the list: all of it stands beside."""


@dataclass(frozen=True, slots=True)
class LeftOutPiece:
    """A piece of evidence that somebody left out of every finding, and that entry."""

    piece: EvidencePiece
    left_out: EvidenceLeftOut


@dataclass(frozen=True, slots=True)
class NamedPiece:
    """What a line of evidence stands for: the evidence, and the piece it names."""

    evidence: EvidenceNamed
    piece: EvidencePiece


@dataclass(frozen=True, slots=True)
class ThreadStop:
    """What a line of the thread leads to: a place, and what is there."""

    place: str
    row_id: int = 0


@dataclass(frozen=True, slots=True)
class HypothesisPlace:
    """What a line of the list stands for that is a hypothesis."""

    hypothesis_id: int


_OUTCOME_SIGNS: Final = {
    Outcome.OPEN: ("–", Tone.PLAIN),
    Outcome.SUPPORTED: ("✓", Tone.GOOD),
    Outcome.PARTLY: ("◐", Tone.WARN),
    Outcome.NOT_SUPPORTED: ("✕", Tone.BAD),
    Outcome.CONTRADICTED: ("✕", Tone.BAD),
    Outcome.SILENT: ("○", Tone.PLAIN),
}


def hypothesis_lines(now: Snapshot) -> list[EvidenceRow]:
    """Return the hypotheses under a heading, each with what became of it; nothing without any."""
    held = [one for one in now.hypotheses if one.text.strip()]
    lines = [EvidenceRow(tr("Hypotheses"), heading=True)] if held else []
    for number, one in enumerate(held, 1):
        sign, tone = _OUTCOME_SIGNS[one.outcome]
        said = word_for(one.outcome).capitalize()
        warned = unborne_words(now, one)
        mark, toned = ("!", Tone.WARN) if warned else (sign, tone)
        lines.append(
            EvidenceRow(
                tr("Hypothesis {number}", number=number),
                one.text,
                f"{mark} {said}",
                tone=tone,
                value=HypothesisPlace(one.id),
                most=_MOST_LINES,
                toned=toned,
            )
        )
    return lines


def finding_lines(
    now: Snapshot, states: Mapping[FindingId, FindingState | None]
) -> list[EvidenceRow]:
    """Return the findings by number, then those withdrawn, then the drafts under a heading."""
    numbers = finding_numbers(now)
    standing = [one for one in now.findings if not one.withdrawn and not is_draft(now, one)]
    standing.sort(key=lambda one: numbers[one.id])
    lines = [_line(now, one, numbers.get(one.id), states[one.id]) for one in standing]
    gone = [one for one in now.findings if one.withdrawn]
    if gone:
        lines.append(EvidenceRow(tr("Withdrawn"), heading=True))
        lines += [_line(now, one, numbers.get(one.id), None) for one in gone]
    drafts = [one for one in now.findings if not one.withdrawn and is_draft(now, one)]
    if drafts:
        lines.append(EvidenceRow(tr("Drafts, never printed"), heading=True))
        lines += [_line(now, one, None, states[one.id]) for one in drafts]
    return [*lines, *hypothesis_lines(now)]


def _line(
    now: Snapshot, finding: Finding, number: int | None, state: FindingState | None
) -> EvidenceRow:
    sign, tone = KIND_SIGNS[finding.kind]
    parts = (str(number or ""), kind_word(finding.kind), theme_title(now, finding.theme_id))
    small, toned = finding.withdrawn or tr("Being counted…"), None
    if state is not None:
        mark, toned = STATE_SIGNS[state]
        small = f"{mark} {state_words(state)}"
    text = " ".join(finding.text.split()) or tr("Nothing is written yet")
    title = " · ".join(part for part in parts if part)
    return EvidenceRow(title, text, small, sign, tone, finding.id, most=_MOST_LINES, toned=toned)


def piece_named(
    pieces: Mapping[tuple[EvidenceKind, int], EvidencePiece], one: EvidenceNamed
) -> EvidencePiece:
    """Return the piece that evidence names; where it is not known, only its kind and number."""
    return pieces.get((one.kind, one.row_id), EvidencePiece(one.kind, one.row_id))


def evidence_lines(
    now: Snapshot,
    evidence: Sequence[EvidenceNamed],
    pieces: Iterable[EvidencePiece],
    counts: FindingCounts,
    said: EvidenceWords,
) -> list[EvidenceRow]:
    """Return what a finding rests on, each kind under its heading; counts may be waited for."""
    named_here = {(one.kind, one.row_id) for one in evidence}
    known = {key: one for one in pieces if (key := (one.kind, one.row_id)) in named_here}
    found = counts.of_evidence(evidence)
    lines: list[EvidenceRow] = []
    for kind in EvidenceKind:
        of_kind = [one for one in evidence if one.kind is kind]
        if of_kind:
            lines.append(EvidenceRow(heading_of(kind), heading=True))
        for one in of_kind:
            named = NamedPiece(one, piece_named(known, one))
            if kind is EvidenceKind.COUNT:
                count, waits = found.get(one.count), counts.waits(one.count)
                lines.append(_count_line(now, named, count, counts.words, waits))
            else:
                lines.append(_piece_line(now, named, said))
    return lines


def _piece_line(now: Snapshot, named: NamedPiece, said: EvidenceWords) -> EvidenceRow:
    """Return a piece as a line; a judgement's answer is a chip, its reason the words."""
    told = said.of(named.piece)
    judged = said.judgement(named.piece)
    if judged is None:
        return EvidenceRow(told.where, told.text, value=named)
    bearing = judgement_bearing(now.tool, judged)
    sign = sign_of(bearing)
    answer = answer_words(now, judged)
    case, asked = now.case.get(judged.case_id), now.tool.key_at(judged.point)
    return RestsOnRow(
        told.where,
        told.text,
        value=named,
        tone=bearing if bearing is not None else Tone.PLAIN,
        answer=f"{sign} {answer}" if sign else answer,
        text_alone=told.text if said.written(judged) else " ".join(judged.reason.split()),
        about=f"{case.reference} · {asked}" if case is not None else "",
    )


def _count_line(
    now: Snapshot,
    named: NamedPiece,
    count: LiveCount | None,
    words: Callable[[LiveCount], str],
    waits: bool,
) -> EvidenceRow:
    one = named.evidence
    if waits:
        return EvidenceRow(one.shown, "", tr("Being counted…"), "", Tone.ACCENT, named)
    if count is None:
        gone = gone_words(now, live_number(one.count))
        return EvidenceRow(one.shown, "", gone, "!", Tone.WARN, named)
    now_it_is = words(count)
    if is_changed(one, now_it_is):
        was = tr("was {before}, is now {now_it_is}", before=one.shown, now_it_is=now_it_is)
        return EvidenceRow(count_title(now, count), was, "", "!", Tone.WARN, named)
    kept = tr("Kept, because: {reason}", reason=one.kept) if one.kept else ""
    strong, below = share_parts(now, count)
    return RestsOnRow(
        count_title(now, count),
        one.shown,
        kept,
        tone=Tone.ACCENT,
        value=named,
        parts=_bar(now, count),
        strong=strong,
        below=below,
        about=kept or about_words(now, count),
    )


def _bar(now: Snapshot, count: LiveCount) -> tuple[BarSegment, ...]:
    """Return who answered what, in the order of the answer set, and who answered nothing."""
    found = Counter(one.id for one in count.answers.values())
    parts = [
        BarSegment(one.label, found[one.id], one.bearing)
        for one in now.tool.answers
        if found[one.id]
    ]
    return (*parts, BarSegment(tr("no answer"), len(count.blank), None)) if parts else ()


def thread_lines(
    now: Snapshot,
    finding: Finding,
    uses: UsedBy,
    evidence: Sequence[EvidenceNamed],
) -> list[EvidenceRow]:
    """Return the thread: what uses the finding, the finding, what it rests on."""
    above = uses_lines(now, uses)
    stops = [ThreadStop("recommendation", one.id) for one in uses.recommendations]
    stops += [ThreadStop("action", one.id) for one in uses.actions]
    stops += [ThreadStop("finding", one.id) for one in uses.findings]
    lines = [
        EvidenceRow(title, text, value=stop, most=2)
        for (title, text), stop in zip(above, stops, strict=True)
    ]
    if not lines:
        lines.append(EvidenceRow(tr("Nothing uses it yet"), heading=True))
    number = finding_numbers(now).get(finding.id)
    here = tr("Finding {number}", number=number) if number else tr("This draft")
    lines.append(EvidenceRow(here, tr("You are here"), tone=Tone.ACCENT))
    for kind in EvidenceKind:
        count = [one for one in evidence if one.kind is kind]
        if count:
            words = evidence_counted([kind] * len(count))
            lines.append(EvidenceRow(words, value=ThreadStop("evidence", count[0].id)))
    return lines


def unused_lines(
    now: Snapshot,
    found: Iterable[EvidencePiece],
    finding: Finding,
    said: EvidenceWords,
    unread: int = 0,
) -> tuple[int, list[EvidenceRow]]:
    """Return how much of the finding's theme no finding uses, and each of it as a line.

    Of very many only how many of each kind there are is said, with so many comments
    that were not *read*. What somebody left out stands last, with why.
    """
    found = tuple(found)
    out = _left_out_lines(now, found, finding, said)
    unused = not_used_yet(now, found, finding.theme_id)
    if len(unused) + unread > MOST_PIECES:
        counted = Counter(one.kind for one in unused)
        counted[EvidenceKind.COMMENT] += unread
        lines = [
            EvidenceRow(heading_of(kind), plural(counted[kind], "piece"))
            for kind in EvidenceKind
            if counted[kind]
        ]
        return len(unused) + unread, [*lines, *out]
    rows = []
    for one in unused:
        told = said.of(one)
        rows.append(EvidenceRow(told.where, told.text, value=one))
    return len(unused), [*rows, *out]


def _left_out_lines(
    now: Snapshot, found: Iterable[EvidencePiece], finding: Finding, said: EvidenceWords
) -> list[EvidenceRow]:
    rows = []
    for piece, left_out in left_out_of(now, found, finding.theme_id)[:MOST_PIECES]:
        told = said.of(piece)
        why = tr("Left out: {reason}", reason=left_out.reason)
        rows.append(EvidenceRow(told.where, told.text, why, value=LeftOutPiece(piece, left_out)))
    return [EvidenceRow(tr("Left out"), heading=True), *rows] if rows else []
