"""A table as headings and rows of text, whatever it was written with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.intake.flaws import Flaw
from core.model.draft.match import Match
from core.model.draft.returns import Problem
from core.model.names import normalised


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something; `number` is its row in the file."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int | None) -> str:
        """Return a cell's text; "" beyond the row's end or for no column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's headings, its rows and what was noticed while reading it.

    `sheet` is the name of its sheet and `above` what stands over the headings.
    `flaws` are, by row, what holds a row back if it stands in a column that
    is used; `left_out` is what was not read of the file; `likely` is, by row, what was taken
    from elsewhere in the table and waits for a yes. `delimiter` is what stands between the
    cells of a text file.
    """

    source: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    headed_at: int = 1
    remarks: tuple[str, ...] = ()
    flaws: Mapping[int, Sequence[Flaw]] = field(default_factory=dict)
    left_out: tuple[Problem, ...] = ()
    sheet: str = ""
    above: tuple[str, ...] = ()
    likely: Mapping[int, Sequence[Match]] = field(default_factory=dict)
    delimiter: str = ""

    def flawed(self, row: Row) -> set[int | None]:
        """Return the columns of a row that cannot be taken at their word."""
        return {flaw.column for flaw in self.flaws.get(row.number, ()) if flaw.decides}

    @property
    def in_workbook(self) -> bool:
        """Whether a program for workbooks kept it, which makes dates of what looks like one."""
        return not self.delimiter

    @property
    def plain_headings(self) -> tuple[str, ...]:
        """The headings as they are compared."""
        return tuple(normalised(heading) for heading in self.headings)
