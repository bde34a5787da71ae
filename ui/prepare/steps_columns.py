"""The columns of the steps of the process, and of the audit's own days off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from core.counting.steps import goes_in_a_circle, steps_due
from core.model.clock import date_text
from core.model.dates import kept_day
from core.model.fault import shown
from core.model.ids import NEW
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.model.steps import DayOff, ProcessStep
from core.wording.steps import due_words
from core.words import tr
from ui.prepare.columns import field
from ui.prepare.linked_columns import Reading, date_column
from ui.prepare.words import typed_date
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

_MOST_DAYS: Final = 999
_WEEKDAYS: Final = (
    *(tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday")),
    *(tr("Friday"), tr("Saturday"), tr("Sunday")),
)


def steps_shape(now: Reading, today: Callable[[], date]) -> RowShape[ProcessStep]:
    """Return the sheet of steps; when each is due is only read. *today* returns the date."""

    def day(row: ProcessStep, text: str) -> ProcessStep:
        found = typed_date(text)
        return (
            replace(row, day=found, after_id=None, working_days=0)
            if found
            else (replace(row, day=""))
        )

    def after(row: ProcessStep, text: str) -> ProcessStep:
        if not text:
            return replace(row, after_id=None, working_days=0)
        return replace(row, after_id=_step_called(now(), row, text).id, day="")

    def due(row: ProcessStep) -> str:
        found = next((one for one in steps_due(now()) if one.step.id == row.id), None)
        return due_words(found, today()) if found is not None else ""

    return RowShape(
        (
            field(tr("Step"), "title", 34),
            TableColumn(tr("On"), lambda row: date_text(row.day), day, 13),
            TableColumn(
                tr("Or working days"),
                lambda row: (
                    str(row.working_days or "") if row.after_id is None else str(row.working_days)
                ),
                _days,
                8,
            ),
            TableColumn(
                tr("after the step"),
                lambda row: _title_of(now(), row),
                after,
                22,
                lambda: [one.title for one in now().steps],
            ),
            TableColumn(tr("Due"), due, None, 16),
            field(tr("Who (a role)"), "owner", 16),
            date_column(tr("Done on"), "done_on", 13),
        ),
        lambda: ProcessStep(""),
        lambda row: "" if row.title else tr("what is done"),
    )


def _days(row: ProcessStep, text: str) -> ProcessStep:
    number = text.lower().removesuffix("working days").removesuffix("days").strip()
    if number and not (number.isdecimal() and len(number) <= 3 and int(number) <= _MOST_DAYS):
        raise Misfit(
            tr("“{shown}” is not a number of days.", shown=shown(text)),
            tr("Write it in figures, such as 10."),
        )
    return replace(row, working_days=int(number or 0))


def _step_called(now: Snapshot, row: ProcessStep, text: str) -> ProcessStep:
    wanted = normalised(text)
    found = [one for one in now.steps if normalised(one.title) == wanted]
    if not found:
        found = [one for one in now.steps if normalised(one.title).startswith(wanted)]
    if not found:
        raise Misfit(
            tr("“{shown}” is no step of this audit.", shown=shown(text)),
            tr("Write the title of another step, above or below."),
        )
    if row.id != NEW and goes_in_a_circle(now, row, found[0].id):
        raise Misfit(
            tr("“{step}” would wait for itself.", step=shown(row.title)),
            tr("Give one of the steps a date, or another step to follow."),
        )
    return found[0]


def _title_of(now: Snapshot, row: ProcessStep) -> str:
    return next((one.title for one in now.steps if one.id == row.after_id), "")


def days_off_shape() -> RowShape[DayOff]:
    """Return the sheet of the audit's own days off."""

    def day(row: DayOff, text: str) -> DayOff:
        found = typed_date(text)
        if not found and row.id != NEW:
            raise Misfit(tr("A day off needs its date."), tr("Type another, or remove the line."))
        return replace(row, day=found)

    def weekday(row: DayOff) -> str:
        found = kept_day(row.day)
        return _WEEKDAYS[found.weekday()] if found is not None else ""

    return RowShape(
        (
            TableColumn(tr("Day off"), lambda row: date_text(row.day), day, 16),
            TableColumn(tr("Weekday"), weekday, None, 12),
            field(tr("Why"), "reason", 40),
        ),
        lambda: DayOff(""),
        lambda row: "" if row.day else tr("its date"),
        (tr("Day off"), tr("a day off")),
    )
