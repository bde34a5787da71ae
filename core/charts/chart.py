"""A chart: its drawing, the table that says the same, and what stands over both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from core.model.bearing import Bearing
from core.model.drawing import Anchor, Dot, Drawing, Lettering, Paint, Shape, Stroke

ROW: Final = 24.0
WIDE: Final = 580.0
LETTER: Final = 0.56
"""How wide a letter is at most times, in its size; a little more than most fonts need."""
_LEADING: Final = 1.2
_AIR: Final = 8.0


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart: a head over columns, and rows that begin with what they are of."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart; `caption` names its base, its unit and whatever narrows it.

    Where there is nothing to draw, `empty` says so in place of the drawing.
    """

    key: str
    title: str
    caption: str
    drawing: Drawing
    table: ChartTable
    empty: str = ""


def sign(bearing: Bearing, x: float, y: float, side: float, paint: Paint) -> tuple[Shape, ...]:
    """Return the sign of an answer in a square whose middle is at *x*, *y*."""
    half = side / 2
    match bearing:
        case Bearing.MET:
            tick = ((x - half, y), (x - half * 0.3, y + half * 0.7), (x + half, y - half * 0.8))
            return (Stroke(tick, paint, 2),)
        case Bearing.NOT_MET:
            h = half * 0.8
            return (
                Stroke(((x - h, y - h), (x + h, y + h)), paint, 2),
                Stroke(((x - h, y + h), (x + h, y - h)), paint, 2),
            )
        case Bearing.PARTLY:
            return (
                Dot(x, y, half, None, paint),
                Stroke(((x - half * 0.5, y), (x + half * 0.5, y)), paint, half),
            )
        case Bearing.NOT_APPLICABLE:
            return (Stroke(((x - half, y), (x + half, y)), paint, 2),)
        case Bearing.UNKNOWN:
            return (Lettering(x, y, "?", paint, strong=True, anchor=Anchor.MIDDLE),)


def lines_of(text: str, width: float, size: float = 13.0) -> list[str]:
    """Return a text in as many lines as it needs; a single word too long stays one line."""
    most = int(width / (size * LETTER))
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1].strip() and len(longer) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def high_for(texts: Iterable[str], width: float, least: float = ROW, size: float = 13.0) -> float:
    """Return how high a row must be in which each text has *width*; never under *least*."""
    most = max((len(lines_of(text, width, size)) for text in texts), default=1)
    return max(least, most * size * _LEADING + _AIR)


def lettered(
    text: str, x: float, middle: float, width: float, paint: Paint = Paint.INK, strong: bool = False
) -> list[Lettering]:
    """Write a name in as many lines as it needs, around the middle of its row."""
    lines, size = lines_of(text, width), 13.0
    first = middle - (len(lines) - 1) * size * _LEADING / 2
    return [
        Lettering(x, first + at * size * _LEADING, line, paint, strong, width=_most(line, width))
        for at, line in enumerate(lines)
    ]


def _most(line: str, width: float) -> float:
    """Return how wide a line may be: no bound but for a word that is longer by itself."""
    return width if len(line) * 13.0 * LETTER > width else 0.0


def joined(*parts: str) -> str:
    """Return the parts of a caption that there are, with dots between."""
    return " · ".join(part for part in parts if part)
