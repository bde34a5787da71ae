"""Notes of the tool's check left as they are, with a reason if there is one, or taken up again."""

from dataclasses import replace

from core.model.changed import Changed
from core.model.left_note import LeftNote
from core.store.file import WorkshopFile
from core.wording.tool_notes import NoteAbout, ToolNote
from core.words import tr


def leave_note(file: WorkshopFile, note: ToolNote) -> Changed | None:
    """Leave what a note points at as it is; the note is seen among those left."""
    if _row_of(file, note.about, note.at) is not None:
        return None
    with file.act(tr("leave {where} as it is", where=note.where)) as act:
        file.put(LeftNote(note.about.name, note.at))
    return act.news


def give_left_reason(file: WorkshopFile, left: LeftNote, reason: str) -> Changed | None:
    """Say why a note is left."""
    held = file.get(LeftNote, left.id)
    if held is None:
        return None
    with file.act(tr("change why {at} is left as it is", at=left.at)) as act:
        file.put(replace(held, reason=reason.strip()))
    return act.news


def take_note_up(file: WorkshopFile, left: LeftNote) -> Changed | None:
    """Let a note that was left be worth a look again."""
    held = file.get(LeftNote, left.id)
    if held is None:
        return None
    with file.act(tr("look at {at} again", at=left.at)) as act:
        file.remove(held)
    return act.news


def _row_of(file: WorkshopFile, about: NoteAbout, at: str) -> LeftNote | None:
    rows = file.all(LeftNote, "about = ? AND at = ?", (about.name, at))
    return rows[0] if rows else None
