"""How an action goes on: what is noted now, and all that was noted before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.plan import ActionEntry
from core.wording.plan import entry_words
from core.words import tr
from ui.program.actions import spec_of
from ui.themes.lines import EvidenceRow, Lines
from ui.widgets.button import Button, Size
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import subheading


class ActionProgress(QWidget):
    """A field for what is to be noted, above the entries, the last first.

    Signals:
        progress_given: carries what was noted.
    """

    progress_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = GrowingText(
            tr("Progress"),
            least=2,
            most=5,
            hint=tr("How it goes on"),
            keys=spec_of("note_progress").caps,
        )
        self.keep = Button(tr("Keep"), keys=spec_of("agree").caps, size=Size.SMALL)
        self.entries = Lines(tr("What was noted"))
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(subheading(tr("Progress")))
        column.addWidget(self.field)
        column.addLayout(line)
        column.addWidget(self.entries)

    def show_entries(self, entries: Sequence[ActionEntry]) -> None:
        """List what was noted."""
        parts = [entry_words(one) for one in reversed(entries)]
        self.entries.show_lines([EvidenceRow("", what, when) for what, when in parts])
        self.entries.setVisible(bool(parts))

    def enter(self) -> None:
        """Hand on what was typed, to be kept with today's date."""
        text = self.field.toPlainText().strip()
        if text:
            self.field.show_text("")
            self.progress_given.emit(text)
