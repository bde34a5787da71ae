"""What stands above the list after a note was removed: which, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.note import Note
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import small


class RemovedNote(QWidget):
    """Says that a note was removed, with a way back until something else happens.

    Signals:
        undo_requested: it is to come back.
    """

    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = small()
        self.undo = Button(tr("Undo"), ButtonKind.SECONDARY, tr("Alt Z"), Size.SMALL)
        self.undo.clicked.connect(self.undo_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.hide()

    def show_note(self, note: Note) -> None:
        """Say which kind of note it was."""
        self.words.setText(tr("{word} removed.", word=note.kind.word))
        self.show()
