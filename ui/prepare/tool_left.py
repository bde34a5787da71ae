"""The notes that are left as they are: folded away, each with its reason and a way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.left_note import LeftNote
from core.wording.tool_notes import ToolNote
from core.words import plural, tr
from ui.prepare.fields import LineField
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text, small

Left = Sequence[tuple[ToolNote, LeftNote]]


class LeftNotes(QWidget):
    """A line that opens the list; not there while nothing is left.

    Signals:
        again_requested: a note is to be worth a look again; carries its `LeftNote`.
        reasoned: why it is left was typed; carries the `LeftNote` and the words.
    """

    again_requested = Signal(object)
    reasoned = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[LineField] = []
        self._shown: list[tuple[str, int]] = []
        self.fold = Button("", ButtonKind.LINK, size=Size.SMALL)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self._inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.hide()

    def show_left(self, left: Left, read_only: bool) -> None:
        """Show what is left; a reason being typed stays."""
        self.setVisible(bool(left))
        self.fold.setText(tr("Left as they are: {count}", count=plural(len(left), "note")))
        wanted = [(note.where, row.id) for note, row in left]
        if wanted != self._shown:
            self._shown = wanted
            clear_layout(self._list)
            self.fields = [self._put(note, row) for note, row in left]
        for field, (_, row) in zip(self.fields, left, strict=True):
            field.follow(row.reason)
            field.setReadOnly(read_only)

    def flush(self) -> None:
        """Keep what was typed."""
        for field in self.fields:
            field.flush()

    def _put(self, note: ToolNote, row: LeftNote) -> LineField:
        card = Card(margin=12)
        card.column.setSpacing(4)
        card.column.addWidget(Label(note.about.title, Text.SMALL_STRONG))
        card.column.addWidget(small(note.where))
        # Kept when it is left: a list shown anew meanwhile takes no words away.
        field = LineField(tr("Why {where} is left as it is", where=note.where), str.strip)
        field.only_when_left = True
        field.setPlaceholderText(tr("Why, if you like"))
        field.paused.connect(lambda text: self.reasoned.emit(row, text))
        field.show_text(row.reason)
        card.column.addWidget(field)
        again = Button(tr("Look again"), ButtonKind.LINK, size=Size.SMALL)
        again.setAccessibleName(
            tr("Look again: {about}, {where}", about=note.about.title, where=note.where)
        )
        again.clicked.connect(lambda: self.again_requested.emit(row))
        card.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addWidget(card)
        return field

    def _on_folded(self, on: bool) -> None:
        self._inside.setVisible(on)
