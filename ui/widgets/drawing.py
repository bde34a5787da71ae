"""Paints a `Drawing` as vectors, in the look of the screen or as it will print."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from core.model.bearing import Bearing
from core.model.drawing import (
    FILLS,
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
from ui.theme import AppTheme, FontWeight
from ui.theme.colours import mixed
from ui.widgets.paint import box, words, words_width

Colours = Mapping[Paint, QColor]


def screen_colours(theme: AppTheme) -> Colours:
    """Return what the shapes of a drawing are painted with in the look of the screen."""
    held = theme.colours
    found = {
        Paint.INK: held.ink,
        Paint.QUIET: held.secondary,
        Paint.LINE: held.line,
        Paint.CARD: held.card,
        Paint.ACCENT: held.accent,
        Paint.PALE: held.accent_tint,
        Paint.TINT: mixed(held.accent_tint, held.accent, 0.3),
        Paint.ON_ACCENT: held.on_accent,
        Paint.ON_FILL: theme.wash(Bearing.MET).on_fill,
    }
    for bearing, (paint, _) in FILLS.items():
        off = bearing is Bearing.NOT_APPLICABLE
        found[paint] = theme.wash(bearing).tint if off else theme.wash(bearing).fill
    return found


def fixed_colours(colours: Mapping[Paint, str]) -> Colours:
    """Return the colours of a file or of paper, whatever the look of the screen is."""
    return {paint: QColor(value) for paint, value in colours.items()}


def paint_drawing(
    painter: QPainter, drawing: Drawing, theme: AppTheme, colours: Colours, scale: float
) -> None:
    """Paint a drawing from the painter's origin, *scale* px for each of its own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _paint(painter, shape, theme, colours, scale)


def _paint(
    painter: QPainter, shape: Shape, theme: AppTheme, colours: Colours, scale: float
) -> None:
    match shape:
        case Rectangle():
            _paint_box(painter, shape, colours, scale)
        case Stroke():
            painter.setPen(QPen(colours[shape.paint], shape.width * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points = [QPointF(x * scale, y * scale) for x, y in shape.points]
            painter.drawPolyline(QPolygonF(points))
        case Dot():
            edge = colours[shape.edge] if shape.edge is not None else None
            painter.setPen(QPen(edge, 1.6 * scale) if edge else Qt.PenStyle.NoPen)
            fill = QBrush(colours[shape.fill]) if shape.fill is not None else Qt.BrushStyle.NoBrush
            painter.setBrush(fill)
            radius = shape.radius * scale
            painter.drawEllipse(QPointF(shape.x * scale, shape.y * scale), radius, radius)
        case Lettering():
            _paint_words(painter, shape, theme, colours, scale)


def _paint_box(painter: QPainter, shape: Rectangle, colours: Colours, scale: float) -> None:
    where = QRectF(*(one * scale for one in (shape.x, shape.y, shape.width, shape.height)))
    fill = colours[shape.fill] if shape.fill is not None else None
    edge = colours[shape.edge] if shape.edge is not None else None
    box(painter, where, shape.radius * scale, fill, edge, 1, dashed=shape.dashed)
    if shape.pattern is Pattern.PLAIN:
        return
    light = QColor(colours[Paint.ON_FILL])
    light.setAlphaF(0.45)
    hatched = shape.pattern is Pattern.HATCHED
    style = Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.Dense6Pattern
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(light, style))
    painter.drawRoundedRect(where, shape.radius * scale, shape.radius * scale)


def _paint_words(
    painter: QPainter, shape: Lettering, theme: AppTheme, colours: Colours, scale: float
) -> None:
    weight = FontWeight.SEMIBOLD if shape.strong else FontWeight.REGULAR
    font = theme.font(shape.size * scale / theme.scale, weight)
    wide = shape.width * scale or words_width(shape.text, font) + 2
    left = shape.x * scale
    align = Qt.AlignmentFlag.AlignLeft
    if shape.anchor is Anchor.MIDDLE:
        left, align = left - wide / 2, Qt.AlignmentFlag.AlignHCenter
    elif shape.anchor is Anchor.END:
        left, align = left - wide, Qt.AlignmentFlag.AlignRight
    high = shape.size * scale * 1.5
    where = QRectF(left, shape.y * scale - high / 2, wide, high)
    words(painter, where, shape.text, font, colours[shape.paint], align)
