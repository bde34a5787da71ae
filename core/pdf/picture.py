"""One drawing as a picture of pixels, for what cannot show it as the drawing it is."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

from core.model.drawing import COLOUR, Drawing, Paint
from core.model.house_style import png
from core.pdf.canvas import DocumentFonts, PageCanvas, colour
from core.pdf.drawing import draw_drawing
from core.pdf.embedding import embed
from core.pdf.preview import Picture, render

_AT_ONCE: Final = 40
_SHARP: Final = 2.0
"""Pixels for each point of the drawing."""


def drawings_png(drawings: Sequence[Drawing], colours: Mapping[Paint, str] = COLOUR) -> list[bytes]:
    """Return drawings as PNG, the same bytes for the same drawing."""
    found: list[bytes] = []
    for at in range(0, len(drawings), _AT_ONCE):
        some = drawings[at : at + _AT_ONCE]
        pages = _pages(some, colours)
        found += (_png(render(pages, number, _SHARP)) for number in range(len(some)))
    return found


def _pages(drawings: Sequence[Drawing], colours: Mapping[Paint, str]) -> bytes:
    """Return a PDF with a page for each: what they are lettered in is laid into it once."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # as every writer here has it: text armour is slow
    held, fonts = BytesIO(), DocumentFonts()
    page = Canvas(held, pageCompression=0, invariant=1)
    page._preamble = ""
    paints = {paint: colour(code) for paint, code in colours.items()}
    for drawing in drawings:
        size = (max(drawing.width, 1.0), max(drawing.height, 1.0))
        page.setPageSize(size)
        canvas = PageCanvas(fonts, size[1], 0)
        draw_drawing(canvas, drawing, 0.0, 0.0, 1.0, paints)
        page.addLiteral(canvas.strokes)
        page.showPage()
    for used in fonts.used():
        embed(page._doc, used)
    page.save()
    return held.getvalue()


def _png(picture: Picture) -> bytes:
    """Return rows of BGRX bytes as PNG."""
    pixels = bytearray(3 * picture.width * picture.height)
    for at in range(3):
        pixels[at::3] = picture.pixels[2 - at :: 4]
    return png(picture.width, picture.height, bytes(pixels))
