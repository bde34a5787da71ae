"""Which numbers new rows get: every file of one audit counts in a block of its own.

So a row made in a hand-out keeps its number wherever it goes, and no number ever
stands for two rows.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from core.model.fault import WorkshopError
from core.words import tr

if TYPE_CHECKING:
    from sqlite_utils import Database

_HAND_OUTS: Final = 1 << 28  # what lies below is the main file's
_END: Final = 1 << 31  # windows and the search index count no further
_STEP: Final = 1 << 20
_OWN: Final = _STEP // 2  # the other half is for what a hand-out hands out
_SMALL: Final = 1 << 14


class NumberBlock(NamedTuple):
    """The numbers that one file may give to new rows, in each of its tables."""

    first: int
    last: int

    def handed_out(self, place: int) -> "NumberBlock":
        """Return the block of the *place*-th hand-out, from 1, of the file that has this one.

        Raises WorkshopError where there is none left.
        """
        if self == MAIN:
            first, size, end = _HAND_OUTS + (place - 1) * _STEP, _OWN, _END
        elif self.last - self.first + 1 == _OWN:
            first, size = self.last + 1 + (place - 1) * _SMALL, _SMALL
            end = self.first + _STEP
        else:
            raise _no_further()
        if first >= end:
            raise _no_further()
        return NumberBlock(first, first + size - 1)


MAIN: Final = NumberBlock(1, _HAND_OUTS - 1)
"""The block of every audit that was not handed out."""


def is_block(found: NumberBlock) -> bool:
    """Return whether some file of an audit has this block."""
    if found == MAIN:
        return True
    if not _HAND_OUTS <= found.first < _END:
        return False
    at = found.first % _STEP
    size = _OWN if at == 0 else _SMALL
    aligned = at == 0 or (at >= _OWN and at % _SMALL == 0)
    return aligned and found.last == found.first + size - 1


def read_block(db: "Database") -> NumberBlock:
    """Return the block of a file; the main one where a damaged file says none."""
    found = db.execute("SELECT first, last FROM numbering").fetchone()
    return MAIN if found is None else NumberBlock(*found)


def give_block(db: "Database", block: NumberBlock) -> None:
    """Let a file that holds no row of *block* yet count in it from now on."""
    db.execute("UPDATE numbering SET first = ?, last = ?", block)
    db.execute("DELETE FROM sqlite_sequence")


def given_in(db: "Database", table: str, block: NumberBlock) -> int:
    """Return the last number of *block* that a row of a table was given; the one before if none."""
    found = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return max(0 if found is None else int(found[0]), block.first - 1)


def no_number_left(block: NumberBlock) -> WorkshopError:
    """The fault for more rows than a file can count."""
    return WorkshopError(
        tr("This file cannot hold that many more entries of one kind."),
        tr("Nothing was changed."),
        tr("Make a new audit for what is to come.")
        if block == MAIN
        else tr("Take this file back into the audit it came from, and go on there."),
    )


def _no_further() -> WorkshopError:
    return WorkshopError(
        tr("No more files can be handed out from this one."),
        tr("Nothing was handed out."),
        tr("Hand the {cases} out from the audit this file came from, or from a new audit."),
    )
