"""What came from one table: each hand-back, case by case, with what was asked of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.hand_out import HandOut
from core.model.snapshot import Snapshot
from core.wording.tables import came_words, chosen_words, heading_of, what_words
from core.wording.tables_page import came_back_words
from core.words import tr
from ui.program.menu_titles import caps
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll


class CameBack(QWidget):
    """A card a hand-back, the last first.

    Signals:
        ended: the tables are wanted again.
        sides_requested: what was asked is to be looked at; carries the `HandOut`.
    """

    ended = Signal()
    sides_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handed: HandOut | None = None
        self.heading = Label("", Text.HEADING)
        self.back = Button(tr("Tables"), keys=caps("Esc"))
        self.back.clicked.connect(self.ended)
        self.asked = Button(tr("What was asked"))
        self.asked.clicked.connect(lambda: self.sides_requested.emit(self._handed))
        inside, foot = QWidget(), QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(28, 0, 28, 8)
        self._cards.setSpacing(12)
        flow = FlowLayout(foot, gap=12)
        flow.addWidget(self.back)
        flow.addWidget(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 14)
        column.setSpacing(12)
        for part, margin in ((self.heading, 28), (Scroll(inside), 0), (foot, 28)):
            row = QVBoxLayout()
            row.setContentsMargins(margin, 0, margin, 0)
            row.addWidget(part)
            column.addLayout(row, int(not margin))

    def show_of(self, now: Snapshot, handed: HandOut, today: date) -> None:
        """Show each hand-back of a table's file."""
        self._handed = handed
        self.heading.setText(tr("What came from {table}", table=handed.name))
        clear_layout(self._cards)
        backs = [one for one in now.hand_backs if one.file == handed.file]
        of = {one.id for one in backs}
        self.asked.setVisible(any(one.hand_back_id in of for one in now.table_differences))
        for back in reversed(backs):
            asked = [one for one in now.table_differences if one.hand_back_id == back.id]
            card = Card(margin=18)
            card.column.addWidget(Label(came_back_words(back, asked, today), Text.STRONG))
            for heading, words in came_words(now, back.came_by):
                card.column.addWidget(Label(f"{heading}: {words}"))
            for one in asked:
                said = f"{heading_of(now, one)}: {what_words(one)} · {chosen_words(one)}"
                card.column.addWidget(small(said))
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def begin(self) -> None:
        """Take the focus at the way back."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the tables."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)
