"""What was decided about things found in documents before they left, kept for the next time."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW


class DecisionKind(StrEnum):
    """How one thing was settled."""

    REPLACE = "replace"
    ACCEPT = "accept"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class LeavingDecision:
    """One decision: words that are said otherwise everywhere, or one thing by its key.

    `about` are the words replaced, or the key of what was found; `text` stands in place of
    the words, or is the reason why it is accepted.
    """

    kind: DecisionKind
    about: str
    text: str = ""
    id: int = NEW
