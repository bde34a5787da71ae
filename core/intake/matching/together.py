"""Two questions answered in one column ("Q2 / Q3", "Yes / No"): a column for each of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.intake.flaws import Flaw
from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.heading_words import heading_form
from core.intake.matching.names import answer_meant
from core.intake.vocabulary import Vocabulary
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.fault import shown
from core.model.names import normalised
from core.wording.numbers import listed
from core.words import tr

_AND: Final = re.compile(r"\s*(?:/|&|\+|,|;|\band\b)\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:questions?|ques|qu|q)?[\s._-]*(\d+\w?)", re.IGNORECASE)
_BETWEEN: Final = ("\n", ";", " / ", " & ", "|", ",", "/")
_LONGEST: Final = 200


def with_questions_apart(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """Return a table in which every question has a column of its own, where answers tell them.

    It is proposed; a cell that does not hold as many answers holds its row back.
    """
    for at in reversed(range(len(grid.headings))):
        keys = _asked_together(grid.headings[at], vocabulary)
        rows = [row for row in grid.rows if row.at(at)]
        told = {row.at(at): _answers(row.at(at), keys, vocabulary) for row in rows if keys}
        if keys and told and 2 * sum(map(bool, told.values())) >= len(told):
            grid = _apart(
                grid, at, keys, {cell: one for cell, one in told.items() if one}, vocabulary
            )
    return grid


def _asked_together(heading: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the questions whose numbers alone make a heading; none for anything else."""
    parts = [_NUMBER.fullmatch(part.strip()) for part in _AND.split(heading)]
    known = {normalised(key): key for key in vocabulary.items}
    keys = tuple(known.get(normalised(part[1]), "") if part is not None else "" for part in parts)
    return keys if len(keys) > 1 and all(keys) and len({*keys}) == len(keys) else ()


def _answers(cell: str, keys: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a cell's answers, one for each question; none where they are not as many."""
    if len(cell) > _LONGEST:
        return ()
    for mark in _BETWEEN:
        parts = tuple(part.strip() for part in cell.split(mark))
        pairs = [(vocabulary.items[key], part) for key, part in zip(keys, parts, strict=False)]
        if len(parts) == len(keys) and all(
            one.find(part) or answer_meant(one, part) for one, part in pairs
        ):
            return parts
    return ()


def _apart(
    grid: Grid,
    at: int,
    keys: Sequence[str],
    told: dict[str, tuple[str, ...]],
    vocabulary: Vocabulary,
) -> Grid:
    numbers = tuple(row.number for row in grid.rows if row.at(at) in told)
    match = Match(
        *(MatchKind.ROW, "together", grid.headings[at], ", ".join(keys), Certainty.PROPOSED),
        tr("one answer for each in a cell"),
        *(len(numbers), numbers),
        tr("questions {keys}", keys=listed(keys)),
        form=heading_form(grid.plain_headings),
    )
    match = as_agreed(match, vocabulary.agreed)
    return spread(grid, at, keys, told, match) if match.means else grid


def spread(
    grid: Grid, at: int, keys: Sequence[str], told: Mapping[str, tuple[str, ...]], match: Match
) -> Grid:
    """Return a table with a column for each of *keys* in place of one that answered them all.

    *told* are the answers by the cell that held them; any other cell holds its row back.
    """
    behind, width = at + 1, len(grid.headings)
    rows, likely = [], dict(grid.likely)
    flaws = {
        number: [_moved(one, at, len(keys)) for one in found]
        for number, found in grid.flaws.items()
    }
    for row in grid.rows:
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        written, said = cells[at], told.get(cells[at], ("",) * len(keys))
        cells[at:behind] = ["", *said]
        rows.append(Row(row.number, tuple(cells)))
        if written in told:
            likely[row.number] = (*likely.get(row.number, ()), match)
        elif written:
            what = tr(
                "“{written}” under “{heading}” does not answer each of them.",
                written=shown(written),
                heading=shown(grid.headings[at]),
            )
            flaws.setdefault(row.number, []).append(Flaw(None, what))
    headings = (*grid.headings[:at], "", *keys, *grid.headings[behind:])
    return replace(grid, headings=headings, rows=tuple(rows), likely=likely, flaws=flaws)


def _moved(flaw: Flaw, behind: int, by: int) -> Flaw:
    if flaw.column is None or flaw.column <= behind:
        return flaw
    return replace(flaw, column=flaw.column + by)
