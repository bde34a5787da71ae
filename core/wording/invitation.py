"""The invitation to one person on the list of a meeting: when, where and for how many cases."""

from collections.abc import Sequence

from core.counting.hours import Stretch
from core.counting.timetable import case_time, clock_time, whole_day
from core.model.audit import Participant
from core.model.case import Case
from core.model.clock import date_text
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.wording.labels import sentence
from core.wording.meetings import meeting_title
from core.wording.numbers import Unit, listed
from core.words import tr


def planned_starts(now: Snapshot) -> dict[CaseId, str]:
    """Return when each case is planned to begin, "10:15"; of those the day has no time for none."""
    rest = case_time(now.here_agenda or whole_day(*now.here_hours), 0)
    found: dict[CaseId, str] = {}
    used = 0
    for case in now.listed_cases:
        begins = _begins(rest, used)
        if begins is None:
            break
        found[case.id] = clock_time(begins)
        used += now.audit.minutes_per_case if case.minutes is None else case.minutes
    return found


def _begins(rest: Sequence[Stretch], used: float) -> float | None:
    """Return when what comes after *used* minutes begins: after a break, not before it."""
    for stretch in rest:
        if used < stretch.length:
            return stretch.begins + used
        used -= stretch.length
    return None


def invitation_words(now: Snapshot, person: Participant) -> str:
    """Return the text of one invitation; it names no case and nobody but by role.

    Who comes for an agency is asked for the cases it worked with, where it is known of any.
    """
    own = own_cases(now, person)
    careful = _careful() if own else ""
    parts = [_greeting(now, person), _when(now), _cases(now, own), careful]
    return "\n\n".join(part for part in parts if part)


def own_cases(now: Snapshot, person: Participant) -> tuple[Case, ...]:
    """Return the cases somebody comes for, else those their agency was asked about or knew."""
    named = now.comes_for(person.id)
    if named or now.comes_for_none(person):
        return tuple(case for case in now.listed_cases if case.id in named)
    if person.agency_id is None:
        return ()
    of_agency = (
        case
        for case in now.listed_cases
        if any(one.id == person.agency_id for one in now.agencies_working_with(case.id))
    )
    return tuple(of_agency)


def _greeting(now: Snapshot, person: Participant) -> str:
    role = person.role.strip()
    asked = tr("You are invited as {role}", role=role) if role else tr("You are invited")
    title = meeting_title(now, now.here)
    audit = now.audit.title.strip()
    if not now.meetings and not now.audit.day_title.strip():
        return tr("{asked} to the day of our audit “{audit}”.", asked=asked, audit=audit)
    return tr("{asked} to “{title}” of our audit “{audit}”.", asked=asked, title=title, audit=audit)


def _when(now: Snapshot) -> str:
    starts, finishes = now.here_hours
    hours = tr("{starts} to {finishes}", starts=starts, finishes=finishes) if starts else ""
    venue = (now.audit.venue if now.here is None else now.here.venue).strip()
    found = [date_text(now.here_day), hours, venue]
    return sentence(", ".join(part for part in found if part)) if any(found) else ""


def _cases(now: Snapshot, own: tuple[Case, ...]) -> str:
    if not own:
        return ""
    starts = planned_starts(now)
    times = [starts[case.id] for case in own if case.id in starts]
    if len(own) == len(now.listed_cases):
        return tr("You come for all of the day: {all}.", all=Unit.CASES.of(len(own)))
    said = tr("You come for {some} of the day", some=Unit.CASES.of(len(own)))
    if times:
        said = tr("{said}, planned for about {times}", said=said, times=listed(times))
    return tr("{said}. You need to be there for no other.", said=said)


def _careful() -> str:
    return tr(
        "Which {cases} they are comes to you by your agency. Please bring your own file, and "
        "write no name in an answer to this."
    )
