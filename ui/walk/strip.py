"""The row of question numbers above a question: how each stands, and which is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.model.judgement import JudgementState
from core.model.tool import Bearing, Point
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme
from ui.widgets.paint import box, words, words_width
from ui.widgets.qt_answers import painted
from ui.widgets.roles import give_role


@dataclass(frozen=True, slots=True)
class Step:
    """One number of the strip and how the room left it."""

    point: Point
    key: str
    short: str
    state: JudgementState
    bearing: Bearing | None = None

    @property
    def words(self) -> str:
        """The step as a screen reader says it."""
        return tr(
            "Question {key}, {short}: {state}",
            key=self.key,
            short=self.short,
            state=self.state.value,
        )


class QuestionStrip(QWidget):
    """Numbers to press; left and right move. With many, those near the open one show.

    Signals:
        chosen: a number was pressed; carries the `Point`.
    """

    chosen = Signal(object)
    focus_radius = 8.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Grouping)
        self._theme = app_theme(self)
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._wide: list[int] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Questions"))
        self.setMouseTracking(True)
        self._theme.follow(self._restyle)

    def show_steps(self, steps: Sequence[Step], at: int) -> None:
        """Show the questions of a case; *at* is the open one's place."""
        shown, seen = tuple(steps), self._places()
        if [step.key for step in shown] != [step.key for step in self._steps]:
            self._wide = []
            self.updateGeometry()
        before, self._steps, self._at = (self._steps, self._at), shown, at
        if self._steps:
            self.setAccessibleName(self._steps[at].words)
            self.setAccessibleDescription(tr("Left and right choose another question"))
        if seen == self._places():
            self._update_changed(*before)
        else:
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for every number."""
        width = sum(self._widths()) + self._gap() * len(self._steps)
        return QSize(round(width), self._side())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few numbers."""
        return QSize(self._side() * 4, self._side())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._at + step < len(self._steps):
            self.chosen.emit(self._steps[self._at + step].point)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the number that was pressed."""
        step = self._step_at(event.position().x())
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(step.point)

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what a number stands for."""
        if isinstance(event, QHelpEvent):
            step = self._step_at(event.pos().x())
            QToolTip.showText(event.globalPos(), step.words if step else "", self)
            return True
        return super().event(event)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers that fit, and are to be painted."""
        painter, anew = QPainter(self), event.region()
        for at, where in self._places():
            if anew.intersects(where.toAlignedRect()):
                self._paint_step(painter, self._steps[at], where, at == self._at)
        painter.end()

    def _update_changed(self, steps: Sequence[Step], at: int) -> None:
        """Paint the numbers anew that look otherwise than as *steps*, number *at* open."""
        for now, where in self._places():
            if self._steps[now] != steps[now] or (now in {at, self._at} and at != self._at):
                self.update(where.toAlignedRect())

    def _side(self) -> int:
        return max(28, round(self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()) + 10)

    def _gap(self) -> int:
        return 6

    def _widths(self) -> list[int]:
        """Return the width of every number; measured once for the same numbers and text size."""
        if not self._wide:
            font = self._theme.font(14, FontWeight.SEMIBOLD)
            least = self._side() + 6
            self._wide = [
                max(least, round(words_width(step.key, font)) + 16) for step in self._steps
            ]
        return self._wide

    def _places(self) -> list[tuple[int, QRectF]]:
        """Return the numbers in sight, the open one among them, with their boxes."""
        widths, gap = self._widths(), self._gap()
        first = last = self._at
        if not widths:
            return []
        used = widths[self._at]
        while True:
            room_left = first > 0 and used + gap + widths[first - 1] <= self.width()
            room_right = last + 1 < len(widths) and used + gap + widths[last + 1] <= self.width()
            if room_left and (self._at - first <= last - self._at or not room_right):
                first -= 1
                used += gap + widths[first]
            elif room_right:
                last += 1
                used += gap + widths[last]
            else:
                break
        places, left = [], 0
        for at in range(first, last + 1):
            places.append((at, QRectF(left, 0, widths[at], self.height())))
            left += widths[at] + gap
        return places

    def _step_at(self, x: float) -> Step | None:
        found = (at for at, where in self._places() if where.left() <= x <= where.right())
        at = next(found, None)
        return None if at is None else self._steps[at]

    def _paint_step(self, painter: QPainter, step: Step, where: QRectF, here: bool) -> None:
        fill, edge, ink, dashed = self._look(step, here)
        box(painter, where, 6, fill, edge, self._theme.colours.hairline, dashed)
        font = self._theme.font(14, FontWeight.SEMIBOLD)
        words(painter, where, step.key, font, ink, Qt.AlignmentFlag.AlignHCenter)
        if step.state in (JudgementState.NOT_AGREED, JudgementState.DRAFT) and not here:
            # not agreed: underlined; a draft: dotted, so that colour is not all that tells
            line = where.adjusted(8, where.height() - 6, -8, 0)
            line.setHeight(2)
            if step.state is JudgementState.NOT_AGREED:
                painter.fillRect(line, ink)
            else:
                for part in range(3):
                    dot = line.width() / 5
                    painter.fillRect(QRectF(line.left() + part * 2 * dot, line.top(), dot, 2), ink)

    def _look(self, step: Step, here: bool) -> tuple[QColor, QColor | None, QColor, bool]:
        """Return fill, edge, ink and whether the edge is dashed."""
        colours = self._theme.colours
        if here:
            return colours.strong, None, colours.on_strong, False
        if step.state is JudgementState.PARKED:
            return colours.card, colours.ink, colours.ink, True
        if step.state is JudgementState.AGREED:
            wash = self._theme.wash(step.bearing)
            return wash.tint, wash.edge, wash.ink, False
        return colours.card, colours.line, colours.secondary, False

    def _restyle(self) -> None:
        self._wide = []
        self.updateGeometry()
        self.update()
