"""What stands in place of the pages while there is nothing to put on them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.words import tr
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class NothingToReport(QWidget):
    """Says what is needed first, and leads there.

    Signals:
        prepare_requested: cases are to be put in.
    """

    prepare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare = Button(tr("Put in the {cases}"), ButtonKind.PRIMARY)
        self._theme = app_theme(self)
        self._card = card = Card(margin=24)
        card.column.addWidget(Label(tr("There are no documents to make yet"), Text.SUBHEADING))
        card.column.addWidget(
            Label(
                tr(
                    "{Case} summaries need {cases}; practitioner comments need something heard in "
                    "the room. Put in the {cases} first; their pages appear here as soon as there "
                    "is one."
                )
            )
        )
        card.column.addSpacing(6)
        card.column.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.prepare.clicked.connect(self.prepare_requested)
        self._theme.follow(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._card.setMaximumWidth(self._theme.px(560))
