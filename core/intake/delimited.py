"""Reads text with commas, semicolons or tabs between the cells, in the usual encodings."""

import codecs
import csv
import io
import re
from typing import Final

from core.intake.disk import LARGEST, NOTHING_IN
from core.model.fault import Unreadable
from core.model.names import normalised

DELIMITERS: Final = ",;\t"
EMPTY: Final = f"{DELIMITERS} "
_TOLD: Final = re.compile(f'"?sep=(?P<by>[{DELIMITERS}])"?\\s*$', re.IGNORECASE | re.MULTILINE)
"""What Excel writes in the first line to say what stands between the cells."""
OLD_ENCODING_REMARK: Final = (
    "{source} is not in UTF-8, so it was read as Windows-1252: "
    "check letters with accents and the pound sign."
)


def delimited_rows(source: str, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return the rows of a CSV file and remarks about how it had to be read.

    Raises Unreadable when it is not text or its quotation marks do not close.
    """
    text, remarks = _decoded(source, data)
    csv.field_size_limit(LARGEST)  # a huge cell is held back later, with its row named
    told = _TOLD.match(text)
    delimiter = told["by"] if told else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise Unreadable(
            f"The quotation marks in row {len(rows) + 1} of “{source}” do not close.",
            NOTHING_IN,
            "Open it in the program it came from and save it as CSV again.",
        ) from error
    return [[], *rows[1:]] if told else rows, remarks


def _decoded(source: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise _no_text(source)
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), ()
        if b"\x00" in data:
            return _utf_16_without_mark(data), ()
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            raise _no_text(source) from error
    try:
        return data.decode("cp1252"), (OLD_ENCODING_REMARK.format(source=source),)
    except UnicodeDecodeError as error:
        raise _no_text(source) from error


def _utf_16_without_mark(data: bytes) -> str:
    """Decode text whose every other byte is zero at the start, as forms tools may send.

    Raises UnicodeDecodeError when it is not that.
    """
    start = data[:64]
    if len(start) >= 4 and not any(start[1::2]) and all(start[::2]):
        return data.decode("utf-16-le")
    if len(start) >= 4 and not any(start[::2]) and all(start[1::2]):
        return data.decode("utf-16-be")
    raise UnicodeDecodeError("utf-8", data[:1], 0, 1, "zero bytes")


def _no_text(source: str) -> Unreadable:
    return Unreadable(
        f"“{source}” is not a CSV or Excel file.",
        NOTHING_IN,
        "Save it as CSV, or as an Excel workbook (.xlsx), and bring it in again.",
    )


def _delimiter(text: str) -> str:
    """Return what splits the headings best: a column "case" first, then most cells."""

    def rank(delimiter: str) -> tuple[bool, int]:
        cells = _first_row(text, delimiter)
        return "case" in {normalised(cell) for cell in cells}, len(cells)

    return max(DELIMITERS, key=rank)


def _first_row(text: str, delimiter: str) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return next((row for row in reader if any(cell.strip(EMPTY) for cell in row)), [])
    except csv.Error:
        return []
