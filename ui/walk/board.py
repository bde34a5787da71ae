"""The agencies in columns by answer, with what they wrote; painted, so that it is quick."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.words import in_sentences, tr
from ui.theme import SECONDARY, FontWeight, draw_sign, sign_of
from ui.walk.board_layout import (
    BETWEEN,
    GAP,
    PAD,
    BoardCard,
    BoardColumn,
    SetCard,
    column_widths,
    set_columns,
)
from ui.walk.board_lists import BoardLists
from ui.walk.painted_scroll import PaintedScroll
from ui.widgets.paint import CONTROL_RADIUS, box, words
from ui.widgets.scroll import bring_into_sight

__all__ = ["Board", "BoardCard", "BoardColumn"]

_HEADING: Final = 15
_MOST_DOWN: Final = 116
"""Pixels a word on its side may make the board higher for, where there is room."""
_ARROWS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Board(PaintedScroll):
    """A column an answer; its header stays while the cards scroll inside it.

    A column nobody is in shrinks to its sign and 0. A long comment folds: a press on its
    card, or Enter on it, unfolds it; Enter on the board itself unfolds all. The arrows walk
    from agency to agency, along a column and to the next one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._columns: tuple[BoardColumn, ...] = ()
        self._cards: list[list[SetCard]] = []
        self._wide: list[float] = []
        self._tallest = 0.0
        self._opened: set[tuple[int, int]] = set()
        super().__init__(tr("What the agencies say"), parent)
        self._lists = BoardLists(self, self.viewport())

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Show other columns, from the top; the same stay where they are."""
        if tuple(columns) == self._columns:
            return
        self._columns = tuple(columns)
        self._opened.clear()
        self.setAccessibleDescription(_in_words(self._columns))
        self.verticalScrollBar().setValue(0)
        self._lists.clear()
        if QAccessible.isActive():  # a millisecond at each question, for those who need it
            self._lists.show_columns(self._columns)
        self.measure()

    def _fit(self) -> None:
        super()._fit()
        self._place_lists()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Let what a screen reader walks scroll along."""
        super().scrollContentsBy(dx, dy)
        self._place_lists()

    @property
    def folded(self) -> int:
        """How many comments are folded."""
        return sum(card.folds for cards in self._cards for card in cards) - len(self._opened)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold the comment that was pressed, or fold it again."""
        found = self._card_at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._opened ^= {found}
            self.measure()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; unfold with Enter, and fold again, here or everywhere."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._folding():
            self._turn_folds()
        elif event.key() in _ARROWS and plain and self._walk(event.key()):
            return
        else:
            super().keyPressEvent(event)

    def _turn_folds(self) -> None:
        """Fold what is unfolded, where the focus is; on the board itself all of it."""
        here, folding = self._lists.current, self._folding()
        if here is None:
            self._opened = set(folding) if self.folded else set()
        elif here in folding:
            self._opened ^= {here}
        self.measure()

    def _walk(self, key: int) -> bool:
        """Go to the next agency; return False where the board is to scroll instead."""
        if self._lists.are_empty:
            self._lists.show_columns(self._columns)
            self._place_lists()
        spot = self._lists.next_to(self._lists.current, key)
        if spot is None:
            return False
        for across, down, where in self._places():
            if (across, down) == spot:
                self._bring_into_sight(where)
        self._lists.focus(spot)
        if self.spread:
            bring_into_sight(self._lists.item(spot))
        return True

    def _bring_into_sight(self, where: QRectF) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, page = self._header() - self._above(), self.viewport().size()
        if where.top() < top or where.height() > page.height() - top:
            down.setValue(down.value() + round(where.top() - top))
        elif where.bottom() > page.height():
            down.setValue(down.value() + round(where.bottom() - page.height() + BETWEEN))
        if where.left() < 0 or where.width() > page.width():
            across.setValue(across.value() + round(where.left() - PAD))
        elif where.right() > page.width():
            across.setValue(across.value() + round(where.right() - page.width() + PAD))

    def _place_lists(self) -> None:
        if self._lists.are_empty:
            return
        left, top = -float(self.horizontalScrollBar().value()), self._header() - 4 - self._above()
        below = max(0.0, self.viewport().height() - top)
        columns = []
        for width in self._wide:
            columns.append(QRectF(left, top, width, below))
            left += width + GAP
        self._lists.place(columns, self._places())

    def _folding(self) -> list[tuple[int, int]]:
        return [
            (across, down)
            for across, cards in enumerate(self._cards)
            for down, card in enumerate(cards)
            if card.folds
        ]

    def _card_at(self, at: QPointF) -> tuple[int, int] | None:
        for across, down, where in self._places():
            if where.contains(at) and self._cards[across][down].folds:
                return across, down
        return None

    def _places(self) -> list[tuple[int, int, QRectF]]:
        """Return where each card is, in the viewport."""
        found = []
        left = -float(self.horizontalScrollBar().value())
        for across, (cards, width) in enumerate(zip(self._cards, self._wide, strict=True)):
            top = self._header() - self.verticalScrollBar().value() - self._above()
            for down, card in enumerate(cards):
                where = QRectF(left + PAD, top, width - 2 * PAD, card.height)
                found.append((across, down, where))
                top += card.height + BETWEEN
            left += width + GAP
        return found

    def _paint(self, painter: QPainter) -> None:
        left = -float(self.horizontalScrollBar().value())
        height = min(float(self.viewport().height() + self._above()), float(self._most()))
        for column, width, cards in zip(self._columns, self._wide, self._cards, strict=True):
            self._paint_column(painter, column, QRectF(left, 0, width, height), cards)
            left += width + GAP

    # Measuring

    def _content(self) -> QSize:
        wide = sum(self._wide) + GAP * (len(self._columns) - 1)
        return QSize(round(wide), round(self._tall()))

    def _tall(self) -> float:
        return self._header() + max(self._tallest, 24.0) + PAD

    def _most(self) -> int:
        """Return the height at which the words of empty columns are whole, if they are no long."""
        if self.spread or all(column.cards for column in self._columns):
            return round(self._tall())
        font = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD)
        longest = max(font.horizontalAdvance(one.label) for one in self._columns if not one.cards)
        over = 2 * PAD + font.height() + self._theme.metrics(_HEADING).capHeight() + 18
        return round(max(self._tall(), over + min(longest, self._theme.px(_MOST_DOWN))))

    def _header(self) -> float:
        return self._theme.metrics(_HEADING, FontWeight.SEMIBOLD).height() + 2 * PAD + 2

    def _lay_out(self) -> None:
        self._wide = column_widths(self._columns, self.viewport().width(), self._theme)
        self._cards = set_columns(self._columns, self._wide, self._theme, self._opened)
        self._tallest = max(
            (sum(card.height + BETWEEN for card in cards) for cards in self._cards), default=0.0
        )

    def _hides(self) -> bool:
        return bool(self._folding())

    # Painting

    def _paint_column(
        self, painter: QPainter, column: BoardColumn, where: QRectF, cards: list[SetCard]
    ) -> None:
        colours = self._theme.colours
        missing = column.missing
        fill = colours.paper if missing else colours.card
        box(painter, where, 10, fill, colours.line, colours.hairline, dashed=missing)
        if not cards:
            self._paint_empty(painter, column, where)
            return
        self._paint_header(painter, column, where)
        painter.save()
        body = where.adjusted(0, self._header() - 4, 0, -2)
        painter.setClipRect(body)
        top = body.top() + 4 - self.verticalScrollBar().value()
        for card in cards:
            card_box = QRectF(where.left() + PAD, top, where.width() - 2 * PAD, card.height)
            self._paint_card(painter, card, card_box, missing)
            top += card.height + BETWEEN
        painter.restore()

    def _paint_empty(self, painter: QPainter, column: BoardColumn, where: QRectF) -> None:
        """Paint 0, the sign, and the word on its side: still a heading."""
        wash, colours = self._theme.wash(column.bearing), self._theme.colours
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        high = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
        line = QRectF(where.left(), where.top() + PAD - 2, where.width(), high)
        words(painter, line, "0", font, colours.secondary, Qt.AlignmentFlag.AlignHCenter)
        top, sign = line.bottom() + 8, sign_of(column.bearing)
        if self.spread:  # the sign goes with the rows, not with the head
            top = where.top() + self._header()
        ink = wash.ink if column.bearing else colours.secondary
        if sign is not None:
            side = self._theme.metrics(_HEADING).capHeight() * 1.1
            spot = QRectF(where.center().x() - side / 2, top, side, side)
            draw_sign(painter, sign, spot, ink)
            top = spot.bottom() + 8
        room = where.bottom() - top - 6
        if room < high:
            return
        painter.save()
        painter.translate(where.center().x() + high / 2, top)
        painter.rotate(90)
        words(painter, QRectF(0, 0, room, high), column.label, font, ink)
        painter.restore()

    def _paint_header(self, painter: QPainter, column: BoardColumn, where: QRectF) -> None:
        wash = self._theme.wash(column.bearing)
        font = self._theme.font(_HEADING, FontWeight.SEMIBOLD)
        ink = wash.ink if column.bearing else self._theme.colours.secondary
        line = where.adjusted(PAD, PAD - 2, -PAD, 0)
        line.setHeight(self._theme.metrics(_HEADING, FontWeight.SEMIBOLD).height())
        left = line.left()
        sign = sign_of(column.bearing)
        if sign is not None:
            side = self._theme.metrics(_HEADING).capHeight() * 1.2
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

    def _paint_card(self, painter: QPainter, card: SetCard, where: QRectF, missing: bool) -> None:
        colours = self._theme.colours
        box(painter, where, CONTROL_RADIUS, colours.card, colours.line, colours.hairline, missing)
        left, top = where.left() + PAD, where.top() + 8
        card.name.draw(painter, left, top)
        if card.text is None:
            return
        card.text.draw(painter, left, top + card.name.height + 1)
        if card.folds:
            high = self._theme.metrics(SECONDARY).height()
            line = QRectF(left, where.bottom() - 7 - high, where.width() - 2 * PAD, high)
            word = "more" if card.text.is_cut else "less"
            font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            words(painter, line, word, font, colours.link, Qt.AlignmentFlag.AlignRight)


def _in_words(columns: Sequence[BoardColumn]) -> str:
    """Return the board as a screen reader would say it."""
    said = []
    for column in columns:
        agencies = "; ".join(
            ": ".join(part for part in (f"{card.name} {card.value}".strip(), card.text) if part)
            for card in column.cards
        )
        said.append(f"{column.label}, {len(column.cards)}" + (f": {agencies}" if agencies else ""))
    return in_sentences(said)
