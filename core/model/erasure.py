"""What erasing a case for good did, and what it could not reach: counts, no content."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Erased:
    """What went and what is left.

    `rows` counts what was removed by kind of row, `acts` the entries of the history
    that spoke of the case, `drafts` the words not entered yet, `waiting` the rows held
    back that named it. `named` counts texts elsewhere, by kind of row, in which its
    reference still stands. `copies` of the audit went; `copied` says whether a new one
    was kept first, `left` how many could not be removed, `away` the name of a second
    place that could not be reached, `home` that of the file whose copy on this computer
    was worked on: it holds the case until the copy is put back there. `other_files` names the
    files beside the audit that are called after it and may hold the case: a damaged one
    that was kept, one from before an update, one of two that went apart. `tables` names those
    it was handed out to: their files still hold it.
    """

    number: int
    at: str
    rows: Mapping[str, int] = field(default_factory=dict)
    acts: int = 0
    drafts: int = 0
    waiting: int = 0
    named: Mapping[str, int] = field(default_factory=dict)
    copies: int = 0
    copied: bool = False
    left: int = 0
    away: str = ""
    home: str = ""
    other_files: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
