"""When the steps of an audit's process are due, counted from one another in working days."""

from dataclasses import dataclass
from datetime import date

from core.model.dates import kept_day
from core.model.ids import StepId
from core.model.snapshot import Snapshot
from core.model.steps import ProcessStep


@dataclass(frozen=True, slots=True)
class StepDue:
    """A step and the day it is due; None where that cannot be known yet."""

    step: ProcessStep
    day: date | None

    def is_late(self, today: date) -> bool:
        """Return whether its day is over and it is not done."""
        return self.day is not None and self.day < today and not self.step.done_on


def counts_working_days(now: Snapshot) -> bool:
    """Return whether something of the audit is counted in working days: a step, or a period."""
    periods = any(one.working_days for one in now.tool.answer_sets)
    return periods or any(step.after_id is not None for step in now.steps)


def steps_due(now: Snapshot) -> tuple[StepDue, ...]:
    """Return the steps in their order, each with the day it is due."""
    found: dict[StepId, date | None] = {}
    known = {step.id: step for step in now.steps}
    return tuple(StepDue(step, _day(now, step, known, found, ())) for step in now.steps)


def _day(
    now: Snapshot,
    step: ProcessStep,
    known: dict[StepId, ProcessStep],
    found: dict[StepId, date | None],
    waiting: tuple[StepId, ...],
) -> date | None:
    if step.id in found:
        return found[step.id]
    day = kept_day(step.day)
    first = known.get(step.after_id) if step.after_id is not None else None
    if day is None and first is not None and step.id not in waiting:
        begins = _day(now, first, known, found, (*waiting, step.id))
        day = now.tool.calendar.after(begins, step.working_days) if begins is not None else None
    found[step.id] = day
    return day


def goes_in_a_circle(now: Snapshot, step: ProcessStep, after_id: StepId) -> bool:
    """Return whether a step would wait for itself if it came after another."""
    known, at, met = {one.id: one for one in now.steps}, after_id, set[StepId]()
    while at not in met:
        if at == step.id:
            return True
        met.add(at)
        before = known.get(at)
        if before is None or before.day or before.after_id is None:
            return False
        at = before.after_id
    return False
