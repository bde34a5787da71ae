"""What was judged of each agency's own part, before the judgement for all."""

from dataclasses import dataclass

from core.model.ids import NEW, AgencyId, CaseId, ItemId, QuestionId
from core.model.tool import Point


@dataclass(frozen=True, slots=True)
class PartJudgement:
    """How one agency's own part was judged at one point of one case.

    `answer` are the words it had then, `answer_key` its lasting name: where the tool has
    that answer no longer the words stay.
    """

    case_id: CaseId
    question_id: QuestionId
    agency_id: AgencyId
    id: int = NEW
    item_id: ItemId | None = None
    answer: str = ""
    answer_key: str = ""

    @property
    def point(self) -> Point:
        """The point that was judged."""
        return Point(self.question_id, self.item_id)
