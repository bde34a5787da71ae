"""What a view of Themes shows before there is anything in it: what fills it, and how."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.labels import Label, Text


class NothingYet(QWidget):
    """A dashed card that says what is missing and what to do; *alone* it fills a view."""

    def __init__(self, alone: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(dashed=True, margin=28)
        self.what = Label("", Text.SUBHEADING)
        self.how = Label("", Text.BODY)
        for part in (self.what, self.how):
            card.column.addWidget(part)
        card.setMaximumWidth(680)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 0, 0)
        line = QHBoxLayout()
        line.addWidget(card, 1)
        line.addStretch()
        column.addLayout(line)
        if alone:
            column.addStretch()

    def say(self, what: str, how: str) -> None:
        """Say what is missing and how it comes."""
        self.what.setText(what)
        self.how.setText(how)
