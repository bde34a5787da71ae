"""Reads a list of who the people behind the references are, for a key file and nothing else."""

from dataclasses import dataclass, field
from typing import Final

from core.intake.disk import NOTHING_IN
from core.intake.grid import Grid
from core.intake.others_words import IN_OTHER_WORDS, REFERENCES
from core.intake.sheets import Contents
from core.intake.tables import grids_of
from core.intake.vocabulary import Vocabulary
from core.model.fault import Unreadable
from core.model.identities import MOST_COLUMNS, Identities, Identity, KeyColumn, is_same
from core.words import tr

_HEADS: Final = frozenset(REFERENCES) | IN_OTHER_WORDS


@dataclass(frozen=True, slots=True)
class IdentityList:
    """The list's columns and lines; a line without a reference is only counted."""

    columns: tuple[str, ...] = field(repr=False)
    lines: tuple[Identity, ...] = field(repr=False)
    without_reference: int = 0

    def taken_into(self, identities: Identities) -> Identities:
        """Return what a key file holds once this is in it; columns it has not are added.

        A cell of it that says something else is kept beside the new line, not written over.
        Raises NotYet where it would be more than a key file takes.
        """
        for name in self.columns:
            if not any(is_same(one.name, name) for one in identities.columns):
                identities = identities.with_column(KeyColumn(name))
        at = [
            next((i for i, name in enumerate(self.columns) if is_same(name, one.name)), None)
            for one in identities.columns
        ]
        return identities.with_lines(
            tuple(
                Identity(line.reference, tuple("" if i is None else line.cells[i] for i in at))
                for line in self.lines
            )
        )


def identity_list(contents: Contents) -> IdentityList:
    """Return the list in a file or in what was pasted, by its first table.

    The references stand under "reference", "case" or a like heading, or else in the first
    column. Raises Unreadable when nothing can be taken from it.
    """
    grid = grids_of(contents, Vocabulary())[0]
    _must_be_sound(grid)
    heads = grid.plain_headings
    at = next((i for i, head in enumerate(heads) if head in _HEADS), 0)
    columns = [i for i, head in enumerate(heads) if i != at and head]
    if not columns or not grid.rows or len(columns) > MOST_COLUMNS:
        raise Unreadable(
            tr("“{name}” is no list of who somebody is.", name=grid.source),
            NOTHING_IN,
            tr(
                "It needs a line of headings, a column of references, and 1 to {most} further "
                "columns, such as the name.",
                most=MOST_COLUMNS,
            ),
        )
    lines = tuple(Identity(row.at(at), tuple(row.at(i) for i in columns)) for row in grid.rows)
    named = tuple(line for line in lines if line.reference)
    return IdentityList(tuple(grid.headings[i] for i in columns), named, len(lines) - len(named))


def _must_be_sound(grid: Grid) -> None:
    """Raise Unreadable where a row cannot be taken at its word; what it says is not repeated."""
    for row in grid.rows:
        if grid.flawed(row):
            raise Unreadable(
                tr(
                    "Row {number} of “{name}” cannot be read for certain.",
                    number=row.number,
                    name=grid.source,
                ),
                NOTHING_IN,
                tr("Look at that row, save the list anew as CSV in UTF-8, and try again."),
            )
