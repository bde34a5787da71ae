"""Which notes of the tool's check are worth a look, and which are left as they are."""

from collections.abc import Sequence

from core.model.left_note import LeftNote
from core.wording.tool_notes import ToolNote


def parted(
    notes: Sequence[ToolNote], left: Sequence[LeftNote]
) -> tuple[tuple[ToolNote, ...], tuple[tuple[ToolNote, LeftNote], ...]]:
    """Return the notes to look at, and those that are left, each with its row.

    What was left and is mended since is in neither.
    """
    rows = {(one.about, one.at): one for one in left}
    open_notes, kept = [], []
    for note in notes:
        row = rows.get((note.about.name, note.at))
        if row is None:
            open_notes.append(note)
        else:
            kept.append((note, row))
    return tuple(open_notes), tuple(kept)
