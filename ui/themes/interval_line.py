"""A share between its two ends, drawn on a line from 0 to 100."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.firmness import Interval
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.paint import words, words_width
from ui.widgets.qt_answers import painted


class IntervalLine(QWidget):
    """Shows how firm a share is; absent where nothing can be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interval: Interval | None = None
        self._share = Decimal(0)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_interval(self, interval: Interval | None, share: Decimal | None) -> None:
        """Show another one."""
        self._interval, self._share = interval, share or Decimal(0)
        self.setVisible(interval is not None)
        if interval is not None:
            said = tr("{low}% to {high}%", low=interval.low, high=interval.high)
            self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line over its numbers."""
        return QSize(160, round(self._theme.metrics(SECONDARY).height()) + 26)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, the stretch, the share, and their numbers below."""
        if self._interval is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, middle = self._theme.colours, 12.0
        low, high = self._x(self._interval.low), self._x(self._interval.high)
        painter.setPen(QPen(colours.line, 2))
        painter.drawLine(QPointF(self._x(Decimal(0)), middle), QPointF(self._right(), middle))
        painter.setPen(QPen(colours.accent, 4))
        painter.drawLine(QPointF(low, middle), QPointF(high, middle))
        painter.setPen(QPen(colours.accent, 2))
        for at in (low, high):
            painter.drawLine(QPointF(at, middle - 6), QPointF(at, middle + 6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.ink)
        painter.drawEllipse(QPointF(self._x(self._share), middle), 5, 5)
        self._paint_numbers(painter)
        painter.end()

    def _paint_numbers(self, painter: QPainter) -> None:
        """Paint the share first, then what has room beside it."""
        assert self._interval is not None
        colours, taken = self._theme.colours, list[QRectF]()
        high = self._theme.metrics(SECONDARY).height()
        said = (
            (self._share, f"{self._share}%", FontWeight.SEMIBOLD),
            (self._interval.low, f"{self._interval.low}%", FontWeight.REGULAR),
            (self._interval.high, f"{self._interval.high}%", FontWeight.REGULAR),
            (Decimal(0), "0", FontWeight.REGULAR),
            (Decimal(100), "100", FontWeight.REGULAR),
        )
        for at, text, weight in said:
            font = self._theme.font(SECONDARY, weight)
            wide = words_width(text, font)
            places = [self._x(at) - wide / 2]
            if taken and 0 < at < 100:  # an end close to the share stands beside its number
                beside = taken[0]
                places.append(beside.left() - wide - 8 if at < self._share else beside.right() + 8)
            for place in places:
                left = min(max(place, 0), self.width() - wide)
                where = QRectF(left, 22, wide + 1, high)
                if not any(where.adjusted(-4, 0, 4, 0).intersects(one) for one in taken):
                    taken.append(where)
                    ink = colours.ink if weight is FontWeight.SEMIBOLD else colours.secondary
                    words(painter, where, text, font, ink)
                    break

    def _right(self) -> float:
        return self.width() - 10.0

    def _x(self, share: Decimal) -> float:
        return 10.0 + (self._right() - 10.0) * float(share) / 100

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
