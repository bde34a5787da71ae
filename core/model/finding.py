"""What the audit concludes: findings, what each rests on, and sources that are about no case."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, CaseId, FindingId, QuestionId, SourceId, ThemeId


class FindingKind(StrEnum):
    """What a finding says: what goes well, what does not, or what cases teach together."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that rests on named evidence, with a challenge to the board.

    `number` is 0 until an export gave it out; from then on it stays, and the finding is
    not removed but `withdrawn`, which is why. `call_to_act` and `reflection` belong to
    a lesson.
    """

    text: str
    id: FindingId = FindingId(NEW)
    position: int = 0
    theme_id: ThemeId | None = None
    kind: FindingKind = FindingKind.IMPROVEMENT
    number: int = 0
    detail: str = ""
    challenge: str = ""
    call_to_act: str = ""
    reflection: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class FindingCase:
    """A case that a lesson joins with others."""

    finding_id: FindingId
    case_id: CaseId
    id: int = NEW


class EvidenceKind(StrEnum):
    """What a finding can rest on, in the order it is listed."""

    COUNT = "count"
    JUDGEMENT = "judgement"
    COMMENT = "comment"
    NOTE = "note"
    HEADED = "headed text"
    FINDING = "finding"
    FAMILY_VOICE = "family voice"
    MEETING = "meeting"
    LEADER = "leader"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class EvidenceNamed:
    """One piece of evidence under a finding; `row_id` is its number in its own table.

    A count has no row: `count` says what is counted, `shown` how it read when it was
    put here or last taken. Where another figure was kept out, `kept` says why, and
    `kept_for` how the figure read that was not taken.
    """

    finding_id: FindingId
    kind: EvidenceKind
    row_id: int
    id: int = NEW
    position: int = 0
    count: str = ""
    shown: str = ""
    kept: str = ""
    kept_for: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceLeftOut:
    """One piece of evidence that no finding uses, and why."""

    kind: EvidenceKind
    row_id: int
    reason: str
    id: int = NEW


class SourceKind(StrEnum):
    """What a source is that is no return, no meeting and no talk."""

    DOCUMENT = "document"
    SURVEY = "survey"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """A document, survey or other source: named, dated, with its own base where it counts.

    `base` of `unit` were asked ("457", "staff"); 0 where nothing was counted. `dated` is
    an ISO date or empty, `text` what it says. A `count` of them said so, where it is
    known; what it tells of a question stands beside the returns to it.
    """

    title: str
    id: SourceId = SourceId(NEW)
    position: int = 0
    kind: SourceKind = SourceKind.DOCUMENT
    dated: str = ""
    theme_id: ThemeId | None = None
    text: str = ""
    base: int = 0
    unit: str = ""
    count: int | None = None
    question_id: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class KeptWording:
    """Words that were pointed out in a sentence and kept all the same, with the reason."""

    sentence: str
    words: str
    reason: str
    id: int = NEW


class EvidenceSide(StrEnum):
    """On which side of a hypothesis evidence stands."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class HypothesisEvidence:
    """One piece of evidence for or against a hypothesis, named as under a finding."""

    hypothesis_id: int
    kind: EvidenceKind
    row_id: int
    id: int = NEW
    position: int = 0
    side: EvidenceSide = EvidenceSide.FOR
    count: str = ""
    shown: str = ""
