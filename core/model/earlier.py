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


class FigureApart(StrEnum):
    """Why a figure of an earlier audit is not set beside this one's; empty where it is."""

    COMPARED = ""
    NOT_COMPARABLE = "not comparable"
    NOT_PROVIDED = "not provided"


@dataclass(frozen=True, slots=True)
class EarlierCount:
    """How many gave one answer in an earlier audit, of how many that answered.

    `question` and `answer` are the words that were asked and given: by them, and not by
    their keys, a count is known to be of the same. One that stands `apart` is of nothing,
    or must not be compared, `because`; it may name no answer.
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
    apart: FigureApart = FigureApart.COMPARED
    because: str = ""
