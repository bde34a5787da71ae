"""The recommendation or action one stands on, at the right: read, and written into the audit."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.acts import plan
from core.model.changed import Changed
from core.model.ids import ThemeId
from core.model.plan import Action, ActionOwner, Recommendation
from core.model.snapshot import Snapshot
from ui.audit.session import WorkshopSession
from ui.themes.plan.action_panel import ActionPanel
from ui.themes.plan.recommendation_panel import RecommendationPanel
from ui.themes.plan.step_drafts import StepDrafts
from ui.widgets.growing_text import GrowingText
from ui.widgets.scroll import Scroll


class StepPanel(QStackedWidget):
    """Shows one step and keeps what is changed of it; nothing before there is one.

    Signals:
        action_requested: an action under this step is to be begun.
        nested_requested: a recommendation under this one is to be begun.
        escaped: Esc was pressed in a field.
    """

    action_requested = Signal()
    nested_requested = Signal()
    escaped = Signal()

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.action = ActionPanel()
        self.recommendation = RecommendationPanel()
        self.drafts = StepDrafts(session, self.action.unentered)
        self._scrolls = [Scroll(self.action), Scroll(self.recommendation)]
        for scroll in self._scrolls:
            self.addWidget(scroll)
        for field in self.findChildren(GrowingText):
            field.escaped.connect(self.escaped)
        self._connect()

    def show_action(self, now: Snapshot, action: Action, today: date) -> None:
        """Show an action."""
        self.setCurrentWidget(self._scrolls[0])
        self.action.show_action(now, action, today)

    def show_recommendation(self, now: Snapshot, one: Recommendation) -> None:
        """Show a recommendation."""
        self.setCurrentWidget(self._scrolls[1])
        self.recommendation.show_recommendation(now, one)

    def flush(self) -> None:
        """Keep what was typed."""
        self.action.flush()
        self.recommendation.flush()

    def _connect(self) -> None:
        action, above = self.action, self.recommendation
        action.words.field_typed.connect(self._on_action_typed)
        action.owners_changed.connect(self._on_action_owned)
        action.date_moved.connect(self._on_date_moved)
        action.progress.progress_given.connect(self._on_progress)
        action.closing.closing_requested.connect(self._on_closing)
        action.reopening_requested.connect(self._on_reopening)
        action.removal_requested.connect(self._on_action_removed)
        above.words.field_typed.connect(self._on_recommendation_typed)
        above.owners_changed.connect(self._on_recommendation_owned)
        above.theme_chosen.connect(self._on_theme)
        above.findings_chosen.connect(self._on_findings)
        above.action_requested.connect(self.action_requested)
        above.nested_requested.connect(self.nested_requested)
        above.removal_requested.connect(self._on_recommendation_removed)

    # The action

    def _do(self, act: Callable[..., Changed | None], *values: object) -> bool:
        """Run an act on the action that is shown, as the audit has it."""
        self.flush()
        action = self._action()
        if action is None:
            return False
        return bool(self._session.do(lambda file: act(file, action, *values)))

    def _action(self) -> Action | None:
        shown = self.action.action
        if shown is None or self.currentWidget() is not self._scrolls[0]:
            return None
        return self._session.now.action.get(shown.id)

    def _on_action_typed(self, action: Action, name: str) -> None:
        field = self.action.words.fields[name]
        if not self._session.do(partial(plan.change_action, action=action), field):
            field.mark_unsaved()

    def _on_action_owned(self, owners: Sequence[ActionOwner]) -> None:
        self._do(plan.own_action, owners)

    def _on_date_moved(self, due: str, reason: str) -> None:
        self._do(plan.move_date, due, reason)

    def _on_progress(self, text: str) -> None:
        if not self._do(plan.note_progress, text):
            self.action.progress.field.setPlainText(text)

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

    # The recommendation

    def _recommendation(self) -> Recommendation | None:
        shown = self.recommendation.recommendation
        return self._session.now.recommendation.get(shown.id) if shown is not None else None

    def _on_recommendation_typed(self, one: Recommendation, name: str) -> None:
        field = self.recommendation.words.fields[name]
        if not self._session.do(partial(plan.change_recommendation, one=one), field):
            field.mark_unsaved()

    def _on_recommendation_owned(self, owners: Sequence[ActionOwner]) -> None:
        one = self._recommendation()
        if one is not None:
            self._session.do(lambda file: plan.own_recommendation(file, one.id, owners))

    def _on_theme(self, value: object) -> None:
        self.flush()
        one = self._recommendation()
        if one is not None:
            theme = ThemeId(value) if isinstance(value, int) else None
            self._session.do(lambda file: plan.put_under_theme(file, one, theme))

    def _on_findings(self, findings: Sequence[int]) -> None:
        one = self._recommendation()
        if one is not None:
            chosen = [f.id for f in self._session.now.findings if f.id in findings]
            self._session.do(lambda file: plan.follow_from(file, one.id, chosen))

    def _on_recommendation_removed(self, reason: str) -> None:
        self.flush()
        one = self._recommendation()
        if one is None:
            return
        if one.number or one.withdrawn:
            self._session.do(lambda file: plan.withdraw(file, one, reason))
        else:
            self._session.do(lambda file: plan.remove_recommendation(file, one))
