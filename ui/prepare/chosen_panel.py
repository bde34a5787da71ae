"""The right side of Returns while several cells are chosen: one thing is done to all of them."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.acts.requests import (
    ask_about,
    chase_requests,
    forget_worked_with,
    mark_requests,
    note_worked_with,
    set_due,
    withdraw_requests,
)
from core.counting.chosen_requests import ChosenRequests, chosen_requests
from core.counting.replies import Pair, Replies
from core.model.case import RequestStatus
from core.words import plural, tr, word_for
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.prepare.due_line import DueLine
from ui.prepare.reply_marks import MARKS
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll


class ChosenPanel(QWidget):
    """What the chosen cells are, and what can be done to all of them in one step."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ChosenRequests()
        self._head = Label("", Text.SUBHEADING)
        self._words = Label("", Text.SMALL)
        self.due = DueLine(tr("Due"))
        self.ask = self._button(tr("Ask"), ButtonKind.PRIMARY, self._on_ask)
        self.worked = self._button("", ButtonKind.SECONDARY, self._on_worked)
        self.forget = self._button("", ButtonKind.SECONDARY, self._on_forget)
        self.set_due = self._button(tr("Set when it is due"), ButtonKind.SECONDARY, self._on_due)
        self.chase = self._button(tr("Note as chased today"), ButtonKind.SECONDARY, self._on_chase)
        self.withdraw = self._button(tr("Withdraw"), ButtonKind.SECONDARY, self._on_withdraw)
        self._mark_as = Label(tr("Mark as"), Text.SMALL_STRONG)
        self.marks = {status: Button(words, size=Size.SMALL) for status, words in MARKS}
        for status, button in self.marks.items():
            button.clicked.connect(self._marker(status))
        self._arrange()

    def _button(self, words: str, kind: ButtonKind, pressed: Callable[[], None]) -> Button:
        button = Button(words, kind)
        button.clicked.connect(pressed)
        return button

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 22, 18, 18)
        column.setSpacing(8)
        for widget in (self._head, self._words, self.due):
            column.addWidget(widget)
        for button in (self.ask, self.worked, self.forget, self.set_due, self.chase):
            column.addWidget(button)
        column.addWidget(self._mark_as)
        marks = QWidget()
        flow = FlowLayout(marks, gap=6, line_gap=6)
        for button in self.marks.values():
            flow.addWidget(button)
        column.addWidget(marks)
        column.addWidget(self.withdraw)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    def begin(self) -> None:
        """Take the focus at the first thing that can be done."""
        for button in (self.ask, self.worked, self.chase, *self.marks.values(), self.set_due):
            if button.isVisible():
                button.setFocus()
                return

    def show_pairs(self, pairs: Sequence[Pair], found: Replies) -> None:
        """Show these cells as they stand."""
        now = self._context.session.now
        self._chosen = chosen = chosen_requests(now, found, pairs)
        self._head.setText(tr("{count} cells chosen", count=len(pairs)))
        kinds = Counter(found.at(*pair) for pair in pairs)
        told = [f"{count} {word_for(reply)}" for reply, count in kinds.items()]
        self._words.setText(" · ".join(told))
        writable = not self._context.session.read_only
        requests = chosen.requests
        _offer(
            self.ask,
            writable and chosen.not_asked,
            tr("Ask for {count}", count=plural(len(chosen.not_asked), "return")),
        )
        _offer(
            self.worked,
            writable and chosen.unmarked,
            tr("Note {count} as worked with", count=len(chosen.unmarked)),
        )
        _offer(
            self.forget,
            writable and chosen.marked,
            tr("Take back that {count} worked with", count=len(chosen.marked)),
        )
        _offer(
            self.set_due,
            writable and requests,
            tr("Set when {count} due", count=_are(len(requests))),
        )
        _offer(
            self.chase,
            writable and chosen.still_out,
            tr("Note {count} as chased today", count=len(chosen.still_out)),
        )
        _offer(
            self.withdraw,
            writable and requests,
            tr("Withdraw {count}", count=plural(len(requests), "request")),
        )
        self.due.setVisible(bool(writable and chosen.count))
        for status, button in self.marks.items():
            button.setVisible(bool(writable and chosen.to_mark(status)))
        self._mark_as.setVisible(bool(writable and chosen.open_ones))

    def _marker(self, status: RequestStatus) -> Callable[[], None]:
        def mark() -> None:
            requests = self._chosen.to_mark(status)
            self._do(lambda file: mark_requests(file, requests, status))

        return mark

    def _on_ask(self) -> None:
        due, pairs = self.due.read(), self._chosen.not_asked
        if due is not None and self._do(lambda file: ask_about(file, pairs, due)):
            self.due.clear()

    def _on_worked(self) -> None:
        pairs = self._chosen.unmarked
        self._do(lambda file: note_worked_with(file, pairs))

    def _on_forget(self) -> None:
        pairs = self._chosen.marked
        self._do(lambda file: forget_worked_with(file, pairs))

    def _on_due(self) -> None:
        due, requests = self.due.read(), self._chosen.requests
        if due is not None and self._do(lambda file: set_due(file, requests, due)):
            self.due.clear()

    def _on_chase(self) -> None:
        requests = self._chosen.still_out
        self._do(lambda file: chase_requests(file, requests))

    def _on_withdraw(self) -> None:
        requests = self._chosen.requests
        self._do(lambda file: withdraw_requests(file, requests))

    def _do(self, act: Act) -> bool:
        done = bool(self._context.session.do(act))
        if self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.begin()
        return done


def _offer(button: Button, offered: object, words: str) -> None:
    button.setText(words)
    button.setVisible(bool(offered))


def _are(count: int) -> str:
    return tr("it is") if count == 1 else tr("{count} are", count=count)
