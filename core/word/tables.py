"""Tables as the XML of Word: the head returns on every page, no row is parted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final
from xml.sax.saxutils import quoteattr

from core.documents.answer_looks import SIGNS, TINTS
from core.documents.blocks import AnswerPill, DrawnCell, Table, TextLook, Words
from core.model.bearing import Bearing
from core.model.drawing import Drawing
from core.model.plain_text import sound
from core.word.runs import LOOKS, paragraph, run, text_paragraph, words_paragraph
from core.word.styles import WIDTH, WordStyle

_WHOLE: Final = "<w:cantSplit/>"
_LINE: Final = 280
"""A line to write on, in twentieths of a point."""
_ENDS: Final = '<w:jc w:val="right"/>'
_BESIDE: Final = 180
"""The edges of a cell."""
_HEAD: Final = f"{_WHOLE}<w:tblHeader/>"


Draw = Callable[[Drawing, str, int], str]
"""Returns a drawing as a run, with the words told in its place and the room there is for it."""


def table_xml(table: Table, about: str, draw: Draw, room: int = WIDTH) -> Iterator[str]:
    """Yield a table as wide as there is *room*; it is *about* what its heading says."""
    whole = sum(column.share for column in table.columns) or 1.0
    wide = [round(room * column.share / whole) for column in table.columns]
    first = int(table.row_headings)
    look = f"0{'4A0' if first else '420'}"
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{WordStyle.TABLE}"/>'
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(' '.join(sound(about).split()))}/></w:tblPr><w:tblGrid>"
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
    for row in table.rows:
        cells = [
            _drawn(cell, draw, across) if isinstance(cell, DrawnCell) else _cell(cell, end)
            for cell, across, end in zip(row, wide, ends, strict=True)
        ]
        yield _row(cells, begins, f"{_WHOLE}{high}")
    yield '</w:tbl><w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'


def _row(cells: Iterable[str], begins: Sequence[str], how: str) -> str:
    """Return a row; each of its cells *begins* with how wide it is."""
    inside = "".join([f"{start}{cell}</w:tc>" for cell, start in zip(cells, begins, strict=True)])
    return f"<w:tr><w:trPr>{how}</w:trPr>{inside}</w:tr>"


def _drawn(cell: DrawnCell, draw: Draw, across: int) -> str:
    return paragraph(WordStyle.CELL, draw(cell.drawing, cell.words, across - _BESIDE))


def _cell(cell: Words | AnswerPill, ends: str) -> str:
    if not isinstance(cell, AnswerPill):
        return words_paragraph(WordStyle.CELL, cell, ends)
    looks, signed = _pill_looks(cell.bearing, provisional=cell.provisional)
    said = paragraph(WordStyle.CELL, f"{signed}{run(cell.word, looks)}", cell.word)
    if not cell.note:
        return said
    return said + paragraph(WordStyle.CELL, run(cell.note, LOOKS[TextLook.QUIET]), cell.note)


@cache
def _pill_looks(bearing: Bearing | None, *, provisional: bool) -> tuple[str, str]:
    """Return how the word of an answer looks, and its sign as a run before it."""
    tint, ink = (colour.removeprefix("#") for colour in TINTS[bearing])
    edge = '<w:bdr w:val="dashed" w:sz="6" w:space="0" w:color="4A5A67"/>'
    shade = edge if provisional else f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
    looks = f'<w:b/><w:bCs/><w:color w:val="{ink}"/>{shade}'
    sign = SIGNS[bearing]
    signed = run(f"{sign} ", f'<w:rStyle w:val="{WordStyle.SIGN}"/>{looks}') if sign else ""
    return looks, signed
