"""Further cases that a note belongs to, in one chip: each of its choices comes and goes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.model.note import Note
from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.chip import ChipLook, DropChip


class AlsoOf(DropChip):
    """Out of sight while there is one case, or the note belongs to none."""

    def __init__(self, look: ChipLook = ChipLook.TINT, parent: QWidget | None = None) -> None:
        super().__init__(tr("Also of"), look=look, prompt=tr("Also of…"), parent=parent)

    def show_note(self, now: Snapshot, note: Note) -> None:
        """Offer every other case; those the note belongs to have a tick."""
        also = now.also_of(note)
        names = [one.reference for one in now.cases if one.id in also]
        self.set_prompt(tr("Also of {names}", names=", ".join(names)) if names else "")
        self.set_choices(_choices(now, note))
        self.setVisible(note.case_id is not None and len(now.cases) > 1)


def _choices(now: Snapshot, note: Note) -> Sequence[tuple[object, str]]:
    also = now.also_of(note)
    return [
        (one.id, f"✓ {one.reference}" if one.id in also else one.reference)
        for one in now.cases
        if one.id != note.case_id
    ]
