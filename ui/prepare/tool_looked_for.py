"""What the tool's check looks for: folded away, a line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording.tool_notes import NoteAbout
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import Label, Text


class LookedFor(QWidget):
    """A line that opens the list, which is made when it is first opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = Button(tr("What is looked for"), ButtonKind.LINK, size=Size.SMALL)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        self.list: Label | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_folded(self, opened: bool) -> None:
        if self.list is None:
            titles = "\n".join(about.title for about in NoteAbout)
            self.list = Label(titles, Text.SMALL)
            self._column.addWidget(self.list)
        self.list.setVisible(opened)
