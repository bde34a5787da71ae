"""What makes a document one's own, what of it left before, and what agencies corrected in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import NEW, AgencyId, CaseId, FindingId

START = "start"
"""The part before all others, which every document has: it holds the user's own words alone."""

CASE_PARTS: Final = "case:"
"""How the keys of parts begin that are of one case; they go with it when it is erased."""


def case_part(case_id: CaseId) -> str:
    """Return the part of a document that is of one case."""
    return f"{CASE_PARTS}{case_id}"


def finding_part(finding_id: FindingId) -> str:
    """Return the part of a document that is of one finding."""
    return f"finding:{finding_id}"


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One part of a document where it is not as it is shipped, by the keys of both.

    Its own `words` stand at its beginning; `numbers` are the live ones in them, as
    `own_numbers` reads them. At `position` 0 it stands where it is shipped, else by it.
    """

    document: str
    part: str
    words: str = ""
    numbers: str = ""
    position: int = 0
    left_out: bool = False
    id: int = NEW

    @property
    def as_shipped(self) -> bool:
        """Whether nothing of it is the user's own."""
        return not (self.words.strip() or self.position or self.left_out)


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A live number in somebody's own words: which it is, and the words it stands there in."""

    count: str
    shown: str


def own_numbers(part: DocumentPart) -> tuple[OwnNumber, ...]:
    """Return the live numbers in a part's own words; nothing of what cannot be read."""
    import msgspec  # outside the start: no number is kept until one is written

    try:
        return msgspec.json.decode(part.numbers or "[]", type=tuple[OwnNumber, ...])
    except msgspec.MsgspecError:
        return ()


def numbers_text(numbers: Sequence[OwnNumber]) -> str:
    """Return live numbers as they are kept."""
    import msgspec

    return msgspec.json.encode(numbers).decode() if numbers else ""


def parts_of(parts: Iterable[DocumentPart], document: str) -> dict[str, DocumentPart]:
    """Return what is one's own of a document, by the key of the part."""
    return {one.part: one for one in parts if one.document == document}


@dataclass(frozen=True, slots=True)
class FiguresOut:
    """The figures of one document as they last left for one audience, and when.

    `figures` is a JSON object: the number of a place, which holds no word, to the figure.
    """

    document: str
    audience: str
    figures: str
    edition: str = ""
    at: str = ""
    id: int = NEW


class CorrectionState(StrEnum):
    """What came of a correction."""

    OPEN = "open"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not accepted"


@dataclass(frozen=True, slots=True)
class Correction:
    """What an agency says should be put right in a document it was given to check."""

    agency_id: AgencyId
    document: str
    paragraph: str = ""
    says: str = ""
    state: CorrectionState = CorrectionState.OPEN
    reason: str = ""
    edition: str = ""
    position: int = 0
    id: int = NEW
