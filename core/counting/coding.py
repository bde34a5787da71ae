"""Tallies codes: how many reasons, comments and remarks have each."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from core.model.coding import Code
from core.model.finding import EvidenceKind
from core.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How many pieces of each kind have a code; a piece may have several codes."""

    code: Code
    by_kind: Mapping[EvidenceKind, int]

    @property
    def total(self) -> int:
        """How many pieces have it."""
        return sum(self.by_kind.values())


def code_counts(now: Snapshot) -> tuple[CodeCount, ...]:
    """Return the tally of every code, in the list's order."""
    counted = Counter((one.code_id, one.kind) for one in now.code_uses)
    kinds = dict.fromkeys(one.kind for one in now.code_uses)
    return tuple(
        CodeCount(code, {kind: counted[code.id, kind] for kind in kinds if counted[code.id, kind]})
        for code in now.codes
    )


def pieces_coded(now: Snapshot) -> int:
    """Return how many pieces have a code at all."""
    return len({(one.kind, one.row_id) for one in now.code_uses})
