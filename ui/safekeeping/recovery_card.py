"""Offers a recovery sheet: the second key of a locked audit, to print."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.documents.recovery import recovery_sheet
from core.model.access import AccessKind
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.program.document_writer import DocumentWriter
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label, subheading

_WORDS = tr(
    "A second key on paper, for the day the passphrase is forgotten. It is written as a PDF: "
    "print it, keep the sheet away from this computer, and delete the PDF."
)


class RecoveryCard(Card):
    """One step; the key is on the sheet only, and never on screen."""

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._session = session
        self.step = Button(tr("Make a recovery sheet…"))
        self.writer = DocumentWriter(self)
        row = QHBoxLayout()
        row.addWidget(self.step)
        row.addStretch(1)
        self.column.addWidget(subheading(tr("Recovery sheet")))
        self.column.addWidget(Label(_WORDS))
        self.column.addLayout(row)
        self.column.addWidget(self.writer.said)
        self.column.setSpacing(12)
        self.step.clicked.connect(self._on_step)
        self.writer.written.connect(lambda _path: session.access.note(AccessKind.SHEET))
        self.refresh()

    def refresh(self) -> None:
        """Be there only where there is a key."""
        self.setVisible(self._session.key.is_locked)

    def _on_step(self) -> None:
        self.writer.ask(tr("Where to write the recovery sheet"), tr("recovery sheet"), self.write)

    def write(self, target: Path) -> None:
        """Write the sheet to a file."""
        key, audit = self._session.key, self._session.now.audit
        day = self._session.clock().date().isoformat()
        self.writer.write(target, lambda: recovery_sheet(audit, key.recovery_lines(), day))
