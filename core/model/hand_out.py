"""Parallel tables: which file of an audit one is, what was handed out, and what came back."""

import json
from dataclasses import dataclass
from enum import StrEnum

from core.model.ids import NEW, CaseId


@dataclass(frozen=True, slots=True)
class FileOfAudit:
    """Which of the files of one audit this is.

    `audit` is the same in all of them, `file` in every copy of this one. A file that was
    handed out bears the `name` of its table and says in which file (`parent`) it was made,
    and when, as an ISO time of the laptop it was made on.
    """

    audit: str
    file: str
    name: str = ""
    parent: str = ""
    handed_at: str = ""

    @property
    def is_handed_out(self) -> bool:
        """Whether it was handed out to a table."""
        return bool(self.parent)


@dataclass(frozen=True, slots=True)
class HandOut:
    """A file that was handed out from here to the table `name`.

    `file` is what that file calls itself, `written_as` the name it was written under.
    `passphrase` is kept in a locked audit only, so that the slip can be printed again.
    """

    file: str
    name: str
    id: int = NEW
    handed_at: str = ""
    called_back_at: str = ""
    written_as: str = ""
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class HandOutCase:
    """A case that went with a hand-out."""

    hand_out_id: int
    case_id: CaseId
    id: int = NEW


@dataclass(frozen=True, slots=True)
class HandBack:
    """One file that was taken back: how many rows came, how many differences were kept.

    `parent` is the file it was handed out from. `acts` and `digest` tell later whether the
    file that comes again has gone on from there.
    """

    file: str
    name: str
    at: str
    id: int = NEW
    taken: int = 0
    asked: int = 0
    acts: int = 0
    digest: str = ""
    parent: str = ""
    came: str = "[]"

    @property
    def came_by(self) -> dict[tuple[int | None, str], int]:
        """How many rows came, by case (None: of no case) and kind."""
        return {(case, kind): number for case, kind, number in json.loads(self.came)}


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What a table's file said last of one row that it had touched; no `row` where it was gone.

    `number` is the row's in that file, `row_id` its own here: two tables may have made the
    same thing. `row` is JSON.
    """

    file: str
    kind: str
    number: int
    row_id: int
    id: int = NEW
    hand_back_id: int | None = None
    case_id: CaseId | None = None
    row: str = ""


class DifferenceKind(StrEnum):
    """How what is here and what came back differ."""

    BOTH_CHANGED = "both changed"
    REMOVED_THERE = "removed there"
    REMOVED_HERE = "removed here"
    NAME_TAKEN = "name taken"
    CALLED_OTHERWISE = "called otherwise"
    """The answer that was chosen there has other words here by now: it was taken; does it hold?"""
    THE_SAME = "the same"
    """Two agencies or themes that look alike: are they one?"""


class SideChosen(StrEnum):
    """What was chosen where two files differ; until then what is here stays."""

    OPEN = ""
    HERE = "here"
    THERE = "there"
    AS_IT_WAS = "as it was"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TableDifference:
    """One thing of which two files say different things, with both and how it was.

    `columns` are those that differ, joined by commas; none where the whole row is meant.
    `before`, `here` and `there` are their values as JSON; "null" is no row.
    """

    hand_back_id: int
    kind: str
    row_id: int
    how: DifferenceKind
    id: int = NEW
    case_id: CaseId | None = None
    columns: str = ""
    before: str = "null"
    here: str = "null"
    there: str = "null"
    chosen: SideChosen = SideChosen.OPEN
    here_at: str = ""
    there_at: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has chosen yet."""
        return self.chosen is SideChosen.OPEN
