"""Earlier audits that this one follows, and what they counted: numbers, never cases."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, EarlierId


@dataclass(frozen=True, slots=True)
class EarlierAudit:
    """An earlier audit; `day` is an ISO date or empty, `looked_at` says what it was about."""

    title: str
    id: EarlierId = EarlierId(NEW)
    position: int = 0
    day: str = ""
    looked_at: str = ""


class EarlierSource(StrEnum):
    """Whose answers an earlier audit counted."""

    RETURNS = "returns"
    ROOM = "agreed"


@dataclass(frozen=True, slots=True)
class EarlierCount:
    """How many gave one answer in an earlier audit, of how many that answered.

    `question` and `answer` are the words that were asked and given: by them, and not by
    their keys, a count is known to be of the same.
    """

    earlier_id: EarlierId
    question: str
    answer: str
    count: int
    base: int
    id: int = NEW
    source: EarlierSource = EarlierSource.RETURNS
    item_key: str = ""
    answer_key: str = ""
