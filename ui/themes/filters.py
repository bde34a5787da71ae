"""What the stage Themes is narrowed to."""

from dataclasses import dataclass

from core.counting.collation import Base
from core.counting.meetings import only_settled
from core.counting.narrowing import EVERYTHING, Narrowing, Within, at_meeting
from core.model.ids import AgencyId, ThemeId
from core.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Filters:
    """One theme or all, one agency or all, which base percentages have, and only which returns.

    Of a `meeting` there is what the room settled and heard, never a return.
    """

    theme_id: ThemeId | None = None
    agency_id: AgencyId | None = None
    base: Base = Base.APPLICABLE
    only: Narrowing = EVERYTHING
    meeting: Within | None = None

    def seen(self, now: Snapshot) -> Snapshot:
        """Return the audit with what was settled and heard at the meeting chosen; else all."""
        return now if self.meeting is None else at_meeting(now, Narrowing(within=(self.meeting,)))

    def room(self, now: Snapshot) -> Snapshot:
        """Return the same for counts of the room: with those cases only that it settled there."""
        return now if self.meeting is None else only_settled(self.seen(now))
