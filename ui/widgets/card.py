"""Cards: the flat white ground that things belonging together stand on."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import BODY, SECONDARY, FontWeight, Tone, app_theme
from ui.theme.grounds import Ground, lie_on, set_ground_tone
from ui.widgets.paint import CARD_RADIUS, box, words, words_width
from ui.widgets.pressable import Measured
from ui.widgets.qt_answers import painted


class Card(QWidget):
    """A rounded ground with a column inside; `dashed` for what is missing.

    `set_tone` gives it the coloured edge of what is chosen or pressing.
    """

    def __init__(
        self, dashed: bool = False, margin: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self._tone: Tone | None = None
        self._theme = app_theme(self)
        self._lie()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(8)

    def set_tone(self, tone: Tone | None) -> None:
        """Edge it in a tone; None for the ordinary hairline."""
        if tone is not self._tone:
            self._tone = tone
            self._lie()

    def set_dashed(self, dashed: bool) -> None:
        """Show that what belongs here is missing, or is here after all."""
        if dashed != self._dashed:
            self._dashed = dashed
            self._lie()

    def _lie(self) -> None:
        edged = self._tone is not None
        lie_on(self, Ground.BARE if self._dashed else Ground.EDGED if edged else Ground.CARD)
        if self._tone is not None:
            set_ground_tone(self, self._tone)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed edge of what is missing: that of a style sheet is too fine."""
        super().paintEvent(event)
        if self._dashed:
            painter = QPainter(self)
            colours = self._theme.colours
            edge, width = colours.line, colours.hairline
            if self._tone is not None:
                edge, width = self._theme.wash(self._tone).fill, 2.0
            box(painter, QRectF(self.rect()), CARD_RADIUS, None, edge, width, dashed=True)
            painter.end()


class CardButton(Measured):
    """A card that is pressed as a whole: a strong line and a small one below."""

    focus_radius = CARD_RADIUS

    def __init__(self, text: str, below: str = "", parent: QWidget | None = None) -> None:
        self._below = below
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(below)

    def _wanted(self) -> QSize:
        strong = words_width(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD))
        small = words_width(self._below, self._theme.font(SECONDARY))
        return QSize(round(max(strong, small) + 38), round(sum(self._heights()) + 30))

    def minimumSizeHint(self) -> QSize:
        """Return room for shortened lines."""
        return QSize(min(self.sizeHint().width(), self._theme.px(160)), self.sizeHint().height())

    def _heights(self) -> tuple[float, float]:
        strong = self._theme.metrics(BODY, FontWeight.SEMIBOLD).height()
        return strong, self._theme.metrics(SECONDARY).height() if self._below else 0.0

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        hot = (self.underMouse() or self.isDown()) and self.isEnabled()
        whole = QRectF(self.rect())
        ground = colours.accent_tint if self.isDown() else colours.hover if hot else colours.card
        box(painter, whole, CARD_RADIUS, ground, colours.line, colours.hairline)
        first, second = self._heights()
        top = (whole.height() - first - second) / 2
        ink = colours.ink if self.isEnabled() else colours.faint
        line = QRectF(18, top, whole.width() - 36, first)
        words(painter, line, self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD), ink)
        below = QRectF(18, top + first, whole.width() - 36, second)
        words(painter, below, self._below, self._theme.font(SECONDARY), colours.secondary)


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line between things."""
    line = QFrame(parent)
    line.setFixedHeight(2)
    lie_on(line, Ground.RULE)
    return line
