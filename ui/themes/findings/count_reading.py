"""Counts many numbers of a large audit: read a part at a time, worked out on another thread."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.counting.asking import EVERYTHING_ASKED, asked_of_some, deciding_items, not_asked
from core.counting.cuts import NO_ONE_AGENCY, NO_ONE_CASE, AnswersGrouped
from core.counting.live_number import LiveCount, LiveNumber, items_to_read, live_count
from core.model.fault import WorkshopError
from core.model.ids import ItemId
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.queries.returns import AnswerCells, answer_cells_to, given_to
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.known import AuditBases
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job

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
    deciding: tuple[Sequence[AnswerRow], Sequence[ValueRow]] | None = None


class CountReading(QObject):
    """One reading at a time; an act that comes between ends in `stop` by whoever asked.

    Signals:
        found: all that was asked for is known; carries the `CountsFound`.
        failed: the file could not be read.
    """

    found = Signal(object)
    failed = Signal()

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reads: Iterator[None] = iter(())
        self._read = _Read(session.now, CountsAsked())
        self._job: Job | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def running(self) -> bool:
        """Whether something is being read or worked out."""
        return self._turn.isActive() or self._job is not None

    def begin(self, asked: CountsAsked) -> None:
        """Read and work out anew; what was begun before is let go."""
        self.stop()
        self._read = _Read(self._session.now, asked)
        self._reads = self._all_reads()
        self._turn.start()

    def stop(self) -> None:
        """Let go of what was begun."""
        self._turn.stop()
        self._reads, self._read = iter(()), _Read(self._session.now, CountsAsked())
        if self._job is not None:
            self._job.done.disconnect(self._on_done)
            self._job.cancel()
            self._job = None

    def _on_turn(self) -> None:
        if self._session.is_closed:
            self.stop()
            return
        try:
            next(self._reads)
        except StopIteration:
            self._work_out()
        except WorkshopError:
            self.stop()
            self.failed.emit()

    def _all_reads(self) -> Iterator[None]:
        """Read one part after another, a turn each."""
        read, session, tool = self._read, self._session, self._read.now.tool
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

    def _work_out(self) -> None:
        self._turn.stop()
        read = self._read
        self._job = Job(lambda _progress: _found(read), weighty=True)
        self._job.done.connect(self._on_done)
        self._job.broke.connect(self._on_broke)
        self._job.start()

    def _on_done(self, answer: object) -> None:
        self.stop()
        self.found.emit(answer)

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        raise error


def _found(read: _Read) -> CountsFound:
    now, asked = read.now, read.asked
    apart = EVERYTHING_ASKED if read.deciding is None else not_asked(now, *read.deciding)
    by_item: dict[ItemId, list[AnswerRow]] = defaultdict(list)
    for cells in read.answers:
        row = AnswerRow(*cells)
        by_item[row.item_id].append(row)

    def answers_for(number: LiveNumber) -> list[AnswerRow]:
        return [row for item in items_to_read(now.tool, [number]) for row in by_item[item]]

    counts = {
        text: live_count(now, one, answers_for(one), apart) for text, one in asked.numbers.items()
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
