"""The quiet band that warns of small numbers."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.labels import Label, Text
from ui.widgets.paint import CONTROL_RADIUS, box


class SmallNumbersNote(Label):
    """Words on an amber tint; absent where there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Text.BODY, Tone.WARN, parent=parent)
        self.setContentsMargins(14, 8, 14, 8)

    def say(self, text: str) -> None:
        """Say the caution, or be gone."""
        self.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band, then the words."""
        painter = QPainter(self)
        wash, hair = self._theme.wash(Tone.WARN), self._theme.colours.hairline
        edge = wash.edge if hair > 1 else None
        box(painter, QRectF(self.rect()), CONTROL_RADIUS, wash.tint, edge)
        painter.end()
        super().paintEvent(event)
