"""A small live picture of the wall, so that the facilitator need not turn round."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words import tr
from ui.room.control import RoomControl
from ui.room.page import paint
from ui.room.spoken import spoken
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.qt_answers import painted

OFF: Final = tr("Room screen is off")
RADIUS: Final = 6.0
WIDTH: Final = 224


class RoomPicture(QWidget):
    """Shows what the wall shows, painted by the same painter."""

    def __init__(self, control: RoomControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.setAccessibleName(tr("What the room sees"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for news in (control.shown, control.blanked, control.brought_back, control.closed):
            news.connect(self._on_changed)
        control.opened.connect(self._on_changed)
        self._on_changed()

    def hasHeightForWidth(self) -> bool:
        """Keep the wall's shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the wall's shape."""
        wall = self._control.page.size
        return round(width * wall.height() / max(1.0, wall.width()))

    def sizeHint(self) -> QSize:
        """Return a size that fits a side panel."""
        width = self._theme.px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be made out."""
        return QSize(96, self.heightForWidth(96))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the wall in small, or say that it is off."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._control.visible:
            self._paint_wall(painter, frame)
        else:
            painter.setPen(self._theme.colours.secondary)
            painter.setFont(self._theme.font(SECONDARY, FontWeight.REGULAR))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(frame, flags, OFF)
        pen = QPen(self._theme.colours.line, 1)
        if not self._control.visible:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.end()

    def _paint_wall(self, painter: QPainter, frame: QRectF) -> None:
        page = self._control.page
        scale = min(frame.width() / page.size.width(), frame.height() / page.size.height())
        painter.save()
        corners = QPainterPath()
        corners.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setClipPath(corners)
        painter.fillRect(frame, self._theme.colours.card)
        painter.translate(
            frame.center().x() - page.size.width() * scale / 2,
            frame.center().y() - page.size.height() * scale / 2,
        )
        painter.scale(scale, scale)
        paint(painter, page)
        painter.restore()

    def _on_changed(self) -> None:
        shown = spoken(self._control.scene) if self._control.visible else OFF
        self.setAccessibleDescription(shown)
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
