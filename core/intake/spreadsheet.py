"""Reads the first sheet of an Excel workbook that looks like ours, as text."""

import datetime
import io
import re
import zipfile
import zlib
from typing import IO, Any, Final

from core.intake.disk import NOTHING_IN
from core.model.fault import Unreadable
from core.model.names import normalised

LARGEST_INSIDE: Final = 150 * 1024 * 1024
MOST_CELLS: Final = 3_000_000
_OLD_CONTAINER: Final = b"\xd0\xcf\x11\xe0"
_LOCKED_PART: Final = "EncryptedPackage".encode("utf-16-le")
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,4})(\d{1,9})""")
_OVERLAP: Final = 64
_BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # a compression Excel never uses
    RuntimeError,  # a part with a password
    EOFError,
    OSError,
    ValueError,
)

Cell = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta


def spreadsheet_rows(source: str, data: bytes) -> list[list[str]]:
    """Return the rows of the first visible sheet with a column "case", or of the first.

    Raises Unreadable when it is not a workbook, has a password, or claims
    to be larger than anything an agency would send.
    """
    if is_locked(data):
        raise _locked(source)
    _refuse_if_too_large(source, data)
    from python_calamine import (  # heavy; only when a workbook comes in
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            names = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and sheet.visible == SheetVisibleEnum.Visible
            ]
            sheets = [_sheet(book.get_sheet_by_name(name)) for name in names]
    except PasswordError as error:
        raise _locked(source) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(source) from error
    return next((rows for rows in sheets if _has_case_column(rows)), sheets[0] if sheets else [])


def is_locked(data: bytes) -> bool:
    """Return whether this is a workbook under a password, which Excel wraps up like an old one."""
    return data.startswith(_OLD_CONTAINER) and _LOCKED_PART in data


def _sheet(sheet: Any) -> list[list[str]]:
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in rows]


def _has_case_column(rows: list[list[str]]) -> bool:
    headings = next((row for row in rows if any(row)), [])
    return "case" in {normalised(cell) for cell in headings}


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)


def _refuse_if_too_large(source: str, data: bytes) -> None:
    """Look at the parts before they are read.

    One cell in the last corner of a sheet makes the reader ask for more memory
    than there is, which ends the whole program; so places are looked at first.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_INSIDE:
                raise _too_large(source)
            for part in parts.infolist():
                with parts.open(part) as stream:
                    if _furthest_cells(stream) > MOST_CELLS:
                        raise _too_large(source)
    except _BROKEN_ZIP as error:
        raise _damaged(source) from error


def _furthest_cells(stream: IO[bytes]) -> int:
    """Return how many cells a part of the workbook claims: rows times columns."""
    rows = columns = 1
    tail = b""
    while block := stream.read(1 << 20):
        text = tail + block
        for letters, digits in _PLACE.findall(text):
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters))
        tail = text[-_OVERLAP:]
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _locked(source: str) -> Unreadable:
    return Unreadable(
        f"“{source}” is protected with a password.",
        NOTHING_IN,
        "Save it without the password and bring it in again.",
    )


def _damaged(source: str) -> Unreadable:
    return Unreadable(
        f"“{source}” is not an Excel workbook that can be read.",
        NOTHING_IN,
        "Open it in Excel, save it as .xlsx or CSV, and bring it in again.",
    )


def _too_large(source: str) -> Unreadable:
    return Unreadable(
        f"“{source}” is far larger inside than a return would be.",
        NOTHING_IN,
        "Copy the rows you need into a new workbook and bring that in.",
    )
