"""Bars: how much is done, and how the answers divide."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.theme import SECONDARY, AppTheme, FontWeight, Sign, Tone, app_theme, draw_sign, sign_of
from ui.widgets.announcer import announcer
from ui.widgets.grip import Grip
from ui.widgets.paint import box, words, words_width
from ui.widgets.qt_answers import painted
from ui.widgets.roles import give_role

_SIGN: Final = 1.2
"""A sign's side in heights of a capital."""

_BESIDE: Final = 5


class ProgressBar(QProgressBar):
    """How much is done, in colour and to a screen reader in words."""

    def __init__(self, name: str, height: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._done = 0
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def show_parts(self, done: int, of: int) -> None:
        """Show *done* of *of*."""
        self._done = done
        self.setUpdatesEnabled(False)  # else Qt paints here and now, the rest of the page with it
        self.setRange(0, max(of, 1))
        self.setValue(done)
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(tr("{done} of {of}", done=done, of=of))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a thin line."""
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:
        """Return a short thin line."""
        return QSize(24, self._height)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is done in the track."""
        painter = QPainter(self)
        colours = self._theme.colours
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        clip = QPainterPath()
        clip.addRoundedRect(whole, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(clip, colours.track)
        painter.setClipPath(clip)
        step = whole.width() / max(self.maximum(), 1)
        done = step * self._done
        painter.fillRect(QRectF(0, 0, done, whole.height()), self._theme.wash(Tone.GOOD).fill)
        painter.setClipping(False)
        box(painter, whole, radius, None, colours.line)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._height)
        self.update()


@dataclass(frozen=True, slots=True)
class BarSegment:
    """One stretch of a bar: what it counts, how many; None bears for no answer."""

    text: str
    count: int
    bearing: Bearing | None
    value: object = None


def stretches(
    parts: Sequence[BarSegment], where: QRectF, theme: AppTheme
) -> list[tuple[BarSegment, QRectF]]:
    """Divide *where* by count; each stretch stays wide enough for its number."""
    shown = [part for part in parts if part.count > 0]
    if not shown:
        return []
    font = theme.font(SECONDARY, FontWeight.SEMIBOLD)
    least = [words_width(str(part.count), font) + 8 for part in shown]
    gaps = 2.0 * (len(shown) - 1)
    free = max(where.width() - gaps - sum(least), 0.0)
    total = sum(part.count for part in shown)
    ideal = [(where.width() - gaps) * part.count / total for part in shown]
    short = [max(wish - need, 0.0) for wish, need in zip(ideal, least, strict=True)]
    spread = free / sum(short) if sum(short) else 0.0
    left, found = where.left(), []
    for part, need, wish in zip(shown, least, short, strict=True):
        width = need + wish * spread
        found.append((part, QRectF(left, where.top(), width, where.height())))
        left += width + 2
    return found


def paint_stacked(
    painter: QPainter, where: QRectF, parts: Sequence[BarSegment], theme: AppTheme, lit: int = -1
) -> None:
    """Paint the counts side by side; for the widget and for table delegates."""
    outline = QPainterPath()
    outline.addRoundedRect(where, 4, 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    for at, (part, stretch) in enumerate(stretches(parts, where, theme)):
        ink = _paint_stretch(painter, stretch, part, theme, lit=at == lit)
        _paint_number(painter, stretch, part, theme, ink)
    painter.restore()


def _paint_stretch(
    painter: QPainter, stretch: QRectF, part: BarSegment, theme: AppTheme, lit: bool
) -> QColor:
    """Paint one stretch's ground; return the ink for its number."""
    if part.bearing is None:
        box(painter, stretch, 3, None, theme.colours.secondary, 1, dashed=True)
        return theme.colours.secondary
    wash = theme.wash(part.bearing)
    painter.fillRect(stretch, wash.fill)
    if lit:
        line = QRectF(stretch.left() + 4, stretch.bottom() - 4, stretch.width() - 8, 2)
        painter.fillRect(line, wash.on_fill)
    return wash.on_fill


def _paint_number(
    painter: QPainter, stretch: QRectF, part: BarSegment, theme: AppTheme, ink: QColor
) -> None:
    """Paint the number, and before it the answer's sign where the stretch has room for both."""
    font, number, sign = theme.font(SECONDARY, FontWeight.SEMIBOLD), str(part.count), None
    beside = theme.px(_BESIDE)
    side = theme.metrics(SECONDARY, FontWeight.SEMIBOLD).capHeight() * _SIGN
    wide = words_width(number, font)
    both = side + beside + wide
    if stretch.width() >= both + 2 * beside:
        sign = sign_of(part.bearing)
    if sign is None or sign is Sign.DASH:  # which would read as a minus
        middle = Qt.AlignmentFlag.AlignHCenter
        words(painter, stretch.adjusted(-2, 0, 2, 0), number, font, ink, middle)
        return
    left, centre = stretch.center().x() - both / 2, stretch.center().y()
    draw_sign(painter, sign, QRectF(left, centre - side / 2, side, side), ink, bold=1.3)
    after = QRectF(left + side + beside, stretch.top(), wide + 2, stretch.height())
    words(painter, after, number, font, ink)


class StackedBar(QWidget):
    """Counts by answer, each number inside its colour; pressing one asks what is behind it.

    With the focus on the bar, left and right move over the numbers and Enter
    presses the one that is underlined.

    Signals:
        picked: a stretch was pressed; carries its part's value.
        pointed: the pointer or the keyboard came to a stretch; carries its part's value.
        drawn_off: a stretch was taken hold of and is to be carried off; carries its part's value.
    """

    picked = Signal(object)
    pointed = Signal(object)
    drawn_off = Signal(object)
    focus_radius = 4.0

    def __init__(self, name: str, pressable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Chart)
        self._name, self._pressable = name, pressable
        self._parts: tuple[BarSegment, ...] = ()
        self._lit = 0
        self._under: BarSegment | None = None
        self._held: BarSegment | None = None
        self._grip = Grip()
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if pressable:
            self.setMouseTracking(True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_parts(())

    def show_parts(self, parts: Sequence[BarSegment]) -> None:
        """Show other counts; parts that count nothing take no room."""
        self._parts = tuple(part for part in parts if part.count > 0)
        self._lit = min(self._lit, max(len(self._parts) - 1, 0))
        said = ", ".join(f"{part.count} {part.text}" for part in self._parts)
        self.setAccessibleName(f"{self._name}: {said or 'nothing counted'}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a number and its margins."""
        height = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 8
        return QSize(180, round(max(height, 26)))

    def minimumSizeHint(self) -> QSize:
        """Return room for every number."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        least = sum(words_width(str(part.count), font) + 10 for part in self._parts)
        return QSize(round(max(least, 40)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over the numbers, press one."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if self._pressable and self._parts:
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                self._lit = min(max(self._lit + step, 0), len(self._parts) - 1)
                part = self._parts[self._lit]
                self.setAccessibleDescription(
                    tr("{count} {part}; Enter shows them", count=part.count, part=part.text)
                )
                announcer().announce(f"{self._name}: {part.count} {part.text}.")
                self.pointed.emit(part.value)
                self.update()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if (
                self._pressable and self._parts
            ):
                self.picked.emit(self._parts[self._lit].value)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the stretch under the pointer."""
        super().mousePressEvent(event)
        self._grip.draws_off(event)
        self._held = self._part_at(event.position()) if self._pressable else None
        event.setAccepted(self._pressable)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the stretch under the pointer."""
        if not self._pressable:
            super().mouseReleaseEvent(event)
            return
        part = self._part_at(event.position())
        if part is not None:
            self._lit = self._parts.index(part)
            self.picked.emit(part.value)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which stretch is pointed at."""
        super().mouseMoveEvent(event)
        if self._grip.draws_off(event) and self._held is not None:
            self.drawn_off.emit(self._held.value)
            return
        part = self._part_at(event.position()) if self._pressable else None
        if part is not self._under:
            self._under = part
            self.pointed.emit(part.value if part is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._under = None

    def _part_at(self, where: QPointF) -> BarSegment | None:
        placed = stretches(self._parts, QRectF(self.rect()), self._theme)
        inside = (one for one, at in placed if at.adjusted(0, 0, 2, 0).contains(where))
        return next(inside, None)

    def focusInEvent(self, _event: object) -> None:
        """Underline the number the keys would press."""
        if self._pressable and self._parts:
            self.pointed.emit(self._parts[self._lit].value)
        self.update()

    def focusOutEvent(self, _event: object) -> None:
        """Underline nothing."""
        self.update()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the counts."""
        painter = QPainter(self)
        lit = self._lit if self._pressable and self.hasFocus() else -1
        if self._parts:
            paint_stacked(painter, QRectF(self.rect()), self._parts, self._theme, lit)
        else:
            colours = self._theme.colours
            box(painter, QRectF(self.rect()), 4, None, colours.line, 1, dashed=True)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
