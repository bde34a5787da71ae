"""A painted area that scrolls inside itself and takes no more height than it needs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ui.theme import app_theme


class PaintedScroll(QAbstractScrollArea):
    """Paints its content at the scroll position; arrow keys scroll while it has focus.

    What is painted is also its accessible description. Tab reaches it only
    where something is out of sight.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self._theme.changed.connect(self.measure)

    def sizeHint(self) -> QSize:
        """Return the height at which nothing scrolls."""
        return QSize(400, self._content().height() + self._bar_below())

    def minimumSizeHint(self) -> QSize:
        """Return the height below which it is of no use."""
        return QSize(200, min(round(self._content().height()), self._theme.px(128)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()

    def measure(self) -> None:
        """Work out heights for the present width, and what can be scrolled."""
        self._lay_out()
        content, shown = self._content(), self.viewport().size()
        for bar, length, page in (
            (self.verticalScrollBar(), content.height(), shown.height()),
            (self.horizontalScrollBar(), content.width(), shown.width()),
        ):
            bar.setRange(0, max(0, length - page))
            bar.setPageStep(page)
            bar.setSingleStep(self._theme.px(24))
        self.setMaximumHeight(content.height() + self._bar_below() + 2)
        hidden = content.height() > shown.height() or content.width() > shown.width()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if hidden else Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.viewport().update()

    def _bar_below(self) -> int:
        """Return the height of the bar that scrolls sideways; nothing where all is in sight."""
        hidden = self._content().width() > self.viewport().width()
        return self.horizontalScrollBar().sizeHint().height() if hidden else 0

    def _lay_out(self) -> None:
        """Measure the words for the viewport's width."""

    def _content(self) -> QSize:
        """Return the size at which nothing scrolls."""
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError
