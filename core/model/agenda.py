"""The day's agenda and the time each case really took."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.model.ids import NEW, CaseId, MeetingId


class AgendaKind(StrEnum):
    """What a stretch of the day is for."""

    OPENING = "opening"
    CASES = "cases"
    BREAK = "break"
    THEMES = "themes"
    CLOSE = "close"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One stretch of a day; `starts` is "09:30", `minutes` its length.

    It belongs to a meeting; without one, to the audit's own day.
    """

    title: str
    kind: AgendaKind
    starts: str
    minutes: int
    id: int = NEW
    position: int = 0
    meeting_id: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A stretch for which a case was open in Walk, at a meeting; ISO times to the second."""

    case_id: CaseId
    began: str
    ended: str
    id: int = NEW
    meeting_id: MeetingId | None = None

    @property
    def minutes(self) -> float:
        """How long it was; nothing where it ends before it begins, or cannot be read."""
        try:
            took = datetime.fromisoformat(self.ended) - datetime.fromisoformat(self.began)
        except (ValueError, TypeError):  # one of them may be of another zone
            return 0.0
        return max(0.0, took.total_seconds() / 60)
