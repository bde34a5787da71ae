"""The right side of Themes: the returns or judgements behind the number that was pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import tr
from ui.themes.evidence import Evidence, EvidenceTarget
from ui.themes.lines import Lines
from ui.widgets.labels import Label, Text, small, subheading

_HOW = tr(
    "Press a number in the table, or Enter on it. "
    "The returns or judgements it rests on are listed here."
)


class EvidencePanel(QWidget):
    """Lists the evidence behind one number.

    Signals:
        visit_requested: a line was entered; carries its `EvidenceTarget`.
        left: Esc was pressed.
    """

    visit_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Text.STRONG)
        self.counted = small()
        self.lines = Lines(tr("Behind the number"))
        self._how = small(_HOW)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 10, 14)
        column.setSpacing(6)
        for part in (subheading(tr("Behind the number")), self._how, self.title, self.counted):
            column.addWidget(part)
        column.addSpacing(4)
        column.addWidget(self.lines, 1)
        column.addStretch()
        self.lines.entered_line.connect(self._on_entered)
        self.lines.left.connect(self.left)
        self.show_evidence(None)

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show what is behind another number; None for none."""
        self._how.setVisible(evidence is None)
        for part in (self.title, self.counted, self.lines):
            part.setVisible(evidence is not None)
        if evidence is not None:
            self.title.setText(evidence.title)
            self.counted.setText(evidence.counted)
        self.lines.show_lines(evidence.rows if evidence is not None else ())

    def take_focus(self) -> None:
        """Put the focus on the first line."""
        if self.lines.lines:
            self.lines.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_entered(self, value: object) -> None:
        if isinstance(value, EvidenceTarget):
            self.visit_requested.emit(value)
