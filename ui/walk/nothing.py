"""What Walk shows before there is anything to walk through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.snapshot import Snapshot
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class NothingToWalk(QWidget):
    """Says what is missing and leads to where it is added.

    Signals:
        prepare_requested: go to Prepare.
    """

    prepare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(dashed=True, margin=32)
        self._what = Label("", Text.SUBHEADING)
        self._how = Label("", Text.BODY)
        self.go = Button(tr("Go to Prepare"), ButtonKind.PRIMARY, tr("Ctrl 1"), Size.ROOM)
        self.go.clicked.connect(self.prepare_requested)
        for part in (self._what, self._how):
            card.column.addWidget(part)
        card.column.addSpacing(8)
        card.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        card.setMaximumWidth(640)
        column = QVBoxLayout(self)
        middle = QHBoxLayout()  # an alignment would not ask how high the words are where they wrap
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def explain(self, now: Snapshot) -> None:
        """Say what is missing."""
        if now.tool.points:
            self._what.setText(tr("There are no {cases} to walk through yet"))
            self._how.setText(
                tr("Type them or bring them in under Prepare; they appear here at once.")
            )
        else:
            self._what.setText(tr("This audit has no questions yet"))
            self._how.setText(tr("Choose an audit tool under Prepare, then add the {cases}."))
