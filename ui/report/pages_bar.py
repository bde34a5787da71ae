"""Above the pages: which one is in sight, and the ways to write in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.labels import ElidedLabel, Text


class PagesBar(QWidget):
    """One line over the pages.

    Signals:
        write_requested: the parts of the document are to be changed.
        text_requested: a text is to be written in where it stands.
        next_requested: the next thing to settle is to be gone to.
    """

    write_requested = Signal()
    text_requested = Signal()
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ElidedLabel("", Text.SMALL_STRONG)
        self.write = Button(tr("Parts and own words"), ButtonKind.QUIET, "F2", Size.SMALL)
        self.text = Button(tr("Write here"), ButtonKind.QUIET, "↵", Size.SMALL)
        self.text.setToolTip(tr("Write in the text where it stands on the page"))
        self.next = Button(tr("Next to settle"), ButtonKind.QUIET, "F8", Size.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 18, 4)
        row.addWidget(self.page, 1)
        row.addWidget(self.text)
        row.addWidget(self.write)
        row.addWidget(self.next)
        self.next.hide()
        self.next.clicked.connect(self.next_requested)
        self.write.clicked.connect(self.write_requested)
        self.text.clicked.connect(self.text_requested)

    def say(self, page: str) -> None:
        """Say which page is in sight."""
        self.page.setText(page)

    def show_next(self, shown: bool) -> None:
        """Offer the way to the next thing to settle, where there is any."""
        self.next.setVisible(shown)
