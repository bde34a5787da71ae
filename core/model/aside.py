"""What was said to a part of the audit tool that is no longer asked: kept under its old words."""

from dataclasses import dataclass

from core.model.ids import NEW, AgencyId, CaseId
from core.model.judgement import EvidenceSeen, JudgementState


@dataclass(frozen=True, slots=True)
class AnswerAside:
    """One agency's answer, or its `comment`, to what the tool no longer asks.

    `key` and `asked` are the number and wording it was given to, `words` are
    the answer as it was worded then. `put_at` is ISO.
    """

    case_id: CaseId
    agency_id: AgencyId
    key: str
    asked: str
    words: str
    id: int = NEW
    comment: bool = False
    put_at: str = ""


@dataclass(frozen=True, slots=True)
class JudgementAside:
    """What the room said to what it is no longer asked; `answer` and `views` are in words."""

    case_id: CaseId
    key: str
    asked: str
    state: JudgementState
    id: int = NEW
    answer: str = ""
    reason: str = ""
    views: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    put_at: str = ""


@dataclass(frozen=True, slots=True)
class ToolUse:
    """How much was said to some parts of the tool, and how many lines are asked only by them.

    `notes` and `conditions` stay and lose their tie; all else is put aside where
    the parts go.
    """

    answers: int = 0
    comments: int = 0
    judgements: int = 0
    notes: int = 0
    conditions: int = 0

    @property
    def total(self) -> int:
        """How much would be put aside."""
        return self.answers + self.comments + self.judgements

    @property
    def weighs(self) -> bool:
        """Whether anybody said anything that would be touched."""
        return bool(self.total or self.notes)
