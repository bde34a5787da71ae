"""What an agency said of its own answer in the room: on its form one thing, another now."""

from dataclasses import dataclass

from core.model.ids import NEW, AgencyId, CaseId, ItemId, QuestionId
from core.model.tool import Point


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An agency's own answer as it changed it in the room; both are kept, with their words.

    `before` is what its return said then, `answer` what it says now, each with its lasting
    name. The return itself is as it came.
    """

    case_id: CaseId
    question_id: QuestionId
    agency_id: AgencyId
    id: int = NEW
    item_id: ItemId | None = None
    before: str = ""
    before_key: str = ""
    answer: str = ""
    answer_key: str = ""
    changed_at: str = ""

    @property
    def point(self) -> Point:
        """The point it is of."""
        return Point(self.question_id, self.item_id)
