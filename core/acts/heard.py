"""What was heard in the room: kept at once, edited, re-filed, and concerns passed on."""

from dataclasses import replace

from core.acts.fields import typed_field
from core.acts.meetings import meeting_here
from core.model import concern
from core.model.case import Case
from core.model.changed import Changed
from core.model.fault import NotYet
from core.model.ids import CaseId
from core.model.note import Note, NoteCase, NoteKind
from core.store.file import WorkshopFile
from core.words import tr


def add_note(file: WorkshopFile, note: Note) -> Changed | None:
    """Keep something said in the room, at the meeting it is; the time is now unless it has one.

    Raises NotYet for a note without words.
    """
    if not note.text.strip():
        raise NotYet(
            tr("There is nothing to keep yet."),
            tr("Nothing was changed."),
            tr("Type what was said."),
        )
    stamp = note.said_at or file.clock().isoformat(timespec="seconds")
    with file.act(tr("keep {named}", named=_named(file, note))) as act:
        said = replace(note, text=note.text.strip(), said_at=stamp)
        file.put(replace(said, meeting_id=meeting_here(file)))
    return act.news


def change_note(file: WorkshopFile, note: Note) -> Changed | None:
    """Keep an edited or re-filed note; the typing of its words is one step of undo.

    Raises NotYet when the edit leaves no words.
    """
    if not note.text.strip() and note.kind is not NoteKind.CHALLENGE:
        raise NotYet(
            tr("A note needs words."),
            tr("The note is as it was."),
            tr("Type what was said, or remove it."),
        )
    typed = typed_field(file.get(Note, note.id) or note, note)
    merge = f"note {note.id} {typed}" if typed else ""
    with file.act(tr("change {named}", named=_named(file, note)), merge) as act:
        file.put(note)
        for one in file.all(NoteCase, "note_id = ?", (note.id,)):
            if note.case_id in (None, one.case_id):  # of the day as a whole, or twice of one
                file.remove(one)
    return act.news


def share_note(file: WorkshopFile, note: Note, case_id: CaseId) -> Changed | None:
    """Let a note belong to a further case, or no longer where it does already.

    One that belonged to none belongs to this one alone.
    """
    if note.case_id is None:
        return change_note(file, replace(note, case_id=case_id))
    held = file.all(NoteCase, "note_id = ? AND case_id = ?", (note.id, case_id))
    with file.act(tr("say which {cases} a note belongs to")) as act:
        if held:
            file.remove(held[0])
        elif case_id != note.case_id:
            file.put(NoteCase(note.id, case_id))
    return act.news


def remove_note(file: WorkshopFile, note: Note) -> Changed | None:
    """Remove a note; undo brings it back."""
    with file.act(tr("remove {named}", named=_named(file, note))) as act:
        file.remove(note)
    return act.news


def pass_on(file: WorkshopFile, note: Note, told: str, told_at: str, did: str) -> Changed | None:
    """Record who was told of an immediate concern, when, and what they did.

    Parts may be missing; the concern stays open until all three are there.
    *told_at* is as it was typed, with the day where it was another; what stood
    there before is never in question.

    Raises NotYet when it is not a time, or still to come.
    """
    at = told_at.strip()
    if at and at != note.told_at:
        at = concern.told_at(at, note.said_at, file.clock())
    passed = replace(note, told=told.strip(), told_at=at, did=did.strip())
    typed = typed_field(file.get(Note, note.id) or note, passed)
    merge = f"concern {note.id} {typed}" if typed else ""
    with file.act(tr("record who was told of a concern"), merge) as act:
        file.put(passed)
    return act.news


def carry(file: WorkshopFile, note: Note, reason: str) -> Changed | None:
    """Let a concern leave the day open, with the reason. Raises NotYet without one."""
    if not reason.strip():
        raise NotYet(
            tr("A concern carried as open needs a reason."),
            tr("The concern is as it was."),
            tr("Say why it is still open, and who will settle it."),
        )
    with file.act(tr("carry a concern as open")) as act:
        file.put(replace(note, carried=reason.strip()))
    return act.news


def reopen_concern(file: WorkshopFile, note: Note) -> Changed | None:
    """Carry a concern as open no longer: it waits to be passed on again."""
    with file.act(tr("take a concern up again")) as act:
        file.put(replace(note, carried=""))
    return act.news


def choose_for_room(file: WorkshopFile, note: Note, chosen: bool) -> Changed | None:
    """Say whether a practitioner comment may be shown to the room under its theme."""
    label = tr("choose a comment for the room") if chosen else tr("keep a comment from the room")
    with file.act(label) as act:
        file.put(replace(note, chosen=chosen))
    return act.news


def _named(file: WorkshopFile, note: Note) -> str:
    """Return "a strength for Child D", as it stands inside every label."""
    article = "an" if note.kind in _WITH_AN else "a"
    case = file.get(Case, note.case_id) if note.case_id else None
    return f"{article} {note.kind.value}" + (
        tr(" for {reference}", reference=case.reference) if case else ""
    )


_WITH_AN = frozenset({NoteKind.IMPROVEMENT, NoteKind.OBSERVATION, NoteKind.CONCERN})
