"""How many families were asked and heard, and what was said on each theme."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from core.model.ids import CaseId, ThemeId
from core.model.snapshot import Snapshot
from core.model.voices import (
    NOT_QUOTED,
    SAID_NO,
    FamilyAsked,
    FamilyOutcome,
    FamilyVoice,
    LeaderTalk,
    MeetingObserved,
)
from core.words import tr

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


_NO = re.compile(r"(?:no|declined|refused)\b(?!\sobjection)")
_UNQUOTED = re.compile(r"\b(?:not|no)\s(?:to\s)?(?:be\s)?quot")
"""How else a refusal is typed, in small letters and single spaces."""


class Leave(StrEnum):
    """What of a family's voice may be printed, by what its person agreed to."""

    WORDS = "words"
    SUMMARY = "summary"
    NOTHING = "nothing"


def leave_to_print(now: Snapshot, voice: FamilyVoice) -> Leave:
    """Return what may be printed of a voice: the strictest that was agreed to about its case.

    Where the same role was asked, what that person agreed to holds. A voice nobody is
    listed for may be printed, as before anybody was listed.
    """
    asked = [one for one in now.families_asked if one.case_id == voice.case_id]
    same = [one for one in asked if _same_role(one.who, voice.said_by)]
    if voice.case_id is not None:
        same = same or asked
    said = [" ".join(one.consent.casefold().split()) for one in same]
    if any(words.startswith(tr(SAID_NO).casefold()) or _NO.match(words) for words in said):
        return Leave.NOTHING
    if any(tr(NOT_QUOTED).casefold() in words or _UNQUOTED.search(words) for words in said):
        return Leave.SUMMARY
    return Leave.WORDS


def may_print(now: Snapshot, voice: FamilyVoice) -> bool:
    """Return whether what a voice says may stand somewhere as it was written down."""
    leave = leave_to_print(now, voice)
    return leave is Leave.WORDS or (leave is Leave.SUMMARY and not voice.verbatim)


def _same_role(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


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
