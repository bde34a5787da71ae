"""One agency's requests side by side: back, back without a form filled in, or still out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.replies import Reply
from core.words import word_for
from ui.theme import RING, RING_INK, SECONDARY, FontWeight, Tone, app_theme
from ui.widgets.paint import box, words, words_width
from ui.widgets.qt_answers import painted

MOST_CELLS: Final = 24
"""Over so many requests of one agency the count beside them says it better."""
_WIDE: Final = 26
_GAP: Final = 5
_ASIDE: Final = 14
_LONGEST: Final = 3
_BACK: Final = (Reply.IN, Reply.NIL)
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class RequestCell:
    """One request: whom it is about or went to, where it stands, and by when it is due, in words.

    `label` is what stands in the cell where it is not the end of `reference`.
    """

    reference: str
    reply: Reply
    due: str = ""
    label: str = ""


class RequestCells(QWidget):
    """A cell a request; the arrow keys move in them, and each is spoken whole."""

    def __init__(
        self, agency: str, cells: Sequence[RequestCell], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._agency, self._cells, self._at = agency, tuple(cells), 0
        self._theme = app_theme(self)
        self._theme.follow(self.updateGeometry)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._go(0)

    def hasHeightForWidth(self) -> bool:
        """The cells go on in further lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = -(-len(self._cells) // self._in_line(width))
        return round(lines * self._high() + (lines - 1) * _GAP)

    def sizeHint(self) -> QSize:
        """Return room for all of them in a line, where they are few."""
        wide = min(len(self._cells), 8) * (self._wide() + _GAP)
        return QSize(round(wide), self.heightForWidth(round(wide)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._go(self._at + step)
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), len(self._cells) - 1)
        cell = self._cells[self._at]
        said = (cell.reference, self._agency, word_for(cell.reply), cell.due)
        self.setAccessibleName(", ".join(filter(None, said)))
        self.setToolTip(self.accessibleName())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint every cell by where its request stands."""
        painter = QPainter(self)
        wide, high, line = self._wide(), self._high(), self._in_line(self.width())
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        for at, cell in enumerate(self._cells):
            where = QRectF((at % line) * (wide + _GAP), at // line * (high + _GAP), wide, high)
            colours, good = self._theme.colours, self._theme.wash(Tone.GOOD)
            ink = good.ink
            if cell.reply in _BACK:
                box(painter, where, 5, good.tint, None)
            elif cell.reply is Reply.NO_FORM:
                query = self._theme.wash(Tone.QUERY)
                box(painter, where, 5, query.tint, query.edge, 2)
                ink = query.ink
            else:
                box(painter, where, 5, colours.card, colours.ink, 1, dashed=True)
                ink = colours.ink
            words(painter, where, cell.label or _label(cell.reference, at), font, ink, _MIDDLE)
            if at == self._at and self.hasFocus():
                box(painter, where, 5, None, RING_INK, 4)
                box(painter, where, 5, None, RING, 2)
        painter.end()

    def _high(self) -> float:
        return float(self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 8)

    def _wide(self) -> float:
        """Every cell is as wide as the longest name in one."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        named = [words_width(cell.label, font) + _ASIDE for cell in self._cells if cell.label]
        return max(float(self._theme.px(_WIDE)), *named, 0.0)

    def _in_line(self, width: int) -> int:
        return max(1, int((width + _GAP) // (self._wide() + _GAP)))


def _label(reference: str, at: int) -> str:
    """Return the last word of a reference, "A" of "Child A"; of a long one its number."""
    last = reference.rsplit(maxsplit=1)[-1] if reference.strip() else ""
    return last if 0 < len(last) <= _LONGEST else str(at + 1)
