"""What in a row keeps it from being taken at its word: merges, errors, damage, early ends."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.intake.limits import LONGEST_CELL
from core.intake.sheets import MergedCells, SheetHead, SheetRow, TextMaking
from core.model.fault import shown
from core.model.names import has_unseen, normalised
from core.words import tr

_ERROR: Final = re.compile(
    r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|"
    r"UNKNOWN!|BUSY!|PYTHON!|EXTERNAL!|GETTING_DATA)|Err:\d{3}|#{3,}|"
    r"#[¡¿]?(?-i:[A-ZÀ-ÝŁ]{2,}(?:/0)?)[!?]|#N/[BD]|#NV",
    re.IGNORECASE,
)
"""What Excel and LibreOffice write where a formula failed, or a column was too narrow.

In a text file they stand in the language of the program: “#BEZUG!”, “#¡VALOR!”, “#N/D”.
"""
_ERRORS_BEGIN: Final = frozenset("#Ee")
_UNSEEN_IN_IT: Final = tr("holds a mark that cannot be seen.")
_OTHER_ENCODING: Final = re.compile("Ã[\x80-\xbf\u0152-\u2122]|â€|Â[\xa0-\xbf]|ï¿½|\ufffd")
_MOST_NAMED: Final = 8
_LONGEST_BEGINNING: Final = 20


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a row; it counts where `column` is used, or everywhere for None.

    With `decides` off it holds no row back, but explains one held back for something else.
    `merged` is what stands in the cells it is made one with, `error` that a formula failed.
    """

    column: int | None
    what: str
    decides: bool = True
    merged: str = ""
    error: bool = False


def flaws_in(
    source: str,
    head: SheetHead,
    headings: Sequence[str],
    rows: Sequence[SheetRow],
    origins: Mapping[MergedCells, str],
) -> tuple[dict[int, list[Flaw]], tuple[str, ...]]:
    """Return the flaws by row, and remarks on rows that hold nothing back."""
    flaws: dict[int, list[Flaw]] = {}
    for row in rows:
        found = [*_damaged(row, headings), *_merged(row, headings, origins)]
        if head.text is not None:
            found += _swallowed(row, headings, head.text)
        if found:
            flaws[row.number] = found
    if head.text is None:
        return flaws, tuple(_remarks(source, rows, ()))
    _find_cut(head.text, headings, rows, flaws)
    return flaws, tuple(_remarks(source, rows, [*_early(head.text, headings, rows)], head.text))


def _damaged(row: SheetRow, headings: Sequence[str]) -> Iterator[Flaw]:
    for column, cell in enumerate(row.cells):
        if not cell:
            continue
        if has_unseen(cell):
            yield Flaw(column, f"{_called(headings, column)} {_UNSEEN_IN_IT}", decides=False)
        if not cell.isprintable() and "\x00" in cell:
            lost = tr("holds a zero byte, so part of it may be lost.")
            yield Flaw(column, f"{_called(headings, column)} {lost}")
        if cell.lstrip()[:1] in _ERRORS_BEGIN and _ERROR.fullmatch(cell.strip()):
            wrong = tr("holds the error {shown} instead of a value.", shown=shown(cell))
            yield Flaw(column, f"{_called(headings, column)} {wrong}", error=True)
        if len(cell) > LONGEST_CELL:
            long = tr(
                "holds {count} characters; {longest_cell} is the most that can be taken in.",
                count=len(cell),
                longest_cell=LONGEST_CELL,
            )
            yield Flaw(
                column, tr("column {called} {long}", called=_called(headings, column), long=long)
            )
    filled = [column for column, cell in enumerate(row.cells) if cell]
    whole = bool(filled) and {*filled} <= {*row.struck}
    if whole:
        yield Flaw(None, tr("the whole row is struck through."))
    for column in row.struck:
        if not whole and column < len(row.cells) and row.cells[column]:
            through = tr("is struck through: “{shown}”.", shown=shown(row.cells[column]))
            yield Flaw(column, f"{_called(headings, column)} {through}")
    for column in row.unvalued:
        yield Flaw(
            column,
            tr(
                "{called} is a formula without a value: "
                "open the file in Excel, save it and bring it in again.",
                called=_called(headings, column),
            ),
        )


