"""What the colours of the bars stand for: colour, sign and word together."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.model.bearing import Bearing
from ui.theme import app_theme, draw_sign, sign_of
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.paint import box
from ui.widgets.qt_answers import painted


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


class _Mark(QWidget):
    """One colour with its sign and word."""

    def __init__(self, text: str, bearing: Bearing | None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(7)
        row.addWidget(_Square(bearing))
        row.addWidget(Label(text, Text.SMALL_STRONG, bearing, wrap=False))  # cut it says nothing


class _Square(QWidget):
    """The colour as it is in the bars, with its sign in it."""

    def __init__(self, bearing: Bearing | None) -> None:
        super().__init__()
        self._bearing = bearing
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the square with its sign."""
        painter = QPainter(self)
        wash, square = self._theme.wash(self._bearing), QRectF(self.rect())
        sign = None if self._bearing is None else sign_of(self._bearing)
        if self._bearing is None:
            box(painter, square, 3, None, self._theme.colours.secondary, 1, dashed=True)
        else:
            box(painter, square, 3, wash.fill)
        if sign is not None:
            draw_sign(painter, sign, square.adjusted(3, 3, -3, -3), wash.on_fill, bold=1.3)
        painter.end()

    def _restyle(self) -> None:
        side = self._theme.px(16)
        self.setFixedSize(side, side)
        self.update()
