"""Where the action plan stands on a day: what is overdue, due, later, closed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.model.dates import kept_day
from core.model.plan import Action, ActionStatus
from core.model.snapshot import Snapshot


class DueState(StrEnum):
    """When an action is due, in the order it is listed."""

    NO_DATE = "no date yet"
    OVERDUE = "overdue"
    THIS_MONTH = "due this month"
    LATER = "later"
    CLOSED = "closed"


def due_state(action: Action, today: date) -> DueState:
    """Return when an action is due, seen from a day; a date that is none counts as no date."""
    if action.status is ActionStatus.CLOSED:
        return DueState.CLOSED
    due = due_date(action)
    if due is None:
        return DueState.NO_DATE
    if due < today:
        return DueState.OVERDUE
    same_month = (due.year, due.month) == (today.year, today.month)
    return DueState.THIS_MONTH if same_month else DueState.LATER


def due_date(action: Action) -> date | None:
    """Return the day an action is due; None without one."""
    return kept_day(action.due)


@dataclass(frozen=True)
class PlanProgress:
    """The actions of a plan by when they are due; what was withdrawn is in none."""

    by_state: dict[DueState, tuple[Action, ...]] = field(default_factory=dict)

    def count(self, state: DueState) -> int:
        """Return how many stand so."""
        return len(self.by_state.get(state, ()))

    @property
    def total(self) -> int:
        """How many actions there are."""
        return sum(map(len, self.by_state.values()))


def plan_progress(now: Snapshot, today: date) -> PlanProgress:
    """Return how the plan stands on a day, the earliest due first."""
    return progress_of((one for one in now.actions if not one.withdrawn), today)


def progress_of(actions: Iterable[Action], today: date) -> PlanProgress:
    """Return how some actions stand on a day, the earliest due first."""
    found: dict[DueState, list[Action]] = {state: [] for state in DueState}
    for action in actions:
        found[due_state(action, today)].append(action)
    return PlanProgress(
        {
            state: tuple(sorted(held, key=lambda one: (one.due, one.position)))
            for state, held in found.items()
        }
    )


def due_counts(dues: Iterable[tuple[str, str, str]], today: date) -> tuple[int, int]:
    """Return how many of (due, status, withdrawn) are overdue, and how many due this month."""
    count = Counter(
        due_state(Action("", due=due, status=ActionStatus(status)), today)
        for due, status, withdrawn in dues
        if not withdrawn
    )
    return count[DueState.OVERDUE], count[DueState.THIS_MONTH]
