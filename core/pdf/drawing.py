"""Figures: a drawing under its title and caption, told apart in black and white as well."""

from collections.abc import Iterator, Mapping
from typing import Final

from core.documents.blocks import DrawnFigure, Role
from core.model.drawing import (
    Anchor,
    Dot,
    Drawing,
    Lettering,
    Paint,
    Pattern,
    Rectangle,
    Shape,
    Stroke,
)
from core.pdf.canvas import PageCanvas, colour
from core.pdf.flowables import Flowable, draw_layout
from core.pdf.shapes import circle
from core.pdf.structure import Element, figure
from core.pdf.style import INK, LEFT, PAINTS, QUIET, Style
from core.pdf.text.faces import Weight
from core.pdf.text.lines import TextLayout, layout_text, measure, shortened
from core.pdf.text.runs import TextStyle

_SCALE: Final = 0.74
"""Letters of a drawing are 13 high: on paper a little larger than those of a table."""

_GAP: Final = 6.0

_LIGHT: Final = colour("#DBA08C")
"""What patterns are drawn with: light enough to be seen, dark enough for a number on it."""


def figure_flowables(block: DrawnFigure, style: Style, parent: Element) -> Iterator[Flowable]:
    """Yield the title with its caption, bound to the drawing below it."""
    yield caption_flowable(block.title, block.caption, style, parent)
    yield _drawn(block, figure(parent, block.words), style)


def caption_flowable(heading: str, under_it: str, style: Style, parent: Element) -> Flowable:
    """Return a title with what stands under it, bound to what follows them."""
    lead = style.cell * style.lead
    bold = TextStyle(Weight.BOLD, style.cell, INK)
    small = TextStyle(Weight.REGULAR, style.cell - 1, QUIET)
    title = layout_text([(heading, bold)], style.width)
    caption = layout_text([(under_it, small)], style.width) if under_it else TextLayout(())
    head = parent.child(Role.PARAGRAPH)
    under = parent.child(Role.PARAGRAPH) if caption.lines else None

    def draw(canvas: PageCanvas, y: float) -> None:
        draw_layout(canvas, title, LEFT, y, style.width, lead, head)
        draw_layout(canvas, caption, LEFT, y + lead * len(title.lines), style.width, lead, under)

    lines = len(title.lines) + len(caption.lines)
    return Flowable(lead * lines, draw, before=10 * style.air, keep=True)


def _drawn(block: DrawnFigure, element: Element, style: Style) -> Flowable:
    scale = min(_SCALE, style.width / max(block.drawing.width, 1.0))
    height = block.drawing.height * scale + _GAP

    def draw(canvas: PageCanvas, y: float) -> None:
        with canvas.figure(element):
            draw_drawing(canvas, block.drawing, LEFT, y + _GAP, scale, style.paints)

    return Flowable(height, draw)


def draw_drawing(
    canvas: PageCanvas,
    drawing: Drawing,
    left: float,
    top: float,
    scale: float,
    paints: Mapping[Paint, str] = PAINTS,
) -> None:
    """Draw the shapes of a drawing with its top left corner there."""
    frame = _Frame(canvas, left, top, scale, paints)
    for shape in drawing.shapes:
        frame.draw(shape)


class _Frame:
    """Where a drawing stands on its page, and how much smaller."""

    def __init__(
        self,
        canvas: PageCanvas,
        left: float,
        top: float,
        scale: float,
        paints: Mapping[Paint, str],
    ) -> None:
        self._canvas, self._left, self._top, self._scale = canvas, left, top, scale
        self._paints = paints

    def draw(self, shape: Shape) -> None:
        match shape:
            case Rectangle():
                self._rectangle(shape)
            case Stroke():
                self._stroke(shape)
            case Dot():
                self._dot(shape)
            case Lettering():
                self._lettering(shape)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._left + x * self._scale,
            self._canvas.height - self._top - y * self._scale,
        )

    def _rectangle(self, one: Rectangle) -> None:
        x, y = self._at(one.x, one.y + one.height)
        wide, high = one.width * self._scale, one.height * self._scale
        box = f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re"
        if one.fill is not None:
            self._canvas.operators(f"{self._paints[one.fill]} rg {box} f")
        if one.pattern is not Pattern.PLAIN:
            self._canvas.operators(_patterned(one.pattern, x, y, wide, high))
        if one.edge is not None:
            dash = "[2.4 1.8] 0 d" if one.dashed else "[] 0 d"
            self._canvas.operators(f"{self._paints[one.edge]} RG 0.7 w {dash} {box} S [] 0 d")

    def _stroke(self, one: Stroke) -> None:
        (x, y), *rest = (self._at(*point) for point in one.points)
        path = " ".join([f"{x:.2f} {y:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in rest)])
        wide = one.width * self._scale
        self._canvas.operators(f"{self._paints[one.paint]} RG {wide:.2f} w [] 0 d {path} S")

    def _dot(self, one: Dot) -> None:
        path = circle(*self._at(one.x, one.y), one.radius * self._scale)
        if one.fill is not None:
            self._canvas.operators(f"{self._paints[one.fill]} rg {path} f")
        if one.edge is not None:
            wide = 1.4 * self._scale
            self._canvas.operators(f"{self._paints[one.edge]} RG {wide:.2f} w {path} s")

    def _lettering(self, one: Lettering) -> None:
        size = one.size * self._scale
        weight = Weight.BOLD if one.strong else Weight.REGULAR
        look = TextStyle(weight, size, self._paints[one.paint])
        text = shortened(one.text, look, one.width * self._scale) if one.width else one.text
        wide = measure(text, look)
        x, y = self._left + one.x * self._scale, self._top + one.y * self._scale
        if one.anchor is not Anchor.START:
            x -= wide if one.anchor is Anchor.END else wide / 2
        for line in layout_text([(text, look)], wide + 1).lines[:1]:
            self._canvas.text_line(line, x, y + size * 0.35, None)


def _patterned(pattern: Pattern, x: float, y: float, wide: float, high: float) -> str:
    """Return light lines askew or dots over a rectangle: what tells fills apart in grey."""
    steps: list[str] = []
    if pattern is Pattern.HATCHED:
        at = -high
        while at < wide:
            steps.append(f"{x + at:.2f} {y:.2f} m {x + at + high:.2f} {y + high:.2f} l S")
            at += 4.4
        inked = f"{_LIGHT} RG 0.6 w [] 0 d"
    else:
        for row in range(int(high // 4) + 1):
            dots = range(int(wide // 4) + 1)
            steps += [circle(x + 2 + 4 * at, y + 2 + 4 * row, 0.5) + " f" for at in dots]
        inked = f"{_LIGHT} rg"
    box = f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re"
    return " ".join(["q", box, "W n", inked, *steps, "Q"])
