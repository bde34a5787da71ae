"""When an action is due, typed as a date, and how often that was moved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.clock import date_text
from core.model.dates import iso_date
from core.model.plan import Action, ActionEntry
from core.wording.dates import no_date
from core.wording.plan import moved_words
from core.words import tr
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small


class ActionDate(QWidget):
    """The date of one action; what is no date is said below and changes nothing.

    Signals:
        date_given: another date was typed, or none; carries it as ISO or empty.
    """

    date_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: Action | None = None
        self._entries: Sequence[ActionEntry] = ()
        self.due = GrowingText(
            tr("Due"),
            least=1,
            most=1,
            hint=tr("30 September 2014"),
            enter_submits=True,
            whole=_when_left,
        )
        self.moved = small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(tr("Due"), Text.SMALL))
        column.addWidget(self.due)
        column.addWidget(self.moved)
        self.due.paused.connect(self._on_due)
        self.due.submitted.connect(self._on_due)

    def show_date(self, action: Action, entries: Sequence[ActionEntry]) -> None:
        """Show when an action is due, and of its entries how often that was moved."""
        same = self._action is not None and self._action.id == action.id
        self._action, self._entries = action, entries
        (self.due.follow if same else self.due.show_text)(date_text(action.due))
        self._say(moved_words(entries))

    def give_up(self) -> None:
        """Show the date that stands again, and go on there."""
        if self._action is not None:
            self.due.show_text(date_text(self._action.due))
            self._say(moved_words(self._entries))
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.moved.setText(words)
        self.moved.setVisible(bool(words))

    def _on_due(self, text: str) -> None:
        text = text.strip()
        iso = iso_date(text) if text else ""
        if self._action is None or iso == self._action.due:
            return
        if iso is None:
            self._say(" ".join(no_date(text)))
        else:
            if self._action.due:
                self._say(tr("It is not moved before you say why."))
            self.date_given.emit(iso)


def _when_left(_text: str) -> bool:
    """Return False: half of a date may be another date, so only leaving or Enter tells it."""
    return False
