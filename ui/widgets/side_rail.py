"""A folded side panel beside the page: its name set upwards, how much is in it, and its key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import SECONDARY, FontWeight
from ui.widgets.paint import box, cap_on_card, cap_size, key_cap, words, words_width
from ui.widgets.pressable import Pressable


class SideRail(Pressable):
    """The folded panel's name, set upwards, how much is in it, and its key."""

    def __init__(self, title: str, keys: str, parent: QWidget) -> None:
        self._count: int | None = None
        super().__init__(title, keys, parent)
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Expanding)
        self.setToolTip(f"{title} ({keys})" if keys else title)

    def set_count(self, count: int | None) -> None:
        """Say how much is in it."""
        if count != self._count:
            self._count = count
            named = self.text() if count is None else f"{self.text()}, {count}"
            self.setAccessibleName(named)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return a narrow column, wide enough to press and for its key."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        wide = max(self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 20, 44)
        if self.keys:
            wide = max(wide, cap_size(self._theme, self.keys).width() + 10)
        if self._count is not None:
            wide = max(wide, words_width(str(self._count), font) + 24)
        return QSize(round(wide), round(words_width(self.text(), font) + 40))

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect().adjusted(0, 0, -1, 0), colours.hover)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        painter.save()
        painter.translate(self.width() / 2, 0)
        painter.rotate(90)
        line = QRectF(20, -self.width() / 2, self.height() - 28, self.width())
        words(painter, line, self.text(), font, colours.secondary)
        painter.restore()
        below = 20 + words_width(self.text(), font) + 14
        high = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 6
        if self._count is not None and below + high < self.height():
            wide = max(high, words_width(str(self._count), font) + high / 2)
            disc = QRectF((self.width() - wide) / 2, below, wide, high)
            box(painter, disc, high / 2, colours.accent_tint)
            middle = Qt.AlignmentFlag.AlignHCenter
            words(painter, disc, str(self._count), font, colours.link, middle)
            below += high + 14
        if self.keys:
            cap = cap_size(self._theme, self.keys)
            at = QPointF((self.width() - cap.width()) / 2, below + cap.height() / 2)
            if below + cap.height() < self.height():
                key_cap(painter, self._theme, at, self.keys, cap_on_card(self._theme))
