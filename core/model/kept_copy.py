"""The words of the copies that are kept by themselves."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class CopyReason(StrEnum):
    """What a copy was made for."""

    MINUTES = "minutes"
    SESSION = "session"
    CLOSING = "closing"
    OLDER = "older"
    """The file was about to be brought up to date."""
    GOING_BACK = "going back"
    PASSPHRASE = "passphrase"
    ERASED = "erased"
    """A case was erased for good; the copies before went."""


class PlainCopies(StrEnum):
    """What was chosen for the copies of an audit that has no passphrase."""

    NOT_ASKED = ""
    KEEP = "keep"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What was counted in a copy when it was opened again; equal where nothing was changed."""

    cases: int = 0
    settled: int = 0
    remarks: int = 0
    acts: int = 0
    last_act: int = 0
    last_at: str = ""
    drafts: str = ""


@dataclass(frozen=True, slots=True)
class LockedAnew:
    """What a change of passphrase did to the copies: how many follow it, which do not.

    `earlier` are locked with a passphrase that was not given; `away` is the name of the
    second place, where that could not be reached.
    """

    copies: int = 0
    earlier: tuple["KeptCopy", ...] = ()
    away: str = ""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One copy that was found whole after it was written; `sequence` is its place in the order.

    `at` is what the computer's clock said then, and decides nothing. `digest` is of
    its bytes, `opening` and `writes` are the mark that it bears.
    """

    sequence: int
    at: str
    reason: CopyReason
    size: int
    digest: str
    opening: str
    writes: int
    facts: CopyFacts


class PutBack(StrEnum):
    """What became of a copy that was to be put back."""

    DONE = "done"
    BOTH = "both"
    """Somebody changed the file meanwhile, or has it open: it lies beside that."""
    LATER = "later"
    """The place cannot be reached or written to: it stays here and is found first."""


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """A copy on this computer that is worked on; `home` is where it belongs.

    `digest` tells what lay there when it was taken.
    """

    path: Path
    home: Path
    digest: str
