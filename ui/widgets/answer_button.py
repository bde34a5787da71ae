"""The big buttons the room's answer is recorded with."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.theme import SECONDARY, FontWeight, draw_sign, sign_of
from ui.widgets.paint import (
    CONTROL_RADIUS,
    box,
    cap_on_card,
    cap_on_fill,
    cap_size,
    key_cap,
    words,
    words_width,
)
from ui.widgets.pressable import Pressable

_ANSWER = 17
_ASIDE = 15
_MARGIN = 10


class AnswerButton(Pressable):
    """One answer, or with `dashed` Not agreed and Park; colour, sign and word.

    Pressing it never checks it: the page checks it once the answer is kept.
    `set_offered` marks the answer all agencies gave, ready to be taken.

    Signals:
        chosen: it was pressed; carries the `value` it was made with.
    """

    chosen = Signal(object)

    def __init__(
        self,
        text: str,
        value: object,
        bearing: Bearing | None = None,
        keys: str = "",
        dashed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._value, self._bearing, self._dashed = value, bearing, dashed
        self._offered = self._stacked = self._close = False
        self._size = _ASIDE if dashed else _ANSWER
        self._position = ""
        super().__init__(text, keys, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    @property
    def value(self) -> object:
        """What pressing it chooses."""
        return self._value

    def show_answer(self, text: str, value: object, bearing: Bearing | None) -> None:
        """Stand for another answer, without being made anew."""
        self._value, self._bearing = value, bearing
        if text != self.text():
            self.setText(text)
        self.update()

    def set_offered(self, offered: bool) -> None:
        """Offer this answer, or no longer."""
        if offered != self._offered:
            self._offered = offered
            self._describe()
            self.update()

    def set_position(self, at: int, of: int) -> None:
        """Say to a screen reader which of how many it is; *at* counts from 1."""
        self._position = tr("{at} of {of}.", at=at, of=of)
        self._describe()

    def set_keys(self, keys: str) -> None:
        """Show *keys* in a key cap."""
        super().set_keys(keys)
        self._describe()

    def fits_in_line(self, width: float) -> bool:
        """Return whether key, sign and word stand beside each other at *width*."""
        return self._cap_width() + self._word_width() <= width - _MARGIN + 1

    @property
    def is_stacked(self) -> bool:
        """Whether its key stands below its word."""
        return bool(self.keys) and (self._stacked or not self.fits_in_line(self.width()))

    def set_stacked(self, stacked: bool) -> None:
        """Set the key below the word even where both fit, as the buttons beside it do."""
        if stacked != self._stacked:
            self._stacked = stacked
            self.update()

    def _describe(self) -> None:
        offered = tr("Offered: every agency gave this answer.") if self._offered else ""
        key = tr("Key: {keys}", keys=self.keys) if self.keys else ""
        parts = (self._position, offered, key)
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    def set_close(self, close: bool) -> None:
        """Take less height."""
        if close != self._close:
            self._close = close
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Leave the check to the page, which knows what was kept."""

    def sizeHint(self) -> QSize:
        """Return room for key, sign and word in one line, high enough for two."""
        word = self._theme.metrics(self._size, FontWeight.SEMIBOLD).height()
        both = word + cap_size(self._theme, self.keys).height() + 10 if self.keys else 0.0
        width = self._cap_width() + self._word_width() + 2 * _MARGIN
        if self._close:
            return QSize(round(width), round(max(self._two_lines() + 10, 50)))
        return QSize(round(width), round(max(word + 30, both, 54)))

    def minimumSizeHint(self) -> QSize:
        """Return room for the key above the word, which a long word may be cut to."""
        widest = max(self._word_width(), self._cap_width()) + 2 * _MARGIN
        return QSize(round(min(widest, self._theme.px(128))), self.sizeHint().height())

    def least_width(self) -> int:
        """Return the width at which the whole word stands, its key above it."""
        return round(self._word_width() + 24)

    def _two_lines(self) -> float:
        """Return the height of the word with its key below."""
        word = self._theme.metrics(self._size, FontWeight.SEMIBOLD).height()
        return word + (self._theme.metrics(SECONDARY).height() if self.keys else 0.0)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._value)

    def _sign_width(self) -> float:
        if sign_of(self._bearing) is None:
            return 0.0
        return self._theme.metrics(self._size).capHeight() * 1.3 + 6

    def _cap_width(self) -> float:
        return cap_size(self._theme, self.keys).width() + 10 if self.keys else 0.0

    def _word_width(self) -> float:
        font = self._theme.font(self._size, FontWeight.SEMIBOLD)
        return self._sign_width() + words_width(self.text(), font) + 2

    def _colours(self) -> tuple[QColor, QColor | None, QColor, QColor]:
        """Return fill, edge, sign and text."""
        colours, wash = self._theme.colours, self._theme.wash(self._bearing)
        if self.isChecked():
            if self._bearing is None:
                return colours.strong, None, colours.on_strong, colours.on_strong
            return wash.fill, None, wash.on_fill, wash.on_fill
        if not self.isEnabled():
            return colours.paper, colours.line, colours.faint, colours.faint
        hot = self.underMouse() or self.isDown()
        if self._offered:
            return wash.tint, wash.fill, wash.ink, wash.ink
        return (
            wash.tint if self.isDown() else colours.hover if hot else colours.card,
            wash.edge if hot else colours.line,
            wash.ink if self._bearing is not None else colours.ink,
            colours.ink,
        )

    def _paint(self, painter: QPainter) -> None:
        fill, edge, sign_colour, text_colour = self._colours()
        whole = QRectF(self.rect())
        dashed = (self._dashed or self._offered) and not self.isChecked()
        box(painter, whole, CONTROL_RADIUS, fill, edge, 2, dashed)
        inner = whole.adjusted(_MARGIN / 2, 0, -_MARGIN / 2, 0)
        cap = cap_on_fill(fill, text_colour) if self.isChecked() else cap_on_card(self._theme)
        used = self._cap_width() + self._word_width()
        line = inner
        if self.is_stacked:
            both, high = self._two_lines(), self._theme.metrics(SECONDARY).height()
            top = inner.center().y() - both / 2
            line = QRectF(inner.left(), top, inner.width(), both - high)
            below = QRectF(inner.left(), line.bottom(), inner.width(), high)
            small = self._theme.font(SECONDARY, FontWeight.MEDIUM)
            quiet = text_colour if self.isChecked() else self._theme.colours.secondary
            words(painter, below, self.keys, small, quiet, Qt.AlignmentFlag.AlignHCenter)
            used = self._word_width()
        left = line.left() + max(0.0, (line.width() - used) / 2)
        if line is inner and self.keys:
            middle = QPointF(left, line.center().y())
            left += key_cap(painter, self._theme, middle, self.keys, cap) + 10
        self._paint_word(
            painter, line.adjusted(left - line.left(), 0, 0, 0), sign_colour, text_colour
        )

    def _paint_word(
        self, painter: QPainter, line: QRectF, sign_colour: QColor, text_colour: QColor
    ) -> None:
        sign = sign_of(self._bearing)
        if sign is not None:
            side = self._theme.metrics(self._size).capHeight() * 1.25
            where = QRectF(line.left(), line.center().y() - side / 2, side, side)
            draw_sign(painter, sign, where, sign_colour, bold=1.15)
        room = line.adjusted(self._sign_width(), 0, 2, 0)
        words(
            painter,
            room,
            self.text(),
            self._theme.font(self._size, FontWeight.SEMIBOLD),
            text_colour,
        )
