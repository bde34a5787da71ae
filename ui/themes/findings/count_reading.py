"""Counts many numbers of a large audit: read a part at a time, worked out on another thread."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from core.counting.asking import EVERYTHING_ASKED, asked_of_some, deciding_items, not_asked
from core.counting.cuts import NO_ONE_AGENCY, NO_ONE_CASE, AnswersGrouped
from core.counting.live_number import (
    LiveCount,
    LiveNumber,
    items_to_read,
    live_count,
    values_to_read,
)
from core.model.ids import ItemId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.queries.returns import AnswerCells, answer_cells_to, given_to, values_given
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.known import AuditBases
from ui.themes.read_then_count import ReadThenCount

AT_ONCE: Final = 4_000
"""Answers read in one turn of the window; about 10 ms."""


@dataclass(frozen=True, slots=True)
class CountsAsked:
    """Which numbers are to be counted, and whether the careful reader's bases are."""

    numbers: Mapping[str, LiveNumber] = field(default_factory=dict)
    bases: bool = False


@dataclass(frozen=True, slots=True)
class CountsFound:
    """What numbers come to, by the text each is kept as; the bases where they were asked for."""

    counts: Mapping[str, LiveCount | None]
    bases: AuditBases | None = None


@dataclass
class _Read:
    """What was read so far, of the audit as it was when the reading began."""

    now: Snapshot
    asked: CountsAsked
    answers: list[AnswerCells] = field(default_factory=list)
    values: dict[ItemId, Sequence[ValueRow]] = field(default_factory=dict)
    deciding: tuple[Sequence[AnswerRow], Sequence[ValueRow]] | None = None


class CountReading(ReadThenCount):
    """One reading at a time, found as `CountsFound`.

    An act that comes between ends in `stop` by whoever asked.
    """

    def begin(self, asked: CountsAsked) -> None:
        """Read and work out anew; what was begun before is let go."""
        read = _Read(self._session.now, asked)
        self.start(partial(self._parts, read), lambda: lambda _progress: _found(read))

    def _parts(self, read: _Read) -> Iterator[None]:
        """Read one part after another, a turn each."""
        session, tool = self._session, read.now.tool
        deciding = deciding_items(tool)
        if deciding:
            read.deciding = session.read(lambda file: given_to(file, deciding))
            yield
        numbers = read.asked.numbers.values()
        every = [one.id for one in tool.items]
        items = every if read.asked.bases else sorted(items_to_read(tool, numbers))
        step = max(1, AT_ONCE // max(1, len(read.now.returns)))
        for at in range(0, len(items), step):
            part = items[at : at + step]
            read.answers += session.read(partial(answer_cells_to, items=part))
            yield
        for item in sorted(values_to_read(tool, numbers)):
            read.values[item] = session.read(partial(values_given, items=[item]))
            yield


def _found(read: _Read) -> CountsFound:
    now, asked = read.now, read.asked
    apart = EVERYTHING_ASKED if read.deciding is None else not_asked(now, *read.deciding)
    by_item: dict[ItemId, list[AnswerRow]] = defaultdict(list)
    for cells in read.answers:
        row = AnswerRow(*cells)
        by_item[row.item_id].append(row)

    def answers_for(number: LiveNumber) -> list[AnswerRow]:
        return [row for item in items_to_read(now.tool, [number]) for row in by_item[item]]

    def values_for(number: LiveNumber) -> list[ValueRow]:
        return [row for item in values_to_read(now.tool, [number]) for row in read.values[item]]

    counts = {
        text: live_count(now, one, answers_for(one), apart, values_for(one))
        for text, one in asked.numbers.items()
    }
    if not asked.bases:
        return CountsFound(counts)
    one_by_one = frozenset(item.id for item in asked_of_some(now.tool))
    by_agency = _grouped(read.answers, one_by_one, by_case=False)
    by_case = _grouped(read.answers, one_by_one, by_case=True)
    return CountsFound(counts, audit_bases(now, by_agency, by_case, apart))


def _grouped(
    answers: Iterable[AnswerCells], one_by_one: Container[ItemId], *, by_case: bool
) -> Iterator[AnswersGrouped]:
    """Group answers by case or by agency, as `answers_grouped` does in the file."""
    found = Counter(
        (
            case if by_case or item in one_by_one else NO_ONE_CASE,
            agency if not by_case or item in one_by_one else NO_ONE_AGENCY,
            item,
            answer,
        )
        for case, agency, item, answer in answers
    )
    return (AnswersGrouped(*cells, number) for cells, number in found.items())
