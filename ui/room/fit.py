"""How much text fits: lines broken where a reader would, and cut with an ellipsis at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.theme import FontWeight
from ui.theme.fonts import made_font
from ui.widgets.reading import read_leftwards
from ui.widgets.wrapping import wrap_of

LINE_HEIGHT = 1.32
HEADING_HEIGHT = 1.2
"""Of the size: room for the marks above and below letters in every script shipped."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text broken into lines at a size; `cut` when some of it was left off.

    `leftwards` when it is read from right to left, each of its lines included.
    """

    lines: tuple[str, ...]
    size: float
    cut: bool = False
    heading: bool = False
    leftwards: bool = False

    @property
    def height(self) -> float:
        """The height of all the lines."""
        return len(self.lines) * self.step

    @property
    def step(self) -> float:
        """From one line to the next; headings stand closer than running text."""
        return self.size * (HEADING_HEIGHT if self.heading else LINE_HEIGHT)


@lru_cache(maxsize=64)
def font_of(size: float, weight: FontWeight) -> QFont:
    """Return the wall's face at a size in pixels."""
    return made_font(max(1, round(size)), weight, italic=False)


def plain(text: str) -> str:
    """Return text on one line: every run of blanks and line ends is one blank."""
    return " ".join(text.split())


def width_of(text: str, size: float, weight: FontWeight = FontWeight.REGULAR) -> float:
    """Return the width of one line of text."""
    return QFontMetricsF(font_of(size, weight)).horizontalAdvance(text)


def elided(text: str, size: float, weight: FontWeight, width: float) -> str:
    """Return as much of one line as fits, ending in an ellipsis if it was cut."""
    metrics = QFontMetricsF(font_of(size, weight))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 1)


def wrapped(text: str, size: float, weight: FontWeight, width: float, most: int) -> Fitted:
    """Return the text in at most *most* lines, the last one cut if need be."""
    starts = _line_starts(plain(text), size, weight, width)
    whole, heading = plain(text), weight is not FontWeight.REGULAR
    pieces = [
        whole[begin:end].strip()
        for begin, end in zip(starts, [*starts[1:], len(whole)], strict=True)
    ]
    leftwards = read_leftwards(whole)
    if len(pieces) <= most:
        return Fitted(tuple(pieces), size, heading=heading, leftwards=leftwards)
    last = elided(whole[starts[most - 1] :] + "…", size, weight, width)
    return Fitted((*pieces[: most - 1], last), size, True, heading, leftwards)


def largest(
    text: str, sizes: Sequence[float], weight: FontWeight, width: float, lines: int, most: int
) -> Fitted:
    """Return the text at the largest size that keeps to *lines*, else at the smallest to *most*."""
    for size in sizes:
        fitted = wrapped(text, size, weight, width, lines)
        if not fitted.cut:
            return fitted
    return wrapped(text, sizes[-1], weight, width, most)


def _line_starts(text: str, size: float, weight: FontWeight, width: float) -> list[int]:
    layout = QTextLayout(text, font_of(size, weight))
    option = QTextOption()
    option.setWrapMode(wrap_of(text))
    layout.setTextOption(option)
    starts = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts
