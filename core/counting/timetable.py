"""The agenda against the clock: where the day is, what is on, what is left for cases."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from math import ceil
from typing import Final

from core.counting.hours import Stretch, clipped, stretch_of, without
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.clock import minute_of
from core.words import tr

A_BLINK: Final = 1e-6
"""Minutes too short to matter: what adding fractions can be out by."""


class DayPhase(StrEnum):
    """Where *now* lies in the workshop day."""

    ANOTHER_DAY = "another day"
    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"


def whole_day(starts: str, finishes: str) -> tuple[AgendaEntry, ...]:
    """Return one stretch for cases, for an audit whose agenda is still empty."""
    begins, ends = minute_of(starts), minute_of(finishes)
    if begins is None or ends is None or ends <= begins:
        return ()
    return (AgendaEntry(tr("{Cases}"), AgendaKind.CASES, starts, ends - begins),)


def stretches(agenda: Sequence[AgendaEntry], *kinds: AgendaKind) -> list[Stretch]:
    """Return the stretches of some kinds, or of all; entries without a time have none."""
    wanted = (entry for entry in agenda if not kinds or entry.kind in kinds)
    found = (stretch_of(entry.starts, entry.minutes) for entry in wanted)
    return [stretch for stretch in found if stretch is not None]


def case_time(agenda: Sequence[AgendaEntry], minute: float) -> list[Stretch]:
    """Return what is left for cases; a lunch typed across a stretch of cases comes off it."""
    others = [kind for kind in AgendaKind if kind is not AgendaKind.CASES]
    for_cases = without(stretches(agenda, AgendaKind.CASES), stretches(agenda, *others))
    return clipped(for_cases, Stretch(minute, float("inf")))


def day_phase(agenda: Sequence[AgendaEntry], at: datetime, minute: float, day: str) -> DayPhase:
    """Return where *minute* of the day of *at* lies; *day* is the workshop's, empty for any."""
    if _is_another(day, at):
        return DayPhase.ANOTHER_DAY
    parts = stretches(agenda)
    if parts and minute < min(part.begins for part in parts):
        return DayPhase.BEFORE
    if parts and minute >= max(part.ends for part in parts):
        return DayPhase.OVER
    return DayPhase.RUNNING


def _is_another(day: str, at: datetime) -> bool:
    try:
        return date.fromisoformat(day[:10]) != at.date()
    except ValueError:
        return False


def entry_at(agenda: Sequence[AgendaEntry], minute: float) -> AgendaEntry | None:
    """Return what is on now; of two at once the one that began last."""
    on = [
        (stretch.begins, place, entry)
        for place, entry in enumerate(agenda)
        if (stretch := stretch_of(entry.starts, entry.minutes)) and minute in stretch
    ]
    return max(on, key=lambda found: found[:2])[2] if on else None


def next_break(agenda: Sequence[AgendaEntry], minute: float) -> AgendaEntry | None:
    """Return the first break that is still to come."""
    ahead = [
        (stretch.begins, place, entry)
        for place, entry in enumerate(agenda)
        if entry.kind is AgendaKind.BREAK
        and (stretch := stretch_of(entry.starts, entry.minutes))
        and stretch.begins > minute
    ]
    return min(ahead, key=lambda found: found[:2])[2] if ahead else None


def until(entry: AgendaEntry, minute: float) -> int:
    """Return the minutes until an entry begins, begun ones counted whole."""
    return ceil((minute_of(entry.starts) or 0) - minute)


def moment(rest: Sequence[Stretch], used: float) -> float | None:
    """Return when *used* minutes of case time will have passed, up to the next five.

    To the minute it would change with every glance and promise too much.
    """
    for stretch in rest:
        if used <= stretch.length + A_BLINK:
            return min(5 * ceil((stretch.begins + used - A_BLINK) / 5), stretch.ends)
        used -= stretch.length
    return rest[-1].ends if rest else None


def clock_time(minute: float | None) -> str:
    """Return a minute of the day as 15:40; past midnight it goes on from 00:00."""
    if minute is None:
        return ""
    whole = ceil(minute - A_BLINK)
    return f"{whole // 60 % 24:02d}:{whole % 60:02d}"
