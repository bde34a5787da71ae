"""Begins findings, and rests them on a number, on what was said, or on a source from outside."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.acts import findings
from core.counting.live_number import LiveCount, LiveNumber
from core.counting.thread import BorneOut, EvidencePiece
from core.model.finding import EvidenceKind, EvidenceNamed, Finding, Source
from core.model.ids import FindingId, SourceId, ThemeId
from ui.audit.session import WorkshopSession
from ui.themes.findings.counting import FindingCounts

_NOBODY: Final = FindingId(0)


class FindingWriter(QObject):
    """What is not given a finding, or one of another theme, begins one.

    Signals:
        begun: a finding is there that was not; carries its `FindingId`.
    """

    begun = Signal(object)

    def __init__(
        self, session: WorkshopSession, counts: FindingCounts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._counts = counts

    def begin(self, finding: Finding, *rests_on: EvidenceNamed) -> FindingId | None:
        """Begin a finding; return its number, or None where the file did not take it."""
        known = set(self._session.now.finding)
        self._session.do(lambda file: findings.add_finding(file, finding, rests_on))
        new = [one.id for one in self._session.now.findings if one.id not in known]
        if not new:
            return None
        self.begun.emit(new[-1])
        return new[-1]

    def begin_with(self, sentence: str, found: BorneOut) -> None:
        """Begin a finding with the words that were offered, on the count that bears them out."""
        finding = Finding(sentence, theme_id=found.theme_id, kind=found.kind)
        self.begin(finding, self._named(found.count))

    def use_number(self, finding: Finding | None, number: LiveNumber) -> None:
        """Rest a finding on a number; a new one where that is of another theme."""
        theme_id = self._theme_of(number)
        if finding is None or finding.theme_id not in (None, theme_id):
            self.rest_on_number(self.begin(Finding("", theme_id=theme_id)), number)
        else:
            self.rest_on_number(finding.id, number)

    def use_piece(self, finding: Finding | None, piece: EvidencePiece) -> None:
        """Rest a finding, or a new one, on a piece of evidence."""
        begun = self.begin(Finding("", theme_id=piece.theme_id)) if finding is None else finding.id
        self._rest(begun, EvidenceNamed(_NOBODY, piece.kind, piece.row_id))

    def use_source(self, finding: Finding, source: Source) -> bool:
        """Keep a source from outside under a finding's theme, and rest the finding on it.

        Return whether it was kept.
        """
        number = self.keep_source(source, finding.theme_id)
        if number is not None:
            self.use_piece(finding, EvidencePiece(EvidenceKind.SOURCE, number, finding.theme_id))
        return number is not None

    def keep_source(self, source: Source, theme_id: ThemeId | None) -> SourceId | None:
        """Keep a source under a theme; return its number, or None where it was not kept."""
        known = {one.id for one in self._session.now.sources}
        under = replace(source, theme_id=theme_id)
        self._session.do(lambda file: findings.keep_source(file, under))
        new = [one.id for one in self._session.now.sources if one.id not in known]
        return new[-1] if new else None

    def rest_on_number(
        self, finding_id: FindingId | None, number: LiveNumber, words: str = ""
    ) -> None:
        """Rest a finding on what a number comes to now, whatever its theme; said in *words*."""
        count = self._counts.count_now(number)
        if count is not None:
            named = self._named(count)
            self._rest(finding_id, replace(named, shown=words or named.shown))

    def _rest(self, finding_id: FindingId | None, one: EvidenceNamed) -> None:
        if finding_id is not None:
            self._session.do(lambda file: findings.rest_on(file, finding_id, [one]))

    def _named(self, count: LiveCount) -> EvidenceNamed:
        shown = self._counts.words(count)
        return EvidenceNamed(_NOBODY, EvidenceKind.COUNT, 0, count=count.number.text, shown=shown)

    def _theme_of(self, number: LiveNumber) -> ThemeId | None:
        if number.question_id is None:
            return None
        question = self._session.now.tool.question.get(number.question_id)
        return question.theme_id if question is not None else None
