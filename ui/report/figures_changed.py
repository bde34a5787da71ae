"""Which figures are others than when the documents last left: how many, and each on a wish."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents.catalogue import spec
from core.review.figures import FiguresMoved, moved_words
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, ParagraphText, Text, small

_MOST: Final = 12
"""Figures of one document that are listed."""


class FiguresChanged(QWidget):
    """Hidden before the first export, and while no figure changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moved: tuple[FiguresMoved, ...] = ()
        self._open = False
        self.told = Label("", Text.STRONG)
        self.look = Button(tr("Show them"), ButtonKind.LINK, size=Size.SMALL)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        self.look.clicked.connect(self._on_look)
        self.hide()

    def show_moved(self, moved: Sequence[FiguresMoved]) -> None:
        """Show what changed since the documents last left."""
        if tuple(moved) == self._moved:
            return
        self._moved = tuple(moved)
        self.told.setText(moved_words(moved))
        self._show()
        self.setVisible(bool(moved))

    def _show(self) -> None:
        self.look.setText(tr("Hide them") if self._open else tr("Show them"))
        clear_layout(self._list)
        for document in self._moved if self._open else ():
            self._list.addWidget(small(spec(document.document).heading))
            for one in document.figures[:_MOST]:
                change = tr("{before} → {now_it_is}", before=one.before, now_it_is=one.text)
                self._list.addWidget(ParagraphText(f"{one.where}\n{change}"))
            more = len(document.figures) - _MOST
            if more > 0:
                self._list.addWidget(small(tr("and {count} more", count=more)))

    def _on_look(self) -> None:
        self._open = not self._open
        self._show()
