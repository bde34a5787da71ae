"""What the stage Themes is narrowed to."""

from dataclasses import dataclass
from typing import Final

from core.counting.collation import Base
from core.counting.meetings import only_settled
from core.counting.narrowing import EVERYTHING, Narrowing, Within, at_meeting, only_within
from core.model.audit import Audit
from core.model.case import (
    Agency,
    AnswerGiven,
    Attribute,
    Case,
    CaseAttribute,
    Request,
    Return,
    ValueGiven,
)
from core.model.ids import AgencyId, ThemeId
from core.model.meeting import Meeting
from core.model.snapshot import Snapshot
from core.model.tool import Theme

NARROWED_BY: Final = frozenset(
    {Theme, Agency, Case, Request, Return, AnswerGiven, ValueGiven, Meeting, Audit}
    | {Attribute, CaseAttribute}
)
"""What there is to narrow by, and how much that leaves, changes with these."""


@dataclass(frozen=True, slots=True)
class Filters:
    """One theme or all, one agency or all, which base percentages have, and only which returns.

    Of a `meeting` there is what the room settled and heard, never a return. A `group` of cases
    narrows both.
    """

    theme_id: ThemeId | None = None
    agency_id: AgencyId | None = None
    base: Base = Base.APPLICABLE
    only: Narrowing = EVERYTHING
    meeting: Within | None = None
    group: Within | None = None

    @property
    def of_returns(self) -> Narrowing:
        """What narrows the returns, an agency aside."""
        own = (self.group,) if self.group is not None else ()
        return Narrowing(self.only.where, tuple(dict.fromkeys((*own, *self.only.within))))

    @property
    def of_room(self) -> tuple[Within, ...]:
        """What narrows the cases that are counted of the room."""
        return tuple(one for one in (self.group, self.meeting) if one is not None)

    def seen(self, now: Snapshot) -> Snapshot:
        """Return the audit with what was settled and heard at the meeting chosen; else all."""
        return now if self.meeting is None else at_meeting(now, Narrowing(within=(self.meeting,)))

    def room(self, now: Snapshot) -> Snapshot:
        """Return the same for counts of the room: with those cases only that it settled there."""
        return self._of_group(now if self.meeting is None else only_settled(self.seen(now)))

    def among(self, now: Snapshot) -> Snapshot:
        """Return what was settled and heard at the meeting chosen, of the cases chosen."""
        return self._of_group(self.seen(now))

    def _of_group(self, now: Snapshot) -> Snapshot:
        return now if self.group is None else only_within(now, self.group)
