"""When something held with the pointer was drawn far enough to be carried off."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication


class Grip:
    """Follows a widget's presses and moves; a click that trembles carries nothing."""

    def __init__(self) -> None:
        self._from: QPoint | None = None

    def draws_off(self, event: QMouseEvent) -> bool:
        """Return whether with this press or move what is held begins to be carried, once a hold."""
        here = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._from = here if event.button() == Qt.MouseButton.LeftButton else None
        elif event.type() == QEvent.Type.MouseMove and self._is_far(event, here):
            self._from = None
            return True
        return False

    def _is_far(self, event: QMouseEvent, here: QPoint) -> bool:
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        far = QApplication.startDragDistance()
        return held and self._from is not None and (here - self._from).manhattanLength() >= far
