"""A case and an agency that stand in one cell, or in one heading: "Child A - School"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.heading_words import heading_form
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import AGENCY, CASE
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.fault import shown
from core.words import tr

_MOSTLY: Final = 0.6
_LONGEST: Final = 120
_BETWEEN: Final = re.compile(r"\s+[-–—/|]\s+|\s*[:;,|/]\s*|\s*[–—]\s*|\s+\(")


_WORDS_BETWEEN: Final = re.compile(r"\s+(?:for|from|by|about|re|on|of)\s+|\s*[,;:]\s*", re.I)


def pair_in(written: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the case and the agency that words name, as they stand; None for anything else.

    What is only likely meant is asked about once more, where the names are read.
    """
    if not vocabulary.cases or not vocabulary.agencies or len(written) > _LONGEST:
        return None
    for mark in _BETWEEN.finditer(written):
        one, other = written[: mark.start()], written[mark.end() :].rstrip(" )")
        for first, second in ((one, other), (other, one)):
            case = case_meant(first, vocabulary.cases)
            if case and agency_meant(second, vocabulary.agencies):
                return first.strip(), second.strip()
    return _in_words(written, vocabulary)


def _in_words(written: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return what words such as "return for Child G from Police" name, each of the two once."""
    parts = [one.strip() for one in _WORDS_BETWEEN.split(written) if one.strip()]
    cases = [one for one in parts if case_meant(one, vocabulary.cases)]
    agencies = [one for one in parts if agency_meant(one, vocabulary.agencies)]
    if len(parts) < 2 or len(cases) != 1 or len(agencies) != 1 or cases == agencies:
        return None
    return cases[0], agencies[0]


def with_names_split(grid: Grid, vocabulary: Vocabulary, questions: Sequence[int]) -> Grid:
    """Return a table whose case and agency stand in one column as one with a column each.

    *questions* are the columns that are answers. It is proposed, and waits for a yes.
    """
    if {CASE, AGENCY} <= {*grid.plain_headings}:
        return grid
    for at, heading in enumerate(grid.headings):
        cells = {row.at(at) for row in grid.rows if row.at(at)}
        pairs = {cell: found for cell in cells if (found := pair_in(cell, vocabulary))}
        if at not in questions and pairs and len(pairs) >= _MOSTLY * len(cells):
            return _split(grid, at, heading, pairs, vocabulary)
    return grid


def _split(
    grid: Grid, at: int, heading: str, pairs: dict[str, tuple[str, str]], vocabulary: Vocabulary
) -> Grid:
    rows = tuple(row.number for row in grid.rows if row.at(at) in pairs)
    example = shown(next(row.at(at) for row in grid.rows if row.at(at) in pairs))
    why = tr("with the agency in the same cell, such as “{example}”", example=example)
    form = heading_form(grid.plain_headings)
    blank = Match(MatchKind.COLUMN, "", heading, CASE, Certainty.PROPOSED, why, len(rows), rows)
    match = as_agreed(replace(blank, form=form), vocabulary.agreed)
    if match.means != CASE:
        return grid
    width = len(grid.headings)
    headings = [CASE if n == at else one for n, one in enumerate(grid.headings)]
    made = []
    for row in grid.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        case, agency = pairs.get(row.at(at), (row.at(at), ""))
        cells[at] = case
        made.append(Row(row.number, (*cells, agency)))
    likely = {number: (*grid.likely.get(number, ()), match) for number in rows}
    return replace(
        grid,
        headings=(*headings, AGENCY),
        rows=tuple(made),
        likely={**grid.likely, **likely},
    )
