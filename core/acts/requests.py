"""Asking agencies about cases: one or many at once, each in one act."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.model.audit import Audit
from core.model.case import Agency, Case, Request, RequestStatus, WorkedWith
from core.model.changed import Changed
from core.model.clock import date_text
from core.model.due import DueBy
from core.model.fault import NotYet
from core.model.ids import AgencyId, CaseId
from core.model.steps import DayOff
from core.model.working_days import WorkingDays, working_days_of
from core.store.declarations import by_key
from core.store.file import WorkshopFile
from core.words import plural, tr, word_for

Pair = tuple[CaseId, AgencyId]
_NO_DAY = DueBy()


def ask_about(file: WorkshopFile, pairs: Iterable[Pair], due: DueBy = _NO_DAY) -> Changed | None:
    """Ask agencies about cases today; what was asked of any before is left as it is."""
    held = by_key(file.all(Request))
    today, calendar = file.clock().date().isoformat(), calendar_of(file)
    new = [pair for pair in dict.fromkeys(pairs) if pair not in held]
    if not new:
        return None
    by = due.after(today, calendar)
    _refuse_before(by, today)
    label = (
        tr("ask {names}", names=named(file, *new[0]))
        if len(new) == 1
        else tr("ask for {count}", count=plural(len(new), "return"))
    )
    with file.act(label) as act:
        for pair in new:
            file.put(Request(*pair, asked=today, due=by))
    return act.news


def note_worked_with(file: WorkshopFile, pairs: Iterable[Pair]) -> Changed | None:
    """Note that agencies worked with cases; those noted before are left as they are."""
    held = by_key(file.all(WorkedWith))
    new = [pair for pair in dict.fromkeys(pairs) if pair not in held]
    if not new:
        return None
    label = (
        tr("note who worked with {names}", names=named(file, *new[0]))
        if len(new) == 1
        else tr("note {count} as worked with", count=len(new))
    )
    with file.act(label) as act:
        for pair in new:
            file.put(WorkedWith(*pair))
    return act.news


def forget_worked_with(file: WorkshopFile, pairs: Iterable[Pair]) -> Changed | None:
    """Take the word back that agencies worked with cases; requests and returns stay."""
    held = by_key(file.all(WorkedWith))
    gone = [held[pair] for pair in dict.fromkeys(pairs) if pair in held]
    if not gone:
        return None
    with file.act(tr("take back that {count} worked with", count=len(gone))) as act:
        for one in gone:
            file.remove(one)
    return act.news


def mark_requests(
    file: WorkshopFile, requests: Sequence[Request], status: RequestStatus
) -> Changed | None:
    """Say where requests stand."""
    said = tr(" as {status}", status=word_for(status))
    with file.act(tr("mark {what}{said}", what=_several(file, requests), said=said)) as act:
        for one in requests:
            file.put(replace(one, status=status))
    return act.news


def set_due(file: WorkshopFile, requests: Sequence[Request], due: DueBy) -> Changed | None:
    """Say by when requests are due; working days count from the day each was asked.

    Raises NotYet where one has no such day, or would be due before it.
    """
    calendar = calendar_of(file)
    kept = []
    for one in requests:
        if due.working_days is not None and not one.asked:
            raise NotYet(
                tr(
                    "The request to {names} has no day on which it was asked.",
                    names=named(file, one.case_id, one.agency_id),
                ),
                tr("Nothing was changed."),
                tr("Working days count from that day: type it first, or write a date."),
            )
        by = due.after(one.asked, calendar)
        _refuse_before(by, one.asked)
        kept.append(replace(one, due=by))
    what = _several(file, requests)
    with file.act(
        tr("set when {what} is due", what=what)
        if len(requests) == 1
        else tr("set when {what} are due", what=what)
    ) as act:
        for one in kept:
            file.put(one)
    return act.news


def chase_requests(file: WorkshopFile, requests: Sequence[Request]) -> Changed | None:
    """Note that agencies were reminded today, beside the days they were before."""
    today = file.clock().date().isoformat()
    label = (
        tr(
            "note the reminder to {names}",
            names=named(file, requests[0].case_id, requests[0].agency_id),
        )
        if len(requests) == 1
        else tr("note reminders of {count}", count=plural(len(requests), "return"))
    )
    with file.act(label) as act:
        for one in requests:
            file.put(one.chased_also([today]))
    return act.news


def withdraw_requests(file: WorkshopFile, requests: Sequence[Request]) -> Changed | None:
    """Take requests back: they are in no count any more; returns that came stay."""
    with file.act(tr("withdraw {what}", what=_several(file, requests))) as act:
        for one in requests:
            file.remove(one)
    return act.news


def calendar_of(file: WorkshopFile) -> WorkingDays:
    """Return the working days of an audit."""
    return working_days_of(file.all(Audit)[0].nation, file.all(DayOff))


def named(file: WorkshopFile, case_id: CaseId, agency_id: AgencyId) -> str:
    """Return "GP about Child A"."""
    case, agency = file.get(Case, case_id), file.get(Agency, agency_id)
    if case is None or agency is None:
        raise LookupError("no such case or agency")
    return tr("{agency} about {reference}", agency=agency.name, reference=case.reference)


def _several(file: WorkshopFile, requests: Sequence[Request]) -> str:
    if len(requests) != 1:
        return plural(len(requests), "request")
    one = requests[0]
    return tr("the request to {names}", names=named(file, one.case_id, one.agency_id))


def _refuse_before(due: str, asked: str) -> None:
    if due and asked and due < asked:
        raise NotYet(
            tr(
                "It would be due on {due}, before it was asked for on {asked}.",
                due=date_text(due),
                asked=date_text(asked),
            ),
            tr("Nothing was changed."),
            tr("Type a later day."),
        )
