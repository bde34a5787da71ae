"""A number to press, with its counts below: "58.3%" over "14 of 24"."""

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import BODY, SECONDARY, AppTheme, FontWeight
from ui.widgets.grip import Grip
from ui.widgets.paint import box, shortened, words, words_width
from ui.widgets.pressable import Pressable

_COUNTS: Final = re.compile(r"\d+\D+\d+$")
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


def figure_height(theme: AppTheme) -> int:
    """Return how high a number over its counts is."""
    first, second = theme.metrics(BODY, FontWeight.SEMIBOLD), theme.metrics(SECONDARY)
    return round(first.height() + second.height()) + 4


def with_its_counts(text: str, font: QFont, width: float) -> str:
    """Return a text cut to *width* px; the counts at its end stay, what they count gives way."""
    counts = _COUNTS.search(text)
    if counts is None or words_width(text, font) <= width:
        return text
    left = width - words_width(f" {counts[0]}", font)
    lead = shortened(text[: counts.start()].strip(" ,"), font, left)
    return f"{lead} {counts[0]}" if lead else counts[0]


class Figure(Pressable):
    """Pressing it asks for what is behind the number; arrows are the table's.

    Signals:
        pointed: the pointer or the focus came to it.
        drawn_off: it was taken hold of and is to be carried off.
    """

    pointed = Signal()
    drawn_off = Signal()
    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        self._below, self._grip = "", Grip()
        super().__init__("", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def below(self) -> str:
        """The counts below the number."""
        return self._below

    def show_figure(self, strong: str, below: str, spoken: str) -> None:
        """Show another number; *spoken* says all of it."""
        self._below = below
        if strong != self.text():
            self.setText(strong)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Return both lines."""
        wide = max(
            words_width(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD)),
            words_width(self._below, self._theme.font(SECONDARY)),
        )
        return QSize(round(wide) + 12, figure_height(self._theme))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that it is pointed at."""
        super().enterEvent(event)
        self.pointed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.pointed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        self._grip.draws_off(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let it be carried off, and not pressed, once it is drawn away."""
        super().mouseMoveEvent(event)
        if self._grip.draws_off(event):
            self.setDown(False)
            self.drawn_off.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the table."""
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _heights(self) -> tuple[float, float]:
        first = self._theme.metrics(BODY, FontWeight.SEMIBOLD).height()
        return first, self._theme.metrics(SECONDARY).height()

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        whole = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            box(painter, whole, 6, colours.hover)
        first, second = self._heights()
        top = (whole.height() - first - second) / 2 if self._below else 0.0
        strong = QRectF(4, top, whole.width() - 8, first if self._below else whole.height())
        right = Qt.AlignmentFlag.AlignRight
        ink = colours.ink if self.isEnabled() else colours.secondary
        face = self._theme.font(BODY, FontWeight.SEMIBOLD)
        said = with_its_counts(self.text(), face, strong.width())
        words(painter, strong, said, face, ink, right)
        small, face = QRectF(4, top + first, whole.width() - 8, second), self._theme.font(SECONDARY)
        said = with_its_counts(self._below, face, small.width())
        words(painter, small, said, face, colours.secondary, right)
