"""One drawing as a picture of pixels, for what cannot show it as the drawing it is."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from core.model.drawing import COLOUR, Drawing, Paint
from core.model.house_style import png
from core.pdf.canvas import DocumentFonts, PageCanvas, colour
from core.pdf.drawing import draw_drawing
from core.pdf.embedding import embed
from core.pdf.preview import Picture, render

_SHARP: Final = 2.0
"""Pixels for each point of the drawing."""


def drawing_png(drawing: Drawing, colours: Mapping[Paint, str] = COLOUR) -> bytes:
    """Return a drawing as PNG, the same bytes for the same drawing."""
    return _png(render(_page(drawing, colours), 0, _SHARP))


def _page(drawing: Drawing, colours: Mapping[Paint, str]) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # as every writer here has it: text armour is slow
    size = (max(drawing.width, 1.0), max(drawing.height, 1.0))
    held, fonts = BytesIO(), DocumentFonts()
    page = Canvas(held, pagesize=size, pageCompression=0, invariant=1)
    page._preamble = ""
    canvas = PageCanvas(fonts, size[1], 0)
    paints = {paint: colour(code) for paint, code in colours.items()}
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
