"""The learning briefing: what worked well, tagged by case, and lessons to act and reflect on."""

from collections.abc import Iterator, Sequence

from core.documents.blocks import (
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextLook,
    TextSpan,
)
from core.documents.heads import running_head
from core.documents.own_parts import kept_in_order
from core.documents.plain import line
from core.documents.report.themes import tagged
from core.documents.rests_on import rests_on_words
from core.documents.typed import as_typed, followed, kept_at, typed
from core.model.clock import date_text
from core.model.concluded import concluded
from core.model.finding import Finding, FindingKind
from core.model.note import NoteKind
from core.model.own_document import finding_part, parts_of
from core.model.snapshot import FullSnapshot, Snapshot
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
        count=number_of(len(now.cases), Unit.CASES)
        if not full.audience.says_counts
        else Unit.CASES.of(len(now.cases)),
    )
    blocks = (*_rests_on(full), *_worked_well(full), *_lessons(full, learnt))
    section = Section(tr("Learning briefing"), facts, blocks, foot)
    return Document("briefing", head, head, now.audit.marking, (section,))


def _rests_on(full: FullSnapshot) -> Iterator[Block]:
    """Yield in one line what the lessons rest on."""
    now = full.now
    if now.audit.subject.strip():
        yield line(as_typed(now.audit, "subject", TextLook.STRONG))
    yield line(rests_on_words(now, full.audience), TextLook.QUIET)


def _worked_well(full: FullSnapshot) -> Iterator[Block]:
    """Yield the strengths by case as listed, those about no case last."""
    now = full.now
    order = {case.id: at for at, case in enumerate(now.every_case)}
    strengths = [note for note in now.notes if note.kind is NoteKind.STRENGTH]
    strengths.sort(key=lambda note: order.get(note.case_id, len(order)) if note.case_id else 10**6)
    if strengths:
        yield Heading(tr("What worked well"), "worked")
        yield Entries(tuple(tagged(full, note) for note in strengths))


def _lessons(full: FullSnapshot, learnt: Sequence[Finding]) -> Iterator[Block]:
    now = full.now
    if not learnt:
        yield Heading(tr("Lessons"), "lessons")
        yield line(tr("No lesson was written down."))
    own = parts_of(now.document_parts, "briefing")
    of_part = {finding_part(one.id): one for one in learnt}
    for number, part in enumerate(kept_in_order(tuple(of_part), own), 1):
        lesson = of_part[part]
        text, _ = headline(lesson.text)
        said = tr("Lesson {number}: {text}", number=number, text=text)
        yield Heading(said, part, kept_at(lesson, "text"), together=True)
        for further in followed(lesson):
            yield line(further)
        if lesson.call_to_act.strip():
            yield _led(tr("To do"), typed(lesson, "call_to_act", TextLook.STRONG))
        if lesson.reflection.strip():
            yield _led(tr("Ask yourself"), as_typed(lesson, "reflection", TextLook.ITALIC))
        if not full.audience.names_cases:
            continue
        joined = {one.case_id for one in now.finding_cases if one.finding_id == lesson.id}
        named = [case.reference for case in now.every_case if case.id in joined]
        if named:
            yield line(tr("Seen in {named}.", named=listed(named)), TextLook.QUIET)


def _led(lead: str, said: TextSpan) -> Paragraph:
    return Paragraph((TextSpan(tr("{lead}: ", lead=lead)), said))
