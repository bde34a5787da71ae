"""Counts of a large audit: what was answered is read a part a turn, and counted in a job."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from core.counting.answers_read import AnswersRead
from core.model.case import Agency, AnswerGiven, Case, Return, ValueGiven
from core.model.changed import Changed
from core.model.ids import ItemId
from core.model.packed import PackedAnswers
from core.model.progress import Progress
from core.model.snapshot import ValueRow
from core.model.tool import Answer, AnswerSet, Item, Question
from core.queries.cuts import packed_answers_about
from core.queries.returns import values_given
from ui.audit.session import WorkshopSession
from ui.themes.read_then_count import Count, ReadThenCount

ENOUGH: Final = 8_000
"""How many answers are counted while one waits: some 20 ms."""
_A_TURN: Final = 50_000
"""Answers read in one turn of the window: some 10 ms."""

CountingWork = Callable[[AnswersRead, Progress], object]
"""Counts what was read; all else it needs it has as plain values."""


class AnswersKept(QObject):
    """What every return answered, packed: read once for all who count, until it is another."""

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read: AnswersRead | None = None
        session.changed.connect(self._on_changed)

    @property
    def is_much(self) -> bool:
        """Whether nobody should wait while it is counted."""
        now = self._session.now
        return len(now.tool.items) * len(now.returns) > ENOUGH

    @property
    def read(self) -> AnswersRead | None:
        """What was read; None where it is not, or is another by now."""
        return self._read

    def read_now(self) -> AnswersRead:
        """Return what was answered, read at once. Raises what `session.read` does."""
        for _ in self.parts():
            pass
        assert self._read is not None
        return self._read

    def parts(self) -> Iterator[None]:
        """Read what is not read yet, a part at a time; what was begun before a change is not kept.

        Raises what `session.read` does.
        """
        if self._read is not None:
            return
        now, read = self._session.now, self._session.read
        packed, values = PackedAnswers((), 1, 1, True), dict[ItemId, tuple[ValueRow, ...]]()
        cases = [case.id for case in now.cases]
        step = max(1, _A_TURN // max(1, len(now.tool.items) * max(1, len(now.agencies))))
        for at in range(0, len(cases), step):
            part = read(partial(packed_answers_about, cases=cases[at : at + step]))
            packed = PackedAnswers(packed.cells + part.cells, part.items, part.answers, True)
            yield
        for item in now.tool.items:
            if not now.tool.kind_of_item(item).one_of_some:
                values[item.id] = read(partial(values_given, items=(item.id,)))
                yield
        if now is self._session.now:
            self._read = AnswersRead(packed, values)

    def _on_changed(self, news: Changed) -> None:
        kinds = (AnswerGiven, ValueGiven, Return, Case, Agency, Item, Question, Answer, AnswerSet)
        if news.touches(*kinds):
            self._read = None


class BackgroundCount(ReadThenCount):
    """Counts what every return answered, kept for all who count."""

    def __init__(
        self, session: WorkshopSession, answers: AnswersKept, parent: QObject | None = None
    ) -> None:
        super().__init__(session, parent)
        self._answers = answers

    def begin(self, work: CountingWork) -> None:
        """Count something in a job."""

        def count_of_read() -> Count | None:
            read = self._answers.read
            return None if read is None else partial(work, read)  # None: it changed meanwhile

        self.start(self._answers.parts, count_of_read)
