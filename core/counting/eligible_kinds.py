"""What kind each line of the list is: its values, in the columns that are balanced by."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.counting.sampling import EligibleLine, Quotas, band
from core.model.ages import years_in
from core.model.names import normalised
from core.model.sample import BETWEEN, Eligible, SampleColumn, SampleQuota
from core.words import tr

_MOST_FIGURES: Final = 3

NOT_GIVEN: Final = tr("not given")
"""What an empty cell counts as in a column that is balanced by."""


def edges_of(column: SampleColumn) -> tuple[int, ...]:
    """Return where a column's bands begin; nothing where it holds words."""
    return tuple(int(edge) for edge in column.edges.split(",") if edge)


def value_at(line: Eligible, column: SampleColumn) -> str:
    """Return what a line holds in a column, as it came in."""
    return line.cells.split(BETWEEN)[column.place]


def lines_by_kind(
    lines: Sequence[Eligible], columns: Sequence[SampleColumn]
) -> tuple[EligibleLine, ...]:
    """Return the list as it is drawn from, balanced by *columns* in their order."""
    placed = [(column.heading, column.place, edges_of(column)) for column in columns]
    found = []
    for line in lines:
        cells = line.cells.split(BETWEEN)
        kind = tuple(
            (band_of(heading, cells[place], edges) if edges else cells[place]) or NOT_GIVEN
            for heading, place, edges in placed
        )
        found.append(EligibleLine(line.line, line.key, kind))
    return tuple(found)


def quotas_by_column(columns: Sequence[SampleColumn], quotas: Sequence[SampleQuota]) -> Quotas:
    """Return the quotas set by hand, by the place of their column in the order."""
    found: dict[int, Mapping[str, int]] = {}
    for at, column in enumerate(columns):
        own = {one.value: one.wanted for one in quotas if one.column_id == column.id}
        if own:
            found[at] = own
    return found


def is_of_ages(heading: str) -> bool:
    """Return whether a column holds ages, by what stands over it."""
    return "age" in normalised(heading).split()


def band_of(heading: str, cell: str, edges: Sequence[int]) -> str | None:
    """Return the band a cell falls in, of ages by the years it says; None where in none.

    A number has three figures at most, as in every list that is taken in.
    """
    number = int(cell) if cell.isdecimal() and len(cell) <= _MOST_FIGURES else None
    if number is None and is_of_ages(heading):
        number = years_in(cell)
    return band(number, edges) if number is not None else None
