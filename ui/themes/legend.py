"""What the colours of the bars stand for: colour, sign and word together."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.model.bearing import Bearing
from ui.theme import SECONDARY, FontWeight, app_theme, draw_sign, sign_of
from ui.widgets.flow import FlowLayout
from ui.widgets.paint import box, words, words_width


class Legend(QWidget):
    """A mark for every colour that can be in a bar, with the answers it stands for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = FlowLayout(self, gap=18, line_gap=4)
        self._words: tuple[tuple[str, Bearing | None], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, said: Sequence[tuple[str, Bearing]], dashed: str) -> None:
        """Explain each colour, and what a dashed stretch is."""
        wanted: tuple[tuple[str, Bearing | None], ...] = (
            *said,
            *([(dashed, None)] if dashed else ()),
        )
        if wanted == self._words:
            return
        self._words = wanted
        while (item := self._line.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for text, bearing in wanted:
            self._line.addWidget(_Mark(text, bearing))
        self.updateGeometry()


class _Mark(QLabel):
    """One colour with its sign and word."""

    def __init__(self, text: str, bearing: Bearing | None) -> None:
        super().__init__(text)
        self._bearing = bearing
        self._theme = app_theme(self)
        self._theme.changed.connect(self._restyle)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the square and the word."""
        width = words_width(self.text(), self._theme.font(SECONDARY, FontWeight.SEMIBOLD))
        height = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 4
        return QSize(round(self._side() + 7 + width + 2), round(height))

    def minimumSizeHint(self) -> QSize:
        """Return the whole: a legend that is cut says nothing."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the square with its sign, and the word."""
        painter = QPainter(self)
        wash, colours = self._theme.wash(self._bearing), self._theme.colours
        side = self._side()
        square = QRectF(0, (self.height() - side) / 2, side, side)
        ink = wash.ink
        if self._bearing is None:
            box(painter, square, 3, None, colours.secondary, 1, dashed=True)
            ink = colours.secondary
        else:
            box(painter, square, 3, wash.fill)
            sign = sign_of(self._bearing)
            inner = square.adjusted(3, 3, -3, -3)
            if sign is not None:
                draw_sign(painter, sign, inner, wash.on_fill, bold=1.3)
        where = QRectF(side + 7, 0, self.width() - side - 7, self.height())
        words(painter, where, self.text(), self._theme.font(SECONDARY, FontWeight.SEMIBOLD), ink)
        painter.end()

    def _side(self) -> float:
        return float(self._theme.px(16))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
