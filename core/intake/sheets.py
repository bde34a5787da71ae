"""What a file holds before anyone asks what it means: sheets, rows and cells as text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that holds something; `number` is its row in the file.

    `unvalued` are the columns whose formula the file holds no value for, `struck` those that
    are struck through.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    unvalued: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells made one: rows as the file numbers them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is stuck on a cell: `place` is "C12"."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class TextMaking:
    """How a text file was written: what only text can get wrong.

    `ended` is whether its last line is ended; `old_rows` are the rows that
    are not in UTF-8 and were read as Windows-1252.
    """

    delimiter: str = ","
    ended: bool = True
    old_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet without its rows; `text` is None for a workbook's sheet."""

    name: str = ""
    hidden: bool = False
    merged: tuple[MergedCells, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    text: TextMaking | None = None
    notes: tuple[CellNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet of a workbook, or a whole text file."""

    head: SheetHead
    rows: tuple[SheetRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's sheets in their order; `source` is its name, `digest` the SHA-256 of its bytes."""

    source: str
    sheets: tuple[Worksheet, ...] = ()
    digest: str = ""
