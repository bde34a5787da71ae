"""Everything a document may rest on: the snapshot with every answer given."""

from collections.abc import Callable

from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot


def full(file: WorkshopFile) -> FullSnapshot:
    """Read everything a document may rest on."""
    return full_of(file, snapshot(file))()


def full_of(file: WorkshopFile, now: Snapshot) -> Callable[[], FullSnapshot]:
    """Read what a document rests on beside *now*, as bare rows.

    What is returned makes values of them and touches the file no more, so it may
    be called on any thread.
    """
    rows = file.query("SELECT case_id, agency_id, item_id, answer_id FROM answers_given")
    return lambda: FullSnapshot(now, tuple(AnswerRow(*row) for row in rows))
