"""A case or an agency that is asked in several columns, of which each row answers one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.heading_words import heading_form
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import AGENCIES, AGENCY, CASE, CASES
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.words import tr

_FEWEST: Final = 2
_OTHER: Final = re.compile(r"\bother\b")


def with_turns_joined(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """Return a table with one column of agencies, and one of cases, where it had several.

    It is proposed, and waits for a yes.
    """
    cases, agencies = vocabulary.case_names(), vocabulary.agency_names()

    def is_case(cell: str) -> bool:
        return bool(cases.find(cell) or case_meant(cell, vocabulary.cases))

    def is_agency(cell: str) -> bool:
        return bool(agencies.find(cell) or agency_meant(cell, vocabulary.agencies))

    grid = _joined(grid, CASE, CASES.search, is_case, vocabulary)
    return _joined(grid, AGENCY, AGENCIES.search, is_agency, vocabulary)


def _joined(
    grid: Grid,
    means: str,
    hinted: Callable[[str], object],
    is_one: Callable[[str], bool],
    vocabulary: Vocabulary,
) -> Grid:
    columns = [at for at in range(len(grid.headings)) if _holds_names(grid, at, is_one)]
    if means in grid.plain_headings:  # only what is written where "Other" was chosen is beside it
        home = grid.plain_headings.index(means)
        named = (at for at in columns if at > home and _OTHER.search(grid.plain_headings[at]))
        columns = [home, *named]
    by_heading = [at for at in columns if hinted(grid.plain_headings[at])]
    if len(columns) < _FEWEST or not by_heading or not _take_turns(grid.rows, columns):
        return grid
    home, *others = columns
    moved = [row for row in grid.rows if any(row.at(at) for at in others)]
    match = Match(
        *(MatchKind.COLUMN, "", grid.headings[others[0]], means, Certainty.PROPOSED),
        tr("asked in several columns, of which each row answers one"),
        *(len(moved), tuple(row.number for row in moved)),
        form=heading_form(grid.plain_headings),
    )
    match = as_agreed(match, vocabulary.agreed)
    if not match.means:
        return grid
    rows = tuple(_row(row, home, others) for row in grid.rows)
    headings = tuple("" if at in others else one for at, one in enumerate(grid.headings))
    likely = dict(grid.likely)
    for row in moved:
        likely[row.number] = (*likely.get(row.number, ()), match)
    return replace(grid, headings=headings, rows=rows, likely=likely)


def _holds_names(grid: Grid, at: int, is_one: Callable[[str], bool]) -> bool:
    cells = (cell for row in grid.rows if (cell := row.at(at)))
    first = next(cells, "")
    return bool(first and grid.headings[at]) and is_one(first) and all(map(is_one, {*cells}))


def _take_turns(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    return all(sum(bool(row.at(at)) for at in columns) < _FEWEST for row in rows)


def _row(row: Row, home: int, others: Sequence[int]) -> Row:
    said = next((row.at(at) for at in (home, *others) if row.at(at)), "")
    width = max(len(row.cells), home + 1)
    cells = ["" if at in others else row.at(at) for at in range(width)]
    cells[home] = said
    return Row(row.number, tuple(cells))
