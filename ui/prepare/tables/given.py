"""The four words of a file that was handed out, shown once, and their slip."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.documents.slip import slip
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.document_writer import DocumentWriter
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class GivenWords(QWidget):
    """Says that it was read back, what opens it, and what to do with that.

    Signals:
        ended: the words are written down.
    """

    ended = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._name = self._passphrase = ""
        self.heading = Label("", Text.HEADING)
        self.said = Label("")
        self.words = Label("", Text.DISPLAY)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._once = Label("", Text.BODY, Tone.WARN)
        self._apart = Label(
            tr(
                "Carry the words apart from the file: the slip with one person, the laptop or "
                "the stick with another."
            ),
            Text.SMALL,
        )
        self.slip = Button(tr("Slip as PDF…"), ButtonKind.PRIMARY)
        self.done = Button(tr("Done"))
        self.writer = DocumentWriter(self)
        self.slip.clicked.connect(self._on_slip)
        self.done.clicked.connect(self._on_done)
        self._arrange()

    def _arrange(self) -> None:
        card = Card(margin=22)
        card.column.setSpacing(12)
        for part in (self.words, self._once, self._apart):
            card.column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.slip)
        row.addWidget(self.done)
        row.addStretch(1)
        card.column.addLayout(row)
        card.column.addWidget(self.writer.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(card)
        column.addStretch(1)

    def show_words(self, name: str, written_as: str, passphrase: str, *, kept: bool) -> None:
        """Show what opens a file; *kept* says whether the audit keeps it too."""
        self._name, self._passphrase = name, passphrase
        self.heading.setText(tr("{table} is handed out", table=name))
        self.said.setText(
            tr("“{file}” was read back whole. It opens with these four words:", file=written_as)
        )
        self.words.setText(passphrase)
        self.words.setAccessibleName(tr("The four words: {words}", words=passphrase))
        self._once.setText(
            ""
            if kept
            else tr(
                "This audit has no passphrase, so it does not keep the words: they are shown "
                "this once. Write them down or make the slip now."
            )
        )
        self._once.setVisible(not kept)
        self.writer.said.hide()

    def begin(self) -> None:
        """Take the focus at the slip."""
        self.slip.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is done."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _on_slip(self) -> None:
        self.writer.ask(tr("Where to write the slip"), tr("slip"), self.write_slip)

    def write_slip(self, target: Path) -> None:
        """Write the slip to a file."""
        audit, name, words = self._context.session.now.audit, self._name, self._passphrase
        day = self._context.session.clock().date().isoformat()
        self.writer.write(target, lambda: slip(audit, name, words, day))

    def _on_done(self) -> None:
        self._name = self._passphrase = ""
        self.words.setText("")
        self.words.setAccessibleName("")
        self.ended.emit()
