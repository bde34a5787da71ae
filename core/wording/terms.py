"""What an audit's terms of reference say of its scope, its time and its data."""

from core.model.audit import Audit
from core.model.clock import date_text
from core.model.snapshot import Snapshot
from core.wording.numbers import Unit, listed
from core.words import plural, tr


def when_words(audit: Audit) -> str:
    """Return when and where the room meets: "12 March 2014, 09:30 to 16:00 · Town hall"."""
    hours = ""
    if audit.day and audit.starts and audit.finishes:
        hours = tr("{starts} to {finishes}", starts=audit.starts, finishes=audit.finishes)
    day = ", ".join(part for part in (date_text(audit.day), hours) if part)
    return " · ".join(
        part for part in (audit.partnership.strip(), day, audit.venue.strip()) if part
    )


def scope_words(now: Snapshot) -> str:
    """Return how many cases are looked at, by which agencies and with how many questions."""
    parts = [Unit.CASES.of(len(now.cases))]
    groups = [name for name in now.groups() if name]
    if len(groups) > 1:
        parts.append(tr("in {groups}", groups=listed(groups)))
    if now.requests:
        parts.append(tr("with {count} to agencies", count=plural(len(now.requests), "request")))
    if now.tool.questions:
        asked = plural(len(now.tool.questions), "question")
        title = now.audit.tool_title.strip()
        parts.append(
            tr("on {asked} (“{title}”)", asked=asked, title=title)
            if title
            else tr("on {asked}", asked=asked)
        )
    return f"{', '.join(parts)}."


def look_back_words(audit: Audit) -> str:
    """Return the time that is looked back at; nothing where none was set."""
    begins, ends = date_text(audit.looked_from), date_text(audit.looked_to)
    if begins and ends:
        return tr("Work from {begins} to {ends} is looked back at.", begins=begins, ends=ends)
    if begins:
        return tr("Work since {begins} is looked back at.", begins=begins)
    return tr("Work up to {ends} is looked back at.", ends=ends) if ends else ""


def holding_words(audit: Audit) -> str:
    """Return who answers for the data and how long it is kept."""
    holder, until = audit.data_holder.strip().rstrip("."), date_text(audit.kept_until)
    if holder and until:
        return tr("{holder} holds the data. It is kept until {until}.", holder=holder, until=until)
    if holder:
        return tr("{holder} holds the data.", holder=holder)
    return tr("The data is kept until {until}.", until=until) if until else ""
