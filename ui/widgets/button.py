"""Buttons: primary, secondary and quiet, with their key and sign."""

from enum import Enum, StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import FontWeight, Sign, Tone, draw_sign
from ui.widgets.paint import (
    CONTROL_RADIUS,
    CapColours,
    box,
    cap_on_card,
    cap_on_fill,
    cap_size,
    key_cap,
    words,
    words_width,
)
from ui.widgets.pressable import Measured

_LEAST: Final = 24
"""Width in px under which a button is hard to hit."""


class ButtonKind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"


class Size(Enum):
    """Text size and least height in px; ROOM is for what is pressed in the room."""

    SMALL = (14, 30)
    NORMAL = (15, 40)
    ROOM = (15, 44)
    LARGE = (17, 52)


class Button(Measured):
    """A button with words, and where given a sign and its key.

    Checkable ones (the stages) are filled while checked.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        keys: str = "",
        size: Size = Size.NORMAL,
        sign: Sign | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._kind, self._size, self._sign = kind, size, sign
        self._menu: QMenu | None = None
        super().__init__(text, keys, parent)

    def set_kind(self, kind: ButtonKind) -> None:
        """Ask more or less to be pressed."""
        self._kind = kind
        self._hint = None
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Open *menu* below it when pressed."""
        self._menu = menu
        self.clicked.connect(self._on_open_menu)

    def _wanted(self) -> QSize:
        text, least = self._size.value
        height = max(self._theme.metrics(text, FontWeight.SEMIBOLD).height() + 12, least)
        width = max(self._content_width() + 2 * self._margin(), _LEAST)
        return QSize(round(width), round(height))

    def _on_open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _margin(self) -> float:
        if self._kind is ButtonKind.LINK:
            return 4
        if self._kind is ButtonKind.QUIET and self.keys and not self.text() and self._sign is None:
            return 0  # its key alone: the cap's edge is its own
        return {Size.SMALL: 10, Size.LARGE: 22}.get(self._size, 14)

    def _mark_side(self) -> float:
        if self._sign is None:
            return 0.0
        return self._theme.metrics(self._size.value[0]).ascent()

    def _content_width(self) -> float:
        parts = [
            self._mark_side(),
            words_width(self.text(), self._theme.font(self._size.value[0], FontWeight.SEMIBOLD)),
            cap_size(self._theme, self.keys).width() if self.keys else 0.0,
        ]
        shown = [part for part in parts if part]
        return sum(shown) + 8 * max(0, len(shown) - 1)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return fill, edge and text for the present state."""
        colours = self._theme.colours
        hot = self.underMouse() and self.isEnabled()
        if self.isChecked() or (self._kind is ButtonKind.PRIMARY and self.isEnabled()):
            warm = colours.accent_hover if hot or self.isDown() else colours.accent
            return warm, None, colours.on_accent
        ground = colours.accent_tint if self.isDown() else colours.hover if hot else None
        if not self.isEnabled():
            edge = None if self._kind in (ButtonKind.QUIET, ButtonKind.LINK) else colours.line
            return colours.paper if edge else None, edge, colours.faint
        match self._kind:
            case ButtonKind.LINK:
                return None, None, colours.ink if hot else colours.link
            case ButtonKind.QUIET:
                return ground, None, colours.ink if hot else colours.secondary
        return ground or colours.card, colours.line, colours.ink

    def _paint(self, painter: QPainter) -> None:
        fill, edge, text = self._colours()
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, fill, edge, self._theme.colours.hairline)
        margin = self._margin()
        left = whole.left() + max(margin, (whole.width() - self._content_width()) / 2)
        left = self._paint_mark(painter, left, text)
        font = self._theme.font(self._size.value[0], FontWeight.SEMIBOLD)
        cap = cap_size(self._theme, self.keys).width() + 8 if self.keys else 0.0
        room = max(0.0, whole.right() - margin - cap - left)
        width = min(words_width(self.text(), font), room)
        words(
            painter, QRectF(left, whole.top(), width + 1, whole.height()), self.text(), font, text
        )
        if self._kind is ButtonKind.LINK and self.underMouse():
            base = whole.center().y() + self._theme.metrics(self._size.value[0]).ascent() / 2
            painter.drawLine(QPointF(left, base), QPointF(left + width, base))
        if self.keys:
            at = QPointF(left + width + (8 if width else 0), whole.center().y())
            key_cap(painter, self._theme, at, self.keys, self._cap(fill, text))

    def _cap(self, fill: QColor | None, text: QColor) -> CapColours:
        solid = fill == self._theme.colours.accent or fill == self._theme.colours.accent_hover
        return cap_on_fill(fill, text) if fill is not None and solid else cap_on_card(self._theme)

    def _paint_mark(self, painter: QPainter, left: float, colour: QColor) -> float:
        side = self._mark_side()
        if self._sign is None:
            return left
        where = QRectF(left, (self.height() - side) / 2, side, side)
        draw_sign(painter, self._sign, where, colour)
        return left + side + 8


class TonedButton(Button):
    """A secondary button whose edge and words carry a tone, such as for a concern."""

    def __init__(self, text: str, tone: Tone, keys: str = "", size: Size = Size.NORMAL) -> None:
        self._tone = tone
        super().__init__(text, ButtonKind.SECONDARY, keys, size)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        wash = self._theme.wash(self._tone)
        hot = self.underMouse() or self.isDown()
        return (self._theme.colours.hover if hot else wash.tint), wash.edge, wash.ink
