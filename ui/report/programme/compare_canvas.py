"""One statement over the rounds, drawn: Left and Right go from round to round."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.charts.chart import Chart
from core.words import tr
from ui.widgets.drawing_canvas import DrawingCanvas

_LEAST = 0.55


class CompareCanvas(DrawingCanvas):
    """Paints a drawing as wide as there is room; each round is read out in words.

    Signals:
        round_chosen: the keyboard came to a round; carries what is said of it.
    """

    round_chosen = Signal(str)
    most = 1.4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chart"))

    def show_chart(self, chart: Chart) -> None:
        """Draw another statement; the keyboard is at its newest round."""
        self.setAccessibleName(f"{chart.title}, {chart.caption}")
        self._draw(chart.drawing, max(len(chart.drawing.marks) - 1, 0))

    def minimumSizeHint(self) -> QSize:
        """Return the least a drawing can be read at."""
        return QSize(round(self._drawing.width * _LEAST), round(self._drawing.height * _LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from round to round."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self.stops:
            super().keyPressEvent(event)
            return
        self._at = min(max(self._at + step, 0), len(self.stops) - 1)
        self._say()
        self.focus_moved.emit()
        self.round_chosen.emit(self.stops[self._at].spoken)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the keyboard is."""
        super().focusInEvent(event)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the focus ring along."""
        super().resizeEvent(event)
        self.focus_moved.emit()

    def _say(self) -> None:
        said = self.stops[self._at].spoken if self.stops else tr("No round asked this.")
        self.setAccessibleDescription(said)
