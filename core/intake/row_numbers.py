"""A column in which somebody counted the rows, and that has no heading."""

from collections.abc import Sequence

from core.intake.grid import Row
from core.words import tr


def without_numbers(
    headings: Sequence[str], rows: Sequence[Row]
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return rows without what only counts them, and what is said of it.

    A row that holds nothing but its number is none.
    """
    columns = {
        at
        for at in range(len(headings))
        if not headings[at] and _counts([row.at(at) for row in rows])
    }
    if not columns:
        return tuple(rows), ()
    bare = (
        Row(row.number, tuple("" if at in columns else one for at, one in enumerate(row.cells)))
        for row in rows
    )
    remark = tr("A column without a heading only counts the rows and was passed over.")
    return tuple(row for row in bare if any(row.cells)), (remark,)


def _counts(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell]
    if len(told) < len(cells) or len(told) < 2 or not all(map(str.isdecimal, told)):
        return False
    numbers = [int(cell) for cell in told if len(cell) < 6]
    return numbers == list(range(numbers[0], numbers[0] + len(told))) if numbers else False
