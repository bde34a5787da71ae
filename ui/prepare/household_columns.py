"""The columns of who belongs to a case, and of its key dates."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from core.model.clock import date_text
from core.model.household import CasePerson, KeyDate
from core.model.ids import NEW, CaseId
from core.words import tr
from ui.prepare.columns import field
from ui.prepare.linked_columns import Reading, agency_column, case_called, case_column
from ui.prepare.words import typed_age, typed_date
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

_ROLES: Final = (
    *(tr("mother"), tr("father"), tr("step-parent"), tr("sister"), tr("brother")),
    *(tr("half-sister"), tr("half-brother"), tr("unborn child"), tr("grandparent")),
    *(tr("foster carer"), tr("other adult")),
)


def people_in_case_shape(now: Reading) -> RowShape[CasePerson]:
    """Return the sheet of who belongs to which case."""

    def roles() -> Sequence[str]:
        used = {one.role for one in now().case_people}
        return [*_ROLES, *sorted(used - {"", *_ROLES})]

    def age(row: CasePerson, text: str) -> CasePerson:
        return replace(row, age=typed_age(text))

    return RowShape(
        (
            _needed_case(now),
            field(tr("Who (a role)"), "role", 22, roles),
            TableColumn(tr("Age"), lambda row: row.age, age, 8),
            field(tr("Note"), "note", 40),
        ),
        lambda: CasePerson(CaseId(NEW), ""),
        _lacking_in_person,
    )


def key_dates_shape(now: Reading) -> RowShape[KeyDate]:
    """Return the sheet of key dates."""

    def day(row: KeyDate, text: str) -> KeyDate:
        found = typed_date(text)
        if not found and row.id != NEW:
            raise Misfit(tr("A key date needs its day."), tr("Type another, or remove the line."))
        return replace(row, day=found)

    return RowShape(
        (
            _needed_case(now),
            TableColumn(tr("Day"), lambda row: date_text(row.day), day, 14),
            field(tr("What happened"), "text", 44),
            agency_column(now, 18),
        ),
        lambda: KeyDate(CaseId(NEW), "", ""),
        _lacking_in_date,
    )


def _needed_case(now: Reading) -> Any:
    """Return the column of a row that belongs to a case and to nothing else."""

    def put(row: Any, text: str) -> Any:
        if text:
            return replace(row, case_id=case_called(now(), text))
        if row.id != NEW:
            raise Misfit(tr("It belongs to {a case}."), tr("Write its reference."))
        return replace(row, case_id=CaseId(NEW))

    return replace(case_column(now, 10), put=put)


def _lacking_in_person(row: CasePerson) -> str:
    if not row.case_id:
        return tr("{a case}")
    return "" if row.role else tr("who it is")


def _lacking_in_date(row: KeyDate) -> str:
    if not row.case_id:
        return tr("{a case}")
    if not row.day:
        return tr("its day")
    return "" if row.text else tr("what happened")
