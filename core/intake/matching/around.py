"""A case, an agency or a day that only a sheet's name, a title or the file's name says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from core.intake.grid import Grid, Row
from core.intake.matching.agreeing import as_agreed
from core.intake.matching.likeness import words_of
from core.intake.matching.names import agency_meant, case_meant
from core.intake.others_words import (
    A_DAY,
    AGENCIES,
    AGENCY,
    CASE,
    CASES,
    COMPLETED,
    COMPLETED_ON,
)
from core.intake.vocabulary import Vocabulary
from core.model.dates import day_within, iso_date
from core.model.draft.match import Certainty, Match, MatchKind
from core.model.names import normalised
from core.words import tr

_LONGEST_LABEL: Final = 4
"""Of a word such as "Agency:" above the headings, in words."""


def with_names_around(
    grid: Grid, columns: Sequence[Match], vocabulary: Vocabulary
) -> tuple[Grid, tuple[Match, ...]]:
    """Return a table with the case and agency that only its sheet, title or file names."""
    found: list[Match] = []
    for kind, means, names in (
        (MatchKind.CASE, CASE, vocabulary.cases),
        (MatchKind.AGENCY, AGENCY, vocabulary.agencies),
    ):
        if any(one.means == means for one in columns) or means in grid.plain_headings:
            continue
        match = (
            _labelled(grid, kind, names)
            or _around(grid, kind, names)
            or _called_so(grid, kind, names)
        )
        if match is None:
            continue
        match = as_agreed(match, vocabulary.agreed)
        found.append(match)
        grid = _with_column(grid, means, match.means)
    if not any(one.means == COMPLETED for one in columns):
        day = _day_above(grid.above)
        if day:
            place = tr("what stands above the headings")
            match = _around_all(grid, MatchKind.DATE, place, day, day)
            match = as_agreed(match, vocabulary.agreed)
            found.append(match)
            if match.means:
                grid = _with_column(grid, COMPLETED, match.means)
    return grid, tuple(found)


def _around(grid: Grid, kind: MatchKind, names: Sequence[str]) -> Match | None:
    stem = Path(grid.source).stem
    for place, texts in (
        (tr("the sheet's name"), (grid.sheet,)),
        (tr("what stands above the headings"), grid.above),
        (tr("the file's name"), (stem,)),
    ):
        meant = {(name, text) for text in texts for name in _spoken_of(text, names)}
        if len({name for name, _ in meant}) == 1:
            name, text = meant.pop()
            exact = place == tr("the sheet's name") and normalised(text) == normalised(name)
            sure = Certainty.CERTAIN if exact else Certainty.PROPOSED
            return replace(_around_all(grid, kind, place, text, name), certainty=sure)
    return None


def _labelled(grid: Grid, kind: MatchKind, names: Sequence[str]) -> Match | None:
    """Return what stands behind "Agency:" or "Child:" above the headings."""
    hint, meant = (CASES, case_meant) if kind is MatchKind.CASE else (AGENCIES, agency_meant)
    for label, text in _labels(grid.above):
        words = normalised(label)
        if len(words.split()) <= _LONGEST_LABEL and hint.search(words) and meant(text, names):
            place = tr("what stands above the headings")
            return _around_all(grid, kind, place, text, meant(text, names))
    return None


def _labels(above: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what may be a label and its words: in two cells, or in one ("Date: 5 May 2014")."""
    yield from pairwise(above)
    for cell in above:
        label, mark, text = cell.partition(":")
        if mark and text.strip():
            yield label, text.strip()


def _called_so(grid: Grid, kind: MatchKind, names: Sequence[str]) -> Match | None:
    """Return what the sheet is called in a way of somebody's own, such as "3" or "CSC"."""
    meant = (case_meant if kind is MatchKind.CASE else agency_meant)(grid.sheet, names)
    if not meant:
        return None
    place = tr("the sheet's name")
    return _around_all(grid, kind, place, grid.sheet, meant)


def _around_all(grid: Grid, kind: MatchKind, place: str, written: str, means: str) -> Match:
    """Return what a place outside the table is likely to say of all its rows."""
    rows = tuple(dict.fromkeys(row.number for row in grid.rows))
    why = tr("by {place}", place=place)
    return Match(kind, place, written, means, Certainty.PROPOSED, why, len(grid.rows), rows)


def _day_above(above: Sequence[str]) -> str:
    """Return the day that stands behind a word for it above the headings; else ""."""
    days = [(normalised(label).strip(" :"), iso_date(text)) for label, text in _labels(above)]
    named = [day for label, day in days if day and COMPLETED_ON.search(label)]
    named += [
        day for cell in above if COMPLETED_ON.search(normalised(cell)) and (day := day_within(cell))
    ]
    plain = {day for label, day in days if day and label in A_DAY}
    return named[0] if named else (plain.pop() if len(plain) == 1 else "")


def _with_column(grid: Grid, heading: str, text: str) -> Grid:
    width = len(grid.headings)
    rows = tuple(
        Row(row.number, (*row.cells, *[""] * (width - len(row.cells)), text)) for row in grid.rows
    )
    return replace(grid, headings=(*grid.headings, heading), rows=rows)


def _spoken_of(text: str, names: Sequence[str]) -> list[str]:
    """Return the names a text holds, without those that only are a part of another of them."""
    found = [name for name in names if _speaks_of(text, name)]
    return [name for name in found if not any(o != name and _speaks_of(o, name) for o in found)]


def _speaks_of(text: str, name: str) -> bool:
    words, wanted = words_of(text), words_of(name)
    return bool(wanted) and any(
        words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1)
    )
