"""The steps of an audit's process, in words."""

from datetime import date

from core.counting.steps import StepDue, steps_due
from core.model.clock import date_text
from core.model.dates import kept_day
from core.model.snapshot import Snapshot
from core.model.steps import ProcessStep
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


def wanted_words(now: Snapshot, step: ProcessStep) -> str:
    """Return what a step was set for: "a day of its own", "10 working days after Requests sent"."""
    before = next((one for one in now.steps if one.id == step.after_id), None)
    if step.day or before is None:
        return tr("a day of its own") if step.day else ""
    title = before.title.strip()
    if not step.working_days:
        return tr("the day of “{title}”", title=title)
    days = plural(step.working_days, "working day")
    return tr("{days} after “{title}”", days=days, title=title)


def against_words(now: Snapshot, due: StepDue) -> str:
    """Return how far a step was done from its day: "on the day", "3 working days late"."""
    if not due.step.done_on:
        return tr("not done yet")
    if due.day is None:
        return ""
    done = kept_day(due.step.done_on)
    if done is None:
        return ""
    if done == due.day:
        return tr("on the day")
    late, between = done > due.day, now.tool.calendar.between
    over = between(due.day, done) if late else between(done, due.day)
    days = plural(over, "working day") if over else tr("less than a working day")
    return tr("{days} late", days=days) if late else tr("{days} early", days=days)


def kept_words(now: Snapshot) -> str:
    """Return how many steps are done, and how many of those by their day."""
    due = steps_due(now)
    done = [one for one in due if one.step.done_on]
    kept = sum(one.step.done_on <= one.day.isoformat() for one in done if one.day is not None)
    if not due:
        return tr("what each meeting settled and heard") if now.meetings else ""
    said = tr("{done} of {steps} done", done=len(done), steps=plural(len(due), "step"))
    return tr("{said}, {kept} of them in time", said=said, kept=kept) if done else said


def _next(due: tuple[StepDue, ...]) -> StepDue | None:
    waiting = [one for one in due if one.day is not None and not one.step.done_on]
    return min(waiting, key=lambda one: one.day or date.max, default=None)
