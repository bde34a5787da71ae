"""Whether the day will reach every case, and which to take next so that every pathway is seen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Final

from core.counting.hours import Stretch, clipped, joined, length, minute_of, stretch_of, without
from core.model.agenda import AgendaEntry, AgendaKind, Visit
from core.model.case import Papers
from core.model.ids import CaseId
from core.model.snapshot import Snapshot

ENOUGH_MEASURED: Final = 2
"""From this many finished cases on, the measured pace counts alone."""


A_BLINK: Final = 1e-6
"""Minutes too short to matter: what adding fractions can be out by."""


class Standing(StrEnum):
    """Where *now* lies in the workshop day."""

    ANOTHER_DAY = "another day"
    BEFORE = "before"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """How far one case is; `minutes` is the time planned for it."""

    id: CaseId
    reference: str
    group: str
    settled: int
    total: int
    minutes: int
    complete: bool = True
    parked: int = 0

    @property
    def walked(self) -> bool:
        """Whether every judgement is settled, or parked to come back to."""
        return 0 < self.total <= self.settled + self.parked

    @property
    def done(self) -> bool:
        """Whether every judgement is settled."""
        return 0 < self.total <= self.settled

    @property
    def open_share(self) -> float:
        """The part of the case still to settle, from 1 down to 0."""
        return 1.0 if self.total == 0 else max(0.0, 1 - self.settled / self.total)


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
    `forecast` counts the cases that will be done, with those done already;
    `by` is when the last of them will be. `missed` names the pathways that
    would not be seen if the cases were taken in their order.
    """

    standing: Standing
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
    forecast: int
    by: str
    missed: tuple[str, ...]
    next_case: CaseProgress | None


def pace_of(now: Snapshot, at: datetime, opened: Open | None = None) -> Pace:
    """Return the pace of an audit at *at*; the cases come in the order of their list."""
    audit = now.audit
    parked = Counter(judgement.case_id for judgement in now.parked())
    cases = [
        CaseProgress(
            case.id,
            case.reference,
            now.group_of(case),
            now.settled_points(case.id),
            len(now.tool.points),
            audit.minutes_per_case if case.minutes is None else case.minutes,
            case.papers is Papers.COMPLETE,
            parked[case.id],
        )
        for group in now.groups().values()
        for case in group
    ]
    agenda = now.agenda or _whole_day(audit.starts, audit.finishes)
    return pace(agenda, cases, now.visits, at, opened, audit.day)


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
    spent = spent_today(visits, at, opened)
    factor, average = _measured(cases, spent)
    current = next((case for case in cases if opened and case.id == opened.case_id), None)
    rest = _case_time(agenda, minute)
    queue = [case for case in _from(cases, current) if not case.done]
    reached, used = _reached(queue, factor, length(rest))
    seen = {case.group for case in cases if case.done} | {case.group for case in reached}
    missed = tuple(dict.fromkeys(case.group for case in cases if case.group not in seen))
    done = sum(case.done for case in cases)
    pause = _next_break(agenda, minute)
    return Pace(
        standing=_standing(agenda, at, minute, day),
        day=day,
        begins=_clock(min((s.begins for s in _stretches(agenda)), default=None)),
        entry=_entry_at(agenda, minute),
        next_break=pause,
        until_break=None if pause is None else _until(pause, minute),
        current=current,
        place=0 if current is None else cases.index(current) + 1,
        spent=0 if current is None else int(spent.get(current.id, 0.0)),
        left=int(length(rest)),
        average=average,
        done=done,
        total=len(cases),
        forecast=done + len(reached),
        by=_clock(_moment(rest, used)) if reached else "",
        missed=missed,
        next_case=_next_case(queue, current, missed),
    )


def spent_today(
    visits: Iterable[Visit], at: datetime, opened: Open | None = None
) -> dict[CaseId, float]:
    """Return the minutes each case was open on the day of *at*, until *at*.

    Stretches that overlap count once; one that ends before it begins (the
    clock was put back) or cannot be read counts for nothing.
    """
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Stretch(0.0, (at - midnight).total_seconds() / 60)
    found: dict[CaseId, list[Stretch]] = {}
    for visit in visits:
        began, ended = _time(visit.began), _time(visit.ended)
        if began is not None and ended is not None:
            found.setdefault(visit.case_id, []).append(_since(midnight, began, ended))
    if opened is not None:
        found.setdefault(opened.case_id, []).append(_since(midnight, opened.since, at))
    minutes = {case: length(joined(clipped(spans, today))) for case, spans in found.items()}
    return {case: length for case, length in minutes.items() if length > 0}


