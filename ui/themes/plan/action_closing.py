"""How an action ends: closed with evidence, opened again, removed or withdrawn."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.plan import Action, ActionStatus
from core.words import tr
from ui.themes.plan.rows import leaving_words
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import small, subheading


class ActionClosing(QWidget):
    """What was done and what shows that it worked; the button says what is missing.

    Signals:
        closing_requested: carries what was done and what shows that it worked.
        reopening_requested: a closed one is to be open again.
        removal_requested: it should leave the plan, or stand in it again.
    """

    closing_requested = Signal(str, str)
    reopening_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: Action | None = None
        self.done = GrowingText(tr("What was done"), least=1, most=4, hint=tr("What was done"))
        self.shows = GrowingText(
            tr("What shows that it worked"),
            least=1,
            most=4,
            hint=tr("A re-audit, dip sample or figure"),
        )
        self.close_it = Button(tr("Close with evidence"), ButtonKind.PRIMARY, size=Size.SMALL)
        self.missing = small()
        self.reopen = Button(tr("Open it again, because…"), ButtonKind.LINK, size=Size.SMALL)
        self.remove_it = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(subheading(tr("Closing it")))
        for field in (self.done, self.shows):
            column.addWidget(field)
            field.textChanged.connect(self._say_missing)
        column.addWidget(self.missing)
        ways = QWidget()
        flow = FlowLayout(ways, gap=8, line_gap=6)
        for way in (self.close_it, self.reopen, self.remove_it):
            flow.addWidget(way)
        column.addWidget(ways)
        self.close_it.clicked.connect(self._on_close)
        self.reopen.clicked.connect(self.reopening_requested)
        self.remove_it.clicked.connect(self.removal_requested)

    def show_action(self, action: Action) -> None:
        """Show how an action ended, or what closing it needs; words on their way stay."""
        self._action = action
        closed = action.status is ActionStatus.CLOSED
        if closed:
            self.done.follow(action.done)
            self.shows.follow(action.shows)
        for field in (self.done, self.shows):
            field.setReadOnly(closed)
        self.close_it.setVisible(not closed)
        self.reopen.setVisible(closed)
        self.remove_it.setText(leaving_words(action.number, action.withdrawn))
        self._say_missing()

    def _say_missing(self) -> None:
        """Say what closing still needs: the button is never grey."""
        done, shows = self.done.toPlainText().strip(), self.shows.toPlainText().strip()
        words = ""
        if self._action is not None and self._action.is_open and (done or shows):
            words = "" if shows else tr("Closing it also needs what shows that it worked.")
            words = words if done else tr("Closing it also needs what was done.")
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def _on_close(self) -> None:
        self.closing_requested.emit(self.done.toPlainText(), self.shows.toPlainText())
