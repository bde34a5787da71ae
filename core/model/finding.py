"""What the audit concludes: findings with their evidence, recommendations, actions."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, AgencyId, FindingId, RecommendationId, ThemeId


@dataclass(frozen=True, slots=True)
class Finding:
    """A numbered statement that rests on named evidence, with a challenge to the board."""

    text: str
    id: FindingId = FindingId(NEW)
    position: int = 0
    theme_id: ThemeId | None = None
    detail: str = ""
    challenge: str = ""
    strength: bool = False


class EvidenceKind(StrEnum):
    """What a finding can rest on."""

    COUNT = "count"
    JUDGEMENT = "judgement"
    NOTE = "note"
    FAMILY_VOICE = "family voice"
    MEETING = "meeting"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class EvidenceNamed:
    """One piece of evidence under a finding; `row_id` is its number in its own table."""

    finding_id: FindingId
    kind: EvidenceKind
    row_id: int
    id: int = NEW
    position: int = 0


class ActionStatus(StrEnum):
    """Where an action stands."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What should change; may stand under another, and may already be answered."""

    text: str
    id: RecommendationId = RecommendationId(NEW)
    position: int = 0
    parent_id: RecommendationId | None = None
    finding_id: FindingId | None = None
    theme_id: ThemeId | None = None
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A step towards a recommendation: owner's role, due date (ISO), measure, status."""

    recommendation_id: RecommendationId
    text: str
    id: int = NEW
    position: int = 0
    owner_role: str = ""
    due: str = ""
    measure: str = ""
    status: ActionStatus = ActionStatus.PLANNED
    progress: str = ""


@dataclass(frozen=True, slots=True)
class ActionOwner:
    """An agency that owns an action; joint actions have several."""

    action_id: int
    agency_id: AgencyId
    id: int = NEW


@dataclass(frozen=True, slots=True)
class EarlierCount:
    """A count from an earlier audit, to compare with."""

    audit_title: str
    item_key: str
    answer_key: str
    count: int
    base: int
    id: int = NEW
