"""Sorts a file's rows into those taken in and those held back, each with its reason."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from core.intake.disk import NOTHING_IN
from core.intake.grid import LONGEST_CELL, Grid, Row
from core.model.draft.returns import Draft, DraftKind, Problem
from core.model.fault import Unreadable, shown

R = TypeVar("R")


class RowCollector(Generic[R]):
    """The rows of one file while they are read; `draft()` is what came of it."""

    def __init__(self, grid: Grid, kind: DraftKind) -> None:
        self._grid = grid
        self._kind = kind
        self._rows: list[R] = []
        self._problems: list[Problem] = []
        self._first_seen: dict[Hashable, int] = {}

    def name_unknown_columns(self, used: Collection[int], belongs_to: str) -> None:
        """Hold back every column that has a heading and is not *used*.

        *belongs_to* says what it would have to be ("a question of this audit tool").
        """
        unknown = [
            f"“{shown(heading)}”"
            for column, heading in enumerate(self._grid.headings)
            if heading and column not in used
        ]
        if unknown:
            one = len(unknown) == 1
            why = (
                f"the {'column' if one else 'columns'} {', '.join(unknown)} "
                f"{'is' if one else 'are'} not {belongs_to}, "
                f"so nothing in {'it' if one else 'them'} was taken in."
            )
            self._hold(self._grid.headed_at, why, in_headings=True)

    def take(self, row: Row, draft: R, key: Hashable, called: str, faults: Iterable[str]) -> None:
        """Take a row in, unless it has faults of its own or repeats an earlier row's *key*."""
        found = [*_faults_of_shape(row, self._grid), *faults]
        earlier = self._first_seen.get(key)
        if not found and earlier is not None:
            found = [f"{called} is already in row {earlier}."]
        if found:
            self._hold(row.number, " ".join(found))
            return
        self._first_seen[key] = row.number
        self._rows.append(draft)

    def _hold(self, number: int, why: str, in_headings: bool = False) -> None:
        self._problems.append(Problem(self._grid.source, number, why, in_headings))

    def draft(self) -> Draft[R]:
        """Return the rows beside the problems."""
        return Draft(
            self._grid.source,
            tuple(self._rows),
            tuple(self._problems),
            self._kind,
            self._grid.remarks,
        )


def _faults_of_shape(row: Row, grid: Grid) -> Iterable[str]:
    for column, cell in enumerate(row.cells):
        heading = Row(0, grid.headings).at(column)
        if cell and not heading:
            yield f"“{shown(cell)}” stands in column {column + 1}, which has no heading."
            return
        if len(cell) > LONGEST_CELL:
            yield (
                f"column “{shown(heading)}” holds {len(cell)} characters; "
                f"{LONGEST_CELL} is the most that can be taken in."
            )


def columns_of(grid: Grid, wanted: Mapping[str, str], needed: Collection[str]) -> dict[str, int]:
    """Return where each of the *wanted* columns stands, by its field.

    *wanted* maps headings, as compared, to fields. Raises Unreadable naming
    the *needed* fields' headings that are missing.
    """
    found = {
        wanted[heading]: at
        for at, heading in reversed(list(enumerate(grid.plain_headings)))
        if heading in wanted
    }
    missing = [heading for heading, name in wanted.items() if name in needed and name not in found]
    if missing:
        raise missing_columns(grid, missing)
    return found


def missing_columns(grid: Grid, missing: Iterable[str]) -> Unreadable:
    """Return the fault for a file that lacks columns."""
    named = " and ".join(f"“{heading}”" for heading in missing)
    return Unreadable(
        f"“{grid.source}” has no column {named}.",
        NOTHING_IN,
        "Check that its first row holds the headings and bring it in again.",
    )
