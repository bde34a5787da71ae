"""How far one case is on the day, and the minutes it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Final

from core.counting.conditions import asked_points
from core.model.case import Case, Papers
from core.model.ids import CaseId
from core.model.judgement import Judgement, JudgementState, Together
from core.model.snapshot import Snapshot

_TOGETHER: Final = attrgetter("together")
_SETTLED_AT: Final = attrgetter("settled_at")


@dataclass(frozen=True, slots=True)
class CaseProgress:
    """How far one case is; `minutes` is the time planned for it, `more` was given it beyond.

    `last` is when something was last settled in it: an ISO time, of another day an ISO date.
    Of what is settled so many were adopted `together`, in one go with those of other cases:
    its `own_plan`, by the map's order or typed for it, is for what is talked through. `talk`
    is how much of it is expected beside its plan, 1 for as much.
    """

    id: CaseId
    reference: str
    group: str
    settled: int
    total: int
    minutes: int
    complete: bool = True
    parked: int = 0
    last: str = ""
    more: int = 0
    together: int = 0
    own_plan: bool = False
    talk: float = 1.0

    @property
    def walked(self) -> float:
        """The minutes of its plan for what is talked through, which was not adopted together."""
        adopted = 0 if self.own_plan or not self.total else self.together / self.total
        return self.minutes * self.talk * (1 - adopted)

    @property
    def allowed(self) -> int:
        """The minutes it has: its plan and what it was given beyond it."""
        return self.minutes + self.more

    @property
    def done(self) -> bool:
        """Whether the room has been through it: all is settled, or parked to come back to."""
        return 0 < self.total <= self.settled + self.parked

    @property
    def open_share(self) -> float:
        """The part of what is talked through that is still to settle, from 1 down to 0."""
        talked = self.total - self.together
        return max(0.0, (self.total - self.settled) / talked) if talked > 0 else 1.0


def progress_of(now: Snapshot, case: Case, at: datetime, talk: float = 1.0) -> CaseProgress:
    """Return how far a case of the audit is at *at*; of so much *talk* beside other cases.

    One with minutes of its own is planned by them, whatever is expected of others.
    """
    held = now.judgements_of(case.id)
    return CaseProgress(
        case.id,
        case.reference,
        now.group_of(case),
        now.settled_points(case.id),
        asked_points(now, case.id),
        now.audit.minutes_per_case if case.minutes is None else case.minutes,
        case.papers is Papers.COMPLETE,
        now.states_of(case.id)[JudgementState.PARKED],
        _last_settled(held, at),
        case.minutes_more,
        list(map(_TOGETHER, held)).count(Together.ADOPTED),
        case.minutes is not None,
        talk if case.minutes is None else 1.0,
    )


def _last_settled(held: Iterable[Judgement], at: datetime) -> str:
    last = max(map(_SETTLED_AT, held), default="")
    return last[:16] if last[:10] == at.date().isoformat() else last[:10]
