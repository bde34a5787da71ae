"""What rows of every kind have in common: the case they name and the days they give."""

from core.intake.dates import DateColumn
from core.intake.grid import Grid
from core.model.fault import shown
from core.model.names import NameIndex
from core.words import tr


def known_case(written: str, cases: NameIndex, faults: list[str]) -> str:
    """Return the audit's spelling of a case; a case it does not know is a fault."""
    found = cases.find(written)
    if not written:
        faults.append(tr("no {case} is named."))
    elif found is None:
        faults.append(tr("“{shown}” is not {a case} in this audit.", shown=shown(written)))
    return found or written


def date_column(grid: Grid, column: int | None) -> DateColumn:
    """Return how the dates of a column are written; without a column every row says nothing."""
    return DateColumn((row.number, row.at(column)) for row in grid.rows)
