"""Which words of a page somebody typed into the audit, and where on it they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.documents.blocks import Footnote
from core.model.typed_text import TypedText
from core.pdf.text.lines import Line
from core.pdf.text.runs import TextStyle

Rect = tuple[float, float, float, float]
"""Left, top, width and height in points, from the top left corner of the page."""

_ABOVE, _BELOW = 0.95, 0.35
"""How far letters reach over and under their baseline, in parts of their size."""


@dataclass(frozen=True, slots=True)
class TypedStyle(TextStyle):
    """How words are set that somebody typed: it goes with them through every line."""

    typed: TypedText


@dataclass(frozen=True, slots=True)
class NoteStyle(TextStyle):
    """How the number of a footnote is set: small, and raised so many points."""

    note: Footnote
    rise: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Where a text stands on one page, numbered from 0: a rectangle for each stretch of a line."""

    typed: TypedText
    page: int
    rects: tuple[Rect, ...]

    @property
    def whole(self) -> Rect:
        """The rectangle around all of it."""
        left, top = min(one[0] for one in self.rects), min(one[1] for one in self.rects)
        right = max(one[0] + one[2] for one in self.rects)
        return left, top, right - left, max(one[1] + one[3] for one in self.rects) - top


class TypedNoted:
    """Notes where typed words are drawn on one page, text after text."""

    def __init__(self) -> None:
        self._found: list[tuple[TypedText, list[Rect]]] = []

    def line(self, line: Line, x: float, y: float) -> None:
        """Note what of a line was typed; its baseline is at *y*, measured down."""
        for piece in line.pieces:
            style = piece.style
            if isinstance(style, TypedStyle):
                top, high = y - _ABOVE * style.size, (_ABOVE + _BELOW) * style.size
                self._add(style.typed, (x + piece.x, top, piece.width, high))

    def _add(self, typed: TypedText, rect: Rect) -> None:
        if not self._found or self._found[-1][0] != typed:
            self._found.append((typed, []))
        rects = self._found[-1][1]
        if rects and rects[-1][1] == rect[1]:  # further words of the same line
            left, top, wide, high = rects[-1]
            right = max(left + wide, rect[0] + rect[2])
            left = min(left, rect[0])
            rects[-1] = (left, top, right - left, high)
        else:
            rects.append(rect)

    def placed(self, page: int) -> Iterable[PlacedText]:
        """Yield the texts of the page, as they follow one another."""
        for typed, rects in self._found:
            yield PlacedText(typed, page, tuple(rects))
