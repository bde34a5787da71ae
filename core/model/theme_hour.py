"""The theme hour: what a room writes in silence, groups, and ranks by points."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, HourCardId, HourGroupId, HourId, MeetingId


class HourStage(StrEnum):
    """How far the hour is: written in silence, heard in turn, grouped, ranked by each voice."""

    WRITING = "silent writing"
    ROUND = "round robin"
    GROUPING = "grouping"
    RANKING = "ranking"


@dataclass(frozen=True, slots=True)
class ThemeHour:
    """One question put to the room.

    Each voice puts as many as are `ranked` in order: its first gets so many points, the next
    one fewer. So many `voices` are expected; 0 where nobody said how many.
    """

    question: str
    id: HourId = HourId(NEW)
    position: int = 0
    stage: HourStage = HourStage.WRITING
    ranked: int = 5
    voices: int = 0
    meeting_id: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class HourGroup:
    """Cards that say the same under a title; `taken_at` is when it was made into a theme."""

    hour_id: HourId
    title: str
    id: HourGroupId = HourGroupId(NEW)
    position: int = 0
    taken_at: str = ""


@dataclass(frozen=True, slots=True)
class HourCard:
    """What somebody wrote, by nobody's name; without a group it stands alone."""

    hour_id: HourId
    text: str
    id: HourCardId = HourCardId(NEW)
    position: int = 0
    group_id: HourGroupId | None = None


@dataclass(frozen=True, slots=True)
class HourVote:
    """A group that one voice put at a place, from 1 on; voices are counted, never named."""

    hour_id: HourId
    voice: int
    place: int
    group_id: HourGroupId
    id: int = NEW
