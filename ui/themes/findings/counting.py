"""Counts the numbers that findings rest on, anew only where what they count has changed."""

from collections.abc import Collection, Iterable
from itertools import starmap
from typing import Final

from core.counting.asking import asked_of_some
from core.counting.cuts import AnswersGrouped
from core.counting.live_number import LiveCount, LiveNumber, items_to_read, live_count
from core.counting.thread import is_changed, numbers_in
from core.model.asking import AskedOf, Clause
from core.model.case import Agency, AnswerGiven, Case, CaseAttribute, Request, Return, ValueGiven
from core.model.finding import EvidenceNamed, Finding
from core.model.judgement import Judgement
from core.model.tool import Answer, Item, Question, Theme
from core.queries.cuts import answers_grouped
from core.queries.returns import answers_to
from core.wording.careful_reader.audit import audit_bases
from core.wording.careful_reader.in_findings import finding_marks
from core.wording.careful_reader.known import AuditBases
from core.wording.careful_reader.mark import ReaderMark
from core.wording.live_number import live_words
from ui.audit.context import AuditContext
from ui.themes.evidence import left_unasked

COUNTED_FROM: Final = frozenset(
    {
        *(AnswerGiven, ValueGiven, Return, Request, Judgement, Case, Agency, CaseAttribute),
        *(Theme, Question, Item, Answer, Clause, AskedOf),
    }
)
"""What a number can change by."""


class FindingCounts:
    """What each number comes to now; what was counted is kept until `forget`."""

    def __init__(self, context: AuditContext) -> None:
        self._context = context
        self._counted: dict[str, LiveCount | None] = {}
        self._bases: AuditBases | None = None

    def forget(self) -> None:
        """Count anew from now on."""
        self._counted.clear()
        self._bases = None

    @property
    def bases(self) -> AuditBases:
        """What the audit's counts are of, for the careful reader."""
        if self._bases is None:
            session = self._context.session
            each = [item.id for item in asked_of_some(session.now.tool)]
            by_agency = session.read(lambda file: list(answers_grouped(file, False, True, each)))
            by_case = session.read(lambda file: list(answers_grouped(file, True, False, each)))
            self._bases = audit_bases(
                session.now,
                starmap(AnswersGrouped, by_agency),
                starmap(AnswersGrouped, by_case),
                left_unasked(session),
            )
        return self._bases

    def marks(self, finding: Finding) -> tuple[ReaderMark, ...]:
        """Return what does not fit in a finding's statement, what misleads most first."""
        now = self._context.session.now
        counted = self.of_evidence(now.evidence_on(finding.id))
        return finding_marks(now, finding, self.bases, counted)

    def count(self, numbers: Collection[LiveNumber]) -> dict[str, LiveCount]:
        """Return what numbers come to, by the text each is kept as; none for what is gone."""
        named = {one.text: one for one in numbers}
        new = {text: one for text, one in named.items() if text not in self._counted}
        if new:
            session = self._context.session
            now = session.now
            items = items_to_read(now.tool, new.values())
            answers = session.read(lambda file: answers_to(file, items)) if items else ()
            apart = left_unasked(session)
            self._counted |= {
                text: live_count(now, one, answers, apart) for text, one in new.items()
            }
        found = ((text, self._counted[text]) for text in named)
        return {text: count for text, count in found if count is not None}

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
