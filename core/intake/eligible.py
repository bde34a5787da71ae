"""Reads the list of all eligible, from which a sample is drawn; keeps nothing that names anyone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.counting.eligible_kinds import NOT_GIVEN, band_of, is_of_ages
from core.counting.sampling import EligibleLine, fingerprint, fingerprint_of
from core.intake.disk import NOTHING_IN
from core.intake.file_reader import FileReader
from core.intake.grid import Grid, Row
from core.intake.others_words import REFERENCES
from core.intake.tables import grids_of
from core.intake.vocabulary import Vocabulary
from core.model.ages import is_a_number_of
from core.model.fault import Unreadable, shown
from core.model.names import normalised
from core.wording.naming_headings import says_who
from core.words import plural, tr

USUAL_EDGES: Final = (0, 5, 12, 18, 26, 65, 80)
"""Where bands of age begin unless the list is given its own."""

MOST_VALUES: Final = 12
"""More kinds of one thing than this are no strata."""

_FEW_LEFT_OUT: Final = 10
"""A list is still known with one line more for so many of it: those could not be used."""

_NAMED: Final = 5
"""So many lines with another's reference are named, of more their number: it may be "n/a"."""

Edges = tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class EligibleList:
    """The list: its lines by kind, what each is called, and which columns were passed over.

    `references` holds the reference of each line by number, where the list has one;
    `remarks` are sentences on what was passed over in the file.
    """

    source: str
    columns: tuple[str, ...]
    lines: tuple[EligibleLine, ...]
    references: Mapping[int, str]
    passed_over: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def _must_be_sound(grid: Grid) -> None:
    for row in grid.rows:
        wrong = [flaw.what for flaw in grid.flaws.get(row.number, ()) if flaw.decides]
        if wrong:
            raise Unreadable(
                tr(
                    "Row {number} of “{shown}” cannot be used: {wrong}",
                    number=row.number,
                    shown=shown(grid.source),
                    wrong=wrong[0],
                ),
                NOTHING_IN,
                tr("Correct the list and try again."),
            )


def read_eligible(
    path: Path, balance: Sequence[str], edges: Mapping[str, Sequence[int]] | None = None
) -> EligibleList:
    """Read a list, to be balanced over the columns headed *balance*.

    *edges* says where bands of numbers begin, by heading; a column of ages has
    bands anyway. Raises Unreadable when a column is not there, or a line cannot
    be placed in its bands.
    """
    with FileReader() as reader:
        grid = grids_of(reader.read(path), Vocabulary())[0]
    _must_be_sound(grid)
    at = {name: _column(grid, name) for name in balance}
    own = {normalised(name): tuple(found) for name, found in (edges or {}).items()}
    bounds = {
        name: own.get(normalised(name)) or usual_edges(grid, at[name], name) for name in balance
    }
    for name in balance:
        _must_be_strata(grid, name, at[name], bounds[name])
    spellings = {name: spellings_of(grid, at[name]) for name in balance}
    lines = tuple(_line(grid, row, at, bounds, spellings) for row in grid.rows)
    reference = _reference(grid)
    return EligibleList(
        grid.source,
        tuple(grid.headings[column] for column in at.values()),
        lines,
        {row.number: row.at(reference) for row in grid.rows if row.at(reference)},
        tuple(_naming(grid)),
        (
            *grid.remarks,
            *(problem.sentence for problem in grid.left_out),
            *listed_twice(grid),
            *(
                words
                for name, column in at.items()
                if bounds[name] is None
                for words in perhaps_one(grid.headings[column], spellings[name].values())
            ),
        ),
    )


def listed_twice(grid: Grid) -> Iterator[str]:
    """Say of lines with the reference of another that both can be drawn; of many, how many."""
    found = [*_with_anothers_reference(grid)]
    for number, first in found[:_NAMED]:
        yield tr(
            "Line {number} has the same reference as line {first}. Both can be drawn: take "
            "one of them out of the list.",
            number=number,
            first=first,
        )
    if more := len(found[_NAMED:]):
        yield tr("The same is so of {lines}.", lines=plural(more, "more line"))


