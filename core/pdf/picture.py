"""One drawing as a picture of pixels, for what cannot show it as the drawing it is."""

import struct
import zlib
from io import BytesIO
from typing import Final

from core.model.drawing import Drawing
from core.pdf.canvas import DocumentFonts, PageCanvas
from core.pdf.drawing import draw_drawing
from core.pdf.embedding import embed
from core.pdf.preview import Picture, render

_SHARP: Final = 2.0
"""Pixels for each point of the drawing."""


def drawing_png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG, the same bytes for the same drawing."""
    return _png(render(_page(drawing), 0, _SHARP))


def _page(drawing: Drawing) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # as every writer here has it: text armour is slow
    size = (max(drawing.width, 1.0), max(drawing.height, 1.0))
    held, fonts = BytesIO(), DocumentFonts()
    page = Canvas(held, pagesize=size, pageCompression=0, invariant=1)
    page._preamble = ""
    canvas = PageCanvas(fonts, size[1], 0)
    draw_drawing(canvas, drawing, 0.0, 0.0, 1.0)
    page.addLiteral(canvas.strokes)
    page.showPage()
    for used in fonts.used():
        embed(page._doc, used)
    page.save()
    return held.getvalue()


def _png(picture: Picture) -> bytes:
    """Return rows of BGRX bytes as PNG. Source: the PNG specification, 11.2 and 13.9."""
    rows = bytearray()
    step = 4 * picture.width
    for at in range(picture.height):
        row = picture.pixels[at * step : (at + 1) * step]
        inked = bytearray(3 * picture.width)
        inked[0::3], inked[1::3], inked[2::3] = row[2::4], row[1::4], row[0::4]
        rows += b"\0" + inked
    head = struct.pack(">2I5B", picture.width, picture.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in parts)


def _chunk(name: bytes, inside: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + inside))
    return struct.pack(">I", len(inside)) + name + inside + check
