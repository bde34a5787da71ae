"""A chart's drawing on the page: arrows walk over its numbers, Enter opens one."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.chart import Chart
from core.charts.svg import BLACK_AND_WHITE
from core.model.drawing import Drawing, DrawingStop
from core.words import tr
from ui.theme import app_theme
from ui.widgets.drawing import fixed_colours, paint_drawing, screen_colours
from ui.widgets.grip import Grip
from ui.widgets.qt_answers import painted

_LEAST = 0.8
_BESIDE = 5
"""How far the focus ring stands off what is lettered to the edge of the drawing."""


class ChartCanvas(QWidget):
    """Paints a drawing as wide as there is room for, never larger than the text size.

    Signals:
        pointed: the pointer or the keyboard came to a number; carries what it stands for.
        entered: Enter or a press on a number; carries what it stands for.
        drawn_off: a number was taken hold of; carries what it stands for.
        focus_moved: the focus ring has to follow.
    """

    pointed = Signal(object)
    entered = Signal(object)
    drawn_off = Signal(object)
    focus_moved = Signal()
    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing(1, 1)
        self._at, self._under, self._held = 0, -1, -1
        self._grip = Grip()
        self._as_printed = False
        self._theme = app_theme(self)
        self._theme.changed.connect(self._restyle)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def stops(self) -> tuple[DrawingStop, ...]:
        """Where the keyboard stops."""
        return self._drawing.marks

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart; the keyboard stays at its number."""
        self._drawing = chart.drawing
        self._at = min(self._at, max(len(self.stops) - 1, 0))
        self.setAccessibleName(f"{chart.title}, {chart.caption}")
        self._say()
        self._restyle()

    def show_as_printed(self, as_printed: bool) -> None:
        """Draw in black and white, or in the look of the screen."""
        self._as_printed = as_printed
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the drawing grows with its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the drawing's height at *width*."""
        return round(self._drawing.height * self._scale(width)) + 2

    def sizeHint(self) -> QSize:
        """Return the drawing's size at the text size."""
        scale = self._theme.scale
        return QSize(round(self._drawing.width * scale), round(self._drawing.height * scale) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the least a drawing can be read at."""
        return QSize(round(self._drawing.width * _LEAST), self.heightForWidth(self.width()))

    def focus_rect(self) -> QRect:
        """Return the number the keyboard is at, for the focus ring."""
        if not self.stops:
            return self.rect()
        return self._place(self.stops[self._at]).adjusted(-_BESIDE, 0, _BESIDE, 0)

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

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        colours = screen_colours(self._theme)
        if self._as_printed:
            colours = fixed_colours(BLACK_AND_WHITE)
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        paint_drawing(painter, self._drawing, self._theme, colours, self._scale(self.width()))
        painter.end()

    def _scale(self, width: int) -> float:
        return max(min(width / max(self._drawing.width, 1), self._theme.scale), _LEAST)

    def _place(self, stop: DrawingStop) -> QRect:
        scale = self._scale(self.width())
        left, top = round(stop.x * scale), round(stop.y * scale)
        return QRect(left, top, round(stop.width * scale), round(stop.height * scale))

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

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
