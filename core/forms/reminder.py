"""The reminder a facilitator sends to an agency whose return is still out."""

from datetime import date

from core.model.case import Request
from core.model.clock import date_text
from core.model.snapshot import Snapshot
from core.words import tr


def reminder(now: Snapshot, request: Request, today: date) -> str:
    """Return the text of a reminder: plain, and without the name of any person."""
    audit, case = now.audit, now.case[request.case_id]
    agency = now.agency[request.agency_id]
    asked = (
        tr(" We asked for it on {date_text}.", date_text=date_text(request.asked))
        if request.asked
        else ""
    )
    missing = tr(
        "Your agency's audit of {reference} has not reached us yet.", reference=case.reference
    )
    lines = (
        tr("To: {agency}", agency=agency.name),
        tr("About: {audit}, {reference}", audit=audit.title, reference=case.reference),
        "",
        f"{missing}{asked}{_due(request, today)}",
        "",
        tr("If your agency holds no record of this {case}, please tell us: that is an answer too."),
        _for_the_day(audit.day),
        tr("Please reply by secure mail, and use only the {case} reference."),
        *(("", audit.partnership) if audit.partnership.strip() else ()),
    )
    return "\n".join(line for line in lines if line is not None)


def _due(request: Request, today: date) -> str:
    if not request.due:
        return ""
    was = tr("was due") if request.due < today.isoformat() else tr("is due")
    return tr(" It {was} on {date_text}.", was=was, date_text=date_text(request.due))


def _for_the_day(day: str) -> str | None:
    return (
        tr("The {cases} are discussed on {date_text}.", date_text=date_text(day)) if day else None
    )
