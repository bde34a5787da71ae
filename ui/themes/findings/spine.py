"""The thread as a spine: a line with a ring at each stop, filled where one stands."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import BODY, SECONDARY, FontWeight, Tone
from ui.themes.lines import EvidenceLayout, EvidenceRow
from ui.widgets.paint import box
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import RowLook

_LEFT = 22.0
_PAD = 5.0


class SpineLayout(EvidenceLayout):
    """Sets each stop beside the line; the stop one stands on is filled."""

    def height(self, row: EvidenceRow, width: int, _first: bool) -> int:
        """Return the height of the words and a little air."""
        return round(sum(part.height for part in self._parts(row, width)) + 2 * _PAD)

    def guess(self, row: EvidenceRow, width: int, first: bool) -> int:
        """Return as much: there are few stops."""
        return self.height(row, width, first)

    def paint(self, painter: QPainter, where: QRectF, row: EvidenceRow, look: RowLook) -> None:
        """Paint the line, the ring and the words."""
        colours = self._theme.colours
        if look.hot and row.reachable and row.value is not None:
            box(painter, where.adjusted(_LEFT - 4, 0, -4, 0), 6, colours.hover)
        line = where.left() + 8
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 2))
        painter.drawLine(QPointF(line, where.top()), QPointF(line, where.bottom()))
        middle = where.top() + _PAD + self._theme.metrics(BODY).height() / 2
        painter.setPen(QPen(colours.accent, 2))
        here = row.tone is Tone.ACCENT
        painter.setBrush(colours.accent if here else colours.card)
        if not row.heading:
            painter.drawEllipse(QPointF(line, middle), 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = where.top() + _PAD
        for part in self._parts(row, round(where.width())):
            part.draw(painter, where.left() + _LEFT, top)
            top += part.height

    def _made(self, row: EvidenceRow, width: int) -> tuple[Prose, ...]:
        colours, wide = self._theme.colours, width - _LEFT - 10
        weight = FontWeight.REGULAR if row.heading else FontWeight.SEMIBOLD
        title_ink = colours.secondary if row.heading else colours.ink
        said = (
            (StyledText(row.title, self._theme.font(BODY, weight), title_ink), 2),
            (StyledText(row.text, self._theme.font(SECONDARY), colours.secondary), row.most),
        )
        return tuple(Prose([part], wide, most) for part, most in said if part.text)
