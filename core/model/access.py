"""Who opened an audit for writing, and what left it or was erased from it: apart from the acts."""

from dataclasses import dataclass
from enum import StrEnum


class AccessKind(StrEnum):
    """What was done with the audit as a whole."""

    OPENED = "opened"
    EXPORTED = "exported"
    SHEET = "recovery sheet"
    ANSWERED = "held on one"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the access log: when (ISO time), what, by whom, and what it was about.

    `who` is a role that was typed, or the name of the account at the computer.
    """

    at: str
    kind: AccessKind
    who: str
    about: str = ""
