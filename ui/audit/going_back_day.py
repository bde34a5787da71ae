"""The day that is looked back on, as it is drawn: its moments, its breaks, and where it ends."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.model.agenda import AgendaEntry, AgendaKind
from core.model.clock import minute_of, time_at
from core.queries.going_back import PastMoment
from core.words import tr
from ui.widgets.day_line import ShownDay

_ROUND = 30


def shown_day(
    moments: Iterable[PastMoment], day: str, now: datetime, agenda: Sequence[AgendaEntry]
) -> ShownDay:
    """Return one day of the audit; *agenda* is that day's, where it has one."""
    marks = sorted(minute_in(one.at) for one in moments if one.at[:10] == day)
    today = day == now.date().isoformat()
    starts = (marks[0] if marks else 0) // _ROUND * _ROUND
    last = now.hour * 60 + now.minute if today else -(-(marks[-1] + 1) // _ROUND) * _ROUND
    ends = max(last, marks[-1] if marks else 0, starts + 1)
    time = time_at(ends)
    breaks = tuple(
        (begins, begins + one.minutes, one.title)
        for one in agenda
        if one.kind is AgendaKind.BREAK and (begins := minute_of(one.starts)) is not None
        if starts <= begins and begins + one.minutes <= ends
    )
    return ShownDay(
        starts, ends, tr("now, {time}", time=time) if today else time, tuple(marks), breaks
    )


def minute_in(at: str) -> int:
    """Return the minute of the day of a moment as it is written."""
    return int(at[11:13]) * 60 + int(at[14:16])
