"""Rows whose cells moved because a comment holds the mark between cells: put together again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.names import agency_meant, answer_meant, case_meant
from core.intake.others_words import AGENCY, CASE, COMPLETED
from core.intake.vocabulary import Vocabulary
from core.model.dates import day_within, iso_date
from core.model.draft.match import COMMENTS, Certainty, Match, MatchKind
from core.model.names import normalised
from core.words import tr

MOST_MOVED: Final = 6
"""Cells: a row that is longer by more was not made by a mark in a comment."""
JOINED: Final = "joined"


def with_comments_joined(
    grid: Grid, means: Sequence[str], vocabulary: Vocabulary
) -> tuple[Grid, tuple[Match, ...]]:
    """Return a text file's table with rows that are too long as they fit in one way alone.

    *means* is what each column means, as headings of ours. Each such row waits for a yes.
    """
    if not grid.delimiter:
        return grid, ()
    reader = RowFitting(means, vocabulary)
    rows: list[Row] = []
    found: list[Match] = []
    for row in grid.rows:
        ways = reader.ways(row, grid.delimiter) if len(row.cells) > len(means) else []
        if len(ways) == 1:
            match = as_agreed(ways[0][1], vocabulary.agreed)
            found.append(match)
            row = ways[0][0] if match.means else row
        rows.append(row)
    return replace(grid, rows=tuple(rows)), tuple(found)


class RowFitting:
    """Tells whether cells can stand where they stand."""

    def __init__(self, means: Sequence[str], vocabulary: Vocabulary) -> None:
        self._means = [normalised(one) for one in means]
        self._words = vocabulary
        self._items = {normalised(key): one for key, one in vocabulary.items.items()}
        self._cases, self._agencies = vocabulary.case_names(), vocabulary.agency_names()

    def ways(self, row: Row, delimiter: str) -> list[tuple[Row, Match]]:
        """Return the row with the cells of one comment joined, in each way in which all fit."""
        extra = len(row.cells) - len(self._means)
        if extra > MOST_MOVED or self._fits(row.cells) or self._has_gap(row.cells, extra):
            return []
        between = f"{delimiter} " if delimiter in ",;" else " "
        found = []
        for at, means in enumerate(self._means):
            parts = row.cells[at : at + extra + 1]
            if not means.endswith(COMMENTS) or not all(parts):
                continue
            text = between.join(parts)
            cells = (*row.cells[:at], text, *row.cells[at + extra + 1 :])
            if self._fits(cells):
                found.append((Row(row.number, cells), _match(row, means, text)))
        return found

    def _has_gap(self, cells: tuple[str, ...], extra: int) -> bool:
        """Return whether the row would fit as well without empty cells somewhere in it."""
        return any(
            not any(cells[at : at + extra]) and self._fits(cells[:at] + cells[at + extra :])
            for at in range(len(self._means))
        )

    def _fits(self, cells: Sequence[str]) -> bool:
        beyond = any(cells[len(self._means) :])
        return not beyond and all(
            self.fits_at(at, cell) for at, cell in enumerate(cells[: len(self._means)]) if cell
        )

    def fits_at(self, at: int, cell: str) -> bool:
        """Return whether a cell can be what its column asks for."""
        means = self._means[at]
        if means == CASE:
            return self._cases.find(cell) is not None or bool(case_meant(cell, self._words.cases))
        if means == AGENCY:
            known = self._agencies.find(cell) is not None or not self._words.agencies
            return known or bool(agency_meant(cell, self._words.agencies))
        if means == COMPLETED:
            return iso_date(cell) is not None or bool(day_within(cell))
        choices = self._items.get(means)
        if choices is None or not choices.held.kind.one_of_some:
            return True
        return choices.find(cell) is not None or bool(answer_meant(choices, cell))


def _match(row: Row, means: str, text: str) -> Match:
    return Match(
        MatchKind.ROW,
        str(row.number),
        text,
        JOINED,
        Certainty.PROPOSED,
        tr("as the row is too long, and fits so"),
        1,
        (row.number,),
        tr("one comment on {key}", key=means.removesuffix(COMMENTS)),
    )
