"""The signs beside words, as vectors: the typeface lacks them and no box may appear."""

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from core.model.bearing import Bearing


class Sign(StrEnum):
    """A sign by the character it stands for; text may carry them, widgets draw them."""

    TICK = "✓"
    CROSS = "✕"
    HALF = "◐"
    DASH = "–"
    QUERY = "?"
    ENTER = "↵"
    BACK = "←"
    FORWARD = "→"
    UP = "▴"
    DOWN = "▾"
    DOT = "●"
    RING = "○"
    ALERT = "!"
    PLUS = "+"
    LOCK = "🔒"


DRAWN_IN_TEXT = frozenset("✓✕◐↵←→▴▾●○")
"""Characters replaced by vectors wherever they stand in a widget's text."""


@cache
def sign_of(bearing: "Bearing | None") -> Sign | None:
    """Return a bearing's sign; None for no answer and no return."""
    from ui.theme.bearings import SIGN_OF

    return SIGN_OF[bearing] if bearing is not None else None


def draw_sign(
    painter: QPainter, sign: Sign, box: QRectF, colour: QColor, bold: float = 1.0
) -> None:
    """Draw *sign* in the largest square centred in *box*; *bold* thickens its strokes."""
    from ui.theme.sign_paths import drawing

    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    painter.scale(side, side)
    strokes, solid = drawing(sign)
    pen = QPen(colour, 0.13 * bold)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if not strokes.isEmpty():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(strokes)
    if not solid.isEmpty():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(solid)
    painter.restore()
