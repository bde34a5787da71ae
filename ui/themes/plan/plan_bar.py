"""How far the plan has come, as a bar: closed, overdue, due this month, later, without a date."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.plan import DueState, PlanProgress
from core.wording.plan import progress_words
from core.words import tr
from ui.theme import Tone, app_theme
from ui.widgets.qt_answers import painted

_ORDER: Final = (
    (DueState.CLOSED, Tone.GOOD),
    (DueState.OVERDUE, Tone.BAD),
    (DueState.THIS_MONTH, Tone.WARN),
    (DueState.LATER, Tone.ACCENT),
    (DueState.NO_DATE, Tone.PLAIN),
)


class PlanBar(QWidget):
    """A thin bar in the order its words are; the words stand beside it, always."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._theme.follow(self.update)
        self._standing = PlanProgress()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_progress(self, standing: PlanProgress) -> None:
        """Show how the plan stands."""
        self._standing = standing
        self.setVisible(bool(standing.total))
        self.setAccessibleName(tr("The plan: {words}", words=progress_words(standing)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a short thin bar."""
        return QSize(190, 12)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a stretch for each state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        clip = QPainterPath()
        clip.addRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        left, total = whole.left(), max(self._standing.total, 1)
        for state, tone in _ORDER:
            wide = whole.width() * self._standing.count(state) / total
            stretch = QRectF(left, whole.top(), max(wide - 2, 0), whole.height())
            plain = state is DueState.NO_DATE
            fill = self._theme.colours.line if plain else self._theme.wash(tone).fill
            if wide:
                painter.fillRect(stretch, fill)
            left += wide
        painter.end()
