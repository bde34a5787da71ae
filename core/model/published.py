"""What this audit publishes to a programme: each version signed, waiting or sent; and where to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.ids import NEW

PROGRAMME: Final = "programme"
"""For whom it is that a decision about what leaves was made for a programme alone."""


class PublishedState(StrEnum):
    """How far a version got. REPLACED ones gave way to a later one; of WITHDRAWN no word stays."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Published:
    """One version of what was published, or that one was withdrawn; `version` counts from 1.

    `payload` is what was signed, as it travels, empty once it was withdrawn or a case that it
    counts was erased for good: digest, time and `reason` stay. `key` names the signing key,
    `withdrawal` the signed word that takes it back, `goes_to` a service, or a folder's name.
    Times are ISO.
    """

    version: int
    round: str
    sha256: str
    id: int = NEW
    state: PublishedState = PublishedState.WAITING
    payload: str = ""
    key: str = ""
    signature: str = ""
    signed_at: str = ""
    goes_to: str = ""
    sent_at: str = ""
    refused: str = ""
    withdrawn_at: str = ""
    reason: str = ""
    withdrawal: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is what counts now, or will once it is sent."""
        return self.state in (PublishedState.WAITING, PublishedState.SENT)

    @property
    def waits(self) -> bool:
        """Whether it can be sent: what a case was erased from since is to be signed anew."""
        return self.state is PublishedState.WAITING and bool(self.payload)

    @property
    def short_sum(self) -> str:
        """The beginning of its digest, to be read out: "7f3a 91c2"."""
        return f"{self.sha256[:4]} {self.sha256[4:8]}"


@dataclass(frozen=True, slots=True)
class ProgrammeChoice:
    """To which service an audit publishes, empty for a folder, and whether it is sent unasked.

    What it recommends and does is read by other members where it is `shared`.
    """

    id: int = 1
    service: str = ""
    at_opening: bool = False
    shared: bool = False
