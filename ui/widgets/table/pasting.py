"""Which rows a pasted block is written over."""

from collections.abc import Sequence
from itertools import chain, count
from typing import TypeVar

from core.model.names import normalised
from ui.widgets.table.shape import RowShape

R = TypeVar("R")


def rows_pasted_over(
    shape: RowShape[R], rows: Sequence[R], row: int, column: int, block: Sequence[Sequence[str]]
) -> list[int]:
    """Return the row of each pasted line, from *row* on; what is new comes after the last.

    Where the shape says by what a row is found, a line is the row that says the
    same, and only the others are written over what is left in between.
    """
    plain = list(range(row, row + len(block)))
    if not shape.found_by:
        return plain
    found: dict[int, int] = {}
    for title in shape.found_by:
        _find(shape, rows, row, column, block, title, found)
    left = [one for one in plain if one < len(rows) and one not in found.values()]
    spare = chain(left, count(len(rows)))
    return [found[line] if line in found else next(spare) for line in range(len(block))]


def _find(
    shape: RowShape[R],
    rows: Sequence[R],
    row: int,
    column: int,
    block: Sequence[Sequence[str]],
    title: str,
    found: dict[int, int],
) -> None:
    """Add the lines that are a row which says the same in one column."""
    at = [one.title for one in shape.columns].index(title)
    texts = {
        place: normalised(shape.columns[at].text(rows[place])) for place in range(row, len(rows))
    }
    for line, cells in enumerate(block):
        if line in found or not 0 <= at - column < len(cells):
            continue
        said = normalised(cells[at - column])
        same = (place for place, text in texts.items() if said and text == said)
        place = next((one for one in same if one not in found.values()), None)
        if place is not None:
            found[line] = place
