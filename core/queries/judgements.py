"""What the history says of a judgement."""

from core.model.judgement import CHANGE, Judgement
from core.store.file import WorkshopFile


def settled_before(file: WorkshopFile, judgement: Judgement) -> Judgement | None:
    """Return what a judgement was before it was last changed; None if it never was."""
    return file.past.before(Judgement, judgement.id, CHANGE)
