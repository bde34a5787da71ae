"""Actions: what is due at the left, the plan in the middle, the step one stands on at the right."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.acts import plan
from core.acts.order import move_action, move_recommendation, put_action_under, siblings
from core.counting.plan import plan_progress
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.clock import long_date
from core.model.earlier import EarlierAudit
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import ActionId, FindingId, RecommendationId, ThemeId
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOrigin,
    ActionOwner,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.tool import Theme
from core.queries.search import Hit, HitKind
from core.words import tr
from ui.audit.context import AuditContext, StagePage
from ui.themes.lines import Lines
from ui.themes.plan.carrying_on import CarryingOn
from ui.themes.plan.due_layout import DueLayout
from ui.themes.plan.plan_list import PlanList
from ui.themes.plan.rows import PlanStep, due_lines
from ui.themes.plan.step_panel import StepPanel
from ui.widgets.labels import small
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel

_RESTS_ON: Final = frozenset(
    {
        *(Recommendation, RecommendationFinding, RecommendationOwner),
        *(Action, ActionOwner, ActionEntry),
        *(Finding, EvidenceNamed, Theme, Agency, Case, EarlierAudit),
    }
)


class PlanPage(StagePage):
    """Recommendations and actions; what one stands on is read and written at the right."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._shown_on: date | None = None
        self.step: PlanStep | None = None
        self.due = Lines(tr("What is due"), shows_current=True, layout=DueLayout)
        self.today = small()
        self.list = PlanList()
        self.panel = StepPanel(context.session)
        self.carrying = CarryingOn(context, self.list)
        self._lay_out()
        self._connect()

    # What the place is asked for

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the plan."""
        self._catch_up()
        lines = self.list.lines
        (lines if lines.lines else self.list.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def make_first(self) -> None:
        """Show what there is before anybody comes."""
        self._catch_up()

    def leave(self) -> None:
        """Keep what was typed; a passphrase is forgotten."""
        self.carrying.forget()
        self.panel.flush()

    @property
    def part_in_view(self) -> str:
        """How the plan is ordered."""
        return self.list.order

    def show_again(self, part: str) -> None:
        """Order the plan so again."""
        if self.list.set_order(part):
            self._show()

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme of the recommendation one stands on."""
        one = self._recommendation()
        return one.theme_id if one is not None else None

    def run(self, name: str) -> None:
        """Do an action of this place."""
        steps: dict[str, Callable[[], None]] = {
            "new_recommendation": self.write_recommendation,
            "new_action": self.write_action,
            "note_progress": self._to_progress,
            "agree": self.panel.action.keep_progress,
            "next_to_decide": self._to_next_due,
        }
        if name in steps:
            steps[name]()

    def open_found(self, hit: Hit) -> None:
        """Stand on what was found."""
        now = self.context.session.now
        if hit.kind is HitKind.RECOMMENDATION:
            self.open_step(PlanStep(RecommendationId(hit.row_id)))
            return
        number = hit.row_id
        if hit.kind is HitKind.PROGRESS:
            entries = (one.action_id for one in now.action_entries if one.id == hit.row_id)
            number = next(entries, ActionId(0))
        self.open_step(PlanStep(action_id=ActionId(number)))

    def open_step(self, step: PlanStep) -> None:
        """Stand on a recommendation or an action."""
        self.panel.flush()
        self.step = step
        self._show()

    def write_recommendation(self, under: RecommendationId | None = None) -> None:
        """Begin a recommendation under the theme one stands on, or under another."""
        self._begin(Recommendation("", theme_id=self.theme_in_view(), parent_id=under), ())

    def write_from(self, theme_id: ThemeId | None, follows_from: Collection[FindingId]) -> None:
        """Begin a recommendation from what was looked at elsewhere."""
        self._begin(Recommendation("", theme_id=theme_id), follows_from)

    def _begin(self, one: Recommendation, follows_from: Collection[FindingId]) -> None:
        self.panel.flush()
        known = set(self.context.session.now.recommendation)
        self.context.session.do(lambda file: plan.add_recommendation(file, one, follows_from))
        new = [o for o in self.context.session.now.recommendations if o.id not in known]
        if new:
            self.open_step(PlanStep(new[-1].id))
            self.side.reveal()
            self.panel.recommendation.words.fields["text"].setFocus()

    def write_action(self) -> None:
        """Begin an action under the recommendation one stands on, or under none."""
        above = self._recommendation()
        self._begin_action(Action("", recommendation_id=above.id if above is not None else None))

    def write_action_on(self, origin: ActionOrigin) -> None:
        """Begin an action straight from a case or a return, under no recommendation."""
        asked = origin.agency_id
        owners = [ActionOwner(ActionId(0), agency_id=asked)] if asked is not None else []
        self._begin_action(Action("", case_id=origin.case_id), owners)

    def _begin_action(self, action: Action, owners: Sequence[ActionOwner] = ()) -> None:
        self.panel.flush()
        known = set(self.context.session.now.action)
        self.context.session.do(lambda file: plan.add_action(file, action, owners))
        new = [o for o in self.context.session.now.actions if o.id not in known]
        if new:
            self.open_step(PlanStep(action_id=new[-1].id))
            self.side.reveal()
            self.panel.action.words.fields["text"].setFocus()

    def _to_progress(self) -> None:
        if self._action() is not None:
            self.side.reveal()
            self.panel.action.progress.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_next_due(self) -> None:
        listed = [line.value for line in self.due.lines if isinstance(line.value, PlanStep)]
        if listed:
            at = listed.index(self.step) + 1 if self.step in listed else 0
            self.open_step(listed[at % len(listed)])

    # Making

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 6, 8)
        column.addWidget(self.due, 1)
        column.addWidget(self.today)
        self.left = SidePanel(tr("What is due"), PanelSide.LEFT, width=262)
        self.left.hold(left)
        self.side = SidePanel(tr("This step"), PanelSide.RIGHT, width=340, folds_first=True)
        self.side.hold(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.due.entered_line.connect(self._on_due_entered)
        self.list.order_chosen.connect(self._on_order)
        self.list.step_reached.connect(self._on_reached)
        self.list.step_entered.connect(self._on_entered)
        self.list.lines.step_requested.connect(self._on_step_requested)
        self.list.lines.drop_requested.connect(self._on_drop_requested)
        self.list.new_button.clicked.connect(self._on_new)
        self.list.action_button.clicked.connect(self.write_action)
        self.list.report_button.clicked.connect(partial(self.context.request, "status_report"))
        self.panel.action_requested.connect(self.write_action)
        self.panel.nested_requested.connect(self._on_nested)
        self.panel.escaped.connect(self._on_escaped)

    # Showing

    def _catch_up(self) -> None:
        if self._stale or self._shown_on != self.context.session.clock().date():
            self._stale = False
            self._show()

    def _show(self) -> None:
        now, today = self.context.session.now, self.context.session.clock().date()
        self._shown_on = today
        self.due.show_lines(due_lines(now, today))
        self.left.set_count(plan_progress(now, today).total)
        self.today.setText(tr("Today, {day}", day=long_date(today)))
        self.step = self.list.show_plan(now, today, self.step)
        self._show_step()

    def _show_step(self) -> None:
        now = self.context.session.now
        action = self._action()
        above = self._recommendation()
        self.side.setVisible(self.step is not None)
        if action is not None:
            self.panel.show_action(now, action, self.context.session.clock().date())
        elif above is not None:
            self.panel.show_recommendation(now, above)

    def _action(self) -> Action | None:
        if self.step is None or self.step.action_id is None:
            return None
        return self.context.session.now.action.get(self.step.action_id)

    def _recommendation(self) -> Recommendation | None:
        """Return the recommendation one stands on, or that of the action one stands on."""
        now, action = self.context.session.now, self._action()
        number = action.recommendation_id if action is not None else None
        if action is None and self.step is not None:
            number = self.step.recommendation_id
        return now.recommendation.get(number) if number is not None else None

    # Wishes of the parts

    def _on_new(self) -> None:
        self.write_recommendation()

    def _on_escaped(self) -> None:
        """Go back from a field to the plan; a panel that lies over it closes."""
        self.side.conceal()
        self.list.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_nested(self) -> None:
        one = self._recommendation()
        if one is not None:
            self.write_recommendation(one.id)

    # News

    def _on_changed(self, news: Changed) -> None:
        if not news.kinds.isdisjoint(_RESTS_ON):
            self._stale = True
            if self.isVisible():
                self._catch_up()

    def _on_order(self) -> None:
        self._show()
        self.context.change_part()

    def _on_reached(self, step: PlanStep) -> None:
        if step != self.step:
            self.panel.flush()
            self.step = step
            self._show_step()

    def _on_entered(self, step: PlanStep) -> None:
        self.open_step(step)
        self.side.reveal()

    def _on_step_requested(self, step: PlanStep, by: int) -> None:
        """Let a recommendation or action change places with its neighbour."""
        one = self._step_at(step)
        if one is not None and self.list.order == "theme":
            near = siblings(self.context.session.now, one)
            at = [each.id for each in near].index(one.id) + by
            if 0 <= at < len(near):
                self._take_place(one, near[at])

    def _on_drop_requested(self, step: PlanStep, onto: PlanStep) -> None:
        one, of = self._step_at(step), self._step_at(onto)
        if one is not None and of is not None and self.list.order == "theme":
            self._take_place(one, of)

    def _take_place(self, one: Recommendation | Action, of: Recommendation | Action) -> None:
        self.panel.flush()
        session = self.context.session
        if isinstance(one, Action) and isinstance(of, Recommendation):
            session.do(lambda file: put_action_under(file, one, of.id))
        elif isinstance(one, Action) and isinstance(of, Action):
            session.do(lambda file: move_action(file, one, of))
        elif isinstance(one, Recommendation) and isinstance(of, Recommendation):
            session.do(lambda file: move_recommendation(file, one, of))

    def _step_at(self, step: PlanStep) -> Recommendation | Action | None:
        now = self.context.session.now
        if step.action_id is not None:
            return now.action.get(step.action_id)
        return now.recommendation.get(step.recommendation_id or RecommendationId(0))

    def _on_due_entered(self, value: object) -> None:
        if isinstance(value, PlanStep):
            self.open_step(value)
            self.list.lines.setFocus(Qt.FocusReason.OtherFocusReason)
