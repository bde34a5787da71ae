"""What becomes of a note of several cases when one of them goes."""

from collections.abc import Collection
from dataclasses import replace

from core.model.ids import CaseId
from core.model.note import Note, NoteCase
from core.store.file import WorkshopFile


def hand_over(file: WorkshopFile, cases: Collection[CaseId]) -> None:
    """Inside an act in which cases go: what was said at one stays with the others it is of."""
    for link in file.all(NoteCase):
        note = file.get(Note, link.note_id)
        if note is not None and note.case_id in cases and link.case_id not in cases:
            file.put(replace(note, case_id=link.case_id))
            file.remove(link)
