"""Practitioner comments by theme, and the immediate concerns or that there were none."""

from collections.abc import Iterator, Sequence

from core.documents.blocks import (
    FIXED,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
    Words,
)
from core.documents.concerns import NONE_RAISED, concern_box
from core.documents.heads import running_head
from core.documents.plain import theme_part
from core.documents.typed import typed
from core.model.audience import PANEL, Audience
from core.model.clock import date_text
from core.model.ids import ThemeId
from core.model.note import Note, NoteKind
from core.model.snapshot import FullSnapshot, Snapshot
from core.wording.people import place, said_by
from core.words import plural, tr

_COLUMNS = (
    Column(tr("What was said"), 241),
    Column(tr("Said by"), 104),
    Column(tr("About"), 94),
    Column(tr("Kind"), 64),
)

_FOOT = tr("Said in the room. Attributed to role or agency, never to a person.")


def practitioner_comments(full: FullSnapshot) -> Document:
    """Compose the practitioner comments of an audit."""
    now = full.now
    comments = now.comments()
    facts = [plural(len(comments), "comment"), date_text(now.audit.day)]
    section = Section(
        tr("Practitioner comments"),
        " · ".join(fact for fact in facts if fact),
        (*_by_theme(now, comments), *concern_blocks(now, full.audience)),
        _FOOT,
    )
    head = running_head(now.audit, tr("practitioner comments"))
    return Document("comments", head, head, now.audit.marking, (section,))


def _by_theme(now: Snapshot, comments: Sequence[Note]) -> Iterator[Block]:
    if not comments:
        yield Paragraph((TextSpan(tr("No practitioner comment was written down.")),))
        return
    themes: dict[ThemeId | None, list[Note]] = {theme.id: [] for theme in now.tool.themes}
    for note in comments:
        themes.setdefault(now.theme_of_note(note), []).append(note)
    for theme_id, found in themes.items():
        if found:
            theme = now.tool.theme.get(theme_id) if theme_id is not None else None
            yield Heading(theme.title if theme else tr("No theme"), theme_part(theme_id))
            yield Table(_COLUMNS, tuple(_row(now, note) for note in found), row_headings=False)


def _row(now: Snapshot, note: Note) -> tuple[Cell, ...]:
    said: Words
    if note.verbatim:
        said = (typed(note, "text", TextLook.ITALIC, note.words),)
    else:
        said = (typed(note, "text"), TextSpan(tr(" (in summary)"), TextLook.QUIET))
    return (
        said,
        (TextSpan(said_by(now, note) or tr("not noted")),),
        (TextSpan(place(now, note), TextLook.QUIET),),
        (TextSpan(note.stance.word),),
    )


def concern_blocks(now: Snapshot, audience: Audience = PANEL) -> Iterator[Block]:
    found = [note for note in now.notes if note.kind is NoteKind.CONCERN]
    """Yield the immediate concerns, or that there were none."""
    yield Heading(tr("Immediate concerns"), FIXED)
    if not found:
        yield Paragraph((TextSpan(NONE_RAISED),))
    for note in found:
        about = place(now, note) or tr("About no {case} in particular")
        yield concern_box(now, note, about if audience.names_cases else "")
