"""One place in a text whose words do not fit the numbers, with what to say instead."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.fault import shown
from core.words import tr


class MarkKind(StrEnum):
    """What does not fit, in the words that head it; what misleads most comes first."""

    NOT_ALL = "Not all"
    SHARE = "Another share"
    UNIT = "Another unit"
    NO_COUNT = "No count gives this"
    CHANGE = "Another change"
    POINTS = "Percentage points"
    WORD = "Another word"
    SUM = "Does not add up"
    TEST = "No test"
    ROUNDING = "Rounded otherwise"
    PRECISION = "Too exact"
    LENGTH = "Two findings?"


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """Words from `start` to `end` of a text, why they do not fit, and what the numbers are.

    `offer` may stand in their place; it is empty where no wording can be offered.
    """

    kind: MarkKind
    start: int
    end: int
    reason: str
    numbers: str = ""
    offer: str = ""

    def words_in(self, text: str) -> str:
        """Return the words pointed at."""
        return text[self.start : self.end]

    def told(self, text: str) -> str:
        """Return why they do not fit, the words first, and what could be said instead."""
        reason = self.reason
        if not reason.startswith("“"):
            reason = tr("“{words}”: {reason}", words=shown(self.words_in(text)), reason=reason)
        return reason + (tr(" It could say “{offer}”.", offer=self.offer) if self.offer else "")
