"""What was settled before: counted, looked at, and taken back one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.leaving import LeavingDecision
from core.review.leaving import Unsettled
from core.review.offered import decision_words, settled_words
from core.review.settled import settled_in
from core.words import tr
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import ParagraphText, small


class SettledBefore(QWidget):
    """Hidden while nothing was settled; a link lists the decisions, each with its way back.

    Signals:
        taken_back: one is to be settled again; carries the `LeavingDecision`.
    """

    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions: tuple[LeavingDecision, ...] = ()
        self._decided: tuple[Unsettled, ...] = ()
        self._open = False
        self.buttons: list[Button] = []
        self.said = small(tone=Tone.GOOD)
        self.look = Button("", ButtonKind.LINK, size=Size.SMALL)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        self.look.clicked.connect(self._on_look)
        self.hide()

    def show_decisions(
        self, decisions: Sequence[LeavingDecision], decided: Sequence[Unsettled]
    ) -> None:
        """Show what was settled; *decided* says of each thing what it was."""
        self._decisions, self._decided = tuple(decisions), tuple(decided)
        parts = settled_words(settled_in(decisions))
        count = len(decisions)
        self.said.setText(tr("✓ {count} settled before: {parts}", count=count, parts=parts))
        at = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        self._show()
        if at is not None:
            self._focus_near(at)
        self.setVisible(bool(decisions))

    def _show(self) -> None:
        self.look.setText(tr("Hide") if self._open else tr("Look"))
        self.look.setAccessibleName(
            tr("Hide what was settled") if self._open else tr("Look at what was settled")
        )
        clear_layout(self._list)
        self.buttons = []
        for one in self._decisions if self._open else ():
            self._list.addWidget(self._line(one))

    def _line(self, decision: LeavingDecision) -> Card:
        card = Card(margin=12)
        words = decision_words(decision, self._decided)
        back = Button(tr("Take back"), size=Size.SMALL)
        back.setAccessibleDescription(words)

        def take_back() -> None:
            self.taken_back.emit(decision)

        back.clicked.connect(take_back)
        self.buttons.append(back)
        card.column.addWidget(ParagraphText(words))
        card.column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _focus_near(self, at: int) -> None:
        """Keep the focus in the list when a decision leaves it."""
        near = self.buttons[min(at, len(self.buttons) - 1)] if self.buttons else self.look
        near.setFocus()

    def _on_look(self) -> None:
        self._open = not self._open
        self._show()
