"""Whether the day will reach every case, and which to take next so that every pathway is seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.counting.breaks import to_give_up
from core.counting.case_progress import CaseProgress, progress_of
from core.counting.forecast import RestForecast, rest_forecast
from core.counting.hours import Stretch, clipped, length, without
from core.counting.talk import ENOUGH_MEASURED, with_talk
from core.counting.timetable import (
    A_BLINK,
    DayPhase,
    case_time,
    clock_time,
    day_phase,
    entry_at,
    moment,
    next_break,
    stretches,
    until,
    whole_day,
)
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.dates import kept_moment
from core.model.ids import CaseId
from core.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Open:
    """The case open in Walk, and since when."""

    case_id: CaseId
    since: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """The day at one moment. All lengths are minutes, all times "15:40" or empty.

    `left` is the time for cases until the end, without breaks. `average` is
    the measured time of the cases finished today (None before the first).
    `parked` counts the questions to come back to, which hold no case up.
    `forecast` counts the cases that will be done, with those done already, between `least`
    and `most` on four days of five; `by` is when the last of them will be. `rest` is how
    long all that are left take, None while too few are done to tell. `missed` names the
    pathways that would not be seen if the cases were taken in their order. Without those to
    `leave_out` one of each would be; with the time of `give_up` all would be reached.
    """

    phase: DayPhase
    day: str
    begins: str
    entry: AgendaEntry | None
    next_break: AgendaEntry | None
    until_break: int | None
    current: CaseProgress | None
    place: int
    spent: int
    left: int
    average: float | None
    done: int
    total: int
    parked: int
    forecast: int
    by: str
    missed: tuple[str, ...]
    next_case: CaseProgress | None
    least: int = 0
    most: int = 0
    rest: RestForecast | None = None
    leave_out: tuple[CaseProgress, ...] = ()
    give_up: AgendaEntry | None = None

    @property
    def over(self) -> bool:
        """Whether the minutes of the open case are over, and it is not done."""
        return (
            self.current is not None
            and not self.current.done
            and (self.spent >= self.current.allowed > 0)
        )


def pace_of(
    now: Snapshot,
    at: datetime,
    opened: Open | None = None,
    talk: Mapping[CaseId, float] | None = None,
) -> Pace:
    """Return the pace of an audit at *at*; the cases come in the order of their list.

    *talk* is how much is expected of each beside others, where that is known.
    """
    wanted = talk or {}
    cases = [progress_of(now, case, at, wanted.get(case.id, 1.0)) for case in now.listed_cases]
    agenda = now.here_agenda or whole_day(*now.here_hours)
    return pace(agenda, cases, now.here_visits, at, opened, now.here_day)


def pace(
    agenda: Sequence[AgendaEntry],
    cases: Sequence[CaseProgress],
    visits: Sequence[Visit],
    at: datetime,
    opened: Open | None = None,
    day: str = "",
) -> Pace:
    """Return the pace; *day* is the workshop's ISO date, empty for any day."""
    minute = at.hour * 60 + at.minute + at.second / 60
    breaks = stretches(agenda, AgendaKind.BREAK)
    spent = spent_today(visits, at, opened, breaks)
    cases = with_talk(cases, spent)
    factor, average = _measured(cases, spent)
    current = next((case for case in cases if opened and case.id == opened.case_id), None)
    rest = case_time(agenda, minute)
    queue = [case for case in _from(cases, current) if not case.done]
    reached, used = _reached(queue, factor, length(rest))
    whole = _forecast(cases, queue, spent, factor)
    bounds = [_reached(queue, one, length(rest))[0] for one in _factors(queue, whole)]
    slow, fast = (len(bound) for bound in bounds) if bounds else (len(reached), len(reached))
    seen = {case.group for case in cases if case.done} | {case.group for case in reached}
    missed = tuple(dict.fromkeys(case.group for case in cases if case.group not in seen))
    done = sum(case.done for case in cases)
    needed = sum(_needs(case, factor) for case in queue)
    leave_out = _to_leave_out(cases, queue, current, factor, length(rest)) if missed else ()
    pause = next_break(agenda, minute)
    return Pace(
        phase=day_phase(agenda, at, minute, day),
        day=day,
        begins=clock_time(min((part.begins for part in stretches(agenda)), default=None)),
        entry=entry_at(agenda, minute),
        next_break=pause,
        until_break=None if pause is None else until(pause, minute),
        current=current,
        place=0 if current is None else cases.index(current) + 1,
        spent=0 if current is None else int(spent.get(current.id, 0.0)),
        left=int(length(rest)),
        average=average,
        done=done,
        total=len(cases),
        parked=sum(case.parked for case in cases),
        forecast=done + len(reached),
        by=clock_time(moment(rest, used)) if reached else "",
        missed=missed,
        next_case=_next_case(_after(cases, current), missed),
        least=done + slow,
        most=done + fast,
        rest=whole,
        leave_out=leave_out,
        give_up=to_give_up(agenda, minute, needed - length(rest)),
    )


