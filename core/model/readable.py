"""What can be read of a damaged file that has no good copy, as it is shown: in plain numbers."""

from dataclasses import dataclass
from enum import Enum, auto


class ReadKind(Enum):
    """What rows are, as they are counted for a facilitator."""

    CASES = auto()
    RETURNS = auto()
    ANSWERS = auto()
    COMMENTS = auto()
    JUDGEMENTS = auto()
    REMARKS = auto()
    DECISIONS = auto()
    TOOL = auto()
    HISTORY = auto()
    OTHERS = auto()


@dataclass(frozen=True, slots=True)
class KindRead:
    """How much of one kind comes along, and what is known of the rest.

    `missing` are those that the file is known to have had and that cannot be read; where
    `maybe_more` there may be others that nothing tells of. `left_out` were read and rest on
    what was not, or make no sense by themselves; `compared` is the number of those that come
    that a second record or a checksum bears out.
    """

    kind: ReadKind
    came: int
    compared: int
    left_out: int = 0
    missing: int = 0
    maybe_more: bool = False


@dataclass(frozen=True, slots=True)
class CaseRead:
    """How much of one case comes along."""

    reference: str
    returns: int = 0
    answers: int = 0
    judgements: int = 0
    comments: int = 0
    remarks: int = 0
