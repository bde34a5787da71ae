"""Terms of reference: what an audit is for, what it looks at and how, and who holds it."""

from collections.abc import Iterator
from dataclasses import replace

from core.counting.meetings import people_there
from core.counting.steps import steps_due
from core.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.heads import running_head
from core.documents.plain import entries, line, table
from core.documents.process import steps_table
from core.documents.standards import earlier_audits, standards
from core.documents.typed import as_typed, typed
from core.model.audit import Audit, Hypothesis, Outcome, Participant
from core.model.clock import date_text
from core.model.meeting import Meeting
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.findings import weighed_words
from core.wording.meetings import meeting_title
from core.wording.terms import holding_words, look_back_words, scope_words, when_words
from core.words import tr, word_for


def holds_terms(now: Snapshot) -> bool:
    """Return whether anything was written of what the audit is for."""
    return bool(now.audit.subject.strip() or now.audit.terms.strip() or now.hypotheses)


def terms_of_reference(full: FullSnapshot) -> Document:
    """Compose the terms of reference of an audit."""
    now = full.now
    head = running_head(now.audit, tr("terms of reference"))
    blocks = (line(now.audit.title.strip(), TextLook.STRONG), *terms_blocks(now))
    section = Section(tr("Terms of reference"), when_words(now.audit), blocks)
    return Document("terms", head, head, now.audit.marking, (section,))


def terms_blocks(now: Snapshot) -> Iterator[Block]:
    """Yield what an audit is for, what it looks at and how, and who holds its data."""
    audit = now.audit
    if audit.subject.strip():
        yield line(as_typed(audit, "subject"))
    yield from _under("purpose", tr("Purpose"), as_typed(audit, "terms"))
    yield from _hypotheses(now)
    yield Heading(tr("What is looked at"), "looked-at")
    yield line(scope_words(now))
    for said in (TextSpan(look_back_words(audit)), as_typed(audit, "sample_note")):
        if said.text:
            yield line(said)
    yield from earlier_audits(now)
    yield from _questions(now)
    yield from standards(now)
    yield from _meetings(now)
    yield from _taking_part(now)
    yield from _process(now)
    yield from _under("confidentiality", tr("Confidentiality"), as_typed(audit, "confidentiality"))
    yield from _under("data", tr("The data"), TextSpan(holding_words(audit).strip()))


def _under(part: str, heading: str, said: TextSpan) -> Iterator[Block]:
    if said.text:
        yield Heading(heading, part)
        yield line(said)


def _hypotheses(now: Snapshot) -> Iterator[Block]:
    """Yield what the audit set out to test, and what became of it once that is known."""
    held = now.hypotheses
    if not held:
        return
    yield Heading(tr("What it set out to test"), "tested")
    if all(one.outcome is Outcome.OPEN for one in held):
        yield entries(typed(one, "text") for one in held)
        return
    columns = ((tr("Hypothesis"), 225), (tr("Outcome"), 90), (tr("Why"), 188))
    rows = (
        ((typed(one, "text"),), (TextSpan(word_for(one.outcome).capitalize()),), _why(now, one))
        for one in held
    )
    yield Table(tuple(Column(*one) for one in columns), tuple(rows))


def _why(now: Snapshot, one: Hypothesis) -> Words:
    """Return the reason for an outcome, and how much stands for and against it."""
    said, weighed = typed(one, "reason"), weighed_words(now, one)
    if not said.text or not weighed:
        return (said,) if said.text else (TextSpan(weighed),)
    return (replace(said, text=f"{said.text} "), TextSpan(weighed))


def _meetings(now: Snapshot) -> Iterator[Block]:
    """Yield the meetings, where there are more than the audit's own day."""
    if not now.meetings:
        return
    yield Heading(tr("Meetings of the audit"), "meetings")
    columns = ((tr("Meeting"), 170), (tr("Day"), 95), (tr("Hours"), 98), (tr("Where"), 140))
    held: list[Audit | Meeting] = [now.audit, *now.meetings]
    held.sort(key=lambda one: one.day or "9999")
    yield table(columns, (_meeting(now, one) for one in held))


def _meeting(now: Snapshot, one: Audit | Meeting) -> tuple[str, ...]:
    title = meeting_title(now, one if isinstance(one, Meeting) else None)
    hours = " – ".join(part for part in (one.starts, one.finishes) if part)
    return title, date_text(one.day), hours, one.venue.strip()


def _questions(now: Snapshot) -> Iterator[Block]:
    if not now.tool.questions:
        return
    yield Heading(tr("What is asked"), "asked")
    columns = ((tr("Theme"), 130), (tr("Questions"), 373))
    asked_in = {one.theme_id for one in now.tool.questions}
    themes = [theme for theme in now.tool.themes if theme.id in asked_in]
    by_theme: dict[str, list[str]] = {theme.title: [] for theme in themes}
    for one in now.tool.questions:
        title = now.tool.theme[one.theme_id].title
        by_theme.setdefault(title, []).append(f"{one.key} {one.short or one.text}")
    yield table(columns, ((title, "; ".join(asked)) for title, asked in by_theme.items()))


def _taking_part(now: Snapshot) -> Iterator[Block]:
    """Yield the agencies and who takes part, by role."""
    people: dict[str, list[Participant]] = {agency.name: [] for agency in now.agencies}
    for person in people_there(now):
        agency = now.agency.get(person.agency_id) if person.agency_id is not None else None
        people.setdefault(agency.name if agency else "", []).append(person)
    if not people:
        return
    yield Heading(tr("Who takes part"), "people")
    rows = [
        (name or tr("Without an agency"), "; ".join(one.role.strip() for one in roles))
        for name, roles in sorted(people.items(), key=lambda found: not found[0])
    ]
    yield table(((tr("Agency"), 200), (tr("Roles"), 303)), rows)


def _process(now: Snapshot) -> Iterator[Block]:
    due = steps_due(now)
    if due:
        yield Heading(tr("Steps"), "steps")
        yield steps_table(now, due, against=False)
