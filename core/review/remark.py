"""One thing to look at before documents leave, and where it leads."""

from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import ActionId, CaseId, FindingId, NoteId, RecommendationId
from core.model.tool import Point
from core.review.texts import DocumentText


class RemarkKind(StrEnum):
    """What a remark is about, in the words that head it."""

    CONCERN = "Immediate concern"
    NAME = "A name?"
    DETAIL = "Identifying detail"
    DERIVED = "Can be worked out"
    SINGLED_OUT = "Points to one {case}"
    CHARACTER = "Cannot be printed"
    WORDING = "Words and numbers"
    GROUP = "Small group"
    EVIDENCE = "Evidence seen"
    PAPERS = "Papers"
    REASON = "Reason to write"
    DIFFERENCE = "Who differed"
    OPEN = "Still open"
    TABLES = "Tables"
    UNPRINTED = "Printed nowhere"
    TOO_LONG = "Too long"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at; `place` says where, the ids lead there; `words` are what was found."""

    kind: RemarkKind
    must_settle: bool
    text: str
    place: str = ""
    case_id: CaseId | None = None
    note_id: NoteId | None = None
    point: Point | None = None
    finding_id: FindingId | None = None
    recommendation_id: RecommendationId | None = None
    action_id: ActionId | None = None
    words: str = ""
    part_id: int | None = None


def in_its_sentence(text: str, start: int, end: int) -> str:
    """Return a place with a little around it: "“…asked Callum what home is like…”"."""
    start, end = max(0, start - 12), min(len(text), end + 18)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"“{before}{' '.join(text[start:end].split())}{after}”"


def remark_at(text: DocumentText, kind: RemarkKind, said: str, words: str = "") -> Remark:
    """Return a remark on a text, which never has to be settled first."""
    concluded = (text.finding_id, text.recommendation_id, text.action_id)
    at = (text.case_id, text.note_id, text.point, *concluded)
    return Remark(kind, False, said, text.place, *at, words=words, part_id=text.part_id)