def _forecast(
    cases: Sequence[CaseProgress],
    queue: Sequence[CaseProgress],
    spent: dict[CaseId, float],
    factor: float,
) -> RestForecast | None:
    """Return how long the rest takes, once enough cases are done to tell how they spread."""
    finished = [case for case in cases if case.done and spent.get(case.id) and case.walked > 0]
    rest = [planned for case in queue if (planned := _needs(case, factor) / factor)]
    if len(finished) < ENOUGH_MEASURED or not rest:
        return None
    return rest_forecast([(case.walked, spent[case.id]) for case in finished], rest, factor)


def _factors(queue: Sequence[CaseProgress], rest: RestForecast | None) -> tuple[float, ...]:
    """Return how cases would take against their plan at worst and at best."""
    planned = sum(_needs(case, 1.0) for case in queue)
    return (rest.most / planned, rest.least / planned) if rest is not None and planned else ()


def spent_today(
    visits: Iterable[Visit],
    at: datetime,
    opened: Open | None = None,
    breaks: Sequence[Stretch] = (),
) -> dict[CaseId, float]:
    """Return the minutes each case was open on the day of *at*.

    Stretches that overlap count once, *breaks* not at all; one that ends before it begins or cannot
    be read counts for nothing. One that ends after *at* counts whole: it was
    measured before the clock was put back.
    """
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Stretch(0.0, 24.0 * 60)
    found: dict[CaseId, list[Stretch]] = {}
    day = at.date().isoformat()
    for visit in visits:
        if visit.ended[:10] < day or visit.began[:10] > day:
            continue
        began, ended = kept_moment(visit.began), kept_moment(visit.ended)
        if began is not None and ended is not None:
            found.setdefault(visit.case_id, []).append(_since(midnight, began, ended))
    if opened is not None:
        found.setdefault(opened.case_id, []).append(_since(midnight, opened.since, at))
    minutes = {
        case: length(without(clipped(spans, today), breaks)) for case, spans in found.items()
    }
    return {case: length for case, length in minutes.items() if length > 0}


def _since(midnight: datetime, began: datetime, ended: datetime) -> Stretch:
    return Stretch((began - midnight).total_seconds() / 60, (ended - midnight).total_seconds() / 60)


def _measured(
    cases: Sequence[CaseProgress], spent: dict[CaseId, float]
) -> tuple[float, float | None]:
    """Return how the cases took against their plan, and their average in minutes.

    With one case finished the plan still counts half.
    """
    finished = [case for case in cases if case.done and case.id in spent]
    planned = sum(case.walked for case in finished)
    taken = sum(spent[case.id] for case in finished)
    if not finished or planned <= 0:
        return 1.0, None
    ratio = taken / planned
    factor = ratio if len(finished) >= ENOUGH_MEASURED else (1 + ratio) / 2
    return factor, taken / len(finished)


def _from(cases: Sequence[CaseProgress], current: CaseProgress | None) -> list[CaseProgress]:
    """Return the cases in the order of the day: the open one first."""
    others = [case for case in cases if case != current]
    return others if current is None else [current, *others]


def _reached(
    queue: Sequence[CaseProgress], factor: float, left: float
) -> tuple[list[CaseProgress], float]:
    """Return the cases that will be done in *left* minutes, and the minutes they take."""
    used, reached = 0.0, []
    for case in queue:
        needs = _needs(case, factor)
        if used + needs > left + A_BLINK or left <= 0:
            break
        used += needs
        reached.append(case)
    return reached, used


def _needs(case: CaseProgress, factor: float) -> float:
    """Return the minutes what is open of a case takes; what it was given beyond is not scaled."""
    return (factor * case.walked + case.more) * case.open_share


def _to_leave_out(
    cases: Sequence[CaseProgress],
    queue: Sequence[CaseProgress],
    current: CaseProgress | None,
    factor: float,
    left: float,
) -> tuple[CaseProgress, ...]:
    """Return the cases without which one of each pathway is reached; nothing where none are."""
    seen = {case.group for case in cases if case.done}
    seen |= {current.group} if current is not None else set()
    first: dict[str, CaseProgress] = {}
    for case in sorted(queue, key=lambda case: not case.complete):
        if case.group not in seen:
            first.setdefault(case.group, case)
    kept = {case.id for case in first.values()} | ({current.id} if current is not None else set())
    used = sum(_needs(case, factor) for case in queue if case.id in kept)
    if used > left + A_BLINK:
        return ()
    for case in queue:
        if case.id not in kept and used + _needs(case, factor) <= left + A_BLINK:
            used += _needs(case, factor)
            kept.add(case.id)
    return tuple(case for case in queue if case.id not in kept)


def _after(cases: Sequence[CaseProgress], current: CaseProgress | None) -> list[CaseProgress]:
    """Return the cases still to be done, those listed after the open one first."""
    at = 0 if current is None else cases.index(current) + 1
    others = (*cases[at:], *cases[: max(0, at - 1)])
    return [case for case in others if not case.done]


def _next_case(waiting: Sequence[CaseProgress], missed: Sequence[str]) -> CaseProgress | None:
    """Return the case to take after the open one: the first of a pathway that would be missed.

    One with complete papers goes before one without.
    """
    for group in missed:
        unseen = [case for case in waiting if case.group == group]
        if unseen:
            return min(unseen, key=lambda case: not case.complete)
    return waiting[0] if waiting else None
