"""Prints the access log of the audit."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.documents.access import access_log
from core.words import plural, tr
from ui.audit.session import WorkshopSession
from ui.program.document_writer import DocumentWriter
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, subheading

_WORDS = tr(
    "Each opening for writing, each export, recovery sheet and erasure stands in a log inside the "
    "audit, with its time and the role that was typed, or the account at the computer. Undo does "
    "not touch it."
)


class AccessCard(Card):
    """How many lines there are, and one step that prints them."""

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._session = session
        self.lines = Label("", Text.SMALL)
        self.step = Button(tr("Print the access log…"))
        self.writer = DocumentWriter(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.step)
        row.addWidget(self.lines, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(subheading(tr("Access log")))
        self.column.addWidget(Label(_WORDS))
        self.column.addLayout(row)
        self.column.addWidget(self.writer.said)
        self.column.setSpacing(12)
        self.step.clicked.connect(self._on_step)
        self.refresh()

    def refresh(self) -> None:
        """Count them again."""
        count = len(self._session.access.all())
        self.lines.setText(tr("{lines} so far", lines=plural(count, "line")))

    def _on_step(self) -> None:
        self.writer.ask(tr("Where to write the access log"), tr("access log"), self.write)

    def write(self, target: Path) -> None:
        """Write the log to a file."""
        session = self._session
        entries, audit = session.access.all(), session.now.audit
        day = session.clock().date().isoformat()
        self.writer.write(target, lambda: access_log(audit, entries, day))
