"""What evidence is being added to: a finding, or one side of a hypothesis."""

from typing import Protocol

from core.acts.hypotheses import weigh
from core.counting.live_number import LiveNumber
from core.counting.thread import EvidencePiece
from core.model.finding import (
    EvidenceKind,
    EvidenceSide,
    Finding,
    HypothesisEvidence,
    Source,
)
from core.model.ids import FindingId, ThemeId
from ui.audit.session import WorkshopSession
from ui.themes.findings.counting import FindingCounts
from ui.themes.findings.writer import FindingWriter

Named = tuple[EvidenceKind, int, str]
"""What evidence names: its kind, its row, or its count."""


class RestingPlace(Protocol):
    """Something that evidence can be put to, as long as the audit has it."""

    @property
    def is_there(self) -> bool:
        """Whether the audit still has it."""

    @property
    def known(self) -> set[Named]:
        """What is there already."""

    @property
    def itself(self) -> FindingId | None:
        """The finding it is, which cannot rest on itself."""

    def use_number(self, number: LiveNumber) -> None:
        """Put what a number comes to there."""

    def use_piece(self, piece: EvidencePiece) -> None:
        """Put a piece there."""

    def use_source(self, source: Source, theme_id: ThemeId | None) -> bool:
        """Keep a source and put it there; return whether it was kept."""


class FindingTarget:
    """A finding that evidence is added to."""

    def __init__(self, session: WorkshopSession, writer: FindingWriter, finding: Finding) -> None:
        self._session, self._writer, self.itself = session, writer, finding.id

    @property
    def is_there(self) -> bool:
        """Whether the audit still has it."""
        return self.itself in self._session.now.finding

    @property
    def known(self) -> set[Named]:
        """What the finding rests on."""
        held = self._session.now.evidence_on(self.itself)
        return {(one.kind, one.row_id, one.count) for one in held}

    def use_number(self, number: LiveNumber) -> None:
        """Rest the finding on a number."""
        self._writer.rest_on_number(self.itself, number)

    def use_piece(self, piece: EvidencePiece) -> None:
        """Rest the finding on a piece."""
        self._writer.use_piece(self._session.now.finding[self.itself], piece)

    def use_source(self, source: Source, _theme_id: ThemeId | None) -> bool:
        """Rest the finding on a source, which stands under its theme."""
        return self._writer.use_source(self._session.now.finding[self.itself], source)


class HypothesisTarget:
    """One side of a hypothesis that evidence is added to."""

    itself = None

    def __init__(
        self,
        session: WorkshopSession,
        counts: FindingCounts,
        writer: FindingWriter,
        hypothesis_id: int,
        side: EvidenceSide,
    ) -> None:
        self._session, self._counts, self._writer = session, counts, writer
        self._hypothesis_id, self._side = hypothesis_id, side

    @property
    def is_there(self) -> bool:
        """Whether the audit still has it."""
        return any(one.id == self._hypothesis_id for one in self._session.now.hypotheses)

    @property
    def known(self) -> set[Named]:
        """What stands on this side."""
        held = self._session.now.evidence_of(self._hypothesis_id)
        return {(one.kind, one.row_id, one.count) for one in held if one.side is self._side}

    def use_number(self, number: LiveNumber) -> None:
        """Put what a number comes to now on this side."""
        count = self._counts.count_now(number)
        if count is not None:
            shown = self._counts.words(count)
            self._weigh(EvidenceKind.COUNT, 0, count.number.text, shown)

    def use_piece(self, piece: EvidencePiece) -> None:
        """Put a piece on this side."""
        self._weigh(piece.kind, piece.row_id)

    def use_source(self, source: Source, theme_id: ThemeId | None) -> bool:
        """Keep a source under the theme that is listed, and put it on this side."""
        number = self._writer.keep_source(source, theme_id)
        if number is not None:
            self._weigh(EvidenceKind.SOURCE, number)
        return number is not None

    def _weigh(self, kind: EvidenceKind, row_id: int, count: str = "", shown: str = "") -> None:
        to = self._hypothesis_id
        one = HypothesisEvidence(to, kind, row_id, side=self._side, count=count, shown=shown)
        self._session.do(lambda file: weigh(file, to, [one]))
