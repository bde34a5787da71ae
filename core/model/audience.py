"""For whom a document is written, and what they may read in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import AgencyId

THRESHOLD: Final = 5
"""Under how many a count points to somebody, unless an audit says otherwise."""


class AudienceKind(StrEnum):
    """Who reads a document: from those who are told most to those who are told least."""

    PANEL = "panel"
    BOARD = "board"
    AGENCY = "agency"
    PRACTITIONERS = "practitioners"
    PUBLIC = "public"

    def reads_no_more_than(self, other: "AudienceKind") -> bool:
        """Return whether it is told as much as another at most."""
        order = tuple(AudienceKind)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads a document; an agency is told its own, and what is for all."""

    kind: AudienceKind = AudienceKind.PANEL
    agency_id: AgencyId | None = None
    tags_cases: bool = False
    """Whether practitioners are told which case something was seen in."""
    checks_facts: bool = False
    """Whether an agency is to check the facts: every line has a number, and a sheet follows."""

    @property
    def names_cases(self) -> bool:
        """Whether a case is called by its reference."""
        if self.kind is AudienceKind.PRACTITIONERS:
            return self.tags_cases
        return self.kind in (AudienceKind.PANEL, AudienceKind.AGENCY)

    @property
    def says_counts(self) -> bool:
        """Whether numbers are told; else words, which stand for a span of them."""
        return self.kind is not AudienceKind.PUBLIC

    @property
    def says_small_splits(self) -> bool:
        """Whether a small number is told of one agency, one case or one group."""
        return self.kind is AudienceKind.PANEL

    @property
    def says_who(self) -> bool:
        """Whether a comment is told with the role or agency that said it."""
        return self.kind in (AudienceKind.PANEL, AudienceKind.BOARD)


PANEL: Final = Audience()
