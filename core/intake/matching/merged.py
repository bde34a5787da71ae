"""An answer, or a day, that is one cell over the rows of several returns: proposed for each."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.fault import shown
from core.words import tr

MERGED: Final = "merged"


def with_merged_filled(grid: Grid, columns: Collection[int], vocabulary: Vocabulary) -> Grid:
    """Return a table whose blank cells in some columns say what they are made one with.

    What is refused stays as it is, and holds its row back.
    """
    places = {
        (row.number, one.column): one.merged
        for row in grid.rows
        for one in grid.flaws.get(row.number, ())
        if one.merged and one.column is not None and one.column in columns
        if not row.at(one.column)
    }
    if not places:
        return grid
    rows_of: dict[tuple[int, str], list[int]] = {}
    for (number, at), text in places.items():
        rows_of.setdefault((at, text), []).append(number)
    meant = {
        key: as_agreed(_match(grid.headings[key[0]], key[1], numbers), vocabulary.agreed)
        for key, numbers in rows_of.items()
    }
    rows, flaws, likely = [], dict(grid.flaws), dict(grid.likely)
    for row in grid.rows:
        here = {at: text for (number, at), text in places.items() if number == row.number}
        found = [meant[at, text] for at, text in here.items()]
        taken = {at: text for at, text in here.items() if meant[at, text].means}
        if found:
            likely[row.number] = (*likely.get(row.number, ()), *found)
        if taken:
            left = [one for one in flaws[row.number] if one.column not in taken]
            flaws[row.number] = left
            row = _filled(row, taken)
        rows.append(row)
    return replace(grid, rows=tuple(rows), flaws=flaws, likely=likely)


def _filled(row: Row, taken: dict[int, str]) -> Row:
    cells = [*row.cells, *[""] * (max(taken) + 1 - len(row.cells))]
    for at, text in taken.items():
        cells[at] = text
    return Row(row.number, tuple(cells))


def _match(heading: str, text: str, numbers: list[int]) -> Match:
    return Match(
        *(MatchKind.ROW, heading, text, MERGED, Certainty.PROPOSED),
        tr("as its cells are one with those above"),
        *(len(numbers), tuple(numbers)),
        tr("“{text}” at {heading} for each row", text=shown(text), heading=shown(heading)),
    )
