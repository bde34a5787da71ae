"""Lines of a list set as the rows of a table; where there is little width they are cards."""

from collections.abc import Sequence
from math import ceil
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from core.model.bearing import Bearing
from ui.theme import BODY, SECONDARY, FontWeight, Tone
from ui.themes.lines import EvidenceLayout, EvidenceRow
from ui.widgets.paint import box, words, words_width
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import RowLook

PAD = 9.0


class TableLayout(EvidenceLayout):
    """Rows on one ground with a line below each, headings in a band.

    A kind of table says where the words stand (`_words_at`) and paints what stands
    beside them (`_paint_side`); `least` is the width in px under which it sets cards.
    """

    least: ClassVar[int] = 560

    def height(self, row: EvidenceRow, width: int, first: bool) -> int:
        """Return the height of the words, or of what stands beside them."""
        if not self._is_wide(width):
            return super().height(row, width, first)
        if row.heading:
            return round(self._theme.metrics(SECONDARY).height() + 2 * PAD)
        words_high = sum(part.height for part in self._prose(row, width))
        return round(max(words_high, self._side_height(row, width)) + 2 * PAD)

    def guess(self, row: EvidenceRow, width: int, first: bool) -> int:
        """Return about as much."""
        if not self._is_wide(width):
            return super().guess(row, width, first)
        if row.heading:
            return self.height(row, width, first)
        metrics = self._theme.metrics(BODY)
        _, wide = self._words_at(row, width)
        high = 0.0
        for text in (row.title, row.text):
            lines = ceil(len(text) * metrics.averageCharWidth() / max(wide, 1.0))
            high += min(lines, row.most or lines) * metrics.height()
        return round(max(high, self._side_height(row, width)) + 2 * PAD)

    def paint(self, painter: QPainter, where: QRectF, row: EvidenceRow, look: RowLook) -> None:
        """Paint the row's ground, its words and what stands beside them."""
        if not self._is_wide(round(where.width())):
            super().paint(painter, where, row, look)
            return
        inside = where.adjusted(0, 0, -4, 0)
        self._row_ground(painter, inside, row, look)
        if row.heading:
            self._band(painter, inside, row)
            return
        left, _ = self._words_at(row, round(where.width()))
        top = where.top() + PAD
        for part in self._prose(row, round(where.width())):
            part.draw(painter, where.left() + left, top)
            top += part.height
        self._paint_side(painter, inside.adjusted(0, PAD, 0, -PAD), row)

    def _is_wide(self, width: int) -> bool:
        return width >= self._theme.px(self.least)

    def _prose(self, row: EvidenceRow, width: int) -> Sequence[Prose]:
        return self.kept(row, width, lambda: self._set(row, width))

    def _set(self, row: EvidenceRow, width: int) -> tuple[Prose, ...]:
        _, wide = self._words_at(row, width)
        return tuple(Prose([part], wide, row.most) for part in self._styled(row) if part.text)

    def _styled(self, row: EvidenceRow) -> Sequence[StyledText]:
        """Return the lines of words, one paragraph each."""
        colours = self._theme.colours
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD)
        return (
            StyledText(row.title, strong, colours.ink),
            StyledText(row.text, self._theme.font(), colours.ink),
        )

    def _words_at(self, row: EvidenceRow, width: int) -> tuple[float, float]:
        """Return where the words begin and how wide they are."""
        raise NotImplementedError

    def _side_height(self, row: EvidenceRow, _width: int) -> float:
        """Return how high what stands beside the words is."""
        raise NotImplementedError

    def _paint_side(self, painter: QPainter, where: QRectF, row: EvidenceRow) -> None:
        """Paint what stands beside the words."""
        raise NotImplementedError

    def _row_ground(
        self, painter: QPainter, where: QRectF, row: EvidenceRow, look: RowLook
    ) -> None:
        colours = self._theme.colours
        lit = self._shows_current and look.current
        ground = colours.accent_tint if lit else colours.hover if look.hot else colours.card
        painter.fillRect(where, colours.paper if row.heading and not lit else ground)
        hair = colours.hairline
        for x in (where.left(), where.right() - hair):
            painter.fillRect(QRectF(x, where.top(), hair, where.height()), colours.line)
        below = QRectF(where.left(), where.bottom() - hair, where.width(), hair)
        painter.fillRect(below, colours.line)
        if row.heading:
            painter.fillRect(QRectF(where.left(), where.top(), where.width(), hair), colours.line)
        if lit:
            painter.fillRect(QRectF(where.left(), where.top(), 4, where.height()), colours.accent)

    def _band(self, painter: QPainter, where: QRectF, row: EvidenceRow) -> None:
        colours = self._theme.colours
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        inner = where.adjusted(16, 0, -16, 0)
        beside = words_width(row.tag, self._theme.font(SECONDARY)) + 12 if row.tag else 0.0
        words(painter, inner.adjusted(0, 0, -beside, 0), row.title, strong, colours.secondary)
        right = Qt.AlignmentFlag.AlignRight
        words(painter, inner, row.tag, self._theme.font(SECONDARY), colours.secondary, right)

    def _pill(
        self,
        painter: QPainter,
        at: QPointF,
        text: str,
        tone: Tone | Bearing | None,
        most: float = 0.0,
    ) -> None:
        """Paint a word on a tint with its upper left corner there, no wider than *most*."""
        wash, font = self._theme.wash(tone), self._tag_font()
        high, wide = self._pill_height(), words_width(text, font) + 20
        wide = min(wide, most) if most else wide
        pill = QRectF(at.x(), at.y(), wide, high)
        plain = tone in (None, Tone.PLAIN)
        edged = plain or self._theme.colours.hairline > 1
        ground = self._theme.colours.card if plain else wash.tint
        edge = self._theme.colours.line if plain else wash.edge
        box(painter, pill, high / 2, ground, edge if edged else None)
        inner = pill.adjusted(8, 0, -8, 0)
        words(painter, inner, text, font, wash.ink, Qt.AlignmentFlag.AlignHCenter)

    def _pill_height(self) -> float:
        return self._theme.metrics(SECONDARY).height() + 6
