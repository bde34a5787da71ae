"""The rows of Forms: an agency with its requests, or a case with those about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.counting.replies import Replies, Tally
from core.model.case import Agency, Request
from core.model.clock import date_text
from core.model.ids import AgencyId, CaseId
from core.model.snapshot import Snapshot
from core.words import tr
from ui.prepare.request_cells import RequestCell, RequestCells

RowKey = tuple[str, int]
"""Whether it is an agency's row or a case's, and which one's."""
_LONGEST: Final = 16
AGENCY, CASE = "agency", "case"


@dataclass(frozen=True, slots=True)
class FormsRow:
    """One row: what it is called, its requests, and how many of them are back."""

    key: RowKey
    name: str
    requests: tuple[Request, ...]
    tally: Tally
    agency: Agency | None = None


def rows_by(which: object, now: Snapshot, found: Replies) -> list[FormsRow]:
    """Return the rows of agencies, or of cases, that anything is asked for."""
    if which == CASE:
        about: dict[CaseId, list[Request]] = {}
        for one in now.requests:
            about.setdefault(one.case_id, []).append(one)
        return [
            FormsRow((CASE, one.id), one.reference, tuple(about[one.id]), found.by_case[one.id])
            for one in now.cases
            if one.id in about
        ]
    asked: dict[AgencyId, list[Request]] = {}
    for one in now.requests:
        asked.setdefault(one.agency_id, []).append(one)
    return [
        FormsRow((AGENCY, one.id), one.name, tuple(asked[one.id]), found.by_agency[one.id], one)
        for one in now.agencies
        if one.id in asked
    ]


def cells_of(row: FormsRow, found: Replies, now: Snapshot) -> RequestCells:
    """Return a cell for each request of a row: whom it is about, or to whom it went."""
    return RequestCells(
        row.name,
        [
            RequestCell(
                _other(row, one, now),
                found.at(one.case_id, one.agency_id),
                tr("due {day}", day=date_text(one.due)) if one.due else "",
                _label(row, one, now),
            )
            for one in row.requests
        ],
    )


def _other(row: FormsRow, one: Request, now: Snapshot) -> str:
    return now.case[one.case_id].reference if row.agency else now.agency[one.agency_id].name


def _label(row: FormsRow, one: Request, now: Snapshot) -> str:
    """Return the short name of whom a request went to; of whom it is about the cell knows one."""
    if row.agency:
        return ""
    name = now.short_name(now.agency[one.agency_id])
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def due_words(out: Iterable[Request]) -> str:
    """Return by when the forms that are out are due, where that is one day."""
    days = {one.due for one in out}
    if not days or days == {""}:
        return ""
    if len(days) > 1:
        return tr("Due on {count} days", count=len(days))
    return tr("Due {day}", day=date_text(days.pop()))


def agencies_of(requests: Sequence[Request]) -> set[AgencyId]:
    """Return whom some requests went to."""
    return {one.agency_id for one in requests}
