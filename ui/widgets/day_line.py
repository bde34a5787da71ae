"""A day on a line: what was done when, its breaks, and the minute that is looked at."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.clock import time_at
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.paint import box, words, words_width
from ui.widgets.qt_answers import painted

_EDGE: Final = 10.0
_MARK: Final = 15.0
_LINE: Final = 30.0
_KNOB: Final = 8.0
_STEPS: Final = (15, 30, 60, 120, 240)
_BETWEEN: Final = 90.0


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day in minutes after midnight: from where to where, what was done when, its breaks."""

    starts: int = 0
    ends: int = 0
    end_text: str = ""
    marks: tuple[int, ...] = ()
    breaks: tuple[tuple[int, int, str], ...] = ()


class DayLine(QWidget):
    """Shows a day and takes a press on any minute of it; keys are its page's.

    Signals:
        minute_chosen: somebody pressed there; carries the minute after midnight.
    """

    minute_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._minute = ShownDay(), 0
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def minute(self) -> int:
        """The minute that is looked at."""
        return self._minute

    def show_day(self, day: ShownDay) -> None:
        """Show another day."""
        self._day = day
        self.update()

    def look_at(self, minute: int) -> None:
        """Mark another minute of it."""
        self._minute = minute
        done = sum(one <= minute for one in self._day.marks)
        self.setAccessibleName(tr("The day, at {time}", time=time_at(minute)))
        self.setAccessibleDescription(
            tr("{done} of {all} moments by then", done=done, all=len(self._day.marks))
        )
        self.update()

    def place_of(self, minute: int) -> float:
        """Return where a minute lies, in px from the left; the day's ends where it is beyond."""
        day = self._day
        along = (minute - day.starts) / max(1, day.ends - day.starts)
        return _EDGE + (self.width() - 2 * _EDGE) * min(max(along, 0.0), 1.0)

    def sizeHint(self) -> QSize:
        """Return the line with its marks above and its times below."""
        return QSize(300, round(_LINE + 14 + self._theme.metrics(SECONDARY).height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the minute there."""
        self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pointer while it is held down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        day = self._day
        along = (event.position().x() - _EDGE) / max(1.0, self.width() - 2 * _EDGE)
        minute = round(day.starts + (day.ends - day.starts) * min(max(along, 0.0), 1.0))
        if minute != self._minute:
            self.minute_chosen.emit(minute)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the breaks, the marks, the line with what would be taken back, and the times."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, here = self._theme.colours, self.place_of(self._minute)
        for starts, ends, name in self._day.breaks:
            left, right = self.place_of(starts), self.place_of(ends)
            where = QRectF(left, _LINE - _MARK - 8, right - left, _MARK + 8)
            box(painter, where, 3.0, colours.track)
            if not any(starts <= one <= ends for one in self._day.marks):
                centre = Qt.AlignmentFlag.AlignHCenter
                words(painter, where, name, self._theme.font(SECONDARY), colours.ink, centre)
        painter.setPen(QPen(colours.secondary, 1.5))
        for minute in dict.fromkeys(self._day.marks):
            at = self.place_of(minute)
            painter.drawLine(QPointF(at, _LINE - _MARK), QPointF(at, _LINE - 3))
        right = self.width() - _EDGE
        painter.setPen(QPen(colours.line, 2))
        painter.drawLine(QPointF(_EDGE, _LINE), QPointF(here, _LINE))
        painter.setPen(QPen(colours.accent, 3))
        painter.drawLine(QPointF(here, _LINE), QPointF(right, _LINE))
        painter.setPen(QPen(colours.ink, 2))
        painter.drawLine(QPointF(here, _LINE - _MARK - 12), QPointF(here, _LINE))
        painter.setBrush(colours.card)
        painter.drawEllipse(QPointF(here, _LINE), _KNOB, _KNOB)
        self._paint_times(painter)
        painter.end()

    def _paint_times(self, painter: QPainter) -> None:
        """Paint the minute looked at first, then the end, then what has room beside them."""
        day, taken = self._day, list[QRectF]()
        minutes = max(1, day.ends - day.starts)
        room = max(1.0, (self.width() - 2 * _EDGE) / _BETWEEN)
        step = next((one for one in _STEPS if minutes / one <= room), _STEPS[-1])
        first = -(-day.starts // step) * step
        plain = [(one, time_at(one)) for one in range(first, day.ends, step)]
        here = (self._minute, time_at(self._minute))
        for number, (minute, text) in enumerate((here, (day.ends, day.end_text), *plain)):
            strong = number == 0
            weight = FontWeight.BOLD if strong else FontWeight.REGULAR
            font = self._theme.font(SECONDARY, weight)
            wide = words_width(text, font)
            left = min(max(self.place_of(minute) - wide / 2, 0.0), self.width() - wide)
            where = QRectF(left, _LINE + 11, wide + 1, self._theme.metrics(SECONDARY).height())
            if not any(where.adjusted(-8, 0, 8, 0).intersects(one) for one in taken):
                taken.append(where)
                ink = self._theme.colours.ink if strong else self._theme.colours.secondary
                words(painter, where, text, font, ink)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
