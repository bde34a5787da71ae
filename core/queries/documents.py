"""Everything a document may rest on: the snapshot with every answer given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from core.model.case import AnswerComment
from core.model.ids import CaseId
from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot, ValueRow
from core.model.whole import WholeAudit
from core.queries.returns import values_given
from core.queries.whole import whole
from core.store.file import WorkshopFile
from core.store.reading import snapshot

AnswerCells = Sequence[tuple[Any, ...]]
"""Answers given: each its number, case, agency, item and answer."""

AT_ONCE: Final = 20_000
"""How many are read at once, in ten milliseconds; all of 600,000 take a quarter of a second."""


def full(
    file: WorkshopFile,
    *,
    with_whole: bool = False,
    with_comments: bool = False,
    case_id: CaseId | None = None,
) -> FullSnapshot:
    """Read everything a document may rest on; *with_whole*, what its data are written of too.

    *With_comments*, what agencies wrote beside their answers, of one case where it is named.
    """
    parts = [next_answers(file)]
    while len(parts[-1]) == AT_ONCE:
        parts.append(next_answers(file, parts[-1]))
    day = file.clock().date().isoformat()
    held = whole(file) if with_whole else None
    read = full_of(snapshot(file), parts, values_given(file), day, held)
    comments = comments_about(file, case_id) if with_comments else ()
    return replace(read, comments=comments, case_id=case_id)


def comments_about(file: WorkshopFile, case_id: CaseId | None) -> tuple[AnswerComment, ...]:
    """Return what agencies wrote beside their answers about one case; of every case, if None."""
    if case_id is None:
        return tuple(file.all(AnswerComment))
    return tuple(file.all(AnswerComment, "case_id = ?", (case_id,)))


def next_answers(file: WorkshopFile, before: AnswerCells = ()) -> AnswerCells:
    """Return `AT_ONCE` answers given that come after those *before*; fewer at the end."""
    last = before[-1][0] if before else 0
    return file.query(
        "SELECT id, case_id, agency_id, item_id, answer_id FROM answers_given "
        "WHERE id > ? ORDER BY id LIMIT ?",
        (last, AT_ONCE),
    )


def full_of(
    now: Snapshot,
    parts: Iterable[AnswerCells],
    values: Sequence[ValueRow] = (),
    day: str = "",
    held: WholeAudit | None = None,
) -> FullSnapshot:
    """Return what a document rests on, of cells that were read; may be called on any thread."""
    answers = tuple(AnswerRow(*cells[1:]) for part in parts for cells in part)
    return FullSnapshot(now, answers, tuple(values), day, whole=held)
