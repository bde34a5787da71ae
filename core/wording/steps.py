"""The steps of an audit's process, in words."""

from datetime import date

from core.counting.steps import StepDue, steps_due
from core.model.clock import date_text
from core.model.snapshot import Snapshot
from core.words import plural, tr


def due_words(due: StepDue, today: date) -> str:
    """Return when a step is due, and whether it is late; nothing where that is not known."""
    if due.day is None:
        return ""
    day = date_text(due.day.isoformat())
    return tr("{day}, late", day=day) if due.is_late(today) else day


def steps_words(now: Snapshot, today: date) -> str:
    """Return how many steps are done, which comes next, and how many are late."""
    due = steps_due(now)
    if not due:
        return ""
    done = sum(bool(one.step.done_on) for one in due)
    late = sum(one.is_late(today) for one in due)
    parts = [tr("{done} of {steps} done", done=done, steps=plural(len(due), "step"))]
    if late:
        parts.append(tr("{late} late", late=late))
    following = _next(due)
    if following is not None and following.day is not None:
        day = date_text(following.day.isoformat())
        parts.append(tr("next: {title}, {day}", title=following.step.title, day=day))
    return " · ".join(parts)


def _next(due: tuple[StepDue, ...]) -> StepDue | None:
    waiting = [one for one in due if one.day is not None and not one.step.done_on]
    return min(waiting, key=lambda one: one.day or date.max, default=None)
