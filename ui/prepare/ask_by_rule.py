"""Asking by rule: which agencies, about which cases, by when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts.requests import ask_about, note_worked_with
from core.counting.request_rules import RequestRule, WhichAgencies, WhichCases, case_choices
from core.model.ids import AgencyId
from core.model.snapshot import Snapshot
from core.wording.requests import agencies_words, cases_words, marked_words, rule_words
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.due_line import DueLine
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text


class AskByRule(Card):
    """A sentence in two choices; below it how many requests it would make.

    Signals:
        ended: it was asked, or not now.
    """

    ended = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(margin=14, parent=parent)
        self._context = context
        self.agencies = Choice(tr("Which agencies are asked"))
        self.cases = Choice(tr("About which {cases}"))
        for choice in (self.agencies, self.cases):
            choice.currentIndexChanged.connect(self._show_count)
        self.due = DueLine(tr("Due back"))
        self._words = Label("", Text.SMALL)
        self.ask = Button(tr("Ask"), ButtonKind.PRIMARY)
        self.ask.clicked.connect(self._on_ask)
        self.due.field.returnPressed.connect(self.ask.click)
        self.mark = Button(marked_words(0))
        self.mark.clicked.connect(self._on_mark)
        self.leave = Button(tr("Not now"), ButtonKind.QUIET, keys="Esc")
        self.leave.clicked.connect(self.ended)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, gap=12, line_gap=8)
        for caption, field in (
            (tr("Ask"), self.agencies),
            (tr("about"), self.cases),
        ):
            flow.addWidget(_captioned(caption, field))
        flow.addWidget(self.due)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.mark)
        row.addWidget(self.ask)
        row.addWidget(self.leave)
        self.column.addWidget(choices)
        self.column.addLayout(row)

    def open(self) -> None:
        """Come up, and take the focus."""
        self.show_audit(self._context.session.now)
        self.show()
        self.agencies.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_audit(self, now: Snapshot) -> None:
        """Offer the agencies and cases there are; what is chosen stays where it is still there."""
        whom: list[WhichAgencies | AgencyId] = [WhichAgencies.EVERY]
        if any(case.pathway for case in now.cases):
            whom.append(WhichAgencies.ON_PATHWAY)
        if now.worked_with:
            whom.append(WhichAgencies.WORKED_WITH)
        whom += [one.id for one in now.agencies]
        _fill(self.agencies, [(agencies_words(now, RequestRule(one)), one) for one in whom])
        _fill(self.cases, [(cases_words(now, one), one) for one in case_choices(now)])
        self._show_count()

    @property
    def rule(self) -> RequestRule:
        """What is chosen."""
        whom, about = self.agencies.currentData(), self.cases.currentData()
        return RequestRule(
            WhichAgencies.EVERY if whom is None else whom,
            about if isinstance(about, WhichCases) else WhichCases(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is "Not now"."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        super().keyPressEvent(event)

    def _show_count(self) -> None:
        now = self._context.session.now
        held = {(one.case_id, one.agency_id) for one in now.requests}
        pairs = self.rule.pairs(now)
        new = sum(pair not in held for pair in pairs)
        known = held | {(one.case_id, one.agency_id) for one in now.worked_with}
        unknown = sum(pair not in known for pair in pairs)
        self.mark.setText(marked_words(unknown))
        self.mark.setEnabled(bool(unknown) and not self._context.session.read_only)
        self._words.setText(rule_words(new, len(pairs) - new))
        self.ask.setText(tr("Ask for {count}", count=plural(new, "return")) if new else tr("Ask"))
        self.ask.setEnabled(bool(new) and not self._context.session.read_only)

    def _on_ask(self) -> None:
        due = self.due.read()
        pairs = self.rule.pairs(self._context.session.now)
        if due is not None and self._context.session.do(lambda file: ask_about(file, pairs, due)):
            self.ended.emit()

    def _on_mark(self) -> None:
        """Note who worked with what, of those nobody asked; the rule stays, to ask by."""
        now = self._context.session.now
        held = {(one.case_id, one.agency_id) for one in now.requests}
        pairs = [pair for pair in self.rule.pairs(now) if pair not in held]
        if self._context.session.do(lambda file: note_worked_with(file, pairs)):
            self.show_audit(self._context.session.now)
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)


def _captioned(caption: str, field: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Label(caption, Text.SMALL_STRONG)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return both


def _fill(choice: Choice, entries: list[tuple[str, object]]) -> None:
    chosen = choice.currentData()
    choice.blockSignals(True)
    choice.clear()
    for words, value in entries:
        choice.addItem(words, value)
    choice.blockSignals(False)
    values = [value for _, value in entries]
    choice.set_value(chosen if chosen in values else values[0])
