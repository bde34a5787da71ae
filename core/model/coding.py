"""Codes: the user's own short names for what reasons, comments and remarks speak of."""

from dataclasses import dataclass
from typing import Final

from core.model.finding import EvidenceKind
from core.model.ids import NEW, CodeId


@dataclass(frozen=True, slots=True)
class Code:
    """One name of the user's list, made while reading."""

    name: str
    id: CodeId = CodeId(NEW)
    position: int = 0


@dataclass(frozen=True, slots=True)
class CodeUse:
    """A reason, comment or remark that has a code; named as evidence is."""

    code_id: CodeId
    kind: EvidenceKind
    row_id: int
    id: int = NEW


CODED_KINDS: Final = (
    *(EvidenceKind.JUDGEMENT, EvidenceKind.COMMENT, EvidenceKind.NOTE, EvidenceKind.HEADED),
    *(EvidenceKind.FAMILY_VOICE, EvidenceKind.MEETING, EvidenceKind.LEADER),
)
"""What has words that somebody wrote or said, in the order it is told."""
