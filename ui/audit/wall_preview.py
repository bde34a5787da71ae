"""A question on the room screen in small, before any return is in."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.snapshot import Snapshot
from core.model.tool import Point
from core.room import QuestionScene, preview_scene
from core.words import tr
from ui.room.layout import page_of
from ui.room.look import PAPER
from ui.room.page import RoomPage, paint
from ui.theme import app_theme
from ui.widgets.qt_answers import painted

_WALL: Final = QSizeF(1280, 720)
_RADIUS: Final = 6.0


class WallPreview(QWidget):
    """The room screen in small, painted by its own painter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._scene: QuestionScene | None = None
        self._page: RoomPage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("The question on the room screen, before any return is in"))

    def show_point(self, now: Snapshot, point: Point) -> None:
        """Lay out what the room judges at once as the wall would."""
        scene = preview_scene(now, point)
        if scene != self._scene:
            self._scene, self._page = scene, page_of(scene, _WALL)
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Keep the wall's shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the wall's shape."""
        return round(width * _WALL.height() / _WALL.width())

    def sizeHint(self) -> QSize:
        """Return a size that stands beside the form."""
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the wall in small."""
        if self._page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(path, PAPER)
        painter.save()
        painter.setClipPath(path)
        painter.translate(frame.topLeft())
        scale = min(frame.width() / _WALL.width(), frame.height() / _WALL.height())
        painter.scale(scale, scale)
        paint(painter, self._page)
        painter.restore()
        painter.setPen(QPen(self._theme.colours.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.end()
