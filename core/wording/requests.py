"""When a request is due and how late it is, in days and in working days; rules in words."""

from collections.abc import Iterable
from datetime import date

from core.counting.request_rules import RequestRule, WhichAgencies, WhichCases
from core.model.case import Request, RequestStatus, Return
from core.model.clock import date_text
from core.model.dates import kept_day
from core.model.snapshot import Snapshot
from core.model.working_days import WorkingDays
from core.words import plural, tr, word_for


def overdue_words(due: str, today: date, calendar: WorkingDays) -> str:
    """Say how far a due day is: "5 days late (3 working days)", "in 2 days"; "" without one."""
    day = kept_day(due)
    if day is None:
        return ""
    if day == today:
        return tr("today")
    if day < today:
        late, worked = (today - day).days, calendar.between(day, today)
        return tr("{days} late ({worked})", days=plural(late, "day"), worked=_worked(worked))
    left, worked = (day - today).days, calendar.between(today, day)
    return tr("in {days} ({worked})", days=plural(left, "day"), worked=_worked(worked))


def due_words(due: str, today: date, calendar: WorkingDays) -> str:
    """Return "21 March 2014, 5 days late (3 working days)"."""
    away = overdue_words(due, today, calendar)
    return f"{date_text(due)}, {away}" if away else due


def longest_overdue_words(late: Iterable[Request], today: date, calendar: WorkingDays) -> str:
    """Say how many requests are overdue, and how long the one that is longest; "" for none."""
    days = [one.due for one in late]
    if not days:
        return ""
    longest = overdue_words(min(days), today, calendar)
    if len(days) == 1:
        return tr("1 overdue, {longest}", longest=longest)
    return tr("{count} overdue, up to {longest}", count=len(days), longest=longest)


def agencies_words(now: Snapshot, rule: RequestRule) -> str:
    """Return whom a rule asks."""
    if rule.agencies is WhichAgencies.EVERY:
        return tr("Every agency")
    if rule.agencies is WhichAgencies.ON_PATHWAY:
        return tr("Every agency that worked with the pathway")
    if rule.agencies is WhichAgencies.WORKED_WITH:
        return tr("Every agency noted as having worked with it")
    return now.agency[rule.agencies].name if rule.agencies in now.agency else ""


def cases_words(now: Snapshot, which: WhichCases) -> str:
    """Return about which cases a rule asks."""
    if which.attribute_id is not None:
        names = {one.id: one.name for one in now.attributes}
        return tr("{cases} with {name}: {value}", name=names[which.attribute_id], value=which.value)
    if which.pathway:
        return tr("{cases} of the pathway “{pathway}”", pathway=which.pathway)
    return tr("every {case}")


def rule_words(new: int, there: int) -> str:
    """Say what a rule would do: how many requests are new and how many there already."""
    if not new and not there:
        return tr("It asks nobody.")
    if not new:
        return tr("All {count} are made already.", count=plural(there, "request"))
    said = tr("{count} would be made", count=plural(new, "request"))
    return tr("{said}; {there} there already.", said=said, there=there) if there else f"{said}."


def marked_words(new: int) -> str:
    """Say how many a rule would note as having worked with a case."""
    return tr("Note {count} as worked with", count=new) if new else tr("Note as worked with")


def _worked(days: int) -> str:
    return plural(days, "working day")


def came_words(now: Snapshot, request: Request | None, found: Return | None) -> str:
    """Return what came of a request: a return that is here counts, whatever its status says."""
    if found is None:
        return word_for(request.status) if request is not None else tr("not asked for")
    status = tr("returned") if request is not None else tr("returned, not asked for")
    if (found.case_id, found.agency_id) in now.usable:
        return status
    if request is not None and request.status is RequestStatus.UNUSABLE:
        return word_for(request.status)
    return tr("{status}, answers nothing", status=status)
