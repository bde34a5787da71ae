"""Reads which agencies were asked about which case, and where each request stands."""

from pathlib import Path
from typing import Final

from core.intake.collecting import RowCollector, columns_of
from core.intake.dates import iso_date
from core.intake.grid import Grid, Row, read_grid
from core.intake.vocabulary import Vocabulary
from core.model.case import RequestStatus
from core.model.draft.returns import Draft, DraftKind, RequestDraft
from core.model.fault import shown
from core.model.names import NameIndex, normalised

COLUMNS: Final = {
    "case": "case",
    "agency": "agency",
    "asked": "asked",
    "due": "due",
    "status": "status",
}
# Overdue is worked out from the date, so a list that says so means waiting.
STATUSES: Final = {normalised(status): status for status in RequestStatus} | {
    "overdue": RequestStatus.WAITING,
}


def read_requests(path: Path, vocabulary: Vocabulary) -> Draft[RequestDraft]:
    """Read requests; agencies the audit does not know yet are taken as written.

    Raises Unreadable when the file cannot be read or a column is missing.
    """
    return requests_in(read_grid(path), vocabulary)


def requests_in(grid: Grid, vocabulary: Vocabulary) -> Draft[RequestDraft]:
    """Return the requests in a grid; see read_requests."""
    at = columns_of(grid, COLUMNS, {"case", "agency"})
    collector = RowCollector[RequestDraft](grid, DraftKind.REQUESTS)
    collector.name_unknown_columns(set(at.values()), "in a list of requests")
    cases, agencies = vocabulary.case_names(), vocabulary.agency_names()
    for row in grid.rows:
        draft, faults = _request(row, at, cases, agencies)
        called = f"the request to “{shown(draft.agency)}” about “{shown(draft.case)}”"
        key = (normalised(draft.case), normalised(draft.agency))
        collector.take(row, draft, key, called, faults)
    return collector.draft()


def _request(
    row: Row, at: dict[str, int], cases: NameIndex, agencies: NameIndex
) -> tuple[RequestDraft, list[str]]:
    faults: list[str] = []
    stands = row.at(at.get("status"))
    status = STATUSES.get(normalised(stands))
    if stands and status is None:
        allowed = ", ".join(f"“{one}”" for one in RequestStatus)
        faults.append(f"“{shown(stands)}” is not where a request can stand ({allowed}).")
    case = known_case(row.at(at["case"]), cases, faults)
    agency = row.at(at["agency"])
    if not agency:
        faults.append("no agency is named.")
    dates = {name: dated(row.at(at.get(name)), faults) for name in ("asked", "due")}
    agency = agencies.learn(agency) if not faults else agency
    return RequestDraft(case, agency, **dates, status=status), faults


def known_case(written: str, cases: NameIndex, faults: list[str]) -> str:
    """Return the audit's spelling of a case; a case it does not know is a fault."""
    found = cases.find(written)
    if not written:
        faults.append("no case is named.")
    elif found is None:
        faults.append(f"“{shown(written)}” is not a case in this audit.")
    return found or written


def dated(written: str, faults: list[str]) -> str:
    """Return an ISO date; what is no date is a fault."""
    found = iso_date(written)
    if found is None:
        faults.append(f"“{shown(written)}” is not a date (write 5/3/2014 or 2014-03-05).")
    return found or ""
