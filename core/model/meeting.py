"""The meetings an audit has besides its own day, and the cases a meeting goes through."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, CaseId, MeetingId


class MeetingKind(StrEnum):
    """What a meeting is for."""

    PANEL = "panel"
    PRACTITIONERS = "practitioners"
    FEEDBACK = "feedback"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of its own day; `day` is an ISO date or empty, the times are "09:30" or empty."""

    title: str
    id: MeetingId = MeetingId(NEW)
    position: int = 0
    kind: MeetingKind = MeetingKind.OTHER
    day: str = ""
    starts: str = ""
    finishes: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class MeetingCase:
    """A case that a meeting goes through; without a meeting, the audit's own day does.

    A meeting of which no case is named goes through all of them.
    """

    case_id: CaseId
    id: int = NEW
    meeting_id: MeetingId | None = None
