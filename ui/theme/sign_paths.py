"""How each sign is drawn; loaded with the first one."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.theme.signs import Sign

Drawing = tuple[QPainterPath, QPainterPath]


@cache
def drawing(sign: Sign) -> Drawing:
    """Return the strokes and the solid parts of a sign in the unit square."""
    made = _MADE.get(sign)
    if made is not None:
        return made()
    strokes = QPainterPath()
    for line in _LINES[sign]:
        strokes.moveTo(QPointF(*line[0]))
        for point in line[1:]:
            strokes.lineTo(QPointF(*point))
    return strokes, QPainterPath()


_Line = tuple[tuple[float, float], ...]
_LINES: Mapping[Sign, tuple[_Line, ...]] = {
    Sign.TICK: (((0.16, 0.55), (0.40, 0.79), (0.84, 0.22)),),
    Sign.CROSS: (((0.20, 0.20), (0.80, 0.80)), ((0.80, 0.20), (0.20, 0.80))),
    Sign.DASH: (((0.20, 0.52), (0.80, 0.52)),),
    Sign.PLUS: (((0.16, 0.50), (0.84, 0.50)), ((0.50, 0.16), (0.50, 0.84))),
    Sign.BACK: (((0.88, 0.52), (0.12, 0.52)), ((0.40, 0.26), (0.12, 0.52), (0.40, 0.78))),
    Sign.FORWARD: (((0.12, 0.52), (0.88, 0.52)), ((0.60, 0.26), (0.88, 0.52), (0.60, 0.78))),
    Sign.ENTER: (
        ((0.86, 0.22), (0.86, 0.60), (0.14, 0.60)),
        ((0.38, 0.38), (0.14, 0.60), (0.38, 0.82)),
    ),
}


def _half() -> Drawing:
    strokes, solid = QPainterPath(), QPainterPath()
    strokes.addEllipse(QRectF(0.14, 0.14, 0.72, 0.72))
    solid.moveTo(0.5, 0.14)
    solid.arcTo(QRectF(0.14, 0.14, 0.72, 0.72), 90, 180)
    solid.closeSubpath()
    return strokes, solid


def _query() -> Drawing:
    strokes, solid = QPainterPath(), QPainterPath()
    strokes.moveTo(0.29, 0.33)
    strokes.cubicTo(QPointF(0.29, 0.02), QPointF(0.73, 0.02), QPointF(0.73, 0.32))
    strokes.cubicTo(QPointF(0.73, 0.50), QPointF(0.51, 0.48), QPointF(0.51, 0.66))
    solid.addEllipse(QPointF(0.51, 0.86), 0.085, 0.085)
    return strokes, solid


def _alert() -> Drawing:
    strokes, solid = QPainterPath(), QPainterPath()
    strokes.moveTo(0.5, 0.16)
    strokes.lineTo(0.5, 0.58)
    solid.addEllipse(QPointF(0.5, 0.83), 0.085, 0.085)
    return strokes, solid


def _lock() -> Drawing:
    strokes, solid = QPainterPath(), QPainterPath()
    strokes.addRoundedRect(QRectF(0.14, 0.46, 0.72, 0.44), 0.10, 0.10)
    strokes.moveTo(0.28, 0.46)
    strokes.lineTo(0.28, 0.30)
    strokes.cubicTo(QPointF(0.28, 0.0), QPointF(0.72, 0.0), QPointF(0.72, 0.30))
    strokes.lineTo(0.72, 0.46)
    return strokes, solid


def _triangle(up: bool) -> Drawing:
    solid = QPainterPath()
    base, tip = (0.66, 0.32) if up else (0.36, 0.70)
    solid.moveTo(0.18, base)
    solid.lineTo(0.82, base)
    solid.lineTo(0.50, tip)
    solid.closeSubpath()
    return QPainterPath(), solid


def _circle(filled: bool) -> Drawing:
    strokes, solid = QPainterPath(), QPainterPath()
    if filled:
        solid.addEllipse(QRectF(0.25, 0.29, 0.5, 0.5))
    else:
        strokes.addEllipse(QRectF(0.16, 0.16, 0.68, 0.68))
    return strokes, solid


_MADE: Mapping[Sign, Callable[[], Drawing]] = {
    Sign.HALF: _half,
    Sign.QUERY: _query,
    Sign.ALERT: _alert,
    Sign.LOCK: _lock,
    Sign.UP: lambda: _triangle(up=True),
    Sign.DOWN: lambda: _triangle(up=False),
    Sign.DOT: lambda: _circle(filled=True),
    Sign.RING: lambda: _circle(filled=False),
}
