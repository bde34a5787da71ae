"""What rows of every kind have in common: the case they name and the days they give."""

from core.intake.dates import DateColumn
from core.intake.grid import Grid
from core.model.names import NameIndex
from core.wording.returns_aside import unknown_case
from core.words import tr


def known_case(written: str, cases: NameIndex, faults: list[str]) -> str:
    """Return the audit's spelling of a case; a case it does not know is a fault."""
    found = cases.find(written)
    if not written:
        faults.append(tr("no {case} is named."))
    elif found is None:
        faults.append(unknown_case(written))
    return found or written


def date_column(grid: Grid, column: int | None) -> DateColumn:
    """Return how the dates of a column are written; without a column every row says nothing."""
    cells = ((row.number, row.at(column)) for row in grid.rows)
    return DateColumn(cells, in_workbook=grid.in_workbook)
