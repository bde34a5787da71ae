"""The line icons, drawn for Casewalk, in the theme's colour; read when first shown."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).parents[2] / "resources" / "icons"
_SIDES: Final = (16, 20, 24, 32, 48)


def tinted(name: str, colour: str) -> QIcon:
    """Return icon *name* with its lines in *colour* (#RRGGBB).

    Raises FileNotFoundError for an icon that was never drawn.
    """
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    icon = QIcon()
    for side in _SIDES:
        sheet = QPixmap(QSize(side, side))
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(sheet)
    return icon
