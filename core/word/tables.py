"""Tables as the XML of Word: the head returns on every page, no row is parted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from core.documents.answer_looks import SIGNS, TINTS
from core.documents.blocks import AnswerPill, Column, DrawnCell, PlanSign, Table, TextLook, Words
from core.markup import quoted
from core.model.bearing import Bearing
from core.model.drawing import Drawing
from core.model.plain_text import sound
from core.pdf.column_widths import column_widths
from core.word.runs import LOOKS, paragraph, run, text_paragraph, words_paragraph
from core.word.styles import WIDTH, WordStyle

_WHOLE: Final = "<w:cantSplit/>"
_LINE: Final = 280
"""A line to write on, in twentieths of a point."""
_ENDS: Final = '<w:jc w:val="right"/>'
_BESIDE: Final = 180
"""The edges of a cell."""
_CELL: Final = f'<w:pStyle w:val="{WordStyle.CELL}"/>'
_CELL_WITH_NEXT: Final = f"{_CELL}<w:keepNext/>"
_HEAD_SIZE: Final = 8.5
"""How large the headings of columns are, in points, where no template says otherwise."""
_HEAD: Final = f"{_WHOLE}<w:tblHeader/>"


Draw = Callable[[Drawing, str, int], str]
"""Returns a drawing as a run, with the words told in its place and the room there is for it."""


def table_xml(
    table: Table, about: str, draw: Draw, room: int = WIDTH, *, whole: bool = False
) -> Iterator[str]:
    """Yield a table as wide as there is *room*; it is *about* what its heading says.

    One that stays *whole* is on one page where a page has room for all of it; of another
    neither the first row nor the last is alone on one.
    """
    wide = _widths(table.columns, room)
    first = int(table.row_headings)
    look = f"0{'4A0' if first else '420'}"
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{WordStyle.TABLE}"/>'
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(' '.join(sound(about).split()))}/></w:tblPr><w:tblGrid>"
    )
    yield "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    yield "</w:tblGrid>"
    ends = [_ENDS if one.numbers else "" for one in table.columns]
    heads = (
        text_paragraph(WordStyle.HEAD, one.title, end)
        for one, end in zip(table.columns, ends, strict=True)
    )
    begins = [f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/></w:tcPr>' for one in wide]
    yield _row(heads, begins, _HEAD)
    high = f'<w:trHeight w:val="{table.least_lines * _LINE}"/>' if table.least_lines > 1 else ""
    last = len(table.rows) - 1
    for at, row in enumerate(table.rows):
        cells = [
            _drawn(cell, draw, across) if isinstance(cell, DrawnCell) else _cell(cell, end)
            for cell, across, end in zip(row, wide, ends, strict=True)
        ]
        line = _row(cells, begins, f"{_WHOLE}{high}")
        held = at < last if whole else at in (0, last - 1) and at != last
        yield line.replace(_CELL, _CELL_WITH_NEXT) if held else line
    yield '</w:tbl><w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


@cache
def _widths(columns: tuple[Column, ...], room: int) -> list[int]:
    """Return the widths of columns in twentieths of a point, as they are on our own paper."""
    found = column_widths(columns, room / 20, _BESIDE / 20 + 0.5, _HEAD_SIZE)
    return [round(one * 20) for one in found]


def _row(cells: Iterable[str], begins: Sequence[str], how: str) -> str:
    """Return a row; each of its cells *begins* with how wide it is."""
    inside = "".join([f"{start}{cell}</w:tc>" for cell, start in zip(cells, begins, strict=True)])
    return f"<w:tr><w:trPr>{how}</w:trPr>{inside}</w:tr>"


def _drawn(cell: DrawnCell, draw: Draw, across: int) -> str:
    return paragraph(WordStyle.CELL, draw(cell.drawing, cell.words, across - _BESIDE))


def _cell(cell: Words | AnswerPill, ends: str) -> str:
    if not isinstance(cell, AnswerPill):
        return words_paragraph(WordStyle.CELL, cell, ends)
    looks, signed = _pill_looks(cell.bearing, cell.sign, provisional=cell.provisional)
    said = paragraph(WordStyle.CELL, f"{signed}{run(cell.word, looks)}", cell.word)
    if not cell.note:
        return said
    return said + paragraph(WordStyle.CELL, run(cell.note, LOOKS[TextLook.QUIET]), cell.note)


@cache
def _pill_looks(
    bearing: Bearing | None, sign: Bearing | PlanSign | None, *, provisional: bool
) -> tuple[str, str]:
    """Return how the word of an answer looks, and its sign as a run before it."""
    tint, ink = (colour.removeprefix("#") for colour in TINTS[bearing])
    edge = '<w:bdr w:val="dashed" w:sz="6" w:space="0" w:color="4A5A67"/>'
    shade = edge if provisional else f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    looks = f'<w:b/><w:bCs/><w:color w:val="{ink}"/>{shade}'
    begins = f'<w:rStyle w:val="{WordStyle.SIGN}"/>{looks}'
    signed = run(f"{SIGNS[sign]} ", begins) if sign else ""
    return looks, signed
