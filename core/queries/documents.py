"""Everything a document may rest on: the snapshot with every answer given."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from core.model.case import AnswerComment
from core.model.ids import AgencyId, AnswerId, CaseId, ItemId
from core.model.snapshot import AnswerRow, FullSnapshot, Snapshot, ValueRow
from core.model.whole import WholeAudit
from core.queries.returns import values_given
from core.queries.whole import whole
from core.store.file import WorkshopFile
from core.store.reading import snapshot


@dataclass(frozen=True, slots=True)
class AnswerBatch:
    """Answers given, packed: of each its number, case, agency, item and answer.

    As rows of values 600,000 of them would be 150 MB.
    """

    packed: "array[int]" = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.packed) // 5

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        return zip(*[iter(self.packed)] * 5, strict=True)

    @property
    def last(self) -> int:
        """The number of the last one; 0 where there is none."""
        return self.packed[-5] if self.packed else 0


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


def next_answers(file: WorkshopFile, before: AnswerBatch | None = None) -> AnswerBatch:
    """Return `AT_ONCE` answers given that come after those *before*; fewer at the end."""
    rows = file.query(
        "SELECT id, case_id, agency_id, item_id, answer_id FROM answers_given "
        "WHERE id > ? ORDER BY id LIMIT ?",
        (before.last if before else 0, AT_ONCE),
    )
    return AnswerBatch(array("i", chain.from_iterable(rows)))


def full_of(
    now: Snapshot,
    parts: Iterable[AnswerBatch],
    values: Sequence[ValueRow] = (),
    day: str = "",
    held: WholeAudit | None = None,
) -> FullSnapshot:
    """Return what a document rests on, of cells that were read; may be called on any thread."""
    return FullSnapshot(now, tuple(_rows(parts)), tuple(values), day, whole=held)


def _rows(parts: Iterable[AnswerBatch]) -> Iterator[AnswerRow]:
    """Yield a row for each answer; all that are of one case have the same number in memory."""
    numbers: dict[int, int] = {}
    same = numbers.setdefault
    for part in parts:
        for _, case, agency, item, answer in part:
            yield AnswerRow(
                CaseId(same(case, case)),
                AgencyId(same(agency, agency)),
                ItemId(same(item, item)),
                AnswerId(same(answer, answer)),
            )