def _since(midnight: datetime, began: datetime, ended: datetime) -> Stretch:
    return Stretch((began - midnight).total_seconds() / 60, (ended - midnight).total_seconds() / 60)


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _whole_day(starts: str, finishes: str) -> tuple[AgendaEntry, ...]:
    """Return one stretch for cases, for an audit whose agenda is still empty."""
    begins, ends = minute_of(starts), minute_of(finishes)
    if begins is None or ends is None or ends <= begins:
        return ()
    return (AgendaEntry("Cases", AgendaKind.CASES, starts, ends - begins),)


def _stretches(agenda: Sequence[AgendaEntry], *kinds: AgendaKind) -> list[Stretch]:
    wanted = (entry for entry in agenda if not kinds or entry.kind in kinds)
    found = (stretch_of(entry.starts, entry.minutes) for entry in wanted)
    return [stretch for stretch in found if stretch is not None]


def _case_time(agenda: Sequence[AgendaEntry], minute: float) -> list[Stretch]:
    """Return what is left for cases; a lunch typed across a stretch of cases comes off it."""
    others = [kind for kind in AgendaKind if kind is not AgendaKind.CASES]
    for_cases = without(_stretches(agenda, AgendaKind.CASES), _stretches(agenda, *others))
    return clipped(for_cases, Stretch(minute, float("inf")))


def _measured(
    cases: Sequence[CaseProgress], spent: dict[CaseId, float]
) -> tuple[float, float | None]:
    """Return how the cases took against their plan, and their average in minutes.

    With one case finished the plan still counts half.
    """
    finished = [case for case in cases if case.done and case.id in spent]
    planned = sum(case.minutes for case in finished)
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
        needs = factor * case.minutes * case.open_share
        if used + needs > left + A_BLINK or left <= 0:
            break
        used += needs
        reached.append(case)
    return reached, used


def _next_case(
    queue: Sequence[CaseProgress], current: CaseProgress | None, missed: Sequence[str]
) -> CaseProgress | None:
    """Return the case to take after the open one: the first of a pathway that would be missed.

    One with complete papers goes before one without; one with nothing but parked
    questions comes last.
    """
    waiting = sorted((case for case in queue if case != current), key=lambda case: case.walked)
    for group in missed:
        unseen = [case for case in waiting if case.group == group]
        if unseen:
            return min(unseen, key=lambda case: not case.complete)
    return waiting[0] if waiting else None


def _standing(agenda: Sequence[AgendaEntry], at: datetime, minute: float, day: str) -> Standing:
    other = _time(day)
    if other is not None and other.date() != at.date():
        return Standing.ANOTHER_DAY
    stretches = _stretches(agenda)
    if stretches and minute < min(stretch.begins for stretch in stretches):
        return Standing.BEFORE
    if stretches and minute >= max(stretch.ends for stretch in stretches):
        return Standing.OVER
    return Standing.RUNNING


def _entry_at(agenda: Sequence[AgendaEntry], minute: float) -> AgendaEntry | None:
    """Return what is on now; of two at once the one that began last."""
    on = [
        (stretch.begins, place, entry)
        for place, entry in enumerate(agenda)
        if (stretch := stretch_of(entry.starts, entry.minutes)) and minute in stretch
    ]
    return max(on, key=lambda found: found[:2])[2] if on else None


def _next_break(agenda: Sequence[AgendaEntry], minute: float) -> AgendaEntry | None:
    ahead = [
        (stretch.begins, place, entry)
        for place, entry in enumerate(agenda)
        if entry.kind is AgendaKind.BREAK
        and (stretch := stretch_of(entry.starts, entry.minutes))
        and stretch.begins > minute
    ]
    return min(ahead, key=lambda found: found[:2])[2] if ahead else None


def _until(entry: AgendaEntry, minute: float) -> int:
    return ceil((minute_of(entry.starts) or 0) - minute)


def _moment(rest: Sequence[Stretch], used: float) -> float | None:
    """Return when *used* minutes of case time will have passed, up to the next five.

    To the minute it would change with every glance and promise too much.
    """
    for stretch in rest:
        if used <= stretch.length + A_BLINK:
            return min(5 * ceil((stretch.begins + used - A_BLINK) / 5), stretch.ends)
        used -= stretch.length
    return rest[-1].ends if rest else None


def _clock(minute: float | None) -> str:
    """Return a minute of the day as 15:40; past midnight it goes on from 00:00."""
    if minute is None:
        return ""
    whole = ceil(minute - A_BLINK)
    return f"{whole // 60 % 24:02d}:{whole % 60:02d}"
