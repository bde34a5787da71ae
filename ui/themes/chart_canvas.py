"""A chart's drawing on the page: arrows walk over its numbers, Enter opens one."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.charts.chart import Chart
from core.charts.svg import BLACK_AND_WHITE
from core.model.drawing import Drawing
from core.words import tr
from ui.widgets.drawing import fixed_colours, paint_drawing
from ui.widgets.drawing_canvas import DrawingCanvas
from ui.widgets.grip import Grip
from ui.widgets.scroll import bring_into_sight

_BESIDE = 5
"""How far the focus ring stands off what is lettered to the edge of the drawing."""


class ChartCanvas(DrawingCanvas):
    """Paints a drawing as wide as there is room for, never larger than the text size.

    Signals:
        pointed: the pointer or the keyboard came to a number; carries what it stands for.
        entered: Enter or a press on a number; carries what it stands for.
        drawn_off: a number was taken hold of; carries what it stands for.
    """

    pointed = Signal(object)
    entered = Signal(object)
    drawn_off = Signal(object)
    least = 0.8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under, self._held = -1, -1
        self._grip = Grip()
        self._as_printed = False
        self.setMouseTracking(True)

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart; the keyboard stays at its number."""
        self.setAccessibleName(f"{chart.title}, {chart.caption}")
        self._draw(chart.drawing, min(self._at, max(len(chart.drawing.marks) - 1, 0)))
        if self.hasFocus():
            self.focus_moved.emit()

    def blank(self) -> None:
        """Draw nothing, in the same place and as large."""
        self.setAccessibleName(tr("Being counted…"))
        self._draw(Drawing(self._drawing.width, self._drawing.height), self._at)

    def show_as_printed(self, as_printed: bool) -> None:
        """Draw in black and white, or in the look of the screen."""
        self._as_printed = as_printed
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the least a drawing can be read at."""
        return QSize(round(self._drawing.width * self.least), self.heightForWidth(self.width()))

    def focus_rect(self) -> QRect:
        """Return the number the keyboard is at, for the focus ring."""
        where = super().focus_rect()
        return where.adjusted(-_BESIDE, 0, _BESIDE, 0) if self.stops else where

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the numbers, enter one."""
        step = {
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Up: (0, -1),
        }.get(Qt.Key(event.key()))
        if step is not None and self.stops:
            self._go(self._next(*step))
            bring_into_sight(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.stops and self.stops[self._at].value is not None:
                self.entered.emit(self.stops[self._at].value)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the number under the pointer."""
        self._grip.draws_off(event)
        self._held = self._stop_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which number is pointed at, or let one be carried off."""
        if self._grip.draws_off(event) and 0 <= self._held < len(self.stops):
            if self.stops[self._held].value is not None:
                self.drawn_off.emit(self.stops[self._held].value)
            return
        at = self._stop_at(event)
        if at != self._under:
            self._under = at
            self.pointed.emit(self.stops[at].value if at >= 0 else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enter the number that was pressed."""
        at = self._stop_at(event)
        if at >= 0:
            self._go(at)
            if self.stops[at].value is not None:
                self.entered.emit(self.stops[at].value)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._under = -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self._go(self._at)

    def _paint(self, painter: QPainter) -> None:
        if not self._as_printed:
            super()._paint(painter)
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        colours = fixed_colours(BLACK_AND_WHITE)
        paint_drawing(painter, self._drawing, self._theme, colours, self._scale(self.width()))

    def _stop_at(self, event: QMouseEvent) -> int:
        where = event.position().toPoint()
        found = (at for at, one in enumerate(self.stops) if self._place(one).contains(where))
        return next(found, -1)

    def _next(self, across: int, down: int) -> int:
        """Return the nearest number that way; the same one at the edge."""
        here = self.stops[self._at]
        ahead = [
            ((one.x - here.x) ** 2 + (one.y - here.y) ** 2, at)
            for at, one in enumerate(self.stops)
            if (one.x - here.x) * across > 0 or (one.y - here.y) * down > 0
        ]
        return min(ahead)[1] if ahead else self._at

    def _go(self, at: int) -> None:
        if not self.stops:
            return
        self._at = at
        self._say()
        self.focus_moved.emit()
        self.pointed.emit(self.stops[at].value)

    def _say(self) -> None:
        enter = tr("Arrows walk over the numbers, Enter shows what is behind one")
        said = f"{self.stops[self._at].spoken}. {enter}" if self.stops else enter
        self.setAccessibleDescription(said)
