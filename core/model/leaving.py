"""What was decided about things found in documents before they left, kept for the next time."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.audience import AudienceKind
from core.model.ids import NEW
from core.model.published import PROGRAMME


class DecisionKind(StrEnum):
    """How one thing was settled."""

    REPLACE = "replace"
    ACCEPT = "accept"
    LEAVE_OUT = "leave out"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class LeavingDecision:
    """One decision: words that are said otherwise, or one thing by its key.

    `about` are the words replaced, or the key of what was found; `text` stands in place of
    the words, or is the reason why it is accepted. A story's `CHANGE` puts other details in
    place of real ones, which the documents say. `whom` names the reader for whom it was
    decided: what is replaced or left out is so for whoever is told less as well, what is
    accepted for whoever is told more. Without one it holds for every reader.
    """

    kind: DecisionKind
    about: str
    text: str = ""
    id: int = NEW
    whom: str = ""

    def holds_for(self, kind: AudienceKind) -> bool:
        """Return whether it holds for a reader; for one nobody knows only what hides holds."""
        if not self.whom:
            return True
        if self.whom == PROGRAMME:  # of no document
            return False
        decided = next((one for one in AudienceKind if one == self.whom), None)
        if decided is None:
            return self.kind is not DecisionKind.ACCEPT
        if self.kind is DecisionKind.ACCEPT:
            return decided.reads_no_more_than(kind)
        return kind.reads_no_more_than(decided)
