"""The leaflet: strengths and lessons, theme by theme, for whoever works with families."""

from collections.abc import Iterator

from core.documents.blocks import (
    Block,
    Document,
    Entries,
    Heading,
    Section,
    TextLook,
    Words,
)
from core.documents.heads import running_head
from core.documents.plain import line, theme_part
from core.documents.report.themes import tagged
from core.documents.typed import as_typed, typed
from core.model.clock import date_text
from core.model.concluded import concluded
from core.model.finding import Finding, FindingKind
from core.model.ids import ThemeId
from core.model.note import NoteKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.labels import sentence
from core.words import plural, tr


def leaflet(full: FullSnapshot) -> Document:
    """Compose the leaflet of an audit."""
    now = full.now
    head = running_head(now.audit, tr("leaflet"))
    facts = " · ".join(part for part in (now.audit.partnership, date_text(now.audit.day)) if part)
    blocks: list[Block] = []
    if now.audit.subject.strip():
        blocks.append(line(as_typed(now.audit, "subject", TextLook.STRONG)))
    for theme_id in (*(theme.id for theme in now.tool.themes), None):
        blocks += _under(full, theme_id)
    title = now.audit.title.strip() or tr("Leaflet")
    section = Section(title, facts, tuple(blocks))
    return Document("leaflet", head, head, now.audit.marking, (section,))


def holds_leaflet(now: Snapshot) -> bool:
    """Return whether there is a strength or a lesson to tell."""
    return any(_lesson(one) or _strength(one) for one in concluded(now)) or any(
        one.kind is NoteKind.STRENGTH for one in now.notes
    )


def described(full: FullSnapshot) -> str:
    """Return how many strengths and lessons it holds."""
    now = full.now
    strengths = sum(one.kind is NoteKind.STRENGTH for one in now.notes)
    strengths += sum(map(_strength, concluded(now)))
    lessons = sum(map(_lesson, concluded(now)))
    parts = (plural(strengths, "strength"), plural(lessons, "lesson"))
    return tr("by theme, {strengths} and {lessons}", strengths=parts[0], lessons=parts[1])


def _strength(one: Finding) -> bool:
    return one.kind is FindingKind.STRENGTH


def _lesson(one: Finding) -> bool:
    return one.kind is not FindingKind.STRENGTH


def _under(full: FullSnapshot, theme_id: ThemeId | None) -> Iterator[Block]:
    now = full.now
    found = [one for one in concluded(now) if one.theme_id == theme_id]
    strengths: list[Words] = [(typed(one, "text"),) for one in found if _strength(one)]
    strengths += [
        tagged(full, note)
        for note in now.notes
        if note.kind is NoteKind.STRENGTH and now.theme_of_note(note) == theme_id
    ]
    lessons = [one for one in found if _lesson(one)]
    if not strengths and not lessons:
        return
    theme = now.tool.theme.get(theme_id) if theme_id is not None else None
    title = theme.title if theme is not None else tr("For every theme")
    yield Heading(title, theme_part(theme_id))
    if strengths:
        yield line(tr("What works:"), TextLook.QUIET)
        yield Entries(tuple(strengths))
    if lessons:
        yield line(tr("What we learnt:"), TextLook.QUIET)
        yield Entries(tuple(_learnt(one) for one in lessons))


def _learnt(one: Finding) -> Words:
    words = (typed(one, "text"),)
    if not one.call_to_act.strip():
        return words
    call = f" {sentence(one.call_to_act)}"
    return (*words, typed(one, "call_to_act", TextLook.STRONG, call))
