"""Counts the numbers that findings rest on, anew only where what they count has changed."""

from collections.abc import Collection, Iterable, Mapping
from itertools import starmap
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.counting.asking import asked_of_some
from core.counting.cuts import AnswersGrouped
from core.counting.live_number import (
    LiveCount,
    LiveNumber,
    items_to_read,
    live_count,
    values_to_read,
)
from core.counting.thread import is_changed, numbers_in
from core.model.asking import AskedOf, Clause
from core.model.audit import Participant
from core.model.case import WorkedWith
from core.model.finding import EvidenceNamed, Finding, Source
from core.model.household import CasePerson
from core.model.ids import ItemId
from core.model.judgement import Judgement
from core.model.steps import DayOff
from core.model.tool import Answer, AnswerSet, Item, Question
from core.model.voices import FamilyAsked
from core.queries.cuts import answers_grouped
from core.queries.returns import answers_to
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.in_findings import finding_marks, further_marks
from core.wording.careful_reader.known import AuditBases
from core.wording.careful_reader.mark import ReaderMark
from core.wording.live_number import live_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.themes.evidence import left_unasked
from ui.themes.filters import NARROWED_BY
from ui.themes.findings.count_reading import CountReading, CountsAsked, CountsFound
from ui.themes.numbers import given_values

COUNTED_FROM: Final = NARROWED_BY | {
    *(Judgement, CasePerson, FamilyAsked, Participant, Source, WorkedWith),
    *(Question, Item, Answer, AnswerSet, Clause, AskedOf),
    DayOff,  # by which days periods are counted, with the audit
}
"""What a number can change by."""


ENOUGH: Final = 8_000
"""How many answers are counted at once; more of them on another thread."""


class FindingCounts(QObject):
    """What each number comes to now; what was counted is kept until `forget`.

    In a large audit what is asked for may be known only later. Until then it is what
    it came to before; what was never counted `waits`.

    Signals:
        counted: what waited is known now.
    """

    counted = Signal()

    def __init__(self, context: AuditContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counted: dict[str, LiveCount | None] = {}
        self._before: dict[str, LiveCount | None] = {}
        self._bases: AuditBases | None = None
        self._bases_before: AuditBases | None = None
        self._asked = CountsAsked()
        self._reading = CountReading(context.session, self)
        self._reading.found.connect(self._on_found)
        self._reading.failed.connect(self._on_failed)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._on_soon)

    @property
    def waiting(self) -> bool:
        """Whether something is being counted that was asked for."""
        return self._soon.isActive() or self._reading.running

    def say_waiting(self) -> bool:
        """Return whether counts may still change what is shown, and say so."""
        if self.waiting:
            self._context.give_notice(tr("The counts are still being worked out."))
        return self.waiting

    def waits(self, text: str) -> bool:
        """Return whether a number was never counted yet."""
        return text not in self._counted and text not in self._before

    def forget(self) -> None:
        """Count anew from now on."""
        self._soon.stop()
        self._reading.stop()
        self._asked = CountsAsked()
        self._before |= self._counted
        self._counted.clear()
        self._bases_before, self._bases = self._bases or self._bases_before, None

    @property
    def bases(self) -> AuditBases | None:
        """What the audit's counts are of, for the careful reader; None while never counted."""
        if self._bases is None:
            if not self._is_enough(len(self._context.session.now.tool.items)):
                self._ask({}, bases=True)
                return self._bases_before
            self._bases = self._read_bases()
        return self._bases

    def marks(self, finding: Finding) -> tuple[ReaderMark, ...]:
        """Return what does not fit in a finding's statement, what misleads most first."""
        now, bases = self._context.session.now, self.bases
        if bases is None:
            return ()
        counted = self.of_evidence(now.evidence_on(finding.id))
        return finding_marks(now, finding, bases, counted)

    def further_marks(self, finding: Finding) -> tuple[tuple[str, ReaderMark], ...]:
        """Return what does not fit in what stands beside the statement, by field."""
        now, bases = self._context.session.now, self.bases
        if bases is None:
            return ()
        counted = self.of_evidence(now.evidence_on(finding.id))
        return further_marks(now, finding, bases, counted)

    def count(self, numbers: Collection[LiveNumber]) -> dict[str, LiveCount]:
        """Return what numbers come to, by the text each is kept as; none for what is gone."""
        named = {one.text: one for one in numbers}
        known = self._counted.keys() | self._asked.numbers.keys()
        new = {text: one for text, one in named.items() if text not in known}
        if new:
            items = items_to_read(self._context.session.now.tool, new.values())
            values = values_to_read(self._context.session.now.tool, new.values())
            if self._is_enough(len(items) + len(values)):
                self._counted |= self._read_counts(new, items)
            else:
                self._ask(new)
        found = ((text, self._counted.get(text, self._before.get(text))) for text in named)
        return {text: count for text, count in found if count is not None}

    def count_now(self, number: LiveNumber) -> LiveCount | None:
        """Return what one number comes to, counted at once."""
        items = items_to_read(self._context.session.now.tool, [number])
        return self._read_counts({number.text: number}, items)[number.text]

    def of_evidence(self, evidence: Iterable[EvidenceNamed]) -> dict[str, LiveCount]:
        """Return what the numbers of some evidence come to."""
        return self.count(list(numbers_in(evidence).values()))

    def words(self, count: LiveCount) -> str:
        """Return a count as it stands in a sentence."""
        return live_words(self._context.session.now, count)

    def changed(self, evidence: Collection[EvidenceNamed]) -> list[tuple[EvidenceNamed, str]]:
        """Return the numbers that read otherwise now, each with how it reads."""
        counts = self.of_evidence(evidence)
        found = ((one, counts.get(one.count)) for one in evidence if one.count)
        return [
            (one, self.words(count))
            for one, count in found
            if count is not None and is_changed(one, self.words(count))
        ]

    def _is_enough(self, items: int) -> bool:
        """Return whether so many items are counted while one waits."""
        return items * len(self._context.session.now.returns) <= ENOUGH

    def _read_counts(
        self, numbers: Mapping[str, LiveNumber], items: Collection[ItemId]
    ) -> dict[str, LiveCount | None]:
        session = self._context.session
        answers = session.read(lambda file: answers_to(file, items)) if items else ()
        apart = left_unasked(session)
        values = given_values(session, numbers.values())
        return {
            text: live_count(session.now, one, answers, apart, values)
            for text, one in numbers.items()
        }

    def _read_bases(self) -> AuditBases:
        session = self._context.session
        each = [item.id for item in asked_of_some(session.now.tool)]
        by_agency = session.read(lambda file: list(answers_grouped(file, False, True, each)))
        by_case = session.read(lambda file: list(answers_grouped(file, True, False, each)))
        return audit_bases(
            session.now,
            starmap(AnswersGrouped, by_agency),
            starmap(AnswersGrouped, by_case),
            left_unasked(session),
        )

    def _ask(self, numbers: Mapping[str, LiveNumber], *, bases: bool = False) -> None:
        """Let these be counted on another thread, with whatever else is asked for in this turn."""
        known = self._asked
        asked = CountsAsked({**known.numbers, **numbers}, known.bases or bases)
        if asked != known:
            self._asked = asked
            self._soon.start()

    def _on_soon(self) -> None:
        self._reading.begin(self._asked)

    def _on_found(self, found: CountsFound) -> None:
        self._counted |= found.counts
        self._bases = found.bases or self._bases
        self._asked = CountsAsked()
        self.counted.emit()

    def _on_failed(self) -> None:
        self._asked = CountsAsked()
