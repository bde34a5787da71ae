"""A view of Themes that is one list of lines, or says what fills it while there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.audit.context import AuditContext
from ui.themes.carried_piece import PieceDrag
from ui.themes.lines import EvidenceRow, Lines
from ui.themes.nothing_yet import NothingYet
from ui.themes.view import View


class ListedView(View):
    """What is above and below its list is its own; the line in front can be carried off."""

    def __init__(self, context: AuditContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines = Lines(name, shows_current=True)
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.nothing)
        PieceDrag(self.lines, self.piece_in_view)

    def lay_out(self, above: QWidget, *below: QWidget) -> None:
        """Put the list between what stands above and below it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 6, 8 if below else 12)
        column.setSpacing(8 if below else 10)
        column.addWidget(above)
        column.addWidget(self._stack, 1)
        for part in below:
            column.addWidget(part)

    def show_lines(self, lines: Sequence[EvidenceRow]) -> None:
        """Show these lines; without any, what `nothing` says."""
        self.lines.show_lines(lines)
        self._stack.setCurrentWidget(self.lines if lines else self.nothing)

    def take_focus(self) -> bool:
        """Take the focus to the list."""
        if not self.lines.lines:
            return False
        self.lines.setFocus(Qt.FocusReason.TabFocusReason)
        return True
