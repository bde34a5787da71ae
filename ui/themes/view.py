"""What every view of Themes offers its page."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.counting.live_number import LiveNumber
from core.counting.thread import EvidencePiece
from core.model.ids import ThemeId
from ui.audit.context import AuditContext
from ui.themes.carried_piece import carry_off
from ui.themes.filters import Filters

AROUND: Final = (4, 4, 10, 12)
"""Left, top, right and bottom of a view's content: room for the focus ring and the bar."""


class View(QWidget):
    """One way of looking at what was said; it is refreshed only while it is in front.

    Signals:
        evidence_requested: a number was pressed; carries the `EvidenceQuery` for it.
        pointed: the pointer or the focus came to a number; carries its `NumberPointed`, or None.
        lens_requested: a number was entered whose lens is wanted; carries its `NumberPointed`.
        visit_requested: go to a case and question; carries an `EvidenceTarget`.
        counted_otherwise: its numbers are others now, though the filters are the same.
    """

    evidence_requested = Signal(object)
    pointed = Signal(object)
    lens_requested = Signal(object)
    visit_requested = Signal(object)
    counted_otherwise = Signal()

    rests_on: frozenset[type] = frozenset()
    counts = False
    opens_lens = False
    by_agency = False
    by_base = False
    by_meeting = False
    by_group = False

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.filters = Filters()

    def refresh(self, filters: Filters) -> None:
        """Show the audit as it stands, narrowed to *filters*."""
        raise NotImplementedError

    def forget(self, kinds: frozenset[type]) -> None:
        """Let go of what was read from the file where it rests on one of *kinds*."""

    def take_focus(self) -> bool:
        """Take the focus where work goes on; return False where there is nothing."""
        return False

    def show_room(self) -> bool:
        """Put on the wall what the keyboard is at; return False where that is for none."""
        return False

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme that the keyboard is at; None where that is none."""
        return self.filters.theme_id

    def piece_in_view(self) -> EvidencePiece | None:
        """Return the evidence the keyboard is at; None where that is none."""
        return None

    def carry(self, number: LiveNumber | None) -> None:
        """Let a number be carried to a finding with the pointer; None is none that can be."""
        if number is not None:
            carry_off(self, number)

    def flush(self) -> None:
        """Keep what was typed."""
