"""First views: what the table says of a question before it sees what the agencies wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.model.ids import NEW, AgencyId, CaseId, ItemId, QuestionId
from core.model.tool import Point


@dataclass(frozen=True, slots=True)
class FirstView:
    """What one agency said first at one point of one case.

    `answer` are the words it had then, `answer_key` its lasting name, or the value as it is
    kept where it is not one of some: both are empty where it had no view. It may have been
    given `by_call`, and `put_right` once the returns were shown.
    """

    case_id: CaseId
    question_id: QuestionId
    agency_id: AgencyId
    id: int = NEW
    item_id: ItemId | None = None
    answer: str = ""
    answer_key: str = ""
    by_call: bool = False
    put_right: bool = False

    @property
    def point(self) -> Point:
        """The point it is of."""
        return Point(self.question_id, self.item_id)


@dataclass(frozen=True, slots=True)
class FirstRound:
    """The first views of one point of one case as a whole.

    `revealed` is when the returns were shown beside them, an ISO time, empty until then.
    `cards` are how many showed which answer where cards were counted, or the one answer of
    a room without anybody who works with the case, as `cards_value` writes it.
    """

    case_id: CaseId
    question_id: QuestionId
    id: int = NEW
    item_id: ItemId | None = None
    revealed: str = ""
    cards: str = ""

    @property
    def point(self) -> Point:
        """The point it is of."""
        return Point(self.question_id, self.item_id)


def cards_value(counts: Mapping[str, int]) -> str:
    """Return how many showed each answer, by its key, as it is kept: "yes=3 no=2"."""
    return " ".join(f"{key}={count}" for key, count in counts.items() if count > 0)


def cards_counted(value: str) -> dict[str, int]:
    """Return how many showed each answer, by its key."""
    pairs = (one.rpartition("=") for one in value.split())
    return {key: int(count) for key, _, count in pairs if key and count.isdecimal()}
