"""Who comes to a meeting as a row to type into: with the cases they come for only."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from core.acts.people import keep_people
from core.acts.prepare import move_row, remove_rows
from core.model.audit import Participant
from core.model.ids import NEW, AgencyId, CaseId, MeetingId
from core.model.names import normalised
from core.model.snapshot import Snapshot
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.session import Act
from ui.prepare.columns import field
from ui.prepare.linked_columns import Reading, agency_column, case_called, reference_of
from ui.prepare.table_editor import TableKind
from ui.prepare.words import typed_yes
from ui.widgets.table.shape import RowShape, TableColumn

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A participant with the only cases they come for; `own_only` without one for none."""

    role: str
    id: int = NEW
    position: int = 0
    name: str = ""
    agency_id: AgencyId | None = None
    present: bool = False
    meeting_id: MeetingId | None = None
    own_only: bool = False
    by_call: bool = False
    only_for: tuple[CaseId, ...] = ()

    @property
    def person(self) -> Participant:
        """The participant alone."""
        return Participant(**{one.name: getattr(self, one.name) for one in fields(Participant)})


def people_rows(now: Snapshot) -> list[PersonRow]:
    """Return who is on the list of the meeting looked at."""
    named = [one.name for one in fields(Participant)]
    return [
        PersonRow(**{name: getattr(one, name) for name in named}, only_for=now.comes_for(one.id))
        for one in now.here_people
    ]


class PeopleKind(TableKind[PersonRow]):
    """The people of the meeting chosen: who is new belongs to it."""

    def __init__(self, context: AuditContext) -> None:
        super().__init__(
            "person",
            "people",
            lambda row: row.role or tr("a person"),
            lambda: people_rows(context.session.now),
            ordered=True,
        )
        self._context = context

    def keep(self, label: str, rows: Sequence[Any]) -> Act:
        """Return the act that keeps them, new ones in the meeting that is looked at."""
        here = self._context.session.now.here_id
        listed = [
            (row.person if row.id else replace(row.person, meeting_id=here), row.only_for)
            for row in rows
        ]
        return lambda file: keep_people(file, label, listed)

    def remove(self, label: str, rows: Sequence[Any]) -> Act:
        """Return the act that takes them off the list."""
        return lambda file: remove_rows(file, label, [row.person for row in rows])

    def move(self, label: str, row: Any, to: int) -> Act:
        """Return the act that moves one to another place."""
        return lambda file: move_row(file, label, row.person, to)


def _call() -> str:
    """Return what is typed of somebody who joins by call."""
    return tr("by call")


def people_shape(now: Reading) -> RowShape[PersonRow]:
    """Return the sheet of people."""

    def present(row: PersonRow, text: str) -> PersonRow:
        called = normalised(text) in {normalised(one) for one in (_call(), tr("call"))}
        return replace(row, present=called or typed_yes(text), by_call=called)

    def shown_there(row: PersonRow) -> str:
        return (_call() if row.by_call else "yes") if row.present else ""

    def only_for(row: PersonRow, text: str) -> PersonRow:
        named = [one.strip() for one in text.replace(",", ";").split(";") if one.strip()]
        if [normalised(one) for one in named] == [normalised(tr("none"))]:
            return replace(row, only_for=(), own_only=True)
        cases = dict.fromkeys(case_called(now(), one) for one in named)
        return replace(row, only_for=tuple(cases), own_only=bool(cases))

    def shown_cases(row: PersonRow) -> str:
        if row.own_only and not row.only_for:
            return tr("none")
        return _BETWEEN.join(reference_of(now(), one) for one in row.only_for)

    return RowShape(
        (
            field(tr("Role"), "role", 30),
            agency_column(now),
            replace(field(tr("Name (for attendance only)"), "name", 24), names=True),
            TableColumn(
                tr("Present"),
                shown_there,
                present,
                8,
                lambda: ["yes", "no", _call()],
                turns=True,
            ),
            TableColumn(
                tr("Only for"),
                shown_cases,
                only_for,
                18,
            ),
        ),
        lambda: PersonRow(""),
        lambda row: "" if row.role or row.name else tr("a role"),
    )
