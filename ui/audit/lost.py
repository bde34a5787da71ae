"""The file is gone or takes nothing more: what is not in it is offered a copy, at once."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.fault import FileProblem, WorkshopError
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class LostPanel(QWidget):
    """Stays until a copy is kept, or the audit is left without one."""

    def __init__(
        self,
        fault: WorkshopError,
        name: str = tr("The file is gone"),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words = Label(fault.sentences, Text.STRONG, Tone.BAD)
        self.keep = Button(tr("Keep a copy…"), ButtonKind.PRIMARY)
        self.leave = Button(tr("Leave without a copy"))
        self.leave.hide()
        card = Card()
        card.set_tone(Tone.BAD)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        card.column.addWidget(self._words)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(card)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say_copying(self, fault: WorkshopError) -> None:
        """Say that the copy is being written: one is enough."""
        self._words.setText(fault.sentences)
        self.keep.setEnabled(False)
        self.leave.setEnabled(False)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why no copy was kept."""
        self._words.setText(fault.sentences)
        self.keep.setEnabled(True)
        self.leave.setEnabled(True)

    def ask_before_leaving(self) -> None:
        """Offer to leave without a copy: closing was asked for. What is typed on answers not."""
        self.leave.show()
        self.setFocus()


class UnwrittenPanel(LostPanel):
    """Shown at closing where the file, a full disk's say, did not take what was typed."""

    def __init__(self, fault: WorkshopError, parent: QWidget | None = None) -> None:
        still_here = FileProblem(
            fault.happened,
            tr("What was typed is still here; what was there before is in the file."),
            tr("Put that right and close again, or keep a copy on another disk and go on in it."),
        )
        super().__init__(still_here, tr("Not everything is written"), parent)
        self.leave.setText(tr("Leave without what was typed"))
