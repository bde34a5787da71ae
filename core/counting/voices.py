"""How many families were asked and heard, and what was said on each theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from core.model.ids import CaseId, ThemeId
from core.model.snapshot import Snapshot
from core.model.voices import FamilyAsked, FamilyOutcome, FamilyVoice, LeaderTalk, MeetingObserved

V = TypeVar("V", FamilyVoice, MeetingObserved, LeaderTalk)


@dataclass(frozen=True, slots=True)
class Families:
    """How many families were asked and heard.

    `listed` is false where nobody was listed: `heard` is then the number typed among
    the audit's details, and who was asked is not known.
    """

    asked: int
    heard: int
    listed: bool


def families(now: Snapshot) -> Families:
    """Count families: all who were asked about one case are one, those about none one each."""
    if not now.families_asked:
        return Families(0, now.audit.families_heard, False)
    asked = _families(
        one for one in now.families_asked if one.outcome is not FamilyOutcome.NOT_ASKED
    )
    heard = _families(one for one in now.families_asked if one.outcome is FamilyOutcome.HEARD)
    return Families(asked, heard, True)


def _families(rows: Iterable[FamilyAsked]) -> int:
    return len({(one.case_id, None if one.case_id is not None else one.id) for one in rows})


@dataclass(frozen=True, slots=True)
class ThemeVoices:
    """What other voices said on one theme; `theme_id` is None for what is under none."""

    theme_id: ThemeId | None
    voices: tuple[FamilyVoice, ...] = ()
    meetings: tuple[MeetingObserved, ...] = ()
    talks: tuple[LeaderTalk, ...] = ()

    @property
    def cases(self) -> frozenset[CaseId]:
        """The cases whose families spoke of it."""
        return frozenset(one.case_id for one in self.voices if one.case_id is not None)


def voices_by_theme(now: Snapshot) -> tuple[ThemeVoices, ...]:
    """Return what was said by theme in the tool's order, what is under none last."""
    order = [*(theme.id for theme in now.tool.themes), None]
    found = [
        ThemeVoices(
            theme_id,
            _under(theme_id, now.family_voices),
            _under(theme_id, now.meetings_observed),
            _under(theme_id, now.leader_talks),
        )
        for theme_id in order
    ]
    return tuple(one for one in found if one.voices or one.meetings or one.talks)


def _under(theme_id: ThemeId | None, rows: Iterable[V]) -> tuple[V, ...]:
    return tuple(row for row in rows if row.theme_id == theme_id)
