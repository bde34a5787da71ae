"""One statement over the rounds, drawn: Left and Right go from round to round."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.chart import Chart
from core.model.drawing import Drawing, DrawingStop
from core.words import tr
from ui.theme import app_theme
from ui.widgets.drawing import paint_drawing, screen_colours
from ui.widgets.qt_answers import painted

_LEAST = 0.55


class CompareCanvas(QWidget):
    """Paints a drawing as wide as there is room; each round is read out in words.

    Signals:
        round_chosen: the keyboard came to a round; carries what is said of it.
        focus_moved: the focus ring has to follow.
    """

    round_chosen = Signal(str)
    focus_moved = Signal()
    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing(1, 1)
        self._at = 0
        self.setAccessibleName(tr("Chart"))
        self._theme = app_theme(self)
        self._theme.changed.connect(self.updateGeometry)
        self._theme.changed.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def stops(self) -> tuple[DrawingStop, ...]:
        """A stop a round."""
        return self._drawing.marks

    def show_chart(self, chart: Chart) -> None:
        """Draw another statement; the keyboard is at its newest round."""
        self._drawing = chart.drawing
        self._at = max(len(self.stops) - 1, 0)
        self.setAccessibleName(f"{chart.title}, {chart.caption}")
        self._say()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the drawing grows with its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the drawing's height at *width*."""
        return round(self._drawing.height * self._scale(width)) + 2

    def sizeHint(self) -> QSize:
        """Return the drawing's own size at the text size."""
        scale = self._theme.scale
        return QSize(round(self._drawing.width * scale), round(self._drawing.height * scale) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least a drawing can be read at."""
        return QSize(round(self._drawing.width * _LEAST), round(self._drawing.height * _LEAST))

    def focus_rect(self) -> QRect:
        """Return the round the keyboard is at, for the focus ring."""
        if not self.stops:
            return self.rect()
        stop, scale = self.stops[self._at], self._scale(self.width())
        return QRect(
            *(round(stop.x * scale), round(stop.y * scale)),
            *(round(stop.width * scale), round(stop.height * scale)),
        )

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

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        colours = screen_colours(self._theme)
        paint_drawing(painter, self._drawing, self._theme, colours, self._scale(self.width()))
        painter.end()

    def _say(self) -> None:
        said = self.stops[self._at].spoken if self.stops else tr("No round asked this.")
        self.setAccessibleDescription(said)

    def _scale(self, width: int) -> float:
        return max(min(width / max(self._drawing.width, 1), self._theme.scale * 1.4), 0.1)