def _with_anothers_reference(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the number of each such line, and of the first that has its reference."""
    at, first = _reference(grid), dict[str, int]()
    for row in grid.rows if at is not None else ():
        called = normalised(row.at(at))
        if called and first.setdefault(called, row.number) != row.number:
            yield row.number, first[called]


def _reference(grid: Grid) -> int | None:
    return next((i for i, head in enumerate(grid.plain_headings) if head in REFERENCES), None)


def perhaps_one(heading: str, spelt: Iterable[str]) -> Iterator[str]:
    """Say of two words that each are a kind of their own that they may be one: "F" and "Female"."""
    found = {normalised(one): one for one in spelt}
    for short, written in found.items():
        longer = [one for one in found if len(one) > 1 and one.startswith(short)]
        if len(short) == 1 and short.isalpha() and len(longer) == 1:
            yield tr(
                "“{short}” and “{long}” under “{heading}” count as two kinds. If they are one, "
                "write them alike in the list.",
                short=shown(written),
                long=shown(found[longer[0]]),
                heading=shown(heading),
            )


def is_known_list(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Return whether a table is the list of all eligible that the audit has, or had.

    It is the same line by line; or it has the columns the sample is balanced by, about as
    many lines (some may have been left out), and names hardly any case of the audit.
    """
    known = vocabulary.eligible
    count = len(grid.rows)
    if known is None or not known.lines <= count <= known.lines + known.lines // _FEW_LEFT_OUT:
        return False
    if known.fingerprint == fingerprint_of(fingerprint(_cells(grid, row)) for row in grid.rows):
        return True
    if not known.headings or not known.headings <= set(grid.plain_headings):
        return False
    cases = vocabulary.case_names()
    named = sum(any(cases.find(cell) for cell in row.cells if cell) for row in grid.rows)
    return 2 * named < count


def known_list_refused(source: str) -> Unreadable:
    """Return the fault for the list of all eligible where returns or cases were meant."""
    return Unreadable(
        tr(
            "“{source}” is the list of all eligible, from which the sample is drawn.",
            source=shown(source),
        ),
        NOTHING_IN,
        tr(
            "If it has changed, bring it in under Sample. A further {case} is typed or pasted "
            "under {Cases}."
        ),
    )


def _column(grid: Grid, name: str) -> int:
    for at, heading in enumerate(grid.plain_headings):
        if heading == normalised(name):
            return at
    there = ", ".join(f"“{shown(heading)}”" for heading in grid.headings if heading)
    raise Unreadable(
        tr(
            "“{source}” has no column “{shown}” to balance by.",
            source=grid.source,
            shown=shown(name),
        ),
        NOTHING_IN,
        tr("Its columns are {there}: name one of them.", there=there),
    )


def usual_edges(grid: Grid, column: int, name: str) -> Edges:
    """Return the usual bands for ages that are not bands already."""
    found = {row.at(column) for row in grid.rows if row.at(column)}
    return USUAL_EDGES if is_of_ages(name) and any(map(is_a_number_of, found)) else None


def _must_be_strata(grid: Grid, name: str, column: int, edges: Edges) -> None:
    found = {normalised(row.at(column)) for row in grid.rows}
    if edges is None and len(found) > MOST_VALUES:
        raise Unreadable(
            tr(
                "The column “{shown}” of “{source}” holds {count} different words, "
                "and no sample can be balanced over more than {most_values}.",
                shown=shown(name),
                source=grid.source,
                count=len(found),
                most_values=MOST_VALUES,
            ),
            NOTHING_IN,
            tr("Balance by another column, or put its words in groups first."),
        )


def _line(
    grid: Grid,
    row: Row,
    at: Mapping[str, int],
    bounds: Mapping[str, Edges],
    spellings: Mapping[str, Mapping[str, str]],
) -> EligibleLine:
    cells = _cells(grid, row)
    kind = tuple(
        spellings[name].get(normalised(row.at(column)), NOT_GIVEN)
        if (edges := bounds[name]) is None
        else _band(grid, row, name, row.at(column), edges)
        for name, column in at.items()
    )
    return EligibleLine(row.number, fingerprint(cells), kind)


def _cells(grid: Grid, row: Row) -> dict[str, str]:
    return {heading: row.at(i) for i, heading in enumerate(grid.headings) if heading}


def _band(grid: Grid, row: Row, name: str, cell: str, edges: tuple[int, ...]) -> str:
    found = band_of(name, cell, edges)
    if found is None:
        left = len(grid.rows) - 1
        why = (
            tr("has “{shown}” as {name}", shown=shown(cell), name=name)
            if cell
            else tr("has no {name}", name=name)
        )
        raise Unreadable(
            tr(
                "Line {number} of “{source}” {why}. It cannot be placed in a band.",
                number=row.number,
                source=grid.source,
                why=why,
            ),
            NOTHING_IN,
            tr(
                "Give it an age such as 10, 7 months or unborn, or leave the line out "
                "({left} are left).",
                left=left,
            )
            if is_of_ages(name)
            else tr("Give it a whole number, or leave the line out ({left} are left).", left=left),
        )
    return found


def spellings_of(grid: Grid, column: int) -> dict[str, str]:
    """Return how each value is spelled, so that "f" and "F" are one in any order of lines."""
    found: dict[str, str] = {}
    for row in grid.rows:
        cell = row.at(column)
        if cell:
            found[normalised(cell)] = min(cell, found.get(normalised(cell), cell))
    return found


def _naming(grid: Grid) -> Iterator[str]:
    """Yield the headings of columns that may say who somebody is."""
    for heading, plain in zip(grid.headings, grid.plain_headings, strict=True):
        if says_who(plain):
            yield heading
