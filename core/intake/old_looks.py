"""How an old workbook (.xls) looks: what is hidden, struck through, failed, or stuck on a cell.

The library that reads its cells says nothing of that. Sources: [MS-CFB] for the container,
[MS-XLS] for the records of its one stream.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import error, unpack_from
from typing import Final

from core.intake.compound import stream_in
from core.intake.limits import MOST_NOTES

_STREAMS: Final = (b"Workbook", b"Book")
_BOF, _EOF, _SHEET, _FONT, _XF, _MANY = 0x0809, 0x000A, 0x0085, 0x0031, 0x00E0, 0x00BD
_FORMULA, _WORKED_OUT = 0x0006, 0x01C1
"""A formula with its last value; which engine worked all of them out last (RecalcId)."""
_NO_NUMBER, _EMPTY_TEXT, _NOUGHT, _ON_LOAD = b"\xff\xff", 3, bytes(8), 0x0002
_TRUTH_OR_ERROR, _FAILED = 0x0205, 2
"""A cell that holds an error, or Yes or No; what a formula's value begins with that failed."""
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ANY_ERROR: Final = "#UNKNOWN!"
_CELLS: Final = frozenset({0x00FD, 0x0204, 0x0203, 0x027E, 0x0006, 0x0205, 0x00D6})
_STRUCK: Final = 0x0008
_HIDDEN_ROW: Final = 0x0020
_LEAST_FONTS: Final = 4
"""No font has this number: the fifth is called 5."""
_MOST_SHEETS: Final = 100

Record = tuple[int, bytes]


@dataclass
class SheetLooks:
    """Of one sheet: rows as the file numbers them, columns from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    unvalued: set[tuple[int, int]] = field(default_factory=set)
    """Formulas that no program has worked out."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells that hold an error: to the library that reads cells they are blank."""
    notes: list[tuple[int, int, str]] = field(default_factory=list)


def looks_of(data: bytes, tick: Callable[[], None]) -> list[SheetLooks]:
    """Return how the sheets look, in their order; nothing of a file that says it otherwise."""
    try:
        found = (stream_in(data, name) for name in _STREAMS)
        return looks_in(next(filter(None, found), b""), tick)
    except (error, IndexError, ValueError):
        return []


def looks_in(stream: bytes, tick: Callable[[], None]) -> list[SheetLooks]:
    """Return how the sheets of a workbook's stream look.

    Raises struct.error, IndexError or ValueError for one that is broken.
    """
    starts, fonts, styles = list[int](), list[bool](), list[int]()
    worked_out = False
    for kind, body in _records(stream, 0):
        if kind == _SHEET:
            starts.append(unpack_from("<I", body)[0])
        elif kind == _FONT:
            fonts.append(bool(unpack_from("<H", body, 2)[0] & _STRUCK))
        elif kind == _XF:
            styles.append(unpack_from("<H", body)[0])
        elif kind == _WORKED_OUT:
            worked_out = True
    struck = {at for at, font in enumerate(styles) if _is_struck(font, fonts)}
    found = [_sheet(stream, start, struck, tick) for start in starts[:_MOST_SHEETS]]
    formulas = [one for _, written in found for one in written]
    nobody = not worked_out and not any(one.says_something for one in formulas)
    for looks, written in found:
        looks.unvalued = {
            one.place for one in written if not one.says_something and (nobody or one.stale)
        }
    return [looks for looks, _ in found]


def _is_struck(font: int, fonts: list[bool]) -> bool:
    at = font - (font > _LEAST_FONTS)
    return at < len(fonts) and fonts[at]


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records of one part of the stream: what is behind its end is another's."""
    at, inside = start, 0
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        at += 4
        inside += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[at : at + size]
        at += size
        if inside <= 0:
            return


@dataclass(frozen=True, slots=True)
class _Formula:
    """One cell's: whether its value is more than what a library writes that works nothing out.

    That is an empty text, or nought. It is `stale` where the file says that it is to be worked
    out when it is opened.
    """

    place: tuple[int, int]
    says_something: bool
    stale: bool


def _formula(body: bytes, stale: bool) -> _Formula:
    row, column, value, looks = unpack_from("<HH2x8sH", body)
    says_something = value[6:] != _NO_NUMBER or value[0] != _EMPTY_TEXT
    return _Formula(
        (row + 1, column), says_something and value != _NOUGHT, stale or bool(looks & _ON_LOAD)
    )


def _sheet(
    stream: bytes, start: int, struck: set[int], tick: Callable[[], None]
) -> tuple[SheetLooks, list[_Formula]]:
    found, texts, last = SheetLooks(), dict[int, str](), 0
    formulas, stale = list[_Formula](), False
    of_text = 0
    for kind, body in _records(stream, start):
        match kind:
            case 0x0208:  # _ROW
                row, looks = unpack_from("<H10xH", body)
                if looks & _HIDDEN_ROW:
                    found.hidden_rows.add(row + 1)
                tick()
            case 0x007D:  # _COLUMNS
                first, end, looks = unpack_from("<HH4xH", body)
                if looks & 1:
                    found.hidden_columns |= {*range(first, min(end, 0xFF) + 1)}
            case 0x005D:  # _OBJECT
                last = unpack_from("<6xH", body)[0]
            case 0x01B6:  # _TEXT
                of_text = unpack_from("<10xH", body)[0]
            case 0x003C if of_text:  # _MORE
                wide = body[0] & 1
                words = body[1 : 1 + of_text * (1 + wide)]
                texts[last] = words.decode("utf-16-le" if wide else "latin-1", "replace")
                of_text = 0
            case 0x001C:  # _NOTE
                row, column, number = unpack_from("<HH2xH", body)
                if number in texts and len(found.notes) < MOST_NOTES:
                    found.notes.append((row + 1, column, texts[number]))
            case 0x005E:  # _UNCALCED
                stale = True
            case _ if struck and (kind in _CELLS or kind == _MANY):
                found.struck |= _struck_in(kind, body, struck)
        if kind == _FORMULA:
            formulas.append(_formula(body, stale))
        if kind in (_FORMULA, _TRUTH_OR_ERROR):
            found.errors |= _error_in(kind, body)
    return found, formulas


def _error_in(kind: int, body: bytes) -> dict[tuple[int, int], str]:
    """Return the error that a cell holds, by its place; nothing where it holds none."""
    row, column = unpack_from("<HH", body)
    if kind == _FORMULA:
        begins, code, end = unpack_from("<BxBxxx2s", body, 6)
        failed = end == _NO_NUMBER and begins == _FAILED
    else:
        code, failed = unpack_from("<BB", body, 6)
    return {(row + 1, column): _ERRORS.get(code, _ANY_ERROR)} if failed else {}


def _struck_in(kind: int, body: bytes, struck: set[int]) -> set[tuple[int, int]]:
    row, column, style = unpack_from("<HHH", body)
    if kind != _MANY:
        return {(row + 1, column)} if style in struck else set()
    many = (len(body) - 6) // 6
    styles = (unpack_from("<H", body, 4 + 6 * at)[0] for at in range(many))
    return {(row + 1, column + at) for at, one in enumerate(styles) if one in struck}
