"""Three columns side by side, each a world of its own."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class WalkColumns(QWidget):
    """Places two panels, each as wide as it fixed itself, and the page between them.

    It has no layout on purpose: a word that grows at one question would
    otherwise have the whole window work out its sizes anew, at every question.
    All three are made in it: `hold` comes before it is shown.
    """

    _left: QWidget
    _middle: QWidget
    _right: QWidget
    _least: QSize | None = None

    def hold(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        """Take the three, from the left."""
        self._left, self._middle, self._right = left, middle, right

    def minimumSizeHint(self) -> QSize:
        """Return the panels and the least of the page between them."""
        if self._least is not None and not self.isVisible():
            return self._least  # asked again and again for the stage in front; nothing moves here
        least = self._middle.minimumSizeHint()
        width = self._left.minimumWidth() + least.width() + self._right.minimumWidth()
        parts = (self._left, self._middle, self._right)
        self._least = QSize(width, max(part.minimumSizeHint().height() for part in parts))
        return self._least

    def sizeHint(self) -> QSize:
        """Return what it is content with."""
        return self.minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Say anew what it wants, which may have changed out of sight."""
        super().showEvent(event)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the columns anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the columns anew when a panel folded."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        left, right = self._left.minimumWidth(), self._right.minimumWidth()
        between = max(0, self.width() - left - right)
        self._left.setGeometry(0, 0, left, self.height())
        self._middle.setGeometry(left, 0, between, self.height())
        self._right.setGeometry(left + between, 0, right, self.height())
