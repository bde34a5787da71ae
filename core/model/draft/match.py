"""What of a file's own words means what in the audit, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from core.model.names import normalised


class MatchKind(StrEnum):
    """What of a file is matched."""

    COLUMN = "column"
    ANSWER = "answer"
    AGENCY = "agency"
    CASE = "case"
    DATE = "date"
    NIL = "nil"
    ROW = "row"


class Certainty(StrEnum):
    """How sure a match is; only what is certain or agreed comes in."""

    CERTAIN = "certain"
    PROPOSED = "proposed"
    AGREED = "agreed"
    PASSED_OVER = "passed over"
    UNKNOWN = "cannot be known"


_LETTERS: Final = 26

MatchKey = tuple[MatchKind, str, str, str]
"""A match by its kind, its form, its place and its words, as they are compared."""

Agreed = Mapping[MatchKey, str]
"""What somebody said of proposals: what they mean, "" for nothing in the audit.

What is said without a form holds in every form; of an answer, without a place, at every
question.
"""

COMMENTS: Final = " comments"
"""What stands behind a question's key where a heading means the comment on it."""


KEPT: Final = "kept"
"""What a heading means whose column is no question, and is kept with each return as a text."""


DAY_UNREAD: Final = "unread"
"""The place of a day that cannot be read: what it is said to be holds for its file alone."""


ROW_MOVED: Final = "moved"
"""The place of what is said of a row whose cells moved: it holds for that row alone."""
AS_IT_STANDS: Final = "left"
"""What is said of such a row that is to wait without a cell of it being moved."""


def agreed_meaning(agreed: Agreed, key: MatchKey) -> str | None:
    """Return what was said of a match; None where nobody said anything."""
    kind, _, place, written = key
    for one in (key, (kind, "", place, written), (kind, "", "", written)):
        if one in agreed:
            return agreed[one]
    return None


def column_letters(column: int) -> str:
    """Return a column, counted from 0, as spreadsheets name it: "A", "AJ"."""
    found, left = "", column
    while left >= 0:
        left, sign = divmod(left, _LETTERS)
        found, left = chr(ord("A") + sign) + found, left - 1
    return found


@dataclass(frozen=True, slots=True)
class Match:
    """One heading, answer or name of a file, and what it means in the audit.

    `place` is the question's key for an answer, and for a column whose heading is
    there more than once which of them it is ("2"). `means` is a heading of our own
    ("case", "1a", "1 comments"), an answer's key, or a name as the audit spells it.
    `label` is what an answer is called. `cells` are how many cells in `rows` have these words.
    `form` says of a heading which other headings stand beside it. `comment` is what an
    answer's cell says behind the answer, and is a comment. `column` is where a heading stands
    in the file, from 0; None where it is made of others, or of something around the table.
    """

    kind: MatchKind
    place: str
    written: str
    means: str
    certainty: Certainty
    why: str = ""
    cells: int = 0
    rows: tuple[int, ...] = ()
    label: str = ""
    form: str = ""
    comment: str = ""
    column: int | None = None

    @property
    def letters(self) -> str:
        """The column as spreadsheets name it: "A", "AJ"; "" where it has none."""
        return "" if self.column is None else column_letters(self.column)

    @property
    def key(self) -> MatchKey:
        """By what it is known when the file, or another of the same form, is read again."""
        return self.kind, self.form, normalised(self.place), normalised(self.written)


@dataclass(frozen=True, slots=True)
class MatchGroup:
    """The same word at several questions, or days written alike: asked about at once.

    `match` is the first of its `parts`, with the cells and rows of all.
    """

    match: Match
    parts: tuple[Match, ...]

    @property
    def as_proposed(self) -> tuple[tuple[MatchKey, str], ...]:
        """What a yes says of each part."""
        return tuple((one.key, one.means) for one in self.parts)

    def meaning(self, means: str) -> tuple[tuple[MatchKey, str], ...]:
        """Return what another choice says of each part."""
        return tuple((one.key, means) for one in self.parts)


def group_of(parts: Sequence[Match]) -> MatchGroup:
    """Return matches as one; there has to be one at least."""
    rows = tuple(sorted({row for one in parts for row in one.rows}))
    first = replace(parts[0], cells=sum(one.cells for one in parts), rows=rows)
    return MatchGroup(first, tuple(parts))
