"""The plan in the middle: by theme, by owner or by date, with how far it has come."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.plan import plan_progress
from core.model.concluded import concluded
from core.model.snapshot import Snapshot
from core.wording.plan import progress_words, recommendations_words
from core.words import plural, tr
from ui.program.actions import spec_of
from ui.themes.lines import EvidenceRow
from ui.themes.moved_lines import MovedLines
from ui.themes.nothing_yet import NothingYet
from ui.themes.plan.plan_bar import PlanBar
from ui.themes.plan.plan_layout import PlanHead, PlanLayout
from ui.themes.plan.rows import PlanStep, plan_by_date, plan_by_owner, plan_by_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, heading, small
from ui.widgets.segmented import Option, Segmented

_WAYS: Final = {"theme": plan_by_theme, "owner": plan_by_owner, "date": plan_by_date}


class PlanList(QWidget):
    """Recommendations and actions in the order that was chosen; a heading stands for no step.

    Signals:
        step_reached: the keyboard is at a step; carries the `PlanStep`.
        step_entered: Enter or a press on one; carries the `PlanStep`.
        order_chosen: another order is wanted.
    """

    step_reached = Signal(object)
    step_entered = Signal(object)
    order_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = Segmented(
            tr("Order"),
            [
                Option("theme", tr("By theme")),
                Option("owner", tr("By owner")),
                Option("date", tr("By date")),
            ],
        )
        self.new_button = Button(
            tr("New recommendation"), keys=spec_of("new_recommendation").caps, size=Size.SMALL
        )
        self.action_button = Button(
            tr("New action"), keys=spec_of("new_action").caps, size=Size.SMALL
        )
        self.report_button = Button(tr("Status report…"), ButtonKind.PRIMARY, size=Size.SMALL)
        self.carry_button = Button(
            tr("Open actions of an earlier audit…"), ButtonKind.LINK, size=Size.SMALL
        )
        self.bar = PlanBar()
        self.total = Label("", Text.SMALL_STRONG, wrap=False)
        self.summary = small()
        self.lines = MovedLines(tr("Recommendations and actions"), layout=PlanLayout)
        self.head = PlanHead(self.lines)
        self.nothing = NothingYet()
        self._lay_out()
        self.way.chosen.connect(self.order_chosen)
        self.lines.at_changed.connect(self._on_at_changed)
        self.lines.entered_line.connect(self._on_entered)

    @property
    def order(self) -> str:
        """How the plan is ordered: "theme", "owner" or "date"."""
        return str(self.way.value)

    def set_order(self, order: str) -> bool:
        """Order the plan so from the next time it is shown; return whether it can be."""
        if order in _WAYS:
            self.way.set_value(order)
        return order in _WAYS

    def show_plan(self, now: Snapshot, today: date, step: PlanStep | None) -> PlanStep | None:
        """Show the plan and stand on a step, where it is gone on the first; return which."""
        self.bar.show_progress(plan_progress(now, today))
        self.carry_button.setVisible(bool(now.earlier_audits) or not now.actions)
        count = recommendations_words(now)
        total, _, parts = progress_words(plan_progress(now, today)).partition(": ")
        self.total.setText(f"{total}:" if parts else total)
        self.summary.setText(f"{parts} · {count}" if parts else count)
        lines = _WAYS[self.order](now, today)
        self.lines.blockSignals(True)
        self.lines.show_lines(lines)
        step = self._show_at(lines, step)
        self.lines.blockSignals(False)
        self._stack.setCurrentWidget(self._table if lines else self.nothing)
        if not lines:
            self._say_nothing(len(concluded(now)))
        return step

    def _show_at(self, lines: list[EvidenceRow], step: PlanStep | None) -> PlanStep | None:
        steps = [line.value for line in lines]
        if step is None or step not in steps:
            step = next((one for one in steps if isinstance(one, PlanStep)), None)
        if step is not None and self.lines.currentIndex().row() != steps.index(step):
            self.lines.go_to(steps.index(step))
        return step

    def _say_nothing(self, ready: int) -> None:
        how = (
            tr("Start from a finding. You have {findings}.", findings=plural(ready, "finding"))
            if ready
            else tr("Press New recommendation. It can follow from findings written later.")
        )
        self.nothing.say(tr("No recommendation yet."), how)

    def _lay_out(self) -> None:
        middle = QVBoxLayout(self)
        middle.setContentsMargins(18, 14, 10, 10)
        middle.setSpacing(8)
        middle.addWidget(self._flow(heading(tr("Action plan")), self.way))
        buttons = (self.new_button, self.action_button, self.report_button, self.carry_button)
        middle.addWidget(self._flow(*buttons))
        self.column = middle
        middle.addWidget(self._flow(self.bar, self.total, self.summary))
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.lines, 1)
        self._table = table
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self.nothing)
        middle.addWidget(self._stack, 1)

    def _flow(self, *parts: QWidget) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, gap=12, line_gap=6)
        for part in parts:
            flow.addWidget(part)
        return held

    def _on_at_changed(self) -> None:
        at = self.lines.at
        if at is not None and isinstance(at.value, PlanStep):
            self.step_reached.emit(at.value)

    def _on_entered(self, value: object) -> None:
        if isinstance(value, PlanStep):
            self.step_entered.emit(value)
