"""One page for the wall: what stands where, worked out before anything is painted."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.room import Bearing
from ui.room.fit import font_of
from ui.room.look import ALL, INK, LINE, PAPER
from ui.theme import FontWeight, draw_sign, sign_of

_MOST_TICKS: Final = 20


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `main` when it counts among the seven lines of the block.

    `leftwards` when it is a line of a text that is read from right to left.
    """

    text: str
    box: QRectF
    size: float
    weight: FontWeight
    colour: QColor
    ground: QColor = field(default_factory=lambda: PAPER)
    main: bool = True
    leftwards: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across; dashed for a missing answer."""

    box: QRectF
    colour: QColor
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled box with round corners, and an edge where one is given."""

    box: QRectF
    colour: QColor
    radius: float
    edge: QColor | None = None
    edge_width: float = 0.0


@dataclass(frozen=True, slots=True)
class RoomSign:
    """An answer's sign in a square; a dashed ring where an answer is missing."""

    box: QRectF
    bearing: Bearing | None
    colour: QColor


@dataclass(frozen=True, slots=True)
class Arrow:
    """From what was written to what was said; without a point where nothing moved."""

    box: QRectF
    colour: QColor
    width: float
    pointed: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A line across with a ring at what was before and a dot at what is after, parts of it.

    Without a line where it has no *steps*: a ring or a dot alone, in a key.
    """

    box: QRectF
    before: float | None
    after: float | None
    steps: int = 0


Mark = Words | Rule | Panel | RoomSign | Arrow | Track


@dataclass(frozen=True, slots=True)
class RoomPage:
    """Everything on the wall, in the order of painting; `cut` when not all of it found room."""

    size: QSizeF
    marks: tuple[Mark, ...]
    cut: bool = False

    @property
    def words(self) -> tuple[Words, ...]:
        """The lines of text, in reading order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Words))


def paint(painter: QPainter, page: RoomPage) -> None:
    """Paint a page at the painter's origin, at the page's own size."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(QRectF(0, 0, page.size.width(), page.size.height()), PAPER)
    for mark in page.marks:
        match mark:
            case Words():
                _words(painter, mark)
            case Rule():
                _rule(painter, mark)
            case Panel():
                _panel(painter, mark)
            case Arrow():
                _arrow(painter, mark)
            case Track():
                _track(painter, mark)
            case RoomSign():
                _sign(painter, mark)


def _panel(painter: QPainter, mark: Panel) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    box = mark.box
    if mark.edge is not None:
        half = mark.edge_width / 2
        painter.setPen(QPen(mark.edge, mark.edge_width))
        box = box.adjusted(half, half, -half, -half)
    painter.setBrush(mark.colour)
    painter.drawRoundedRect(box, mark.radius, mark.radius)


def _words(painter: QPainter, mark: Words) -> None:
    painter.setFont(font_of(mark.size, mark.weight))
    painter.setPen(mark.colour)
    ways = Qt.LayoutDirection
    painter.setLayoutDirection(ways.RightToLeft if mark.leftwards else ways.LayoutDirectionAuto)
    flag = Qt.AlignmentFlag
    where = flag.AlignLeft | flag.AlignAbsolute | flag.AlignVCenter
    flags = int(where) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip)
    painter.drawText(mark.box, flags, mark.text)


def _rule(painter: QPainter, mark: Rule) -> None:
    pen = QPen(mark.colour, mark.box.height())
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.dashed:
        pen.setDashPattern([2, 1])
    painter.setPen(pen)
    middle = mark.box.center().y()
    painter.drawLine(QPointF(mark.box.left(), middle), QPointF(mark.box.right(), middle))


def _arrow(painter: QPainter, mark: Arrow) -> None:
    pen = QPen(mark.colour, mark.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle, right = mark.box.center().y(), mark.box.right()
    painter.drawLine(QPointF(mark.box.left(), middle), QPointF(right, middle))
    if mark.pointed:
        back = mark.box.height() / 2
        for end in (middle - back, middle + back):
            painter.drawLine(QPointF(right, middle), QPointF(right - back * 1.2, end))


def _track(painter: QPainter, mark: Track) -> None:
    radius, middle = mark.box.height() / 2, mark.box.center().y()
    left, wide = mark.box.left() + radius, mark.box.width() - 2 * radius
    thick = radius * 0.28

    def place(part: float | None) -> QPointF:
        return QPointF(left + wide * (part or 0), middle)

    if mark.steps:
        painter.setPen(QPen(LINE, thick / 2))
        painter.drawLine(place(0), place(1))
        for step in range(mark.steps + 1) if mark.steps <= _MOST_TICKS else ():
            at, tick = place(step / mark.steps), QPointF(0, radius * 0.5)
            painter.drawLine(at - tick, at + tick)
    if mark.before is not None and mark.after is not None:
        painter.setPen(QPen(INK, thick))
        painter.drawLine(place(mark.before), place(mark.after))
    if mark.before is not None:
        painter.setPen(QPen(INK, thick))
        painter.setBrush(PAPER)
        inside = radius - thick / 2
        painter.drawEllipse(place(mark.before), inside, inside)
    if mark.after is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ALL)
        painter.drawEllipse(place(mark.after), radius * 0.55, radius * 0.55)


def _sign(painter: QPainter, mark: RoomSign) -> None:
    sign = sign_of(mark.bearing)
    if sign is not None:
        draw_sign(painter, sign, mark.box, mark.colour, bold=1.25)
        return
    side = mark.box.width()
    pen = QPen(mark.colour, side * 0.08)
    pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(mark.box.adjusted(side * 0.14, side * 0.14, -side * 0.14, -side * 0.14))
