"""Drawings in a Word file: as the drawing they are, and as pixels for a Word that has none."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from core.charts.svg import drawing_svg
from core.markup import quoted
from core.model.drawing import COLOUR, Drawing, Paint
from core.model.house_style import Logo
from core.model.plain_text import sound
from core.pdf.picture import drawings_png
from core.word.package import WordPicture
from core.word.styles import WIDTH

_POINT: Final = 12700
"""How many of Word's smallest units a point has."""
_SCALE: Final = 0.74
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DRAWN: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_VECTOR: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_VECTOR_PART: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def pictures_of(
    drawings: Sequence[Drawing], colours: Mapping[Paint, str] = COLOUR
) -> Iterator[WordPicture]:
    """Yield the pixels and the drawing of each figure, to lie in the file."""
    pixels = drawings_png(drawings, colours)
    for number, (drawing, png) in enumerate(zip(drawings, pixels, strict=True), 1):
        vector = sound(drawing_svg(drawing, colours=colours))
        yield WordPicture(f"figure{number}.png", png)
        yield WordPicture(f"figure{number}.svg", f"{_HEAD}{vector}".encode("utf-8", "replace"))


def figure_run(
    drawing: Drawing, words: str, number: int, marks: tuple[str, str], room: int = WIDTH
) -> str:
    """Return the drawing as a run; *marks* are its two pictures' in the file."""
    wide = max(drawing.width, 1.0)
    scale = min(_SCALE, room / 20 / wide) * _POINT
    across, down = round(wide * scale), round(max(drawing.height, 1.0) * scale)
    said = quoted(" ".join(sound(words).split()))
    name = f'id="{number}" name="Figure {number}" descr={said}'
    pixels, vector = marks
    drawn = (
        f'<a:extLst><a:ext uri="{_VECTOR_PART}">'
        f'<asvg:svgBlip xmlns:asvg="{_VECTOR}" r:embed="{vector}"/></a:ext></a:extLst>'
    )
    return _picture_run(name, (across, down), pixels, drawn)


def logo_run(logo: Logo, number: int, mark: str) -> str:
    """Return the logo as a run, at most 60 mm wide and 18 mm high; *mark* is its picture's."""
    scale = min(170.0 / logo.width, 51.0 / logo.height) * _POINT
    said = quoted(" ".join(sound(logo.words).split()))
    name = f'id="{number}" name="Logo" descr={said}'
    return _picture_run(name, (round(logo.width * scale), round(logo.height * scale)), mark)


def _picture_run(name: str, size: tuple[int, int], pixels: str, drawn: str = "") -> str:
    across, down = size
    picture = (
        f'<pic:pic xmlns:pic="{_DRAWN}/picture"><pic:nvPicPr><pic:cNvPr {name}/>'
        "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{pixels}">{drawn}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWN}/wordprocessingDrawing" distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr {name}/><a:graphic xmlns:a="{_DRAWN}/main"><a:graphicData '
        f'uri="{_DRAWN}/picture">{picture}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
