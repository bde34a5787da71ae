"""A case, an agency or a day that stands as a line among the questions: "Child | Child A"."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import AGENCIES, AGENCY, CASE, CASES, COMPLETED, DATES, OTHER_DAYS
from core.intake.vocabulary import Vocabulary
from core.model.dates import iso_date
from core.model.names import normalised

_LONGEST_LABEL: Final = 4
"""In words."""


def with_names_from_lines(
    grid: Grid, at: tuple[int, int], known: Collection[str], vocabulary: Vocabulary
) -> tuple[Grid, dict[int, str]]:
    """Return a table with a column each for what such lines say of the lines below them.

    *at* are the columns of what is asked and what is answered; what has a column, as *known*,
    is not looked for.
    """
    width = len(grid.headings)
    over = _names_above(grid.above, known, vocabulary)
    rows, found = [], []
    for row in grid.rows:
        means = _meant(row.at(at[0]), row.at(at[1]), vocabulary)
        if means and means not in known:
            over[means] = row.at(at[1])
            found.append(means)
        else:
            rows.append((row, dict(over)))
    headings = list(dict.fromkeys(found))
    made = tuple(
        Row(
            row.number,
            (
                *row.cells,
                *[""] * (width - len(row.cells)),
                *(above.get(one, "") for one in headings),
            ),
        )
        for row, above in rows
    )
    places = {width + place: one for place, one in enumerate(headings)}
    return replace(grid, headings=(*grid.headings, *headings), rows=made), places


def _names_above(
    above: Sequence[str], known: Collection[str], vocabulary: Vocabulary
) -> dict[str, str]:
    """Return what such lines over the headings say of the first lines below them."""
    found: dict[str, str] = {}
    for label, written in pairwise(above):
        means = _meant(label, written, vocabulary)
        if means and means not in known:
            found.setdefault(means, written)
    return found


def _meant(label: str, written: str, vocabulary: Vocabulary) -> str:
    """Return of what a line is, by its label and by what stands beside it; "" for a question."""
    words = normalised(label).strip(" .:")
    if not words or not written or len(words.split()) > _LONGEST_LABEL:
        return ""
    if CASES.search(words) and case_meant(written, vocabulary.cases):
        return CASE
    if AGENCIES.search(words) and agency_meant(written, vocabulary.agencies):
        return AGENCY
    if DATES.search(words) and not OTHER_DAYS.search(words) and iso_date(written):
        return COMPLETED
    return ""
