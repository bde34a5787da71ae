"""Making the audit as it was at some moment: one act, undone as any other."""

from core.model.changed import Changed
from core.store.file import WorkshopFile
from core.words import tr


def go_back(file: WorkshopFile, moment: int, when: str) -> Changed | None:
    """Put all back as it was after the act *moment*, which was *when*. Raises FileProblem."""
    way = file.past.way_back(moment)
    with file.act(tr("go back to how it was at {when}", when=when)) as act:
        file.write_changes(way.changes)
    return act.news
