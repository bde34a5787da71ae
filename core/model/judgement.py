"""What the room says for one case and one question, and who saw it differently."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import (
    NEW,
    AgencyId,
    AnswerId,
    CaseId,
    ItemId,
    JudgementId,
    MeetingId,
    QuestionId,
)
from core.model.tool import Point
from core.words import tr

CHANGE: Final = tr("change what was agreed")
"""How the label of every act begins that settles anew what was settled."""


class JudgementState(StrEnum):
    """How far the room got. NOT_REACHED has words or views but no answer yet."""

    NOT_REACHED = "not reached"
    DRAFT = "draft"
    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    PARKED = "parked"

    @property
    def settled(self) -> bool:
        """Whether the room is done with it: agreed, or agreed to differ."""
        return self in (JudgementState.AGREED, JudgementState.NOT_AGREED)


class Layer(StrEnum):
    """Whose judgement it is, where a tool wants several, one after the other."""

    NONE = ""
    OWN = "own"
    MODERATED = "moderated"
    SECOND = "second reader"
    CHAIR = "chair"


class Together(StrEnum):
    """What came of reading it out before it was agreed.

    ADOPTED: with others on which all returns say the same, and nobody objected in the pause.
    OBJECTED: somebody did, then or once it was agreed, and it was talked through.
    """

    NONE = ""
    ADOPTED = "adopted"
    OBJECTED = "objected"


class EvidenceSeen(StrEnum):
    """How complete the papers were behind a judgement."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    TOO_LITTLE = "too little"


class ViewKind(StrEnum):
    """What a differing view is about."""

    REFERRAL = "referral"
    ASSESSMENT = "assessment"
    ROLES = "roles"
    SERVICE = "service provision"
    SHARING = "information sharing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement; at most one for each case and point.

    `settled_at` is an ISO time, empty until it is agreed, not agreed or parked. `value`
    stands for the answer where it is not one of some, as `model/value.py` writes it.
    `layer` is the one it was settled in, where the tool has layers; `meeting_id` where it
    was settled, None for the audit's own day. `together` says whether it was read out
    with others.
    """

    case_id: CaseId
    question_id: QuestionId
    id: JudgementId = JudgementId(NEW)
    item_id: ItemId | None = None
    state: JudgementState = JudgementState.NOT_REACHED
    answer_id: AnswerId | None = None
    reason: str = ""
    evidence: EvidenceSeen = EvidenceSeen.COMPLETE
    settled_at: str = ""
    value: str = ""
    layer: Layer = Layer.NONE
    meeting_id: MeetingId | None = None
    together: Together = Together.NONE

    @property
    def answered(self) -> bool:
        """Whether an answer was chosen or written, agreed or not."""
        return self.answer_id is not None or bool(self.value)

    @property
    def point(self) -> Point:
        """The point that was judged."""
        return Point(self.question_id, self.item_id)


@dataclass(frozen=True, slots=True)
class DifferingView:
    """An agency's view that stands against the judgement."""

    judgement_id: JudgementId
    agency_id: AgencyId
    id: int = NEW
    kind: ViewKind = ViewKind.OTHER
    note: str = ""
