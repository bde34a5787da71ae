"""How far a paper is typed in: a segment an item, and the open one marked."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.words import tr
from ui.theme import RING, RING_INK, app_theme
from ui.widgets.paint import box
from ui.widgets.qt_answers import painted

_MOST: Final = 40
"""Over so many items they become one plain bar."""
_HEIGHT: Final = 10
_GAP: Final = 4


class PaperProgress(QWidget):
    """Segments: filled where something is typed, ringed where it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._typed: tuple[bool, ...] = ()
        self._open = 0
        self.setAccessibleName(tr("Typed so far"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: tuple[bool, ...], at: int) -> None:
        """Show which items are typed and which one is open."""
        self._typed, self._open = typed, at
        self.setAccessibleDescription(
            tr("{done} of {of}", done=sum(typed), of=len(typed)) if typed else ""
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(200, _HEIGHT)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a segment an item, or one bar where they are many."""
        painter = QPainter(self)
        colours, many = self._theme.colours, len(self._typed)
        if many > _MOST:
            done = self.width() * sum(self._typed) / many
            box(painter, QRectF(self.rect()), 4, colours.card, colours.line, 1)
            box(painter, QRectF(0, 0, done, self.height()), 4, colours.accent, None)
        wide = (self.width() - _GAP * (many - 1)) / max(many, 1)
        for at, typed in enumerate(self._typed if many <= _MOST else ()):
            where = QRectF(at * (wide + _GAP), 0, wide, self.height())
            if at == self._open:
                box(painter, where, 3, RING, RING_INK, 2)
            elif typed:
                box(painter, where, 3, colours.accent, None)
            else:
                box(painter, where, 3, colours.card, colours.line, 1)
        painter.end()
