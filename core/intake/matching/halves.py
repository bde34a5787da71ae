"""A return that stands in two rows, each with answers the other lacks: proposed as one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.names import normalised
from core.words import tr

HALVES: Final = "halves"
_MOST: Final = 12


def with_halves_joined(
    grid: Grid, names: Mapping[str, int], asked: Sequence[int], vocabulary: Vocabulary
) -> Grid:
    """Return a table in which rows of one case and agency that never say two things are one.

    *names* are the columns of the case and the agency, *asked* those of questions.
    """
    if len(names) < 2:
        return grid
    rows: dict[tuple[str, ...], list[Row]] = {}
    for row in grid.rows:
        pair = tuple(normalised(row.at(at)) for at in names.values())
        rows.setdefault(pair if all(pair) else (str(row.number),), []).append(row)
    joined = {
        found[0].number: found
        for found in rows.values()
        if 1 < len(found) <= _MOST and _complete_each_other(found, asked)
    }
    if not joined:
        return grid
    made, likely = [], dict(grid.likely)
    gone = set()
    for home, found in joined.items():
        match = as_agreed(_match(found), vocabulary.agreed)
        if match.means:
            gone |= {row.number for row in found[1:]}
            likely[home] = (*likely.get(home, ()), match)
    for row in grid.rows:
        if row.number not in gone:
            whole = row.number in likely and row.number in joined
            made.append(_one(joined[row.number]) if whole else row)
    return replace(grid, rows=tuple(made), likely=likely)


def _complete_each_other(rows: Sequence[Row], asked: Sequence[int]) -> bool:
    """Return whether each row answers something, and no cell of two of them differs."""
    if not all(any(row.at(at) for at in asked) for row in rows):
        return False
    wide = range(max(len(row.cells) for row in rows))
    said = [{row.at(at) for row in rows} - {""} for at in wide]
    often = any(sum(bool(row.at(at)) for row in rows) > 1 for at in asked)
    return not often and all(len(one) < 2 for one in said)


def _one(rows: Sequence[Row]) -> Row:
    wide = range(max(len(row.cells) for row in rows))
    cells = (next((row.at(at) for row in rows if row.at(at)), "") for at in wide)
    return Row(rows[0].number, tuple(cells))


def _match(rows: Sequence[Row]) -> Match:
    numbers = tuple(row.number for row in rows)
    return Match(
        *(MatchKind.ROW, str(numbers[0]), ", ".join(map(str, numbers)), HALVES),
        Certainty.PROPOSED,
        tr("as no two of them say anything twice"),
        len(rows),
        numbers,
        tr("one return"),
    )
