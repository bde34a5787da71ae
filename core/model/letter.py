"""What letters to agencies say, in the audit's own words where it has any."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW


class LetterPart(StrEnum):
    """A paragraph of the letters; what is not written in the audit has standard words."""

    OPENING = "opening"
    GROUND = "legal ground"
    FAMILIES = "what families were told"
    CLOSING = "closing"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class LetterText:
    """The audit's own words for one paragraph; never empty."""

    part: LetterPart
    text: str
    id: int = NEW
