"""Reads the list of all eligible into a draft: what it can be balanced by, and what is in the way.

Of the columns that say who somebody is nothing goes on: only their headings are told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from core.counting.eligible_kinds import band_of
from core.counting.sampling import fingerprint
from core.intake.eligible import (
    MOST_VALUES,
    listed_twice,
    perhaps_one,
    spellings_of,
    usual_edges,
)
from core.intake.grid import Grid
from core.intake.sheets import Contents
from core.intake.tables import grids_of
from core.intake.vocabulary import Vocabulary
from core.model.ages import plain_age
from core.model.draft.sample import EligibleDraft, ListedColumn
from core.model.fault import shown
from core.model.names import normalised
from core.wording.given_names import is_full_name
from core.wording.naming_headings import says_who
from core.words import tr

_FEW: Final = 3
_WEIGHTS: Final = (10, 9, 8, 7, 6, 5, 4, 3, 2)


def eligible_draft(contents: Contents) -> EligibleDraft:
    """Return what a list holds. Raises Unreadable when there is no table in it."""
    grid = grids_of(contents, Vocabulary())[0]
    keys = tuple(fingerprint(_cells(grid, at)) for at in range(len(grid.rows)))
    naming: list[str] = []
    unfit: list[str] = []
    columns: list[ListedColumn] = []
    for column, heading in enumerate(grid.headings):
        cells = [row.at(column) for row in grid.rows]
        if not heading or not any(cells):
            continue
        if says_who(normalised(heading)) or _holds_numbers(cells) or _holds_names(cells):
            naming.append(heading)
        elif (found := _listed(grid, column, heading, cells)) is not None:
            columns.append(found)
        else:
            unfit.append(heading)
    return EligibleDraft(
        grid.source,
        tuple(row.number for row in grid.rows),
        keys,
        tuple(columns),
        tuple(naming),
        tuple(unfit),
        _problems(grid),
        (
            *grid.remarks,
            *(problem.sentence for problem in grid.left_out),
            *listed_twice(grid),
            *_perhaps_one(columns),
        ),
        sum(number - 1 for number in Counter(keys).values()),
    )


def _perhaps_one(columns: Sequence[ListedColumn]) -> Iterator[str]:
    for one in columns:
        if not one.edges:
            yield from perhaps_one(one.heading, filter(None, dict.fromkeys(one.cells)))


def _cells(grid: Grid, at: int) -> dict[str, str]:
    row = grid.rows[at]
    return {heading: row.at(i) for i, heading in enumerate(grid.headings) if heading}


def _listed(grid: Grid, column: int, heading: str, cells: Sequence[str]) -> ListedColumn | None:
    """Return a column as it can be balanced by; None where its words tell lines apart."""
    edges = usual_edges(grid, column, heading)
    if edges is not None:
        return ListedColumn(
            heading,
            tuple(map(plain_age, cells)),
            edges,
            dict(_misfits(grid, cells, heading, edges)),
        )
    spelled = spellings_of(grid, column)
    if len(spelled) > MOST_VALUES or _tell_apart(len(spelled), sum(map(bool, cells))):
        return None
    return ListedColumn(heading, tuple(spelled.get(normalised(cell), "") for cell in cells))


def _tell_apart(values: int, lines: int) -> bool:
    """Return whether the words of a column tell lines apart, as references and names do."""
    return values == lines > 2 or (values > _FEW and 2 * values > lines)


def _misfits(
    grid: Grid, cells: Sequence[str], heading: str, edges: tuple[int, ...]
) -> Iterator[tuple[int, str]]:
    for row, cell in zip(grid.rows, cells, strict=True):
        if band_of(heading, cell, edges) is not None:
            continue
        has = (
            tr("has “{shown}” as {heading}", shown=shown(cell), heading=heading.lower())
            if cell
            else tr("has no {heading}", heading=heading.lower())
        )
        yield (
            row.number,
            tr("Line {number} {has}. It cannot be placed in a band.", number=row.number, has=has),
        )


def _problems(grid: Grid) -> Mapping[int, str]:
    found = {}
    for row in grid.rows:
        wrong = [flaw.what for flaw in grid.flaws.get(row.number, ()) if flaw.decides]
        if wrong:
            found[row.number] = tr("Line {number}: {wrong}", number=row.number, wrong=wrong[0])
    return found


def _holds_numbers(cells: Sequence[str]) -> bool:
    """Return whether most of a column are NHS numbers, by their check digit."""
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(_is_nhs_number, filled)) > len(filled)


def _holds_names(cells: Sequence[str]) -> bool:
    """Return whether most of a column are full names, whatever stands over it."""
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(is_full_name, filled)) > len(filled)


def _is_nhs_number(cell: str) -> bool:
    figures = "".join(sign for sign in cell if sign not in " -")
    if len(figures) != 10 or not figures.isascii() or not figures.isdecimal():
        return False
    rest = 11 - sum(w * int(one) for w, one in zip(_WEIGHTS, figures, strict=False)) % 11
    return rest % 11 == int(figures[-1]) and rest != 10
