"""The right side of Themes: the returns or judgements behind the number that was pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.lens import Lens
from core.model.snapshot import Snapshot
from core.words import tr
from ui.themes.evidence import Evidence, EvidenceTarget
from ui.themes.lens import LensPanel
from ui.themes.lines import Lines
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text, small, subheading

_HOW = tr(
    "Press a number in the table, or Enter on it. "
    "The returns or judgements it rests on are listed here."
)


class EvidencePanel(QWidget):
    """Shows what is behind one number: through the lens, or as a list of what was written.

    Signals:
        visit_requested: a line or a letter was entered; carries its `EvidenceTarget`.
        lens_requested: the list was read, the number is asked for.
        left: Esc was pressed.
    """

    visit_requested = Signal(object)
    lens_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", Text.STRONG)
        self.counted = small()
        self.lines = Lines(tr("Behind the number"))
        self._how = small(_HOW)
        self.lens = LensPanel()
        self.number = Button(tr("How firm it is"), ButtonKind.LINK, size=Size.SMALL)
        self._list = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.lens)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(18, 18, 10, 14)
        column.setSpacing(6)
        for part in (subheading(tr("Behind the number")), self._how, self.title, self.counted):
            column.addWidget(part)
        column.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(self.lines, 1)
        column.addStretch()
        self.lines.entered_line.connect(self._on_entered)
        self.lines.left.connect(self.left)
        self.lens.visit_requested.connect(self.visit_requested)
        self.lens.left.connect(self.left)
        self.number.clicked.connect(self.lens_requested)
        self.show_evidence(None)

    @property
    def shows_lens(self) -> bool:
        """Whether the lens is in front."""
        return self._stack.currentWidget() is self.lens

    def show_lens(self, now: Snapshot, shown: Lens) -> None:
        """Show everything behind a number."""
        self.lens.show_lens(now, shown)
        self._stack.setCurrentWidget(self.lens)

    def show_evidence(self, evidence: Evidence | None) -> None:
        """List what is behind another number; None for none."""
        self._stack.setCurrentWidget(self._list)
        self.number.hide()
        self._how.setVisible(evidence is None)
        for part in (self.title, self.counted, self.lines):
            part.setVisible(evidence is not None)
        if evidence is not None:
            self.title.setText(evidence.title)
            self.counted.setText(evidence.counted)
        self.lines.show_lines(evidence.rows if evidence is not None else ())

    def take_focus(self) -> None:
        """Put the focus on the first line, or on the first letter."""
        if self.shows_lens:
            self.lens.take_focus()
        elif self.lines.lines:
            self.lines.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_entered(self, value: object) -> None:
        if isinstance(value, EvidenceTarget):
            self.visit_requested.emit(value)
