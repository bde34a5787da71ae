"""What kind each line of the list is: its values, in the columns that are balanced by."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.counting.sampling import EligibleLine, Quotas, band
from core.model.ages import years_in
from core.model.sample import BETWEEN, Eligible, SampleColumn, SampleQuota
from core.words import tr

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
    places = [(column.place, edges_of(column)) for column in columns]
    found = []
    for line in lines:
        cells = line.cells.split(BETWEEN)
        kind = tuple(_kind(cells[place], edges) for place, edges in places)
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


def _kind(cell: str, edges: Sequence[int]) -> str:
    if not edges:
        return cell or NOT_GIVEN
    number = int(cell) if cell.isdecimal() else years_in(cell)
    return (band(number, edges) if number is not None else None) or NOT_GIVEN
