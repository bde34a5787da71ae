"""Wrapped text with some of it emphasised, laid out once and painted where it belongs."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from ui.widgets.reading import has_leftward_letters, read_leftwards
from ui.widgets.wrapping import wrap_of

_LINE_END = "\u2028"


class StyledText(NamedTuple):
    """A stretch of text in one face and ink; `ground` lies behind it."""

    text: str
    font: QFont
    ink: QColor
    ground: QColor | None = None


class Prose:
    """Parts set one after the other in lines *width* px wide.

    With *most* lines the rest is left out, and an ellipsis says so. A paragraph that is
    read from right to left stands at the right.
    """

    def __init__(self, parts: Sequence[StyledText], width: float, most: int = 0) -> None:
        self._parts = [part for part in parts if part.text]
        self._layouts = _laid_out(self._parts, width, most)
        self.is_cut = bool(most) and _line_count(self._layouts) > most
        """Whether some of it was left out."""
        if self.is_cut:
            self._layouts = _laid_out(self._shortened(width, most), width)

    @property
    def text(self) -> str:
        """What can be read of it."""
        return "\n".join(one.text() for one in self._layouts).replace(_LINE_END, "\n")

    @property
    def height(self) -> float:
        """How high the lines are together, in px."""
        return float(sum(one.boundingRect().height() for one in self._layouts))

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it with its upper left corner there."""
        if self._parts:
            painter.setPen(self._parts[0].ink)  # of all of it where it is one part
        for one in self._layouts:
            one.draw(painter, QPointF(left, top))
            top += one.boundingRect().height()

    def _shortened(self, width: float, most: int) -> list[StyledText]:
        """Return what goes into *most* lines: up to the end of the last, or a little less."""
        low, high = self._last_line(most)
        middle = high  # the ellipsis has room there more often than not
        while low < high:
            lines = _line_count(_laid_out(_first(self._parts, middle), width, most))
            fits = lines <= most
            low, high = (middle, high) if fits else (low, middle - 1)
            middle = (low + high + 1) // 2
        return _first(self._parts, low)

    def _last_line(self, most: int) -> tuple[int, int]:
        """Return between how many characters the line before the first left out begins and ends."""
        whole = sum(len(part.text) for part in self._parts)
        if len(self._layouts) > 1:
            return 0, whole
        line = self._layouts[0].lineAt(most - 1)
        text = self._layouts[0].text().encode("utf-16-le")

        def characters(until: int) -> int:
            return len(text[: 2 * until].decode("utf-16-le", "ignore"))

        return characters(line.textStart()), characters(line.textStart() + line.textLength())


def _first(parts: Sequence[StyledText], length: int) -> list[StyledText]:
    """Return the first *length* characters of the parts and an ellipsis."""
    found: list[StyledText] = []
    for part in parts:
        if length <= len(part.text):
            cut = part.text[:length].rstrip() + "…"
            return [*found, StyledText(cut, part.font, part.ink, part.ground)]
        found.append(part)
        length -= len(part.text)
    return found


def _laid_out(parts: Sequence[StyledText], width: float, most: int = 0) -> list[QTextLayout]:
    """Return the parts in lines; where *most* is given, no more than show that they exceed it."""
    layouts: list[QTextLayout] = []
    for paragraph in _paragraphs(parts):
        before = _line_count(layouts)
        if most and before > most:
            break
        layouts.append(_set_in_lines(paragraph, width, max(1, most - before) if most else 0))
    return layouts


def _set_in_lines(parts: Sequence[StyledText], width: float, most: int) -> QTextLayout:
    text = "".join(part.text for part in parts).replace("\n", _LINE_END)
    layout = QTextLayout(text, parts[0].font) if parts else QTextLayout("")
    option = QTextOption()
    option.setWrapMode(wrap_of(text))
    if read_leftwards(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    if len(parts) > 1 or any(part.ground is not None for part in parts):
        layout.setFormats(_formats(parts))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
        if most and layout.lineCount() > most:
            break
    layout.endLayout()
    return layout


def _line_count(layouts: Sequence[QTextLayout]) -> int:
    return sum(one.lineCount() for one in layouts)


def _paragraphs(parts: Sequence[StyledText]) -> list[list[StyledText]]:
    """Return the parts paragraph by paragraph where one may be read from the other side."""
    if not any(has_leftward_letters(part.text) for part in parts):
        return [list(parts)]
    found: list[list[StyledText]] = [[]]
    for part in parts:
        for at, line in enumerate(part.text.split("\n")):
            if at:
                found.append([])
            found[-1].append(part._replace(text=line))
    return found


def _formats(parts: Sequence[StyledText]) -> list[QTextLayout.FormatRange]:
    from PySide6.QtGui import QTextCharFormat  # its many names are made with it: not for the start

    found, start = [], 0
    for part in parts:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, _utf16(part.text)
        look = QTextCharFormat()
        look.setFont(part.font)
        look.setForeground(part.ink)
        if part.ground is not None:
            look.setBackground(part.ground)
        span.format = look
        found.append(span)
        start += _utf16(part.text)
    return found


def _utf16(text: str) -> int:
    """Return the length as Qt counts it: characters beyond the first plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
