"""A chart as SVG, with its title, its caption and its base inside; also in black and white."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from core.charts.chart import LETTER, Chart
from core.model.drawing import (
    COLOUR,
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

BLACK_AND_WHITE: Final[Mapping[Paint, str]] = {
    Paint.INK: "#000000",
    Paint.QUIET: "#333333",
    Paint.LINE: "#BBBBBB",
    Paint.CARD: "#FFFFFF",
    Paint.ACCENT: "#222222",
    Paint.PALE: "#EEEEEE",
    Paint.TINT: "#CCCCCC",
    Paint.ON_ACCENT: "#FFFFFF",
    Paint.MET: "#2B2B2B",
    Paint.PARTLY: "#5A5A5A",
    Paint.NOT_MET: "#6A6A6A",
    Paint.OFF: "#F2F2F2",
    Paint.UNKNOWN: "#4A4A4A",
    Paint.ON_FILL: "#FFFFFF",
}
"""The lightness of each fill; which is which is told by pattern, sign and number."""

MARGIN: Final = 16.0
HEAD: Final = 52.0


class _Family(StrEnum):
    """The face a chart is lettered in; whoever lacks it sees its own."""

    TEXT = "Atkinson Hyperlegible Next"


def svg(chart: Chart, colours: Mapping[Paint, str] = COLOUR) -> str:
    """Return a chart as the text of an SVG file."""
    wide = chart.drawing.width + 2 * MARGIN
    high = chart.drawing.height + HEAD + 2 * MARGIN
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "viewBox": f"0 0 {wide:g} {high:g}",
            "width": f"{wide:g}",
            "height": f"{high:g}",
            "font-family": _Family.TEXT.value,
        },
    )
    said = chart.empty or " ".join(f"{mark.spoken}." for mark in chart.drawing.marks)
    SubElement(root, "title").text = chart.title
    SubElement(root, "desc").text = f"{chart.caption}. {said}"
    _add_patterns(SubElement(root, "defs"), colours, "")
    whole = {"width": "100%", "height": "100%", "fill": colours[Paint.CARD]}
    SubElement(root, "rect", whole)
    _add_text(root, Lettering(MARGIN, MARGIN + 10, chart.title, strong=True, size=16), colours)
    _add_text(root, Lettering(MARGIN, MARGIN + 32, chart.caption, Paint.QUIET), colours)
    body = SubElement(root, "g", {"transform": f"translate({MARGIN:g} {MARGIN + HEAD:g})"})
    shapes = (Lettering(0, 20, chart.empty),) if chart.empty else chart.drawing.shapes
    for one in shapes:
        _add(body, one, colours)
    indent(root)
    return f"{tostring(root, encoding='unicode')}\n"


def drawing_svg(
    drawing: Drawing, said: str = "", mark: str = "", colours: Mapping[Paint, str] = COLOUR
) -> str:
    """Return a drawing alone as SVG; *said* is read in its place.

    Where several stand in one file, each is told apart by its *mark*.
    """
    high = max(drawing.height, 1.0)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "viewBox": f"0 0 {max(drawing.width, 1.0):g} {high:g}",
            "width": f"{max(drawing.width, 1.0):g}",
            "height": f"{high:g}",
            "font-family": _Family.TEXT.value,
        },
    )
    if said:
        root.set("aria-label", said)
    if any(
        isinstance(one, Rectangle) and one.pattern is not Pattern.PLAIN for one in drawing.shapes
    ):
        _add_patterns(SubElement(root, "defs"), colours, mark)
    for one in drawing.shapes:
        _add(root, one, colours, mark)
    return tostring(root, encoding="unicode")


def _add_patterns(defs: Element, colours: Mapping[Paint, str], mark: str) -> None:
    """Define what tells fills apart without their colour: lines askew, and dots."""
    light = colours[Paint.CARD]
    tile = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    askew = {"id": f"{mark}{Pattern.HATCHED.value}", **tile, "patternTransform": "rotate(45)"}
    bar = {"width": "1.6", "height": "6", "fill": light, "opacity": "0.55"}
    SubElement(SubElement(defs, "pattern", askew), "rect", bar)
    dotted = SubElement(defs, "pattern", {"id": f"{mark}{Pattern.DOTTED.value}", **tile})
    SubElement(dotted, "circle", {"cx": "2", "cy": "2", "r": "1", "fill": light, "opacity": "0.7"})


def _add(body: Element, one: Shape, colours: Mapping[Paint, str], mark: str = "") -> None:
    match one:
        case Rectangle():
            _add_box(body, one, colours, mark)
        case Stroke():
            line = {
                "points": " ".join(f"{x:g},{y:g}" for x, y in one.points),
                "fill": "none",
                "stroke": colours[one.paint],
                "stroke-width": f"{one.width:g}",
            }
            SubElement(body, "polyline", line)
        case Dot():
            disc = {"cx": f"{one.x:g}", "cy": f"{one.y:g}", "r": f"{one.radius:g}"}
            disc["fill"] = colours[one.fill] if one.fill is not None else "none"
            if one.edge is not None:
                disc |= {"stroke": colours[one.edge], "stroke-width": "1.6"}
            SubElement(body, "circle", disc)
        case Lettering():
            _add_text(body, one, colours)


def _add_box(body: Element, one: Rectangle, colours: Mapping[Paint, str], mark: str) -> None:
    place = {
        "x": f"{one.x:g}",
        "y": f"{one.y:g}",
        "width": f"{one.width:g}",
        "height": f"{one.height:g}",
        "rx": f"{one.radius:g}",
    }
    look = {"fill": colours[one.fill] if one.fill is not None else "none"}
    if one.edge is not None:
        look["stroke"] = colours[one.edge]
    if one.dashed:
        look["stroke-dasharray"] = "4 3"
    SubElement(body, "rect", place | look)
    if one.pattern is not Pattern.PLAIN:
        SubElement(body, "rect", place | {"fill": f"url(#{mark}{one.pattern.value})"})


def _add_text(body: Element, one: Lettering, colours: Mapping[Paint, str]) -> None:
    text = one.text  # shortened here: SVG has nothing that does
    most = int(one.width / (one.size * LETTER)) if one.width else len(text)
    if len(text) > most:
        text = f"{text[: max(most - 1, 1)].rstrip()}…"
    look = {
        "x": f"{one.x:g}",
        "y": f"{one.y + one.size * 0.35:g}",
        "font-size": f"{one.size:g}",
        "fill": colours[one.paint],
    }
    if one.anchor is not Anchor.START:
        look["text-anchor"] = one.anchor.value
    if one.strong:
        look["font-weight"] = "600"
    SubElement(body, "text", look).text = text
