"""What is due at the left: plain lines under a heading each, in the colour of how it stands."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme import BODY, SECONDARY, FontWeight
from ui.themes.lines import EvidenceLayout, EvidenceRow
from ui.widgets.paint import box, words
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import RowLook

_PAD = 7.0


class DueLayout(EvidenceLayout):
    """A heading with its sign and count; an action is its words and its day."""

    def height(self, row: EvidenceRow, width: int, first: bool) -> int:
        """Return the height of the words; a heading has air above it."""
        if row.heading:
            return round(self._theme.metrics(SECONDARY).height() + 2 * _PAD + (0 if first else 8))
        return round(sum(part.height for part in self._parts(row, width)) + 2 * _PAD)

    def guess(self, row: EvidenceRow, width: int, first: bool) -> int:
        """Return as much: words are two lines at most."""
        return self.height(row, width, first)

    def paint(self, painter: QPainter, where: QRectF, row: EvidenceRow, look: RowLook) -> None:
        """Paint a heading in its colour, or an action."""
        colours = self._theme.colours
        inner = where.adjusted(12, _PAD, -14, -_PAD)
        if row.heading:
            font = self._theme.font(SECONDARY, FontWeight.BOLD)
            line = QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20)
            ink = self._theme.wash(row.tone).ink
            words(painter, line, f"{row.sign}  {row.title}", font, ink)
            right = Qt.AlignmentFlag.AlignRight
            small = self._theme.font(SECONDARY)
            words(painter, line, row.tag, small, colours.secondary, right)
            return
        if look.current or look.hot:
            ground = colours.accent_tint if look.current else colours.hover
            box(painter, where.adjusted(0, 0, -4, 0), 8, ground)
        top = inner.top()
        for part in self._parts(row, round(where.width())):
            part.draw(painter, inner.left(), top)
            top += part.height

    def _made(self, row: EvidenceRow, width: int) -> tuple[Prose, ...]:
        colours = self._theme.colours
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD)
        said = (
            (StyledText(row.title, strong, colours.ink), row.most),
            (StyledText(row.small, self._theme.font(SECONDARY), colours.secondary), 0),
        )
        return tuple(Prose([part], width - 30, most) for part, most in said if part.text)
