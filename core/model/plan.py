"""What should change: recommendations, the actions under them, and how each goes on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.model.ids import (
    NEW,
    ActionId,
    AgencyId,
    CaseId,
    FindingId,
    RecommendationId,
    ThemeId,
)
from core.words import tr


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What should change; may stand under another, and may already be answered.

    `number` is 0 until an export gave it out; from then on it stays, and `withdrawn`
    says why it no longer holds. `answered` is what was done before anybody asked,
    `answered_by` and `answered_on` by whom and when, in words. `earlier` names the audit
    it was carried on from, `earlier_number` the number it has there.
    """

    text: str
    id: RecommendationId = RecommendationId(NEW)
    position: int = 0
    parent_id: RecommendationId | None = None
    theme_id: ThemeId | None = None
    number: int = 0
    answered: str = ""
    answered_by: str = ""
    answered_on: str = ""
    withdrawn: str = ""
    earlier: str = ""
    earlier_number: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether it was answered before any action."""
        return bool(self.answered or self.answered_by)


@dataclass(frozen=True, slots=True)
class RecommendationFinding:
    """A finding that a recommendation follows from."""

    recommendation_id: RecommendationId
    finding_id: FindingId
    id: int = NEW


class Owner(Protocol):
    """Who owns a recommendation or an action: an agency, a role, both, or all agencies.

    Where one of several `leads` the others are with it.
    """

    @property
    def agency_id(self) -> AgencyId | None: ...
    @property
    def role(self) -> str: ...
    @property
    def leads(self) -> bool: ...
    @property
    def everyone(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class RecommendationOwner:
    """One owner of a recommendation."""

    recommendation_id: RecommendationId
    id: int = NEW
    position: int = 0
    agency_id: AgencyId | None = None
    role: str = ""
    leads: bool = False
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class ActionOrigin:
    """What an action comes straight from: a case, or one agency's return about it."""

    case_id: CaseId
    agency_id: AgencyId | None = None


class ActionStatus(StrEnum):
    """Where an action stands; how late it is, its date says."""

    NOT_BEGUN = "not begun"
    UNDER_WAY = "under way"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        """How it reads in a list: "Not begun"."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    ActionStatus.NOT_BEGUN: tr("Not begun"),
    ActionStatus.UNDER_WAY: tr("Under way"),
    ActionStatus.CLOSED: tr("Closed"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """A step towards a recommendation, or straight from a case to an agency.

    `due` is an ISO date or empty. A closed one says what was `done` and what `shows`
    that it worked. `earlier` names the audit it was carried on from, `earlier_number`
    the number it has there; `answer` is what the agency said to an action that came
    straight from a case.
    """

    text: str
    id: ActionId = ActionId(NEW)
    position: int = 0
    recommendation_id: RecommendationId | None = None
    case_id: CaseId | None = None
    number: int = 0
    measure: str = ""
    due: str = ""
    status: ActionStatus = ActionStatus.NOT_BEGUN
    done: str = ""
    shows: str = ""
    proposed_by: str = ""
    accepted_by: str = ""
    answer: str = ""
    earlier: str = ""
    withdrawn: str = ""
    earlier_number: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither closed nor withdrawn."""
        return self.status is not ActionStatus.CLOSED and not self.withdrawn


@dataclass(frozen=True, slots=True)
class ActionOwner:
    """One owner of an action."""

    action_id: ActionId
    id: int = NEW
    position: int = 0
    agency_id: AgencyId | None = None
    role: str = ""
    leads: bool = False
    everyone: bool = False


class EntryKind(StrEnum):
    """What an entry on an action tells."""

    NOTE = "note"
    MOVED = "date moved"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """What happened to an action on a day; only ever added to.

    `at` is an ISO date, `role` says whose words it is. Of a moved date `was` is the old one.
    """

    action_id: ActionId
    kind: EntryKind
    text: str
    at: str
    id: int = NEW
    role: str = ""
    was: str = ""
