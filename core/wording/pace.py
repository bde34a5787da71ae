"""How the pace of the day is said at the top of the window, in a few plain words."""

from typing import Final

from core.counting.pace import Pace
from core.counting.timetable import DayPhase, clock_time
from core.model.agenda import AgendaKind
from core.model.clock import date_text, minute_of
from core.wording.numbers import listed
from core.words import tr

_MOST_NAMED: Final = 5


def case_words(pace: Pace) -> tuple[str, str]:
    """Return which case is open and its time, as ("Case 4 of 8", "9 min of 25").

    One that is done is called by name, with when it was: ("Child B done", "at 11:01").
    """
    if pace.current is None:
        return "", ""
    if pace.current.done and pace.current.last:
        done = tr("{reference} done", reference=pace.current.reference)
        return done, _when_words(pace.current.last)
    return tr("{Case} {place} of {total}", place=pace.place, total=pace.total), tr(
        "{spent} min of {minutes}", spent=pace.spent, minutes=pace.current.allowed
    )


def case_end_words(pace: Pace) -> tuple[str, str]:
    """Return how many cases are done, where a case has just ended and the forecast says another."""
    counted = tr("{done} of {total} {cases} done", done=pace.done, total=pace.total)
    said = forecast_words(pace)[0] == counted or pace.done == pace.total
    return case_words(pace) if said else (counted, "")


def _when_words(last: str) -> str:
    if "T" in last:
        return tr("at {time}", time=last[11:])
    return tr("on {date_text}", date_text=date_text(last))


def forecast_words(pace: Pace) -> tuple[str, str]:
    """Return the forecast in two halves, as ("On course for 8 of 8", "by 15:40")."""
    if pace.total == 0:
        return tr("No {cases} yet"), ""
    if pace.done == pace.total:
        parked = tr("{parked} parked", parked=pace.parked) if pace.parked else ""
        return tr("All {total} {cases} done", total=pace.total) if pace.total > 1 else tr(
            "The {case} is done"
        ), parked
    if pace.phase is DayPhase.ANOTHER_DAY:
        return (
            tr("{done} of {total} {cases} done", done=pace.done, total=pace.total),
            tr("the day is {date_text}, not today", date_text=date_text(pace.day)),
        )
    if pace.phase is DayPhase.OVER or pace.left == 0:
        return tr("{done} of {total} {cases} done", done=pace.done, total=pace.total), tr(
            "no time for {cases} left"
        )
    if pace.phase is DayPhase.BEFORE:
        return tr("Starts at {begins}", begins=pace.begins), tr(
            "room for {forecast} of {total} {cases}", forecast=pace.forecast, total=pace.total
        )
    if pace.least < pace.most:
        return tr(
            "At this pace {least} to {most} of {total}",
            least=pace.least,
            most=pace.most,
            total=pace.total,
        ), tr("by {by}", by=pace.by) if pace.forecast == pace.total else ""
    if pace.forecast == pace.total:
        return tr("On course for {total} of {total}", total=pace.total), tr("by {by}", by=pace.by)
    return tr("At this pace {forecast} of {total}", forecast=pace.forecast, total=pace.total), ""


def rest_words(pace: Pace) -> str:
    """Return how long the rest takes, as a range; nothing while too few cases are done."""
    if pace.rest is None or pace.phase is not DayPhase.RUNNING:
        return ""
    least, most = round(pace.rest.least), round(pace.rest.most)
    return tr("The rest takes {least} to {most} minutes.", least=least, most=most)


def forecast_hint(pace: Pace) -> str:
    """Return what to do where no forecast can be made today; empty where one can."""
    if pace.total == 0 or pace.done == pace.total or pace.phase is not DayPhase.ANOTHER_DAY:
        return ""
    return tr(
        "The pace is worked out on the day of the workshop. Where that is today, put the day "
        "right in Prepare, The audit (Ctrl+1)."
    )


def missed_words(pace: Pace) -> str:
    """Return the pathways nobody would see, as "Family service would be missed"."""
    names = [name or tr("{Cases} without a pathway") for name in pace.missed]
    if not names or pace.phase is DayPhase.ANOTHER_DAY:
        return ""
    return tr("{listed} would be missed", listed=listed(names))


def leave_out_words(pace: Pace) -> str:
    """Return without which cases every pathway would be seen; nothing where that helps none."""
    names = [case.reference for case in pace.leave_out]
    if not names or pace.phase is not DayPhase.RUNNING:
        return ""
    if len(names) > _MOST_NAMED:
        count = len(names)
        return tr("Without {count} of the {cases} to come one of each is seen.", count=count)
    return tr("Without {names} one of each is seen.", names=listed(names))


def give_up_words(pace: Pace) -> str:
    """Return which session given up would let all cases be reached."""
    if pace.give_up is None or pace.phase is not DayPhase.RUNNING:
        return ""
    return tr(
        "Give up “{title}”, {minutes} min", title=pace.give_up.title, minutes=pace.give_up.minutes
    )


def over_words(pace: Pace) -> str:
    """Return that the minutes of the open case are over, and what can be done."""
    if not pace.over or pace.current is None:
        return ""
    return tr("The minutes of {reference} are over.", reference=pace.current.reference)


def on_break_words(begun: int, meant: int) -> tuple[str, str]:
    """Return how long a break has gone on, and by how much it is over."""
    if begun > meant:
        return tr("Break"), tr("{minutes} min over", minutes=begun - meant)
    return tr("Break"), tr("{begun} min of {meant}", begun=begun, meant=meant)


def next_words(pace: Pace) -> str:
    """Return which case to take next, and why when it is out of turn."""
    if pace.next_case is None:
        return ""
    if pace.missed and pace.next_case.group in pace.missed:
        group = pace.next_case.group
        why = tr("nobody has seen {group} yet", group=group) if group else tr("it would be missed")
        return tr("Take {next_case} next: {why}", next_case=pace.next_case.reference, why=why)
    return tr("Next: {next_case}", next_case=pace.next_case.reference)


def break_words(pace: Pace) -> str:
    """Return the next break as "Lunch in 58 min", or the one that is on as "Lunch until 13:15".

    Nothing before the day has begun: a break ten hours off helps nobody.
    """
    if pace.phase in (DayPhase.ANOTHER_DAY, DayPhase.BEFORE):
        return ""
    entry = pace.entry
    if entry is not None and entry.kind is AgendaKind.BREAK:
        back = (minute_of(entry.starts) or 0) + entry.minutes
        return tr("{entry} until {clock_time}", entry=entry.title, clock_time=clock_time(back))
    if pace.next_break is None or pace.until_break is None:
        return ""
    return tr(
        "{next_break} in {length_words}",
        next_break=pace.next_break.title,
        length_words=length_words(pace.until_break),
    )


def length_words(minutes: int) -> str:
    """Return a length as "58 min", "1 h" or "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * (hours > 0) + [tr("{rest} min", rest=rest)] * (rest > 0 or hours == 0)
    return " ".join(parts)
