"""The left side of help: what one looks for, the pages, and the guide as a file."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.documents.catalogue import Format
from core.guide.pages import PAGES
from core.words import tr
from ui.program.document_writer import DocumentWriter
from ui.theme import app_theme
from ui.theme.grounds import Ground, lie_on
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.rows import ListRow
from ui.widgets.scroll import Scroll

SECTIONS: Final = {"keys": tr("Keys"), **PAGES, "about": tr("About")}
"""What help shows, by key, in the order of the list."""
_NAME: Final = "casewalk-guide"
_WIDE: Final = 280
_SIDE: Final = 12
_BESIDE: Final = 2 * _SIDE + 20
"""What stands beside a row: its margins, and a scroll bar where the text is large."""


class HelpContents(QWidget):
    """Pages to choose from under a field to look for words in all of them.

    Signals:
        requested: a page was pressed; carries its key.
        asked: other words are looked for; carries them.
        went_down: Down or Enter was pressed in the field.
    """

    requested = Signal(str)
    asked = Signal(str)
    went_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lie_on(self, Ground.LEFT_PANEL)
        self.shown = "guide"
        self.field = _AskField()
        self._rows = {key: ListRow(words) for key, words in SECTIONS.items()}
        self.as_pdf = Button(tr("The guide as PDF…"), ButtonKind.QUIET, size=Size.SMALL)
        self.as_html = Button(tr("The guide as HTML…"), ButtonKind.QUIET, size=Size.SMALL)
        self.writer = DocumentWriter(self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, 16, _SIDE, 12)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addSpacing(8)
        for key, row in self._rows.items():
            row.clicked.connect(lambda _=False, key=key: self.requested.emit(key))
            column.addWidget(row)
        column.addStretch(1)
        for button, kind in ((self.as_pdf, Format.PDF), (self.as_html, Format.HTML)):
            button.clicked.connect(lambda _=False, kind=kind: self._on_guide(kind))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.writer.said)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(Scroll(inside))
        self.field.textChanged.connect(self.asked)
        self.field.went_down.connect(self.went_down)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def show_section(self, name: str) -> None:
        """Mark the page that is in front."""
        self.shown = name
        for key, row in self._rows.items():
            row.setChecked(key == name)

    def ask(self, words: str) -> None:
        """Look for other words, which nobody typed."""
        self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(False)

    def _on_guide(self, kind: Format) -> None:
        from core.documents.guide import guide

        self.writer.ask(
            tr("The guide as a file"),
            _NAME,
            lambda target: self.writer.write(target, guide, kind),
            kind,
        )

    def _restyle(self) -> None:
        whole = max(row.sizeHint().width() for row in self._rows.values())
        self.setFixedWidth(max(min(self._theme.px(_WIDE), 420), whole + _BESIDE))
        self.field.setFont(self._theme.font())


class _AskField(QLineEdit):
    """One line; Down and Enter go on to what was found."""

    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Look for in the guide"))
        self.setPlaceholderText(tr("Look for…"))
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to what was found; Esc is the page's."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
