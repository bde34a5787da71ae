"""What is let go on the list of findings: a finding in another's place, evidence on a finding."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from core.acts.order import move_finding
from core.model.concluded import is_draft
from core.model.ids import FindingId
from ui.audit.context import AuditContext
from ui.themes.carried_piece import Carried, PieceDrop
from ui.themes.findings.evidence_use import EvidenceUse
from ui.themes.findings.finding_list import FindingList
from ui.widgets.row_list import ROW


class ListMoves(QObject):
    """Does what is asked for with Alt and an arrow, or drawn with the pointer."""

    def __init__(
        self,
        context: AuditContext,
        listed: FindingList,
        use: EvidenceUse,
        flush: Callable[[], None],
    ) -> None:
        super().__init__(listed)
        self._context, self._list, self._use, self._flush = context, listed, use, flush
        listed.step_requested.connect(self._on_step_requested)
        listed.drop_requested.connect(self._on_drop_requested)
        self.drop = PieceDrop(listed.viewport(), self._on_piece)

    def _on_piece(self, piece: Carried, at: QPoint) -> None:
        line = self._list.indexAt(at).data(ROW)
        value = line.value if line is not None else None
        self._use.rest_on_finding(FindingId(value if isinstance(value, int) else 0), piece)

    def _on_step_requested(self, value: object, by: int) -> None:
        if isinstance(value, int):
            self._on_drop_requested(value, self._list.next_to(FindingId(value), by))

    def _on_drop_requested(self, value: object, onto: object) -> None:
        """Let a finding take another's place: among those that count, or among drafts."""
        session = self._context.session
        finding, now = session.now.finding, session.now
        if isinstance(value, int) and isinstance(onto, int) and value != onto:
            one, of = finding[FindingId(value)], finding[FindingId(onto)]
            if is_draft(now, one) == is_draft(now, of):
                self._flush()
                session.do(lambda file: move_finding(file, one, of))
