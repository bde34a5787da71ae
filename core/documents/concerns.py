"""Immediate concerns as documents state them: passed on, carried as open, or not yet."""

from core.documents.blocks import Box, TextLook, TextSpan
from core.documents.typed import typed
from core.model.note import Note
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.people import passed_on, told_when
from core.words import tr

NONE_RAISED = tr("There were no immediate concerns.")


def concern_box(now: Snapshot, note: Note, about: str = "") -> Box:
    """Return the box for one concern; `about` names its case where the page does not."""
    lead = (TextSpan(f"{about}: ", TextLook.STRONG),) if about else ()
    text = typed(note, "text", said=f"{sentence(note.text)} ")
    if not note.is_open:
        return Box((*lead, text, TextSpan(passed_on(note, now.audit.day))))
    found = [*lead, text, TextSpan(tr("Not yet passed on."), TextLook.WARNING)]
    if note.for_whom:
        found.append(TextSpan(tr(" For: {sentence}", sentence=sentence(note.for_whom))))
    found += [TextSpan(f" {said}") for said in _so_far(note)]
    if note.carried:
        found.append(TextSpan(tr(" Carried as open: {sentence}", sentence=sentence(note.carried))))
    return Box(tuple(found))


def _so_far(note: Note) -> list[str]:
    """What is on record already, though not all of it."""
    parts = []
    if note.told:
        parts.append(sentence(tr("Told so far: {told}", told=note.told)))
    if note.told_at:
        parts.append(sentence(tr("When: {told_when}", told_when=told_when(note))))
    if note.did:
        parts.append(sentence(tr("Done so far: {did}", did=note.did)))
    return parts
