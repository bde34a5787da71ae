"""Who opened an audit for writing, and what left it or was erased from it: apart from the acts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LONGEST_LINE: Final = 2_000
"""How many letters of a role, or of what a line of the log is about, are kept."""


class AccessKind(StrEnum):
    """What was done with the audit as a whole."""

    OPENED = "opened"
    EXPORTED = "exported"
    SHEET = "recovery sheet"
    ANSWERED = "held on one"
    ERASED = "erased"
    TAKEN = "taken"
    HANDED = "handed over"
    WANTED = "asked for"
    IDENTITIES = "identity sheets"
    KEY_FILE = "key file"
    TABLE = "handed out"
    BACK = "taken back"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the access log: when (ISO time), what, by whom, and what it was about.

    `who` is a role that was typed, or the name of the account at the computer.
    """

    at: str
    kind: AccessKind
    who: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Custody:
    """Who has an audit that two people prepare by turns, and who asks for it.

    `has` is empty once it was handed over, by whom and with which note then. All of it is
    empty where nobody ever said so. Times are ISO.
    """

    has: str = ""
    since: str = ""
    handed_by: str = ""
    handed_at: str = ""
    note: str = ""
    wanted_by: str = ""
    wanted_at: str = ""

    @property
    def is_used(self) -> bool:
        """Whether anybody ever said who has it."""
        return bool(self.has or self.handed_by)
