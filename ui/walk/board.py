"""The agencies in columns by answer, with what they wrote; painted, so that it is quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.model.tool import Bearing
from ui.theme import SECONDARY, FontWeight, draw_sign, sign_of
from ui.walk.painted_scroll import PaintedScroll
from ui.widgets.paint import CONTROL_RADIUS, box, breakable, words, words_width

_GAP: Final = 10
_PAD: Final = 11
_WRAP: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
)


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One agency in a column: its name and what it wrote."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One answer with the agencies that gave it; no bearing for a missing answer."""

    label: str
    bearing: Bearing | None
    cards: tuple[BoardCard, ...]


class Board(PaintedScroll):
    """A column an answer; its header stays while the cards scroll inside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._columns: tuple[BoardColumn, ...] = ()
        self._heights: list[list[float]] = []
        self._wide: list[float] = []
        super().__init__("What the agencies say", parent)

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show other columns, from the top."""
        self._columns = tuple(columns)
        self.setAccessibleDescription(_in_words(self._columns))
        self.verticalScrollBar().setValue(0)
        self.measure()

    def _paint(self, painter: QPainter) -> None:
        left = -float(self.horizontalScrollBar().value())
        height = min(float(self.viewport().height()), self._tall())
        for column, width, heights in zip(self._columns, self._wide, self._heights, strict=True):
            self._paint_column(painter, column, QRectF(left, 0, width, height), heights)
            left += width + _GAP

    # Measuring

    def _content(self) -> QSize:
        wide = sum(self._wide) + _GAP * (len(self._columns) - 1)
        return QSize(round(wide), round(self._tall()))

    def _tall(self) -> float:
        tallest = max((sum(heights) + 8 * len(heights) for heights in self._heights), default=0.0)
        return self._header() + max(tallest, 24.0) + _PAD

    def _header(self) -> float:
        return self._theme.metrics(15, FontWeight.SEMIBOLD).height() + 2 * _PAD + 2

    def _widths(self) -> list[float]:
        """Give each column its heading's width, and share the rest by who is in it."""
        least = [self._least(column) for column in self._columns]
        shares = [
            (3.0 if column.bearing else 1.6) if column.cards else 0.4 for column in self._columns
        ]
        spare = self.viewport().width() - _GAP * (len(shares) - 1) - sum(least)
        whole = sum(shares) or 1.0
        return [
            need + max(0.0, spare) * share / whole
            for need, share in zip(least, shares, strict=True)
        ]

    def _least(self, column: BoardColumn) -> float:
        font = self._theme.font(15, FontWeight.SEMIBOLD)
        sign = self._theme.metrics(15).capHeight() * 1.2 + 6 if column.bearing else 0.0
        label = words_width(f"{column.label}  {len(column.cards)}", font)
        return max(label + sign + 2 * _PAD + 10, float(self._theme.px(112)))

    def _lay_out(self) -> None:
        name, text = self._fonts()
        self._wide = self._widths()
        self._heights = [
            [_card_height(card, width - 2 * _PAD, name, text) for card in column.cards]
            for column, width in zip(self._columns, self._wide, strict=True)
        ]

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(14, FontWeight.SEMIBOLD), self._theme.font(SECONDARY)

    # Painting

    def _paint_column(
        self, painter: QPainter, column: BoardColumn, where: QRectF, heights: list[float]
    ) -> None:
        colours = self._theme.colours
        missing = column.bearing is None
        fill = colours.paper if missing else colours.card
        box(painter, where, 10, fill, colours.line, colours.hairline, dashed=missing)
        self._paint_header(painter, column, where)
        painter.save()
        body = where.adjusted(0, self._header() - 4, 0, -2)
        painter.setClipRect(body)
        top = body.top() + 4 - self.verticalScrollBar().value()
        for card, height in zip(column.cards, heights, strict=True):
            card_box = QRectF(where.left() + _PAD, top, where.width() - 2 * _PAD, height)
            self._paint_card(painter, card, card_box, missing)
            top += height + 8
        painter.restore()

    def _paint_header(self, painter: QPainter, column: BoardColumn, where: QRectF) -> None:
        wash = self._theme.wash(column.bearing)
        font = self._theme.font(15, FontWeight.SEMIBOLD)
        ink = wash.ink if column.bearing else self._theme.colours.secondary
        line = where.adjusted(_PAD, _PAD - 2, -_PAD, 0)
        line.setHeight(self._theme.metrics(15, FontWeight.SEMIBOLD).height())
        left = line.left()
        sign = sign_of(column.bearing)
        if sign is not None:
            side = self._theme.metrics(15).capHeight() * 1.2
            draw_sign(painter, sign, QRectF(left, line.center().y() - side / 2, side, side), ink)
            left += side + 6
        count = str(len(column.cards))
        number = QFontMetricsF(font).horizontalAdvance(count) + 2
        room = QRectF(left, line.top(), max(0.0, line.right() - number - 6 - left), line.height())
        words(painter, room, column.label, font, ink)
        strong = self._theme.colours.ink
        words(painter, line, count, font, strong, Qt.AlignmentFlag.AlignRight)
        rule = wash.fill if column.bearing else self._theme.colours.line
        painter.setPen(QPen(rule, 3))
        below = line.bottom() + 7
        painter.drawLine(QPointF(line.left(), below), QPointF(line.right(), below))

    def _paint_card(self, painter: QPainter, card: BoardCard, where: QRectF, missing: bool) -> None:
        colours = self._theme.colours
        box(painter, where, CONTROL_RADIUS, colours.card, colours.line, colours.hairline, missing)
        name, text = self._fonts()
        inner = where.adjusted(_PAD, 8, -_PAD, -8)
        painter.setFont(name)
        painter.setPen(colours.ink)
        called = breakable(card.name, QFontMetricsF(name), inner.width())
        used = painter.drawText(inner, _WRAP, called)
        painter.setFont(text)
        painter.setPen(colours.secondary)
        wrote = breakable(card.text, QFontMetricsF(text), inner.width())
        painter.drawText(inner.adjusted(0, used.height() + 1, 0, 0), _WRAP, wrote)


def _card_height(card: BoardCard, width: float, name: QFont, text: QFont) -> float:
    room = QRectF(0, 0, max(20.0, width - 2 * _PAD), 100_000)
    height = _tall(card.name, QFontMetricsF(name), room)
    if card.text:
        height += 1 + _tall(card.text, QFontMetricsF(text), room)
    return height + 16


def _tall(text: str, metrics: QFontMetricsF, room: QRectF) -> float:
    return metrics.boundingRect(room, _WRAP, breakable(text, metrics, room.width())).height()


def _in_words(columns: Sequence[BoardColumn]) -> str:
    """Return the board as a screen reader would say it."""
    said = []
    for column in columns:
        agencies = "; ".join(
            f"{card.name}: {card.text}" if card.text else card.name for card in column.cards
        )
        said.append(f"{column.label}, {len(column.cards)}" + (f": {agencies}" if agencies else ""))
    return ". ".join(said)