def _merged(
    row: SheetRow, headings: Sequence[str], origins: Mapping[MergedCells, str]
) -> Iterator[Flaw]:
    for merged, text in origins.items():
        if not merged.top <= row.number <= merged.bottom or not text:
            continue
        for column in range(merged.left, min(merged.right + 1, len(headings))):
            if (row.number, column) == (merged.top, merged.left):
                continue
            other = (
                tr("row {top}", top=merged.top)
                if row.number != merged.top
                else _called(headings, merged.left)
            )
            yield Flaw(
                column,
                tr(
                    "{called} is merged with {other} (“{shown}”): "
                    "split the cells and fill each one in.",
                    called=_called(headings, column),
                    other=other,
                    shown=shown(text),
                ),
                merged=text if merged.top != merged.bottom else "",
            )


def _swallowed(row: SheetRow, headings: Sequence[str], text: TextMaking) -> Iterator[Flaw]:
    """Find rows that a quotation mark left open has drawn into one cell."""
    width = sum(1 for heading in headings if heading)
    for column, cell in enumerate(row.cells):
        if width < 3 or cell.isprintable():
            continue
        lines = cell.splitlines()[1:]
        if any(line.count(text.delimiter) >= width - 1 for line in lines):
            yield Flaw(
                None,
                tr(
                    "{called} holds whole rows: "
                    "a quotation mark in it does not close where it should.",
                    called=_called(headings, column),
                ),
            )


def _find_cut(
    text: TextMaking,
    headings: Sequence[str],
    rows: Sequence[SheetRow],
    flaws: dict[int, list[Flaw]],
) -> None:
    if not rows or text.ended:
        return
    if _ends_early(rows[-1], headings) or _is_a_beginning(rows):
        what = tr("the file ends in the middle of this row: it seems to be cut short.")
        flaws.setdefault(rows[-1].number, []).append(Flaw(None, what))


def _is_a_beginning(rows: Sequence[SheetRow]) -> bool:
    """Return whether the very last cell is only the beginning of a word used elsewhere."""
    last = normalised(rows[-1].cells[-1])
    others = {normalised(cell) for row in rows[:-1] for cell in row.cells}
    others |= {normalised(cell) for cell in rows[-1].cells[:-1]}
    if not last or last in others or len(last) > _LONGEST_BEGINNING:
        return False
    return any(other.startswith(last) for other in others)


def _early(text: TextMaking, headings: Sequence[str], rows: Sequence[SheetRow]) -> Iterator[int]:
    for row in rows:
        if _ends_early(row, headings) and not (row is rows[-1] and not text.ended):
            yield row.number


def _ends_early(row: SheetRow, headings: Sequence[str]) -> bool:
    last = max((at for at, heading in enumerate(headings) if heading), default=-1)
    return len(row.cells) <= last


def _remarks(
    source: str, rows: Sequence[SheetRow], early: Sequence[int], text: TextMaking | None = None
) -> Iterator[str]:
    if early:
        one = len(early) == 1
        yield (
            tr(
                "{row_words} {part} before the last column; what is missing was taken as blank.",
                row_words=row_words(early),
                part="ends" if one else "end",
            )
        )
    if text is not None and text.old_rows:
        yield (
            tr(
                "{shown} is not in UTF-8, so it was read as Windows-1252: check letters "
                "with accents and the pound sign ({small}).",
                shown=shown(source),
                small=_small(row_words(text.old_rows)),
            )
        )
    strange = [
        (row.number, found[0])
        for row in rows
        if (found := _OTHER_ENCODING.search("\n".join(row.cells)))
    ]
    if strange:
        number, sample = strange[0]
        yield (
            tr(
                "{row_words}: letters such as “{sample}” (row {number}) "
                "come of a wrong encoding; check the words there.",
                row_words=row_words(at for at, _ in strange),
                sample=sample,
                number=number,
            )
        )


def row_words(numbers: Iterable[int]) -> str:
    """Return "Row 3", "Rows 3 and 5", or the first of many and how many more."""
    found = sorted(set(numbers))
    named = [str(number) for number in found[:_MOST_NAMED]]
    more = len(found) - len(named)
    if len(found) == 1:
        return tr("Row {named}", named=named[0])
    if more:
        return tr("Rows {names} and {more} more", names=", ".join(named), more=more)
    return tr("Rows {names} and {named}", names=", ".join(named[:-1]), named=named[-1])


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _called(headings: Sequence[str], column: int) -> str:
    heading = headings[column] if column < len(headings) else ""
    return f"“{shown(heading)}”" if heading else tr("column {number}", number=column + 1)
