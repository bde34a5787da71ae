"""A file as headings and rows of text, whatever it was written with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.intake.delimited import delimited_rows
from core.intake.disk import NOTHING_IN, bytes_of
from core.intake.spreadsheet import is_locked, spreadsheet_rows
from core.model.fault import Unreadable, shown
from core.model.names import cleaned, normalised

MOST_ROWS = 20_000
LONGEST_CELL = 32_767  # what Excel holds; nobody types more into one box


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
    """A file's headings, its rows and what was noticed while reading it."""

    source: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    headed_at: int = 1
    remarks: tuple[str, ...] = ()

    @property
    def plain_headings(self) -> tuple[str, ...]:
        """The headings as they are compared."""
        return tuple(normalised(heading) for heading in self.headings)


def read_grid(path: Path) -> Grid:
    """Read a CSV or Excel file.

    Raises Unreadable when it is neither, holds nothing, or is too large.
    """
    data = bytes_of(path)
    remarks: tuple[str, ...] = ()
    if data.startswith(b"PK\x03\x04") or is_locked(data):
        told: Sequence[Sequence[str]] = spreadsheet_rows(path.name, data)
    else:
        told, remarks = delimited_rows(path.name, data)
    rows = [Row(at, tuple(map(cleaned, cells))) for at, cells in enumerate(told, start=1)]
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise Unreadable(
            f"“{path.name}” is empty.", NOTHING_IN, "Check that it is the file you meant."
        )
    if len(filled) > MOST_ROWS:
        raise Unreadable(
            f"“{path.name}” has {len(filled)} rows; {MOST_ROWS} is the most that can be read.",
            NOTHING_IN,
            "Check that it is the right file, or split it into smaller ones.",
        )
    _refuse_second_heading(path.name, filled[0])
    return Grid(path.name, filled[0].cells, tuple(filled[1:]), filled[0].number, remarks)


def _refuse_second_heading(source: str, headings: Row) -> None:
    seen: set[str] = set()
    for heading in headings.cells:
        if heading and normalised(heading) in seen:
            raise Unreadable(
                f"Two columns of “{source}” are headed “{shown(heading)}” (row {headings.number}).",
                NOTHING_IN,
                "Rename or remove one of them and bring the file in again.",
            )
        seen.add(normalised(heading))
