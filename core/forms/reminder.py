"""The reminder a facilitator sends to an agency whose return is still out."""

from datetime import date

from core.model.case import Request
from core.model.clock import date_text
from core.model.snapshot import Snapshot


def reminder(now: Snapshot, request: Request, today: date) -> str:
    """Return the text of a reminder: plain, and without the name of any person."""
    audit, case = now.audit, now.case[request.case_id]
    agency = now.agency[request.agency_id]
    asked = f" We asked for it on {date_text(request.asked)}." if request.asked else ""
    missing = f"Your agency's audit of {case.reference} has not reached us yet."
    lines = (
        f"To: {agency.name}",
        f"About: {audit.title}, {case.reference}",
        "",
        f"{missing}{asked}{_due(request, today)}",
        "",
        "If your agency holds no record of this case, please tell us: that is an answer too.",
        _for_the_day(audit.day),
        "Please reply by secure mail, and use only the case reference.",
        *(("", audit.partnership) if audit.partnership.strip() else ()),
    )
    return "\n".join(line for line in lines if line is not None)


def _due(request: Request, today: date) -> str:
    if not request.due:
        return ""
    was = "was due" if request.due < today.isoformat() else "is due"
    return f" It {was} on {date_text(request.due)}."


def _for_the_day(day: str) -> str | None:
    return f"The cases are discussed on {date_text(day)}." if day else None
