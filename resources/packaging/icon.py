"""The program's icon for Windows, drawn from the one for Linux."""

import os
from io import BytesIO
from pathlib import Path
from typing import Final

_DRAWING: Final = Path(__file__).parent / "linux" / "casewalk.svg"
_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def write_icon(target: Path) -> None:
    """Draw the icon in every size Windows asks for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(QByteArray(_DRAWING.read_bytes()))
    drawn = []
    for size in _SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # it wants text
        drawn.append(Image.open(BytesIO(bytes(buffer.data().data()))))
    drawn[-1].save(target, format="ICO", append_images=drawn[:-1], sizes=[(n, n) for n in _SIZES])
