"""Who said what, in the lens: agencies down, answers across, a letter for each case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.model.bearing import Bearing
from core.words import tr
from ui.theme import SECONDARY, FontWeight, app_theme, draw_sign, sign_of
from ui.widgets.announcer import announcer
from ui.widgets.paint import box, words, words_width
from ui.widgets.qt_answers import painted
from ui.widgets.roles import give_role
from ui.widgets.scroll import bring_into_sight

_GAP: Final = 4
_LEAST: Final = 22


@dataclass(frozen=True, slots=True)
class LensLetter:
    """One case in a cell, or how many where they are too many to name.

    `bearing` is None for who gave no answer; `value` is what entering it carries.
    """

    text: str
    spoken: str
    bearing: Bearing | None
    value: object


@dataclass(frozen=True, slots=True)
class LensHead:
    """An answer with its number over a column."""

    text: str
    bearing: Bearing | None


@dataclass(frozen=True, slots=True)
class LensLine:
    """An agency with its letters in each column."""

    name: str
    cells: tuple[tuple[LensLetter, ...], ...]


_Arrangement = tuple[list[tuple[QRectF, LensLetter]], list[float], float]
"""Where each letter stands, where each agency begins, and the whole height."""


class LensGrid(QWidget):
    """Arrows walk over the letters, Enter or a press opens one.

    Signals:
        entered_letter: Enter or a press on a letter; carries its value.
        left: Esc was pressed.
        focus_moved: the focus ring has to follow.
    """

    entered_letter = Signal(object)
    left = Signal()
    focus_moved = Signal()
    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[LensHead, ...] = ()
        self._lines: tuple[LensLine, ...] = ()
        self._places: list[tuple[QRectF, LensLetter]] = []
        self._tops: list[float] = []
        self._arranged: dict[int, _Arrangement] = {}
        self._at = 0
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        # not Fixed: a layout would hold it to the height it once had at another width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName(tr("Who said what"))

    @property
    def letters(self) -> list[LensLetter]:
        """All letters, as they are read."""
        return [letter for _, letter in self._places]

    def show_lines(self, heads: Sequence[LensHead], lines: Sequence[LensLine]) -> None:
        """Show another number's agencies."""
        self._heads, self._lines, self._at = tuple(heads), tuple(lines), 0
        self._restyle()
        self._say()

    def hasHeightForWidth(self) -> bool:
        """Say that letters go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all agencies at *width*."""
        return round(self._arrange(width)[2])

    def sizeHint(self) -> QSize:
        """Return a usual panel's width."""
        wide = self.width() or self._theme.px(300)
        return QSize(self._theme.px(240), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow panel."""
        return QSize(self._theme.px(160), self.heightForWidth(max(self.width(), 1)))

    def focus_rect(self) -> QRect:
        """Return the letter the keyboard is at, for the focus ring."""
        if not self._places:
            return self.rect()
        return self._places[self._at][0].toRect().adjusted(-1, -1, 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the letters anew."""
        super().resizeEvent(event)
        self._places, self._tops, _ = self._arrange(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the letters; enter one, or leave."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._go(self._at + (1 if event.key() == Qt.Key.Key_Right else -1))
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._go(self._letter_near(event.key() == Qt.Key.Key_Down))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._places:
                self.entered_letter.emit(self._places[self._at][1].value)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the letter that was pressed."""
        for at, (where, letter) in enumerate(self._places):
            if where.adjusted(-2, -2, 2, 2).contains(event.position()):
                self._go(at)
                self.entered_letter.emit(letter.value)
                return

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint heads, agencies and letters."""
        painter = QPainter(self)
        self._paint_heads(painter)
        font, colours = self._theme.font(SECONDARY), self._theme.colours
        high = self._side()
        for line, top in zip(self._lines, self._tops, strict=True):
            where = QRectF(0, top, self._names_width(self.width()) - 6, high)
            words(painter, where, line.name, font, colours.ink, name=True)
        for where, letter in self._places:
            self._paint_letter(painter, where, letter)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        high = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height()
        stacked = self._in_two_lines(self.width())
        for at, head in enumerate(self._heads):
            left, wide = self._column(at, self.width())
            sign, ink = sign_of(head.bearing), self._theme.colours.secondary
            if head.bearing is not None:
                ink = self._theme.wash(head.bearing).ink
            if sign is not None:
                side = high * 0.7
                draw_sign(painter, sign, QRectF(left, (high - side) / 2, side, side), ink, bold=1.3)
                left, wide = left + side + 4, wide - side - 4
            for line, text in enumerate(_lines_of(head, stacked)):
                words(painter, QRectF(left, line * high, wide, high), text, font, ink)

    def _paint_letter(self, painter: QPainter, where: QRectF, letter: LensLetter) -> None:
        colours, font = self._theme.colours, self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        ink = colours.secondary
        if letter.bearing is None:
            box(painter, where, 5, None, colours.secondary, 1, dashed=True)
        else:
            wash = self._theme.wash(letter.bearing)
            edge = wash.edge if colours.hairline > 1 else None
            box(painter, where, 5, wash.tint, edge)
            ink = wash.ink
        words(painter, where, letter.text, font, ink, Qt.AlignmentFlag.AlignHCenter)

    # Where things stand

    def _side(self) -> float:
        return max(self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 2, _LEAST)

    def _names_width(self, width: int) -> float:
        """Return how much of *width* the agencies' names take."""
        if not any(line.name for line in self._lines):
            return 0.0
        font = self._theme.font(SECONDARY)
        longest = max(words_width(line.name, font) for line in self._lines) + 8
        return min(longest, 0.36 * width)

    def _column(self, at: int, width: int) -> tuple[float, float]:
        """Return where a column begins and how wide it is: its head first, then what it holds."""
        names, least = self._names_width(width), self._heads_widths(self._in_two_lines(width))
        needs = self._needs(least)
        free = width - names
        over = free - sum(least)
        if over < 0:  # so many heads that none can be whole
            wide = [one / sum(least) * free for one in least]
        else:
            more = [need - one for need, one in zip(needs, least, strict=True)]
            shares = [one / sum(more) if sum(more) else 1 / len(more) for one in more]
            wide = [one + share * over for one, share in zip(least, shares, strict=True)]
        return names + sum(wide[:at]), wide[at] - _GAP

    def _in_two_lines(self, width: int) -> bool:
        """Return whether the number of each head stands below its word: one line is too narrow."""
        return sum(self._heads_widths(stacked=False)) > width - self._names_width(width)

    def _heads_widths(self, stacked: bool) -> list[float]:
        """Return what each column's head takes with its sign."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        sign = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() * 0.7 + 4
        return [
            max(words_width(text, font) for text in _lines_of(head, stacked)) + sign + _GAP + 2
            for head in self._heads
        ]

    def _needs(self, least: Sequence[float]) -> list[float]:
        """Return what each column would take if nothing were to go on in a next line."""
        side = self._side() + _GAP
        return [
            max(wide, side * max((len(line.cells[at]) for line in self._lines), default=0))
            for at, wide in enumerate(least)
        ]

    def _arrange(self, width: int) -> _Arrangement:
        """Return what stands where at *width*; a layout asks again and again."""
        if width not in self._arranged:
            self._arranged[width] = self._placed(width)
        return self._arranged[width]

    def _placed(self, width: int) -> _Arrangement:
        side, font = self._side(), self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        lines = 2 if self._in_two_lines(width) else 1
        top = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() * lines + 4
        places: list[tuple[QRectF, LensLetter]] = []
        tops: list[float] = []
        columns = [self._column(at, width) for at in range(len(self._heads))]
        for line in self._lines:
            tops.append(top)
            lowest = top + side
            for (left, wide), cell in zip(columns, line.cells, strict=True):
                across, down = left, top
                for letter in cell:
                    each = max(words_width(letter.text, font) + 8, side)
                    if across > left and across + each > left + wide:
                        across, down = left, down + side + _GAP
                    places.append((QRectF(across, down, each, side), letter))
                    across += each + _GAP
                lowest = max(lowest, down + side)
            top = lowest + _GAP
        return places, tops, top

    def _letter_near(self, down: bool) -> int:
        """Return the letter above or below the one the keyboard is at."""
        if not self._places:
            return 0
        here = self._places[self._at][0]
        found = [
            (abs(where.top() - here.top()), abs(where.left() - here.left()), at)
            for at, (where, _) in enumerate(self._places)
            if (where.top() > here.top() + 1 if down else where.top() < here.top() - 1)
        ]
        return min(found)[2] if found else self._at

    def _go(self, at: int) -> None:
        if self._places and 0 <= at < len(self._places):
            self._at = at
            self._say()
            announcer().announce(self.letters[self._at].spoken)
            self.focus_moved.emit()
            bring_into_sight(self)

    def _say(self) -> None:
        letters = self.letters
        at = tr("Arrows walk over the letters, Enter opens that return")
        self.setAccessibleDescription(f"{letters[self._at].spoken} {at}" if letters else at)

    def _restyle(self) -> None:
        self._arranged.clear()
        self._places, self._tops, _ = self._arrange(self.width())
        self._at = min(self._at, max(len(self._places) - 1, 0))
        self.updateGeometry()
        self.update()


def _lines_of(head: LensHead, stacked: bool) -> tuple[str, ...]:
    """Return a head on one line, or its number below its word."""
    word, _, number = head.text.rpartition(" ")
    return (word, number) if stacked and word else (head.text,)
