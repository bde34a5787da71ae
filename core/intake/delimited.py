"""Reads text with commas, semicolons, tabs or strokes between the cells, in the usual encodings."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from core.intake.disk import LARGEST, NOTHING_IN
from core.intake.kinds import of_another_kind, too_large, too_many_rows
from core.intake.limits import MOST_COLUMNS, MOST_ROWS
from core.intake.sheets import SheetHead, SheetRow, TextMaking, Worksheet
from core.model.fault import Unreadable, shown
from core.model.names import normalised
from core.words import tr

DELIMITERS: Final = ",;\t|"
EMPTY: Final = f"{DELIMITERS} "
_STATED: Final = re.compile(f'"?sep=(?P<by>[{DELIMITERS}])"?\\s*$', re.IGNORECASE | re.MULTILINE)
"""What Excel writes in the first line to say what stands between the cells."""
_OLD_SIGNS: Final = "casewalk-windows-1252"
_KEPT_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"')
_LINE: Final = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)?")
_ROWS_LOOKED_AT: Final = 20
_CUT: Final = "\ufffd"
"""What stands where half a sign is left of it."""
_RULED: Final = re.compile(r"[-=+:_]{2,}")
"""What is drawn below the headings of a table in a message: no row of it."""
_ZEROS_OF_TEXT: Final = 8
"""Of so many bytes one may be zero; with more it is something other than text."""


def delimited_sheet(source: str, data: bytes, tick: Callable[[], None] = lambda: None) -> Worksheet:
    """Return a CSV file as one sheet; *tick* is called as it gets on.

    Raises Unreadable when it is not text or its quotation marks do not close.
    """
    text, old_lines = _decoded(source, data)
    stated = _STATED.match(text)
    delimiter = stated["by"] if stated else _delimiter(text)
    rows, ends = _rows(source, text, delimiter, tick)
    if stated and rows and rows[0].number == 1:
        rows = rows[1:]
    old = {_row_at(ends, line) for line in old_lines}
    making = TextMaking(delimiter, text.endswith(("\n", "\r")), tuple(sorted(old)))
    return Worksheet(SheetHead(text=making), tuple(rows))


def _rows(
    source: str, text: str, delimiter: str, tick: Callable[[], None]
) -> tuple[list[SheetRow], list[int]]:
    """Return the rows that hold something, and the line on which each row of the file ends."""
    csv.field_size_limit(LARGEST)  # a huge cell is held back later, with its row named
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[SheetRow] = []
    ends: list[int] = []
    filled = 0
    try:
        for number, cells in enumerate(reader, start=1):
            ends.append(reader.line_num)
            if number % 500 == 0:
                tick()
            if len(cells) > MOST_COLUMNS:
                raise too_large(source)
            told = [cell.strip() for cell in cells if cell and not cell.isspace()]
            if told and not all(map(_RULED.fullmatch, told)):
                filled += 1
                if filled <= MOST_ROWS:
                    rows.append(SheetRow(number, tuple(map(_without_formula, cells))))
    except csv.Error as error:
        raise Unreadable(
            tr(
                "The quotation marks in row {number} of “{shown}” do not close.",
                number=len(ends) + 1,
                shown=shown(source),
            ),
            NOTHING_IN,
            tr("Open it in the program it came from and save it as CSV again."),
        ) from error
    if filled > MOST_ROWS:
        raise too_many_rows(source, str(filled), MOST_ROWS)
    return rows, ends


def _without_formula(cell: str) -> str:
    """Return what a cell says that is written as a formula only to be kept as text: ="012"."""
    found = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return found[1].replace('""', '"') if found is not None else cell


def _row_at(ends: list[int], line: int) -> int:
    """Return the row of the file that a line belongs to."""
    return next((at for at, end in enumerate(ends, start=1) if end >= line), len(ends))


def _decoded(source: str, data: bytes) -> tuple[str, list[int]]:
    """Return the text, and the lines that are not in UTF-8."""
    try:
        if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return data.decode("utf-32"), []
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            whole = len(data) // 2 * 2
            return data[:whole].decode("utf-16") + _CUT * (len(data) - whole), []
        data = _without_last_zeros(data)
        if data.count(b"\x00") * _ZEROS_OF_TEXT > len(data):
            return _utf_16_without_mark(data), []
    except UnicodeDecodeError as error:
        raise of_another_kind(source) from error
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _by_lines(source, data.removeprefix(codecs.BOM_UTF8))


def _without_last_zeros(data: bytes) -> bytes:
    """Return text with one zero in its last line for those that a disk left behind it.

    Part of it may be lost. Text of two bytes a sign stays as it is.
    """
    bare = data.rstrip(b"\x00")
    if len(data) - len(bare) < 2 or not bare or b"\x00" in bare:
        return data
    lines = bare.rstrip(b"\r\n")
    return lines + b"\x00" + bare[len(lines) :]


def _by_lines(source: str, data: bytes) -> tuple[str, list[int]]:
    """Decode each line by itself: a few of an old encoding do not spoil the others."""
    lines: list[str] = []
    old: list[int] = []
    for at, line in enumerate(_LINE.findall(data), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            old.append(at)
            try:
                lines.append(line.decode("utf-8", _OLD_SIGNS))
            except UnicodeDecodeError as error:
                raise of_another_kind(source) from error
    return "".join(lines), old


def _old_sign(error: UnicodeError) -> tuple[str, int]:
    """Return what stands where a line is not in UTF-8 as Windows-1252 has it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error(_OLD_SIGNS, _old_sign)


def _utf_16_without_mark(data: bytes) -> str:
    """Decode text whose every other byte is zero at the start, as forms tools may send.

    Raises UnicodeDecodeError when it is not that.
    """
    start = data[:64]
    if len(start) >= 4 and not any(start[1::2]) and all(start[::2]):
        return data.decode("utf-16-le")
    if len(start) >= 4 and not any(start[::2]) and all(start[1::2]):
        return data.decode("utf-16-be")
    raise UnicodeDecodeError("utf-8", data[:1], 0, 1, tr("zero bytes"))


def _delimiter(text: str) -> str:
    """Return what splits the rows best: a column "case" first, then most cells in rows alike.

    A title above the headings is one cell, or is split by a comma of its own.
    """

    def rank(delimiter: str) -> tuple[bool, int]:
        rows = _first_rows(text, delimiter)
        headings = next((row for row in rows if "case" in map(normalised, row)), None)
        if headings is not None:
            return True, len(headings)
        alike = Counter(map(len, rows))
        return False, max((many * (wide - 1) for wide, many in alike.items()), default=0)

    return max(DELIMITERS, key=rank)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    start = io.StringIO(text[: 1 << 18], newline="")
    found: list[list[str]] = []
    try:
        for row in csv.reader(start, delimiter=delimiter):
            if any(cell.strip(EMPTY) for cell in row):
                found.append(row)
            if len(found) == _ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass
    return found
