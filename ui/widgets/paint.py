"""Painting shared by the widgets: boxes, words with signs in them, key caps."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import SECONDARY, AppTheme, FontWeight, Sign, draw_sign
from ui.theme.colours import mixed
from ui.theme.signs import DRAWN_IN_TEXT

_MOST_WIDTHS: Final = 4096
_widths: dict[str, dict[str, float]] = {}
"""Of each font, by its description, how wide what was painted in it is."""
_MOST_FACES: Final = 64
_faces: "dict[int, _Face]" = {}

CONTROL_RADIUS: Final = 8.0
CARD_RADIUS: Final = 12.0
DASHES: Final = (4.0, 3.0)
BREAK: Final = "\u200b"
"""Takes no room, and a line may end at it."""


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge lies wholly inside *rect*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inset = 0.0
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([step / width for step in DASHES])
        painter.setPen(pen)
        inset = width / 2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    radius = max(0.0, min(radius - inset, inner.height() / 2, inner.width() / 2))
    painter.drawRoundedRect(inner, radius, radius)


def runs(text: str) -> list[str]:
    """Cut *text* so that every sign to be drawn stands alone."""
    if DRAWN_IN_TEXT.isdisjoint(text):
        return [text] if text else []
    parts = [""]
    for character in text:
        if character in DRAWN_IN_TEXT:
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]


def words_width(text: str, font: QFont) -> float:
    """Return how wide *words* will paint *text*, in px.

    The same few labels are asked for at every paint: their widths are remembered.
    """
    return _width(text, _face_of(font))


def _width(text: str, face: "_Face") -> float:
    width = face.widths.get(text)
    if width is None:
        if len(face.widths) >= _MOST_WIDTHS:
            face.widths.clear()
        width = face.widths[text] = sum(_run_width(run, face) for run in runs(text))
    return width


class _Face(NamedTuple):
    """What is asked of a font at every word; Qt works it out anew each time it is asked.

    The font is held on to, so that no other can take its place in memory.
    """

    font: QFont
    widths: dict[str, float]
    metrics: QFontMetricsF
    cap_height: float
    below_middle: float
    """How far under the middle of a line its letters stand."""


def _face_of(font: QFont) -> _Face:
    found = _faces.get(id(font))
    if found is None:
        if len(_faces) >= _MOST_FACES:
            _faces.clear()
        metrics = QFontMetricsF(font)
        below = (metrics.ascent() - metrics.descent()) / 2
        found = _Face(font, _widths_of(font.key()), metrics, metrics.capHeight(), below)
        _faces[id(font)] = found
    return found


def _widths_of(description: str) -> dict[str, float]:
    if len(_widths) >= _MOST_FACES:
        _widths.clear()
    return _widths.setdefault(description, {})


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    name: bool = False,
) -> None:
    """Paint one line of *text*, centred in height, elided to fit, signs drawn as vectors.

    A *name* is elided in its middle: its end may be what tells it from another.
    """
    face = _face_of(font)
    whole, room = _width(text, face), rect.width()
    if whole > room + 0.5:
        text = shortened(text, font, room, name)
        whole = _width(text, face)
    left = rect.left()
    if align is not Qt.AlignmentFlag.AlignLeft:
        left += _set_off(align, room - whole)
    base = rect.center().y() + face.below_middle
    painter.setFont(font)
    for run in runs(text):
        width = _width(run, face)
        if run in DRAWN_IN_TEXT:
            side = face.cap_height * 1.15
            middle = base - face.cap_height / 2
            where = QRectF(left + (width - side) / 2, middle - side / 2, side, side)
            draw_sign(painter, Sign(run), where, colour)
        else:
            painter.setPen(colour)
            painter.drawText(QPointF(left, base), run)
        left += width


def _set_off(align: Qt.AlignmentFlag, spare: float) -> float:
    """Return how far from the left it begins."""
    if align & Qt.AlignmentFlag.AlignHCenter:
        return spare / 2
    return spare if align & Qt.AlignmentFlag.AlignRight else 0.0


def shortened(text: str, font: QFont, width: float, name: bool = False) -> str:
    """Return *text*, cut with an ellipsis where it is wider than *width* px; see `words`."""
    if words_width(text, font) <= width + 0.5:
        return text
    cut = without_middle if name else without_end
    low = most_letters(len(text), lambda kept: words_width(cut(text, kept), font) <= width)
    return cut(text, low) if low else ""


def without_end(text: str, kept: int) -> str:
    """Return the first *kept* letters and an ellipsis."""
    return text[:kept].rstrip() + "…"


def without_middle(text: str, kept: int) -> str:
    """Return *kept* letters, half of them from the end, around an ellipsis."""
    end = kept // 2
    return text[: kept - end].rstrip() + "…" + text[len(text) - end :].lstrip()


def most_letters(most: int, fits: Callable[[int], bool]) -> int:
    """Return how many letters fit, from none to *most*."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def tell_whole(widget: QWidget, text: str, cut: bool) -> None:
    """Have the tooltip say the whole of a text that is painted *cut*, where it says no more."""
    if cut and not widget.toolTip():
        widget.setToolTip(text)
    elif not cut and widget.toolTip() == text:
        widget.setToolTip("")


def breakable(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Return *text* with words wider than *width* px free to break between any two letters."""
    parts = text.split(" ")
    if metrics.horizontalAdvance(max(parts, key=len)) <= width:
        return text
    return " ".join(
        BREAK.join(part) if metrics.horizontalAdvance(part) > width else part for part in parts
    )


def _run_width(run: str, face: _Face) -> float:
    return face.cap_height * 1.3 if run in DRAWN_IN_TEXT else face.metrics.horizontalAdvance(run)


class CapColours(NamedTuple):
    """A key cap's text, edge and ground."""

    text: QColor
    edge: QColor
    ground: QColor


def cap_on_card(theme: AppTheme) -> CapColours:
    """Return the colours of a key cap on a card."""
    colours = theme.colours
    return CapColours(colours.secondary, colours.line, colours.card)


def cap_on_fill(fill: QColor, text: QColor) -> CapColours:
    """Return the colours of a key cap on a solid colour."""
    return CapColours(text, mixed(fill, text, 0.55), fill)


def cap_size(theme: AppTheme, keys: str) -> QSizeF:
    """Return the size of the key cap for *keys*."""
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    height = theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
    return QSizeF(max(words_width(keys, font) + 12, height), height + 3)


def key_cap(
    painter: QPainter, theme: AppTheme, left_middle: QPointF, keys: str, cap: CapColours
) -> float:
    """Paint a key cap with its left edge's middle at *left_middle*; return its width."""
    size = cap_size(theme, keys)
    where = QRectF(QPointF(left_middle.x(), left_middle.y() - size.height() / 2), size)
    hair = theme.colours.hairline
    top = where.adjusted(0, 0, 0, -1)
    box(painter, where, 5, cap.ground, cap.edge, hair)
    box(painter, top, 5, cap.ground, cap.edge, hair)
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    words(painter, top, keys, font, cap.text, Qt.AlignmentFlag.AlignHCenter)
    return size.width()
