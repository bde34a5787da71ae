"""The learning briefing: what worked well, tagged by case, and lessons to act and reflect on."""

from collections.abc import Iterator, Sequence

from core.counting.voices import may_print
from core.documents.blocks import (
    Arranged,
    Aside,
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.household import voice_spans
from core.documents.own_parts import kept_in_order
from core.documents.plain import line
from core.documents.rests_on import rests_on_facts, rests_on_words
from core.documents.typed import as_typed, followed, kept_at, typed
from core.model.bearing import Bearing
from core.model.clock import date_text
from core.model.concluded import concluded
from core.model.finding import EvidenceKind, Finding, FindingKind
from core.model.names import normalised
from core.model.note import Note, NoteKind
from core.model.own_document import finding_part, parts_of
from core.model.snapshot import FullSnapshot, Snapshot
from core.model.voices import FamilyVoice
from core.wording.bands import number_of
from core.wording.labels import headline
from core.wording.numbers import Unit, listed
from core.words import tr


def lessons(now: Snapshot) -> list[Finding]:
    """Return the lessons that stand, by number."""
    return [one for one in concluded(now) if one.kind is FindingKind.LESSON]


def learning_briefing(full: FullSnapshot) -> Document:
    """Compose what practitioners take from an audit."""
    now = full.now
    head = running_head(now.audit, tr("learning briefing"))
    facts = " · ".join(part for part in (now.audit.title, date_text(now.audit.day)) if part)
    learnt = lessons(now)
    foot = tr(
        "These lessons come from {count} and are not a measure of all practice.",
        count=number_of(len(now.cases), Unit.CASES, now.least_shown)
        if not full.audience.says_counts
        else Unit.CASES.of(len(now.cases)),
    )
    blocks = (*_rests_on(full), *_worked_well(full), *_lessons(full, learnt))
    section = Section(tr("Learning briefing"), facts, blocks, foot, pages=2)
    return Document("briefing", head, head, now.audit.marking, (section,))


def _rests_on(full: FullSnapshot) -> Iterator[Block]:
    """Yield what the lessons rest on, number by number; in words where none is told."""
    now = full.now
    if now.audit.subject.strip():
        yield line(as_typed(now.audit, "subject", TextLook.STRONG))
    if not full.audience.says_counts:
        yield line(rests_on_words(now, full.audience), TextLook.QUIET)
        return
    facts = (
        (TextSpan(said, TextLook.STRONG), TextSpan(f" {more}", TextLook.QUIET))
        for said, more in rests_on_facts(now)
    )
    yield Entries(tuple(facts), bullets=False, arranged=Arranged.STRIP)


def _worked_well(full: FullSnapshot) -> Iterator[Block]:
    """Yield the strengths by case as listed, those about no case last."""
    now = full.now
    order = {case.id: at for at, case in enumerate(now.every_case)}
    strengths = [note for note in now.notes if note.kind is NoteKind.STRENGTH]
    strengths.sort(key=lambda note: order.get(note.case_id, len(order)) if note.case_id else 10**6)
    found = [_tagged(full, note) for note in strengths]
    found += [_with_tag(tr("Family"), voice_spans(now, one)[:1]) for one in _families(now)]
    if found:
        yield Heading(tr("What worked well"), "worked")
        yield Entries(tuple(found), arranged=Arranged.COLUMNS, sign=Bearing.MET)


def _tagged(full: FullSnapshot, note: Note) -> Words:
    """Return what was noted after its case, where this reader is told it, or after its family."""
    case = full.now.case.get(note.case_id) if note.case_id is not None else None
    words = (typed(note, "text"),)
    if note.agency_id is None and normalised(note.role) in _of_a_family(full.now):
        return _with_tag(tr("Family"), words)
    if case is None or not full.audience.names_cases:
        return words
    return _with_tag(case.reference, words)


def _with_tag(tag: str, words: Words) -> Words:
    return (TextSpan(tag, TextLook.TAG), TextSpan("  "), *words)


def _of_a_family(now: Snapshot) -> set[str]:
    """Return the roles in which somebody of a family was asked or said something."""
    roles = [one.who for one in now.families_asked] + [one.said_by for one in now.family_voices]
    return {normalised(role) for role in roles} - {""}


def _families(now: Snapshot) -> list[FamilyVoice]:
    """Return what families said that a strength among the findings rests on, if it is printed."""
    strengths = {one.id for one in concluded(now) if one.kind is FindingKind.STRENGTH}
    meant = {
        one.row_id
        for one in now.evidence
        if one.kind is EvidenceKind.FAMILY_VOICE and one.finding_id in strengths
    }
    return [one for one in now.family_voices if one.id in meant and may_print(now, one)]


def _lessons(full: FullSnapshot, learnt: Sequence[Finding]) -> Iterator[Block]:
    now = full.now
    yield Heading(tr("Lessons"), "lessons")
    if not learnt:
        yield line(tr("No lesson was written down."))
    own = parts_of(now.document_parts, "briefing")
    of_part = {finding_part(one.id): one for one in learnt}
    for number, part in enumerate(kept_in_order(tuple(of_part), own), 1):
        lesson = of_part[part]
        text, _ = headline(lesson.text)
        where = kept_at(lesson, "text")
        yield Heading(f"{number}  {text}", part, where, together=True, numbered=True)
        for further in followed(lesson):
            yield line(further)
        if lesson.call_to_act.strip():
            yield _led(tr("To do"), typed(lesson, "call_to_act", TextLook.CALL))
        if lesson.reflection.strip():
            yield Aside(tr("Ask yourself"), (as_typed(lesson, "reflection"),))
        if not full.audience.names_cases:
            continue
        joined = {one.case_id for one in now.finding_cases if one.finding_id == lesson.id}
        named = [case.reference for case in now.every_case if case.id in joined]
        if named:
            yield Aside(tr("Seen in"), (TextSpan(listed(named)),))


def _led(lead: str, said: TextSpan) -> Paragraph:
    return Paragraph((TextSpan(tr("{lead}: ", lead=lead), TextLook.CALL), said))
