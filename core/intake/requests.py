"""Reads which agencies were asked about which case, and where each request stands.

What is due may be a day or "10 working days" after asking; it may have been chased several times.
"""

from pathlib import Path
from typing import Final

from core.intake.collecting import RowCollector, RowsSeen, columns_of
from core.intake.dates import DateColumn
from core.intake.doubts import doubts_on_request
from core.intake.grid import Grid, Row
from core.intake.others_words import NO_TICKS, TICKS, WORKED_WITH, WORKED_WITH_HEADINGS
from core.intake.rows import date_column, known_case
from core.intake.tables import read_grid
from core.intake.vocabulary import Vocabulary
from core.model.case import RequestStatus
from core.model.draft.returns import Draft, DraftKind, RequestDraft
from core.model.due import due_by
from core.model.fault import shown
from core.model.names import NameIndex, normalised
from core.words import plural, tr

COLUMNS: Final = {
    "case": "case",
    "agency": "agency",
    "asked": "asked",
    "due": "due",
    "status": "status",
    "by what means": "means",
    "means": "means",
    "chased": "chased",
    "note": "note",
} | dict.fromkeys(WORKED_WITH_HEADINGS, "worked")
_OF_A_REQUEST: Final = frozenset({"asked", "due", "status", "means", "chased"})
# Overdue is worked out from the date, so a list that says so means waiting.
STATUSES: Final = {normalised(status): status for status in RequestStatus} | {
    "overdue": RequestStatus.WAITING,
    "returned but unusable": RequestStatus.UNUSABLE,
    "returned, unusable": RequestStatus.UNUSABLE,
    "returned - no form filled in": RequestStatus.UNUSABLE,
    "nil return": RequestStatus.NIL,
}


def read_requests(path: Path, vocabulary: Vocabulary) -> Draft[RequestDraft]:
    """Read requests of our own; agencies the audit does not know yet are taken as written.

    Raises Unreadable when the file cannot be read or a column is missing.
    """
    return requests_in(read_grid(path), vocabulary)


def requests_in(
    grid: Grid, vocabulary: Vocabulary, seen: RowsSeen | None = None
) -> Draft[RequestDraft]:
    """Return the requests in a table; see read_requests."""
    at = columns_of(grid, COLUMNS, {"case", "agency"})
    collector = RowCollector[RequestDraft](grid, DraftKind.REQUESTS, seen)
    collector.name_unknown_columns(set(at.values()), tr("in a list of requests"))
    cases, agencies = vocabulary.case_names(), vocabulary.agency_names()
    dates = {name: date_column(grid, at.get(name)) for name in ("asked", "due")}
    nobody = 0
    for row in grid.rows:
        draft, faults = _request(row, at, cases, agencies, dates)
        doubts = [] if faults else doubts_on_request(draft, agencies)
        if not faults:
            agencies.learn(draft.agency)
        called = tr(
            "the request to “{shown}” about “{shown_2}”",
            shown=shown(draft.agency),
            shown_2=shown(draft.case),
        )
        key = (normalised(draft.case), normalised(draft.agency))
        collector.take(row, draft, key, called, faults, doubts)
        nobody += not faults and draft.not_worked_with and draft.only_worked_with
    if nobody:
        collector.remark([_asks_nobody(nobody)])
    return collector.draft()


def _request(
    row: Row,
    at: dict[str, int],
    cases: NameIndex,
    agencies: NameIndex,
    dates: dict[str, DateColumn],
) -> tuple[RequestDraft, list[str]]:
    faults: list[str] = []
    written = row.at(at.get("status"))
    worked = normalised(written) in WORKED_WITH
    if worked:
        written = ""
    worked = worked or _worked_with(row.at(at.get("worked")), faults)
    status = _status(written, faults)
    case = known_case(row.at(at["case"]), cases, faults)
    agency = row.at(at["agency"])
    if not agency:
        faults.append(tr("no agency is named."))
    in_days = due_by(row.at(at.get("due")))
    due_in = in_days.working_days if in_days is not None else None
    days = {
        name: column.read(row.at(at.get(name)), faults)
        for name, column in dates.items()
        if name == "asked" or due_in is None
    }
    if due_in is not None and not days["asked"]:
        faults.append(tr("working days are counted from the day it was asked, which is missing."))
    return RequestDraft(
        case,
        agencies.find(agency) or agency,
        **days,
        status=status,
        due_in=due_in,
        means=row.at(at.get("means")),
        chased=_chased(row.at(at.get("chased")), faults),
        note=row.at(at.get("note")),
        worked_with=worked,
        not_worked_with=not worked and _says_no(row, at),
    ), faults


def _status(written: str, faults: list[str]) -> RequestStatus | None:
    status = STATUSES.get(normalised(written))
    if written and status is None:
        allowed = ", ".join(f"“{one}”" for one in (*RequestStatus, tr("worked with")))
        faults.append(
            tr(
                "“{shown}” is not where a request can stand ({allowed}).",
                shown=shown(written),
                allowed=allowed,
            )
        )
    return status


def _says_no(row: Row, at: dict[str, int]) -> bool:
    """Return whether a list says that an agency did not work with a case.

    Nothing says so where nothing else can stand: in a list that has no more to say of a request.
    """
    if "worked" not in at:
        return False
    return bool(row.at(at["worked"]).strip()) or not _OF_A_REQUEST & set(at)


def _asks_nobody(count: int) -> str:
    return plural(
        count,
        "row says that an agency did not work with it: nobody is asked by that.",
        "rows say that an agency did not work with it: nobody is asked by that.",
    )


def _worked_with(written: str, faults: list[str]) -> bool:
    """Return what stands under "worked with"; what is neither yes nor no is a fault."""
    said = normalised(written)
    if said not in TICKS | NO_TICKS:
        faults.append(tr("“{shown}” does not say whether it worked with it.", shown=shown(written)))
    return said in TICKS


def _chased(written: str, faults: list[str]) -> tuple[str, ...]:
    """Return the days on which it was chased, which stand with semicolons between."""
    parts = [part.strip() for part in written.split(";") if part.strip()]
    column = DateColumn(enumerate(parts))
    return tuple(day for part in parts if (day := column.read(part, faults)))
