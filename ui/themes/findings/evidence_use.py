"""Resting findings on evidence: by key, from the thread, or let go with the pointer."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.counting.live_number import LiveNumber
from core.counting.thread import EvidencePiece
from core.model.concluded import finding_numbers
from core.model.finding import Finding
from core.model.ids import FindingId
from core.words import tr
from ui.audit.context import AuditContext
from ui.themes.carried_piece import Carried
from ui.themes.findings.writer import FindingWriter


class EvidenceUse(QObject):
    """Rests the finding that is open on something, or another; says on which it rests now."""

    def __init__(
        self,
        context: AuditContext,
        writer: FindingWriter,
        opened: Callable[[], Finding | None],
        flush: Callable[[], None],
    ) -> None:
        super().__init__(writer)
        self._context, self._writer = context, writer
        self._opened, self._flush = opened, flush
        self._copied: tuple[LiveNumber, str] | None = None

    def use_number(self, number: LiveNumber) -> None:
        """Rest the finding that is open on a number; a new one where that is of another theme."""
        self._writer.use_number(self._opened(), number)

    def use_in_theme(self, piece: Carried) -> None:
        """Rest the finding that is open on a piece; where that is of another theme, a new one."""
        if isinstance(piece, LiveNumber):
            self.use_number(piece)
            return
        finding = self._opened()
        fits = finding is not None and finding.theme_id in (None, piece.theme_id)
        self._writer.use_piece(finding if fits else None, piece)
        self._tell(self._opened())

    def use_here(self, piece: Carried, *_at: object) -> None:
        """Rest the finding that is open on a piece, whatever its theme."""
        self.rest_on(self._opened(), piece)

    def remember_copied(self, number: LiveNumber, words: str) -> None:
        """Know which number was copied, by the words it was then."""
        self._copied = (number, words)

    def use_pasted(self, words: str) -> None:
        """Rest the finding that is open on the number whose words were pasted into it.

        Where it says others by now, the finding asks at once.
        """
        finding = self._opened()
        if finding is not None and self._copied is not None and self._copied[1] == words.strip():
            self._flush()
            self._writer.rest_on_number(finding.id, *self._copied)

    def rest_on_finding(self, finding_id: FindingId, piece: Carried) -> None:
        """Rest another finding on a piece; a new one where it is gone."""
        self.rest_on(self._context.session.now.finding.get(finding_id), piece)

    def rest_on(self, finding: Finding | None, piece: Carried) -> None:
        """Rest a finding on a piece, or a new one."""
        self._flush()
        if isinstance(piece, EvidencePiece):
            self._writer.use_piece(finding, piece)
        elif finding is None:
            self._writer.use_number(None, piece)
        else:
            self._writer.rest_on_number(finding.id, piece)
        self._tell(finding)

    def _tell(self, finding: Finding | None) -> None:
        numbers = finding_numbers(self._context.session.now)
        if finding is not None and finding.id in numbers:
            number = numbers[finding.id]
            self._context.give_notice(tr("Finding {number} rests on it now.", number=number))
