"""One side of what two files say: its words, with those that differ, and the button to keep it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.wording.differing import Stretch
from core.words import tr
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ElidedLabel, Label, Text, small
from ui.widgets.text_marks import only_here, stretch

_LINES = 9


class SideButton(Button):
    """Takes Enter only once somebody came to it by Tab or an arrow: no stray key settles.

    Signals:
        walked: the button before (-1) or after (1) is wanted.
    """

    walked = Signal(int)

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__("", keys=keys, size=Size.ROOM, parent=parent)
        self._is_met = False

    def meet(self) -> None:
        """Come to it on purpose."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know how the keyboard came here."""
        tabs = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._is_met = event.reason() in tabs
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next with an arrow; pass Enter and blank over until then."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._is_met = True
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._is_met = True
        elif not self._is_met and event.key() in (
            *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
        ):
            event.accept()
        else:
            super().keyPressEvent(event)


class SideCard(Card):
    """What one side says; read only."""

    def __init__(self, title: str, keys: str, *, dashed: bool = False) -> None:
        super().__init__(dashed=dashed)
        self.title = Label(title, Text.SUBHEADING, wrap=False)
        self.place = Label("", Text.SMALL)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text = GrowingText(title, least=3, most=_LINES)
        self.text.setReadOnly(True)
        self.button = SideButton(keys)
        self.foot = small()
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.place, 1)
        self.column.addLayout(self.head)
        self.column.addWidget(self.text)
        self.column.addStretch(1)
        self.column.addWidget(self.foot)
        self.column.addWidget(self.button)

    def show_side(
        self, place: str, words: str, apart: Sequence[Stretch] = (), foot: str = ""
    ) -> None:
        """Show what is said at *place*; *apart* are the words the other side has not."""
        self.place.setText(place)
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))
        self.text.show_text(words)
        self.text.mark([(stretch(self.text, start, end), only_here) for start, end in apart])
        named = "; ".join(words[start:end] for start, end in apart)
        self.text.setAccessibleDescription(
            tr("Only on this side: {words}", words=named) if named else ""
        )

    def offer(self, words: str) -> None:
        """Offer to keep this side, in these words; "" where it cannot be chosen."""
        self.button.setText(words)
        self.button.setVisible(bool(words))
        self.button.setAccessibleName(f"{words}: {self.text.toPlainText()}")


class BeforeCard(SideCard):
    """How it was; where there is little room it is one line that opens."""

    def __init__(self, title: str, keys: str) -> None:
        super().__init__(title, keys, dashed=True)
        self._is_folded = self._is_open = False
        self._line = ElidedLabel("", Text.SMALL)
        self.open = Button(tr("Show"), ButtonKind.LINK, size=Size.SMALL)
        self.open.clicked.connect(self._on_open)
        self.head.addWidget(self._line, 2)
        self.head.addWidget(self.open)
        self._arrange()

    def show_side(
        self, place: str, words: str, apart: Sequence[Stretch] = (), foot: str = ""
    ) -> None:
        """Show how it was, folded again where it folds."""
        super().show_side(place, words, apart, foot)
        self._line.setText(" ".join(words.split()))
        self._is_open = False
        self._arrange()

    def fold(self, folded: bool) -> None:
        """Be one line that opens, or a card like the others."""
        if folded != self._is_folded:
            self._is_folded = folded
            layout, other = (self.column, self.head) if folded else (self.head, self.column)
            layout.removeWidget(self.button)
            other.addWidget(self.button)
            self._arrange()

    def _arrange(self) -> None:
        hidden = self._is_folded and not self._is_open
        self.text.setVisible(not hidden)
        self.foot.setVisible(bool(self.foot.text()) and not hidden)
        self._line.setVisible(hidden)
        self.place.setVisible(not hidden)
        self.open.setVisible(self._is_folded)
        self.open.setText(tr("Show") if hidden else tr("Fold"))
        self.open.setAccessibleName(f"{self.open.text()}: {self.title.text()}")

    def _on_open(self) -> None:
        self._is_open = not self._is_open
        self._arrange()
