"""Which break begins now, which sessions could be given up, which cases could be left out."""

from collections.abc import Sequence
from typing import Final

from core.counting.hours import stretch_of
from core.model.agenda import AgendaEntry, AgendaKind

NEAR: Final = 45
"""Minutes from which on a break that is planned later is the one that begins now."""

_KEPT: Final = (AgendaKind.CASES, AgendaKind.BREAK, AgendaKind.OPENING, AgendaKind.CLOSE)


def break_at(agenda: Sequence[AgendaEntry], minute: int) -> AgendaEntry | None:
    """Return the planned break that begins now: the one that is on, else the next that is near."""
    breaks = [
        (stretch, entry)
        for entry in agenda
        if entry.kind is AgendaKind.BREAK
        and (stretch := stretch_of(entry.starts, entry.minutes)) is not None
    ]
    on = [entry for stretch, entry in breaks if minute in stretch]
    near = sorted(
        (stretch.begins, entry.id, entry)
        for stretch, entry in breaks
        if minute < stretch.begins <= minute + NEAR
    )
    return on[-1] if on else near[0][2] if near else None


def to_give_up(agenda: Sequence[AgendaEntry], minute: float, short: float) -> AgendaEntry | None:
    """Return the shortest session ahead whose time makes up for *short* minutes; None for none."""
    ahead = [
        entry
        for entry in agenda
        if entry.kind not in _KEPT
        and entry.minutes >= short > 0
        and (stretch := stretch_of(entry.starts, entry.minutes)) is not None
        and stretch.begins >= minute
    ]
    return min(ahead, key=lambda entry: (entry.minutes, entry.id), default=None)
