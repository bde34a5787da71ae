"""Immediate concerns as documents state them: passed on, carried as open, or not yet."""

from core.documents.blocks import Box, TextLook, TextSpan
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.people import passed_on, told_when

NONE_RAISED = "There were no immediate concerns."


def concern_box(now: Snapshot, note: Note, about: str = "") -> Box:
    """Return the box for one concern; `about` names its case where the page does not."""
    lead = (TextSpan(f"{about}: ", TextLook.STRONG),) if about else ()
    text = TextSpan(f"{sentence(note.text)} ")
    if not note.is_open:
        return Box((*lead, text, TextSpan(passed_on(note, now.audit.day))))
    found = [*lead, text, TextSpan("Not yet passed on.", TextLook.WARNING)]
    if note.for_whom:
        found.append(TextSpan(f" For: {sentence(note.for_whom)}"))
    found += [TextSpan(f" {said}") for said in _so_far(note)]
    if note.carried:
        found.append(TextSpan(f" Carried as open: {sentence(note.carried)}"))
    return Box(tuple(found))


def _so_far(note: Note) -> list[str]:
    """What is on record already, though not all of it."""
    parts = []
    if note.told:
        parts.append(sentence(f"Told so far: {note.told}"))
    if note.told_at:
        parts.append(sentence(f"When: {told_when(note)}"))
    if note.did:
        parts.append(sentence(f"Done so far: {note.did}"))
    return parts
