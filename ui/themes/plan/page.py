"""Actions: what is due at the left, the plan in the middle, the step one stands on at the right."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts import plan
from core.counting.plan import plan_progress
from core.model.case import Agency, Case
from core.model.changed import Changed
from core.model.clock import long_date
from core.model.concluded import concluded
from core.model.finding import EvidenceNamed, Finding
from core.model.ids import ActionId, CaseId, FindingId, RecommendationId, ThemeId
from core.model.plan import (
    Action,
    ActionEntry,
    ActionOwner,
    Recommendation,
    RecommendationFinding,
    RecommendationOwner,
)
from core.model.tool import Theme
from core.queries.search import Hit, HitKind
from core.wording.plan import progress_words
from core.words import plural, tr
from ui.audit.context import AuditContext, StagePage
from ui.program.actions import spec_of
from ui.themes.lines import EvidenceRow, Lines
from ui.themes.nothing_yet import NothingYet
from ui.themes.plan.rows import PlanStep, due_lines, plan_by_date, plan_by_owner, plan_by_theme
from ui.themes.plan.step_drafts import StepDrafts
from ui.themes.plan.step_panel import StepPanel
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import heading, small
from ui.widgets.segmented import Option, Segmented
from ui.widgets.side_panel import PanelSide, SidePanel

_RESTS_ON: Final = frozenset(
    {
        *(Recommendation, RecommendationFinding, RecommendationOwner),
        *(Action, ActionOwner, ActionEntry),
        *(Finding, EvidenceNamed, Theme, Agency, Case),
    }
)
_WAYS: Final = {"theme": plan_by_theme, "owner": plan_by_owner, "date": plan_by_date}


class PlanPage(StagePage):
    """Recommendations and actions; what one stands on is read and written at the right."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self.step: PlanStep | None = None
        self.due = Lines(tr("What is due"), shows_current=False)
        self.today = small()
        self.way = Segmented(
            tr("Order"),
            [
                Option("theme", tr("By theme")),
                Option("owner", tr("By owner")),
                Option("date", tr("By date")),
            ],
        )
        self.summary = small()
        self.lines = Lines(tr("Recommendations and actions"), shows_current=True)
        self.nothing = NothingYet()
        self.panel = StepPanel()
        self.drafts = StepDrafts(context.session, self.panel.action)
        self._lay_out()
        self._connect()

    # What the place is asked for

    def arrive(self) -> None:
        """Show what changed meanwhile, and take the focus to the plan."""
        self._catch_up()
        (self.lines if self.lines.lines else self.new_button).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def leave(self) -> None:
        """Keep what was typed."""
        self.panel.flush()

    @property
    def part_in_view(self) -> str:
        """How the plan is ordered."""
        return str(self.way.value)

    def show_again(self, part: str) -> None:
        """Order the plan so again."""
        if part in _WAYS:
            self.way.set_value(part)
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

    def write_action_on(self, case_id: CaseId) -> None:
        """Begin an action straight from a case, under no recommendation."""
        self._begin_action(Action("", case_id=case_id))

    def _begin_action(self, action: Action) -> None:
        self.panel.flush()
        known = set(self.context.session.now.action)
        self.context.session.do(lambda file: plan.add_action(file, action))
        new = [o for o in self.context.session.now.actions if o.id not in known]
        if new:
            self.open_step(PlanStep(action_id=new[-1].id))
            self.side.reveal()
            self.panel.action.words.fields["text"].setFocus()

    def _to_progress(self) -> None:
        if self._action() is not None:
            self.side.reveal()
            self.panel.action.progress.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        self.left = SidePanel(tr("What is due"), left, PanelSide.LEFT, width=262)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(18, 14, 10, 10)
        middle.setSpacing(8)
        top = QWidget()
        flow = FlowLayout(top, gap=10, line_gap=6)
        self.new_button = Button(
            tr("New recommendation"), keys=spec_of("new_recommendation").caps, size=Size.SMALL
        )
        self.action_button = Button(
            tr("New action"), keys=spec_of("new_action").caps, size=Size.SMALL
        )
        self.report_button = Button(tr("Status report…"), ButtonKind.LINK, size=Size.SMALL)
        for part in (self.way, self.new_button, self.action_button, self.report_button):
            flow.addWidget(part)
        middle.addWidget(heading(tr("Action plan")))
        middle.addWidget(top)
        middle.addWidget(self.summary)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.nothing)
        middle.addWidget(self._stack, 1)
        self.side = SidePanel(
            tr("This step"), self.panel, PanelSide.RIGHT, width=340, folds_first=True
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(inside, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        self.context.session.changed.connect(self._on_changed)
        self.way.chosen.connect(self._on_way)
        self.new_button.clicked.connect(self._on_new)
        self.action_button.clicked.connect(self.write_action)
        self.report_button.clicked.connect(partial(self.context.request, "status_report"))
        self.lines.at_changed.connect(self._on_at)
        self.lines.entered_line.connect(self._on_entered)
        self.due.entered_line.connect(self._on_due_entered)
        for field in self.panel.findChildren(GrowingText):
            field.escaped.connect(self._on_escaped)
        action, above = self.panel.action, self.panel.recommendation
        action.words.field_typed.connect(self._on_action_typed)
        action.owners_changed.connect(self._on_action_owned)
        action.date_moved.connect(self._on_date_moved)
        action.progress_given.connect(self._on_progress)
        action.closing_requested.connect(self._on_closing)
        action.reopening_requested.connect(self._on_reopening)
        action.removal_requested.connect(self._on_action_removed)
        above.words.field_typed.connect(self._on_recommendation_typed)
        above.owners_changed.connect(self._on_recommendation_owned)
        above.theme_chosen.connect(self._on_theme)
        above.findings_chosen.connect(self._on_findings)
        above.action_requested.connect(self.write_action)
        above.nested_requested.connect(self._on_nested)
        above.removal_requested.connect(self._on_recommendation_removed)

    # Showing

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._show()

    def _show(self) -> None:
        now, today = self.context.session.now, self.context.session.clock().date()
        self.due.show_lines(due_lines(now, today))
        standing = plan_progress(now, today)
        self.left.set_count(standing.total)
        self.today.setText(tr("Today, {day}", day=long_date(today)))
        count = plural(len(now.recommendations), "recommendation")
        self.summary.setText(f"{progress_words(standing)} · {count}")
        lines = _WAYS[str(self.way.value)](now, today)
        self.lines.blockSignals(True)
        self.lines.show_lines(lines)
        self.lines.blockSignals(False)
        self._stack.setCurrentWidget(self.lines if lines else self.nothing)
        if not lines:
            self._say_nothing()
        self._find_step(lines)
        self._show_step()

    def _say_nothing(self) -> None:
        ready = len(concluded(self.context.session.now))
        how = (
            tr("Start from a finding: {findings} stand.", findings=plural(ready, "finding"))
            if ready
            else tr("Press New recommendation. It can follow from findings written later.")
        )
        self.nothing.say(tr("No recommendation yet."), how)

    def _find_step(self, lines: list[EvidenceRow]) -> None:
        steps = [line.value for line in lines]
        if self.step is None or self.step not in steps:  # a heading stands for no step
            self.step = next((one for one in steps if isinstance(one, PlanStep)), None)
        if self.step is not None:
            at = steps.index(self.step)
            if self.lines.currentIndex().row() != at:
                self.lines.blockSignals(True)
                self.lines.go_to(at)
                self.lines.blockSignals(False)

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

    # Acts

    def _on_new(self) -> None:
        self.write_recommendation()

    def _on_escaped(self) -> None:
        """Go back from a field to the plan; a panel that lies over it closes."""
        self.side.conceal()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_nested(self) -> None:
        one = self._recommendation()
        if one is not None:
            self.write_recommendation(one.id)

    def _on_action_typed(self, action: Action, name: str) -> None:
        field = self.panel.action.words.fields[name]
        if not self.context.session.do(partial(plan.change_action, action=action), field):
            field.mark_unsaved()

    def _on_recommendation_typed(self, one: Recommendation, name: str) -> None:
        field = self.panel.recommendation.words.fields[name]
        if not self.context.session.do(partial(plan.change_recommendation, one=one), field):
            field.mark_unsaved()

    def _do(self, act: Callable[..., Changed | None], *values: object) -> bool:
        """Run an act on the action one stands on, as the audit has it."""
        self.panel.flush()
        action = self._action()
        if action is None:
            return False
        return bool(self.context.session.do(lambda file: act(file, action, *values)))

    def _on_action_owned(self, owners: list[ActionOwner]) -> None:
        self._do(plan.own_action, owners)

    def _on_date_moved(self, due: str, reason: str) -> None:
        self._do(plan.move_date, due, reason)

    def _on_progress(self, text: str) -> None:
        if not self._do(plan.note_progress, text):
            self.panel.action.progress.setPlainText(text)

    def _on_closing(self, done: str, shows: str) -> None:
        self._do(plan.close_action, done, shows)

    def _on_reopening(self, reason: str) -> None:
        self._do(plan.reopen_action, reason)

    def _on_action_removed(self, reason: str) -> None:
        action = self._action()
        if action is not None and (action.number or action.withdrawn):
            self._do(plan.withdraw, reason)
        else:
            self._do(plan.remove_action)

    def _on_recommendation_owned(self, owners: list[ActionOwner]) -> None:
        one = self._recommendation()
        if one is not None:
            self.context.session.do(lambda file: plan.own_recommendation(file, one.id, owners))

    def _on_theme(self, value: object) -> None:
        self.panel.flush()
        one = self._recommendation()
        if one is not None:
            theme = ThemeId(value) if isinstance(value, int) else None
            self.context.session.do(lambda file: plan.put_under_theme(file, one, theme))

    def _on_findings(self, findings: list[int]) -> None:
        one = self._recommendation()
        if one is not None:
            chosen = [f.id for f in self.context.session.now.findings if f.id in findings]
            self.context.session.do(lambda file: plan.follow_from(file, one.id, chosen))

    def _on_recommendation_removed(self, reason: str) -> None:
        self.panel.flush()
        one = self._recommendation()
        if one is None:
            return
        if one.number or one.withdrawn:
            self.context.session.do(lambda file: plan.withdraw(file, one, reason))
        else:
            self.context.session.do(lambda file: plan.remove_recommendation(file, one))

    # News

    def _on_changed(self, news: Changed) -> None:
        if not news.kinds.isdisjoint(_RESTS_ON):
            self._stale = True
            if self.isVisible():
                self._catch_up()

    def _on_way(self) -> None:
        self._show()
        self.context.change_part()

    def _on_at(self) -> None:
        at = self.lines.at
        if at is not None and isinstance(at.value, PlanStep) and at.value != self.step:
            self.panel.flush()
            self.step = at.value
            self._show_step()

    def _on_entered(self, value: object) -> None:
        if isinstance(value, PlanStep):
            self.open_step(value)
            self.side.reveal()

    def _on_due_entered(self, value: object) -> None:
        if isinstance(value, PlanStep):
            self.open_step(value)
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
