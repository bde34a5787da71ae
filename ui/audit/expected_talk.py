"""How much talk each case is expected to want, by what its returns say; kept until they change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from core.counting.answers_read import cells_by_case
from core.counting.asking import deciding_items, not_asked
from core.counting.talk import QuestionNeeds, question_needs, talk_by_case
from core.model.case import AnswerGiven, Return, ValueGiven
from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.packed import PackedAnswers
from core.model.snapshot import AnswerRow, Snapshot, ValueRow
from core.model.tool import Tool
from core.queries.cuts import packed_answers_about
from core.queries.returns import values_given
from ui.audit.session import WorkshopSession
from ui.program.jobs import Job

_AT_ONCE: Final = 800
"""Questions of cases up to which it is worked out on the window's thread: it takes a few ms."""
_LATER: Final = 1_500
"""Milliseconds after which the returns are read for it: an audit comes in meanwhile."""


class ExpectedTalk(QObject):
    """Works it out on the day of the workshop only; of many cases beside the window.

    Until that is done nothing is expected of one case more than of another.
    """

    def __init__(self, session: WorkshopSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: QuestionNeeds = {}
        self._tool: Tool | None = None
        self._job: Job | None = None
        session.changed.connect(self._on_changed)
        session.meeting_chosen.connect(self._forget)

    def by_case(self, at: datetime) -> dict[CaseId, float]:
        """Return how much talk each case wants beside others; nothing where it is not known."""
        now = self._session.now
        if now.here_day not in ("", at.date().isoformat()) or not now.usable:
            return {}
        if self._tool is not now.tool:
            self._tool = now.tool
            self._work_out(now)
        return talk_by_case(now, self._found)

    def _work_out(self, now: Snapshot) -> None:
        if len(now.listed_cases) * len(now.tool.questions) <= _AT_ONCE:
            self._found = _needs(now, *self._read(now))
        else:
            self._found = {}
            QTimer.singleShot(_LATER, self, lambda: self._work_out_later(now))

    def _read(self, now: Snapshot) -> tuple[PackedAnswers, Sequence[ValueRow]]:
        cases = [case.id for case in now.cases]
        packed = self._session.read(lambda file: packed_answers_about(file, cases))
        return packed, self._session.read(values_given)

    def _work_out_later(self, now: Snapshot) -> None:
        if self._session.is_closed or self._tool is not now.tool:
            return  # what was brought in meanwhile is read when it is asked for
        packed, values = self._read(now)
        job = Job(lambda _progress: _needs(now, packed, values), weighty=True)
        job.done.connect(lambda found: self._on_found(job, found))
        job.broke.connect(self._on_broke)
        self._job = job
        job.start()

    def _on_found(self, job: Job, found: QuestionNeeds) -> None:
        if job is self._job and isValid(self):  # nothing was brought in meanwhile
            self._found = found

    def _on_broke(self, error: Exception) -> None:
        raise error

    def _on_changed(self, news: Changed) -> None:
        if news.touches(AnswerGiven, ValueGiven, Return):
            self._forget()

    def _forget(self) -> None:
        self._tool = self._job = None


def _needs(now: Snapshot, packed: PackedAnswers, values: Sequence[ValueRow]) -> QuestionNeeds:
    answers = cells_by_case(packed, deciding_items(now.tool))
    one_by_one = [AnswerRow(*cell[:4]) for cell in answers if cell[1]]
    return question_needs(now, answers, values, not_asked(now, one_by_one, values))
