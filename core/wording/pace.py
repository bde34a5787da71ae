"""How the pace of the day is said at the top of the window, in a few plain words."""

from core.counting.pace import Pace
from core.counting.timetable import DayPhase, clock_time
from core.model.agenda import AgendaKind
from core.model.clock import date_text, minute_of
from core.wording.numbers import listed


def case_words(pace: Pace) -> tuple[str, str]:
    """Return which case is open and its time, as ("Case 4 of 8", "9 min of 25")."""
    if pace.current is None:
        return "", ""
    return f"Case {pace.place} of {pace.total}", f"{pace.spent} min of {pace.current.minutes}"


def forecast_words(pace: Pace) -> tuple[str, str]:
    """Return the forecast in two halves, as ("On course for 8 of 8", "by 15:40")."""
    if pace.total == 0:
        return "No cases yet", ""
    if pace.done == pace.total:
        parked = f"{pace.parked} parked" if pace.parked else ""
        return f"All {pace.total} cases done" if pace.total > 1 else "The case is done", parked
    if pace.phase is DayPhase.ANOTHER_DAY:
        return (
            f"{pace.done} of {pace.total} cases done",
            f"the day is {date_text(pace.day)}, not today",
        )
    if pace.phase is DayPhase.OVER or pace.left == 0:
        return f"{pace.done} of {pace.total} cases done", "no time for cases left"
    if pace.phase is DayPhase.BEFORE:
        return f"Starts at {pace.begins}", f"room for {pace.forecast} of {pace.total} cases"
    if pace.forecast == pace.total:
        return f"On course for {pace.total} of {pace.total}", f"by {pace.by}"
    return f"At this pace {pace.forecast} of {pace.total}", ""


def forecast_hint(pace: Pace) -> str:
    """Return what to do where no forecast can be made today; empty where one can."""
    if pace.total == 0 or pace.done == pace.total or pace.phase is not DayPhase.ANOTHER_DAY:
        return ""
    return (
        "The pace is worked out on the day of the workshop. Where that is today, put the day "
        "right in Prepare, The audit (Ctrl+1)."
    )


def missed_words(pace: Pace) -> str:
    """Return the pathways nobody would see, as "Family service would be missed"."""
    names = [name or "Cases without a pathway" for name in pace.missed]
    if not names or pace.phase is DayPhase.ANOTHER_DAY:
        return ""
    return f"{listed(names)} would be missed"


def next_words(pace: Pace) -> str:
    """Return which case to take next, and why when it is out of turn."""
    if pace.next_case is None:
        return ""
    if pace.missed and pace.next_case.group in pace.missed:
        group = pace.next_case.group
        why = f"nobody has seen {group} yet" if group else "it would be missed"
        return f"Take {pace.next_case.reference} next: {why}"
    return f"Next: {pace.next_case.reference}"


def break_words(pace: Pace) -> str:
    """Return the next break as "Lunch in 58 min", or the one that is on as "Lunch until 13:15".

    Nothing before the day has begun: a break ten hours off helps nobody.
    """
    if pace.phase in (DayPhase.ANOTHER_DAY, DayPhase.BEFORE):
        return ""
    entry = pace.entry
    if entry is not None and entry.kind is AgendaKind.BREAK:
        back = (minute_of(entry.starts) or 0) + entry.minutes
        return f"{entry.title} until {clock_time(back)}"
    if pace.next_break is None or pace.until_break is None:
        return ""
    return f"{pace.next_break.title} in {length_words(pace.until_break)}"


def length_words(minutes: int) -> str:
    """Return a length as "58 min", "1 h" or "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0 or hours == 0)
    return " ".join(parts)
