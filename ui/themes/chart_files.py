"""A chart as a file: vectors, or a picture, with title, caption and base inside."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from core.charts.chart import Chart
from core.charts.svg import BLACK_AND_WHITE, HEAD, MARGIN, svg
from core.export.one_file import write_file
from core.model.drawing import COLOUR, Drawing, Lettering, Paint
from core.words import tr
from ui.theme import app_theme
from ui.widgets.drawing import fixed_colours, paint_drawing

KINDS: Final = ";;".join((tr("Drawing in vectors (*.svg)"), tr("Picture (*.png)")))
_SCALE: Final = 2.0


def save_chart(chart: Chart, target: Path, as_printed: bool) -> None:
    """Write a chart as SVG, or as PNG where the name ends so. Raises FileProblem."""
    colours = BLACK_AND_WHITE if as_printed else COLOUR
    if target.suffix.lower() == ".png":
        write_file(target, png(chart, as_printed), _is_picture)
    else:
        text = svg(chart, colours)
        write_file(target, text.encode(), lambda written: written.read_text("utf-8") == text)


def png(chart: Chart, as_printed: bool = False) -> bytes:
    """Return a chart as a picture, two px for each of its own."""
    colours = fixed_colours(BLACK_AND_WHITE if as_printed else COLOUR)
    wide = chart.drawing.width + 2 * MARGIN
    high = chart.drawing.height + HEAD + 2 * MARGIN
    image = QImage(round(wide * _SCALE), round(high * _SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor(colours[Paint.CARD]))
    painter = QPainter(image)
    head = (
        Lettering(MARGIN, MARGIN + 10, chart.title, strong=True, size=16),
        Lettering(MARGIN, MARGIN + 32, chart.caption, Paint.QUIET, width=chart.drawing.width),
    )
    paint_drawing(painter, Drawing(wide, high, head), app_theme(), colours, _SCALE)
    painter.translate(MARGIN * _SCALE, (MARGIN + HEAD) * _SCALE)
    paint_drawing(painter, chart.drawing, app_theme(), colours, _SCALE)
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]
    return bytes(held.data().data())


def _is_picture(path: Path) -> bool:
    return not QImage(str(path)).isNull()
