"""How a theme hour stands: the points of each group, how many voices gave any, what is alone."""

from collections import Counter
from dataclasses import dataclass

from core.model.ids import HourGroupId
from core.model.snapshot import Snapshot
from core.model.theme_hour import HourCard, HourGroup, ThemeHour


@dataclass(frozen=True, slots=True)
class GroupResult:
    """A group with its cards; `points` by how many `voices`, its `rank` shared with its equals."""

    group: HourGroup
    cards: tuple[HourCard, ...]
    points: int
    voices: int
    rank: int


@dataclass(frozen=True, slots=True)
class HourResult:
    """The groups in the order they were made, what stands alone, and whose points are in."""

    hour: ThemeHour
    groups: tuple[GroupResult, ...]
    alone: tuple[HourCard, ...]
    cards: int
    voices: int

    @property
    def all_in(self) -> bool:
        """Whether every voice that was expected gave its points; never while none is expected."""
        return 0 < self.hour.voices <= self.voices

    @property
    def ranked(self) -> tuple[GroupResult, ...]:
        """The groups by their points; equal ones in the order they were made."""
        return tuple(sorted(self.groups, key=lambda one: one.rank))


def hour_result(now: Snapshot, hour: ThemeHour) -> HourResult:
    """Return how a theme hour stands.

    A voice gives its first choice as many points as it may put groups in order, the next one
    fewer: nominal group technique. Source: Delbecq and Van de Ven, A Group Process Model for
    Problem Identification and Program Planning (1971).
    """
    cards, votes = now.cards_of_hour(hour.id), now.votes_of_hour(hour.id)
    points, voices = Counter[HourGroupId](), Counter[HourGroupId]()
    for one in votes:
        if 0 < one.place <= hour.ranked:
            points[one.group_id] += hour.ranked + 1 - one.place
            voices[one.group_id] += 1
    groups = tuple(
        GroupResult(
            group,
            tuple(card for card in cards if card.group_id == group.id),
            points[group.id],
            voices[group.id],
            1 + sum(other > points[group.id] for other in _each(now, hour, points)),
        )
        for group in now.groups_of_hour(hour.id)
    )
    alone = tuple(card for card in cards if card.group_id is None)
    return HourResult(hour, groups, alone, len(cards), len({one.voice for one in votes}))


def _each(now: Snapshot, hour: ThemeHour, points: Counter[HourGroupId]) -> list[int]:
    return [points[group.id] for group in now.groups_of_hour(hour.id)]


def voices_of(now: Snapshot, hour: ThemeHour) -> list[tuple[int, tuple[HourGroupId, ...]]]:
    """Return each voice by its number with the groups it put in order, the first voice first."""
    votes = sorted(now.votes_of_hour(hour.id), key=lambda one: (one.voice, one.place))
    found: dict[int, tuple[HourGroupId, ...]] = {}
    for one in votes:
        found[one.voice] = (*found.get(one.voice, ()), one.group_id)
    return list(found.items())
