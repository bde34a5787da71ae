"""Who else was asked than the agencies: families, meetings that were watched, leaders."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, AgencyId, CaseId, ThemeId
from core.words import later, tr, word_for

TO_BE_QUOTED = later("to be heard and quoted")
NOT_QUOTED = later("to be heard, not quoted")
SAID_NO = later("said no")
"""What is usually agreed to, as it is offered; any other words can be typed."""


class FamilyOutcome(StrEnum):
    """What came of asking a family."""

    WAITING = "asked"
    HEARD = "heard"
    DECLINED = "declined"
    NOT_REACHED = "not reached"
    NOT_ASKED = "not asked"

    @property
    def word(self) -> str:
        """How it reads beside who was asked: "asked, no answer yet"."""
        return tr("asked, no answer yet") if self is FamilyOutcome.WAITING else word_for(self)


@dataclass(frozen=True, slots=True)
class FamilyAsked:
    """One person of a family and what came of asking; `who` is a role, never a name.

    `means` says how they were asked, `asked_by` in which role, and `consent` what they
    agreed to, in words. `asked_on` is an ISO date or empty.
    """

    who: str
    id: int = NEW
    position: int = 0
    case_id: CaseId | None = None
    means: str = ""
    asked_by: str = ""
    asked_on: str = ""
    consent: str = ""
    outcome: FamilyOutcome = FamilyOutcome.WAITING


@dataclass(frozen=True, slots=True)
class FamilyVoice:
    """What parents or children said, and how it was heard."""

    text: str
    id: int = NEW
    position: int = 0
    case_id: CaseId | None = None
    theme_id: ThemeId | None = None
    said_by: str = ""
    means: str = ""
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class MeetingObserved:
    """A meeting watched as part of the audit; `watched_by` is a role."""

    title: str
    id: int = NEW
    position: int = 0
    held_on: str = ""
    pathway: str = ""
    text: str = ""
    watched_by: str = ""
    theme_id: ThemeId | None = None


@dataclass(frozen=True, slots=True)
class LeaderTalk:
    """A talk with somebody who leads, by role and agency: what was said on one theme."""

    role: str
    id: int = NEW
    position: int = 0
    agency_id: AgencyId | None = None
    held_on: str = ""
    theme_id: ThemeId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SpeakingTurns:
    """How often an agency has spoken on a case, where the audit counts it."""

    case_id: CaseId
    agency_id: AgencyId
    id: int = NEW
    times: int = 0
