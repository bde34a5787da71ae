"""A drawing on a page, as wide as there is room; the keyboard stops at places of it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.drawing import Drawing, DrawingStop
from ui.theme import app_theme
from ui.widgets.drawing import paint_drawing, screen_colours
from ui.widgets.qt_answers import painted


class DrawingCanvas(QWidget):
    """The ground for drawings: how large they are, and where their stops lie.

    Signals:
        focus_moved: the focus ring has to follow.
    """

    focus_moved = Signal()
    focus_radius = 6.0
    least = 0.1
    """The least scale at which one can be read."""
    most = 1.0
    """The largest, in parts of the text size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing(1, 1)
        self._at = 0
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def stops(self) -> tuple[DrawingStop, ...]:
        """Where the keyboard stops."""
        return self._drawing.marks

    def hasHeightForWidth(self) -> bool:
        """Say that the drawing grows with its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the drawing's height at *width*."""
        return round(self._drawing.height * self._scale(width)) + 2

    def sizeHint(self) -> QSize:
        """Return the drawing's width at the text size, and the height of the largest it can be."""
        wide, high = self._drawing.width, self._drawing.height * self.most
        scale = self._theme.scale
        return QSize(round(wide * scale), round(high * scale) + 2)

    def focus_rect(self) -> QRect:
        """Return the place the keyboard is at, for the focus ring."""
        return self._place(self.stops[self._at]) if self.stops else self.rect()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        colours = screen_colours(self._theme)
        paint_drawing(painter, self._drawing, self._theme, colours, self._scale(self.width()))

    def _draw(self, drawing: Drawing, at: int) -> None:
        """Draw another one, with the keyboard at one of its stops."""
        self._drawing, self._at = drawing, at
        self._say()
        self._restyle()

    def _say(self) -> None:
        """Say where the keyboard is."""
        raise NotImplementedError

    def _scale(self, width: int) -> float:
        room = width / max(self._drawing.width, 1)
        return max(min(room, self._theme.scale * self.most), self.least)

    def _place(self, stop: DrawingStop) -> QRect:
        scale = self._scale(self.width())
        left, top = round(stop.x * scale), round(stop.y * scale)
        return QRect(left, top, round(stop.width * scale), round(stop.height * scale))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
