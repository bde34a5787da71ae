"""Small things that say and are not pressed: tags, pace pills, key caps, marks of state."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.model.bearing import Bearing
from ui.theme import SECONDARY, FontWeight, Sign, Tone, app_theme, draw_sign
from ui.widgets.paint import box, cap_on_card, cap_size, key_cap, words, words_width
from ui.widgets.qt_answers import painted


class _TagWords(QLabel):
    """Words in a painted shape; screen readers meet them as text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = app_theme(self)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme.follow(self._restyle)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Tag(_TagWords):
    """A rounded word on a tint: "Draft, not agreed yet"; `dashed` for what is left over."""

    def __init__(
        self,
        text: str = "",
        about: Tone | Bearing | None = None,
        parent: QWidget | None = None,
        *,
        dashed: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._about, self._dashed = about, dashed

    def show_text(
        self, text: str, about: Tone | Bearing | None = None, *, dashed: bool | None = None
    ) -> None:
        """Say *text* in another tone; dashed or not where that is given."""
        dashed = self._dashed if dashed is None else dashed
        if (text, about, dashed) == (self.text(), self._about, self._dashed):
            return
        self._about, self._dashed = about, dashed
        self.setText(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the words and their margins."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        height = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
        return QSize(round(words_width(self.text(), font) + 22), round(height + 6))

    def minimumSizeHint(self) -> QSize:
        """Return room for a shortened word."""
        return QSize(min(self.sizeHint().width(), self._theme.px(56)), self.sizeHint().height())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words on their tint."""
        painter = QPainter(self)
        wash = self._theme.wash(self._about)
        hair = self._theme.colours.hairline
        whole, colours = QRectF(self.rect()), self._theme.colours
        if self._dashed:
            box(painter, whole, whole.height() / 2, colours.card, colours.secondary, 1, dashed=True)
        else:
            box(painter, whole, whole.height() / 2, wash.tint, wash.edge if hair > 1 else None)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        middle = Qt.AlignmentFlag.AlignHCenter
        words(painter, whole.adjusted(9, 0, -9, 0), self.text(), font, wash.ink, middle)
        painter.end()


class Pill(_TagWords):
    """What matters now, in the top bar: strong words, then the rest."""

    def __init__(
        self,
        strong: str = "",
        rest: str = "",
        tone: Tone | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._strong, self._rest, self._tone = strong, rest, tone
        self.show_words(strong, rest, tone)

    def show_words(self, strong: str, rest: str = "", tone: Tone | None = None) -> None:
        """Say something else; without a tone it is a plain outline."""
        self._strong, self._rest, self._tone = strong, rest, tone
        self.setText(f"{strong} {rest}".strip())
        self.setAccessibleName(", ".join(part for part in (strong, rest) if part))
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return both parts and their margins."""
        height = self._theme.metrics(SECONDARY + 1, FontWeight.SEMIBOLD).height()
        return QSize(round(sum(self._widths()) + 26), round(max(height + 8, 28)))

    def minimumSizeHint(self) -> QSize:
        """Return the strong part and its margins."""
        return QSize(round(self._widths()[0] + 26), self.sizeHint().height())

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both parts in the pill."""
        painter = QPainter(self)
        colours = self._theme.colours
        fill, edge, ink, quiet = colours.card, colours.line, colours.ink, colours.secondary
        if self._tone is not None:
            wash = self._theme.wash(self._tone)
            fill, edge, ink, quiet = wash.tint, wash.edge, wash.ink, wash.ink
        whole = QRectF(self.rect())
        box(painter, whole, whole.height() / 2, fill, edge, colours.hairline)
        first, second = self._widths()
        inner = whole.adjusted(13, 0, -12, 0)
        font = self._theme.font(SECONDARY + 1, FontWeight.SEMIBOLD)
        words(painter, inner, self._strong, font, ink)
        rest = inner.adjusted(first, 0, 0, 0)
        if self._rest and rest.width() >= second * _SAYS_SOMETHING:
            words(painter, rest, self._rest, self._theme.font(SECONDARY + 1), quiet)
        painter.end()

    def _widths(self) -> tuple[float, float]:
        strong = words_width(self._strong, self._theme.font(SECONDARY + 1, FontWeight.SEMIBOLD))
        if not self._rest:
            return strong, 0.0
        return strong + 8, words_width(self._rest, self._theme.font(SECONDARY + 1)) + 1


_SAYS_SOMETHING: Final = 2 / 3
"""Cut to less than this, the second part of a pill is left out: "an…" tells nobody anything."""


class KeyCap(_TagWords):
    """A key to press, standing alone in a sentence."""

    def sizeHint(self) -> QSize:
        """Return the cap."""
        return cap_size(self._theme, self.text()).toSize()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        middle = QPointF(0, self.height() / 2)
        key_cap(painter, self._theme, middle, self.text(), cap_on_card(self._theme))
        painter.end()


class State(StrEnum):
    """How far a case is: all agreed, walked with some left over, under way, not begun."""

    DONE = "all agreed"
    WALKED = "walked"
    HALF = "under way"
    DASHED = "papers incomplete"
    EMPTY = "not begun"


Marks = tuple[QColor, QColor, QColor, QColor]


def draw_state(painter: QPainter, where: QRectF, state: State, marks: Marks) -> None:
    """Draw a state's circle; *marks* are done, its tick, under way, and the rest."""
    done, tick, half, rest = marks
    circle = where.adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    match state:
        case State.DONE:
            painter.setBrush(done)
            painter.drawEllipse(circle)
            quarter = circle.width() * 0.24
            inner = circle.adjusted(quarter, quarter, -quarter, -quarter)
            draw_sign(painter, Sign.TICK, inner, tick, bold=1.3)
        case State.WALKED:
            painter.setPen(QPen(done, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
            quarter = circle.width() * 0.27
            inner = circle.adjusted(quarter, quarter, -quarter, -quarter)
            draw_sign(painter, Sign.TICK, inner, done, bold=1.2)
        case State.HALF:
            draw_sign(painter, Sign.HALF, _grown(circle, 0.17), half, bold=0.75)
        case _:
            pen = QPen(rest, 1.5)
            if state is State.DASHED:
                pen.setDashPattern([2.6, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle)


def _grown(rect: QRectF, share: float) -> QRectF:
    more = rect.width() * share
    return rect.adjusted(-more, -more, more, more)
