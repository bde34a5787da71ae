"""Stands before a page of counts, comments or documents while returns are still hidden."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.counting.first_views import Unrevealed
from core.wording.first_views import unrevealed_words
from core.words import tr
from ui.program.actions import spec_of
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class HiddenGate(QWidget):
    """Asks before it lets anybody see; the step that has the keyboard goes back.

    Signals:
        lifted: the page is to be shown all the same.
        back_requested: go back to Walk.
    """

    lifted = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(dashed=True, margin=32)
        self.about = Label("", Text.BODY)
        self.back = Button(tr("Go to Walk"), ButtonKind.PRIMARY, spec_of("walk").caps, Size.ROOM)
        self.show_all = Button(tr("Show it all the same"), size=Size.ROOM)
        self.back.clicked.connect(self.back_requested)
        self.show_all.clicked.connect(self.lifted)
        card.column.addWidget(Label(tr("Some returns are still hidden"), Text.SUBHEADING))
        card.column.addWidget(self.about)
        card.column.addSpacing(8)
        steps = QHBoxLayout()
        steps.setSpacing(12)
        steps.addWidget(self.back)
        steps.addWidget(self.show_all)
        steps.addStretch(1)
        card.column.addLayout(steps)
        card.setMaximumWidth(720)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def explain(self, found: Unrevealed) -> None:
        """Say how much is hidden."""
        self.about.setText(
            tr(
                "{waiting}. This page shows what the agencies wrote, in counts, comments or "
                "documents.",
                waiting=unrevealed_words(found),
            )
        )

    def take_focus(self) -> None:
        """Put the keyboard on the way back: no stray Enter shows anything."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
