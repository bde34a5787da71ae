"""The findings at the left: which there are, how each is, and the way from one to the next."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent

from core.counting.thread import FindingState
from core.model.ids import FindingId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.themes.findings.rows import HypothesisPlace, finding_lines
from ui.themes.moved_lines import MovedLines


class FindingList(MovedLines):
    """One line a finding, in the order they are numbered.

    Signals:
        finding_reached: the keyboard is at a finding; carries its `FindingId`.
        hypothesis_reached: the keyboard is at a hypothesis; carries its number.
        finding_entered: Enter or a press on one; carries its `FindingId`.
    """

    finding_reached = Signal(object)
    finding_entered = Signal(object)
    hypothesis_reached = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Findings"))
        self._states: Mapping[FindingId, FindingState | None] = {}
        self._asked_of: tuple[FindingId, FindingState | None] | None = None
        self.at_changed.connect(self._on_at_changed)
        self.entered_line.connect(self._on_entered)

    @property
    def finding_ids(self) -> list[FindingId]:
        """The findings that are listed, in their order."""
        return [FindingId(one.value) for one in self.lines if isinstance(one.value, int)]

    def show_findings(self, now: Snapshot, states: Mapping[FindingId, FindingState | None]) -> None:
        """List the findings as they are now."""
        self._states = states
        blank = not now.findings and self.currentIndex().row() < 0
        self.blockSignals(blank)  # what is offered stays in front until somebody looks along
        self.show_lines(finding_lines(now, states))
        if blank:
            self.setCurrentIndex(QModelIndex())
        self.blockSignals(False)

    def show_at(self, finding_id: FindingId | None) -> None:
        """Put the keyboard's place on a finding, where it is listed."""
        at = next((n for n, line in enumerate(self.lines) if line.value == finding_id), None)
        if finding_id is not None and at is not None and self.currentIndex().row() != at:
            self.go_to(at)

    def next_to(self, finding_id: FindingId | None, by: int) -> FindingId | None:
        """Return the finding so many lines from another; the last where there are no more."""
        listed = self.finding_ids
        if not listed:
            return None
        at = listed.index(finding_id) + by if finding_id in listed else 0
        return listed[max(0, min(at, len(listed) - 1))]

    def next_to_decide(self, finding_id: FindingId | None) -> tuple[FindingId, FindingState] | None:
        """Return the next finding that waits for something, and what for; this one is the first.

        One that was returned just before, and left as it is, comes last.
        """
        listed = self.finding_ids
        start = listed.index(finding_id) if finding_id in listed else 0
        ahead = [*listed[start:], *listed[:start]]
        if ahead and (ahead[0], self._states.get(ahead[0])) == self._asked_of:
            ahead.append(ahead.pop(0))
        for one in ahead:
            state = self._states.get(one)
            if state is not None and state is not FindingState.READY:
                self._asked_of = (one, state)
                return one, state
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first line without opening it, where one stood on none."""
        none = self.currentIndex().row() < 0
        self.blockSignals(none)
        super().focusInEvent(event)
        self.blockSignals(False)
        if none:
            self.focus_moved.emit()

    def _on_at_changed(self) -> None:
        if self.at is not None and isinstance(self.at.value, int):
            self.finding_reached.emit(FindingId(self.at.value))
        elif self.at is not None and isinstance(self.at.value, HypothesisPlace):
            self.hypothesis_reached.emit(self.at.value.hypothesis_id)

    def _on_entered(self, value: object) -> None:
        if isinstance(value, int):
            self.finding_entered.emit(FindingId(value))
        elif isinstance(value, HypothesisPlace):
            self.hypothesis_reached.emit(value.hypothesis_id)
