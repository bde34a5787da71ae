"""A drawing as values: shapes at places in px, drawn alike on screen, as SVG and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.model.bearing import Bearing
from core.model.house_style import ACCENT, tint_of


class Paint(StrEnum):
    """What a shape is painted with, by its part in the picture; each surface knows the colour."""

    INK = "ink"
    QUIET = "quiet"
    LINE = "line"
    CARD = "card"
    ACCENT = "accent"
    PALE = "pale"
    TINT = "tint"
    ON_ACCENT = "on accent"
    MET = "met"
    PARTLY = "partly met"
    NOT_MET = "not met"
    OFF = "off the scale"
    UNKNOWN = "unknown"
    ON_FILL = "on a fill"


class Pattern(StrEnum):
    """What tells one fill from another without its colour."""

    PLAIN = "plain"
    HATCHED = "hatched"
    DOTTED = "dotted"


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle; without a fill only its edge is drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    pattern: Pattern = Pattern.PLAIN
    edge: Paint | None = None
    dashed: bool = False
    radius: float = 3.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through some points."""

    points: tuple[tuple[float, float], ...]
    paint: Paint = Paint.INK
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring where it has no fill."""

    x: float
    y: float
    radius: float
    fill: Paint | None = None
    edge: Paint | None = None


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text on one line; `y` is the middle of its height. Wider than `width` it is shortened."""

    x: float
    y: float
    text: str
    paint: Paint = Paint.INK
    strong: bool = False
    anchor: Anchor = Anchor.START
    width: float = 0.0
    size: float = 13.0


Shape = Rectangle | Stroke | Dot | Lettering


@dataclass(frozen=True, slots=True)
class DrawingStop:
    """A place in a drawing the keyboard stops at, what is said there, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    spoken: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order they are painted, and where the keyboard stops."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    marks: tuple[DrawingStop, ...] = ()


FILLS = {
    Bearing.MET: (Paint.MET, Pattern.PLAIN),
    Bearing.PARTLY: (Paint.PARTLY, Pattern.PLAIN),
    Bearing.NOT_MET: (Paint.NOT_MET, Pattern.HATCHED),
    Bearing.NOT_APPLICABLE: (Paint.OFF, Pattern.PLAIN),
    Bearing.UNKNOWN: (Paint.UNKNOWN, Pattern.DOTTED),
}
"""How an answer is filled by what it means, always the same."""


COLOUR: Final[Mapping[Paint, str]] = {
    Paint.INK: "#14212B",
    Paint.QUIET: "#4A5A67",
    Paint.LINE: "#D5DDE3",
    Paint.CARD: "#FFFFFF",
    Paint.ACCENT: ACCENT,
    Paint.PALE: "#E3F0F5",
    Paint.TINT: "#A9CCD9",
    Paint.ON_ACCENT: "#FFFFFF",
    Paint.MET: "#1B7F79",
    Paint.PARTLY: "#8A6A00",
    Paint.NOT_MET: "#B8431A",
    Paint.OFF: "#ECF0F2",
    Paint.UNKNOWN: "#6A4FA3",
    Paint.ON_FILL: "#FFFFFF",
}
"""What drawings are painted with."""


def colours_for(accent: str) -> Mapping[Paint, str]:
    """Return what drawings are painted with where another accent takes the place of ours."""
    if accent == ACCENT:
        return COLOUR
    own = {
        Paint.ACCENT: accent,
        Paint.PALE: tint_of(accent),
        Paint.TINT: tint_of(accent, strong=True),
    }
    return {**COLOUR, **own}
