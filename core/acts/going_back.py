"""Making the audit as it was at some moment: one act, undone as any other."""

from collections.abc import Collection

from core.model.changed import Changed
from core.store.file import WorkshopFile
from core.store.rows import TABLES
from core.words import tr


def go_back(
    file: WorkshopFile, moment: int, when: str, only: Collection[tuple[type, int]] | None = None
) -> Changed | None:
    """Put all back as it was after the act *moment*, which was *when*, or some rows of it.

    What hangs together with a row of *only* goes with it. Raises FileProblem.
    """
    way = file.past.way_back(moment)
    if only is None:
        label, changes = tr("go back to how it was at {when}", when=when), way.changes
    else:
        label = tr("put back some of how it was at {when}", when=when)
        changes = way.only([(TABLES[kind], key) for kind, key in only])
    with file.act(label) as act:
        file.write_changes(changes)
    return act.news
