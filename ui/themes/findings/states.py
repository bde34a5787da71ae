"""How each finding is: ready, or what it still waits for; and whether the careful reader reads."""

from core.counting.thread import FindingState, numbers_in, state_of
from core.model.finding import Finding
from core.model.ids import FindingId
from core.wording.careful_reader.mark import ReaderMark
from ui.audit.context import AuditContext
from ui.themes.findings.counting import FindingCounts


class FindingStates:
    """Works out what findings wait for; the careful reader reads along unless it is off."""

    def __init__(self, context: AuditContext, counts: FindingCounts) -> None:
        self._context = context
        self._counts = counts
        self.reads_along = True

    def marks(self, finding: Finding) -> tuple[ReaderMark, ...]:
        """Return what the careful reader points out in a finding; nothing while it is off."""
        return self._counts.marks(finding) if self.reads_along else ()

    def further_marks(self, finding: Finding) -> tuple[tuple[str, ReaderMark], ...]:
        """Return what is pointed out beside the statement, by field; nothing while it is off."""
        return self._counts.further_marks(finding) if self.reads_along else ()

    def _points_out(self, finding: Finding) -> bool:
        return bool(self.marks(finding) or self.further_marks(finding))

    def of_all(self) -> dict[FindingId, FindingState | None]:
        """Return how each finding is; None where only what is still counted can say."""
        now = self._context.session.now
        changed = {one.finding_id for one, _ in self._counts.changed(now.evidence)}
        states: dict[FindingId, FindingState | None] = {
            one.id: state_of(now, one, changed=one.id in changed, pointed_out=self._points_out(one))
            for one in now.findings
        }
        for one in now.findings:
            if states[one.id] is FindingState.READY and self._waits(one):
                states[one.id] = None
        return states

    def _waits(self, finding: Finding) -> bool:
        if self.reads_along and self._counts.bases is None:
            return True
        evidence = self._context.session.now.evidence_on(finding.id)
        return any(map(self._counts.waits, numbers_in(evidence)))
