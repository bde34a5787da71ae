"""Before anything is written: how a finding begins, and three the counts would bear out most."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.counting.thread import BorneOut, most_borne_out, numbers_of_theme
from core.model.snapshot import Snapshot
from core.wording.findings import kind_word, offered_sentence
from core.words import tr
from ui.program.actions import spec_of
from ui.themes.findings.counting import FindingCounts
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll


class OfferedFindings(QWidget):
    """Says how to begin; what is offered becomes a finding when it is pressed.

    Signals:
        taken: one of those offered is to be a finding; carries its words and the `BorneOut`.
        new_requested: an empty one is to be begun.
    """

    taken = Signal(str, object)
    new_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(22, 18, 16, 16)
        self._column.setSpacing(10)
        self._column.addWidget(Label(tr("Nothing is written yet."), Text.SUBHEADING))
        self._column.addWidget(
            Label(
                tr(
                    "Use a number in Evidence, or press {keys}.",
                    keys=spec_of("new_finding").caps,
                )
            )
        )
        self.begin = Button(tr("New finding"), ButtonKind.PRIMARY, spec_of("new_finding").caps)
        self.begin.clicked.connect(self.new_requested)
        self._column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._title = small(tr("The counts would bear these out most. Each is a beginning only."))
        self._column.addWidget(self._title)
        self._cards: list[QWidget] = []
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(inside))

    def show_offered(self, now: Snapshot, counts: FindingCounts) -> None:
        """Offer what the counts bear out most; nothing while there is no case."""
        known = counts.count(numbers_of_theme(now, None)) if now.cases else {}
        borne = most_borne_out(now, known.values())
        self._show_cards([(offered_sentence(now, one), one) for one in borne])

    def take_focus(self) -> None:
        """Put the focus where one begins."""
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cards(self, offered: Sequence[tuple[str, BorneOut]]) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._title.setVisible(bool(offered))
        self._cards = [self._card(words, found) for words, found in offered]
        for at, card in enumerate(self._cards):
            self._column.insertWidget(4 + at, card)

    def _card(self, words: str, found: BorneOut) -> QWidget:
        card = Card(dashed=True, margin=14)
        card.column.addWidget(Label(kind_word(found.kind), Text.SMALL_STRONG))
        card.column.addWidget(Label(words))
        button = Button(tr("Begin with this"))
        button.setAccessibleDescription(words)
        button.clicked.connect(partial(self._on_taken, words, found))
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_taken(self, words: str, found: BorneOut) -> None:
        self.taken.emit(words, found)
