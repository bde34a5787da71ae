"""The lines at the end of a case: each question with what the room said, painted as one list."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen

from core.model.bearing import Bearing
from core.model.judgement import JudgementState
from core.model.tool import Point
from core.words import in_sentences, tr
from ui.theme import SECONDARY, AppTheme, FontWeight, app_theme, draw_sign, sign_of
from ui.widgets.paint import box, words, words_width
from ui.widgets.reading import read_leftwards
from ui.widgets.row_list import ROW, RowLayout, RowList, RowLook

_PAD: Final = 14
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ROOMY, _CLOSE = 37, 30
_LEAST_REASON: Final = 150
"""Width under which a reason falls away: the answers stay."""


@dataclass(frozen=True, slots=True)
class EndLine:
    """One question; `answer` is the word on its chip, `views` who saw it differently.

    `rest` orders many of them: what is left over comes first.
    """

    point: Point
    key: str
    short: str
    state: JudgementState
    answer: str
    bearing: Bearing | None
    reason: str
    views: str = ""
    rest: int = 0

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        said = (
            tr(
                "Question {key}, {short}: {answer}",
                key=self.key,
                short=self.short,
                answer=self.answer,
            ),
            self.reason,
            self.views,
        )
        return in_sentences(said)

    @property
    def reachable(self) -> bool:
        """Whether the keyboard stops here: at every question."""
        return True

    @property
    def tip(self) -> str:
        """What may be cut: the reason and the views."""
        return " ".join(filter(None, (self.reason, self.views)))


class EndList(RowList):
    """Up and Down look along, Enter or a press opens a question, Esc leaves.

    Signals:
        chosen: a question was chosen; carries its `Point`.
        left: Esc was pressed.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        self._layout = _EndLayout(app_theme())
        super().__init__(tr("What was said on each question"), self._layout)
        self.setAccessibleDescription(
            tr("Up and Down look along the list, Enter opens the question")
        )
        self.clicked.connect(self._on_pressed)

    def show_lines(self, lines: list[EndLine]) -> None:
        """Show another case."""
        self._layout.lines = tuple(lines)
        self.set_rows(lines)
        self.go_to(0)
        self.scrollToTop()
        self._fit()

    @property
    def lines(self) -> tuple[EndLine, ...]:
        """What is shown."""
        return self._layout.lines

    def set_close(self, close: bool) -> None:
        """Set the lines closer, where there is little height."""
        if close != self._layout.close:
            self._layout.close = close
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return all lines."""
        return QSize(480, self._layout.line_height * len(self.lines) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a few lines: the rest scrolls."""
        return QSize(240, self._layout.line_height * min(3, len(self.lines)) + 2)

    def step(self, by: int) -> None:
        """Look at the next line, or the one before."""
        self.go_to(min(max(self.currentIndex().row() + by, 0), len(self.lines) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, leave with Esc; letters look for nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self._on_pressed(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()

    def _restyle(self) -> None:
        super()._restyle()
        self._fit()

    def _on_pressed(self, index: QModelIndex) -> None:
        line = index.data(ROW)
        if isinstance(line, EndLine):
            self.chosen.emit(line.point)


class _EndLayout(RowLayout):
    """Number, short wording, chip and reason in columns that are the same on every line."""

    def __init__(self, theme: AppTheme) -> None:
        super().__init__(theme)
        self.lines: tuple[EndLine, ...] = ()
        self.close = False

    @property
    def line_height(self) -> int:
        """The height of one line."""
        chip = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 8
        return round(max(chip + 2, _CLOSE if self.close else _ROOMY))

    def height(self, _row: EndLine, _width: int, _first: bool) -> int:
        return self.line_height

    def paint(self, painter: QPainter, where: QRectF, row: EndLine, look: RowLook) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.hot:
            box(painter, where.adjusted(2, 2, -2, -2), 6, colours.hover)
        if row is not self.lines[0]:
            painter.setPen(QPen(colours.line, colours.hairline))
            painter.drawLine(
                QPointF(where.left() + _PAD, where.top()),
                QPointF(where.right() - _PAD, where.top()),
            )
        self._paint_cells(painter, where, row)

    def _paint_cells(self, painter: QPainter, where: QRectF, line: EndLine) -> None:
        colours, small = self._theme.colours, self._theme.font(SECONDARY)
        strong = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        key, short, chip = self._widths(where.width())
        left = where.left() + _PAD
        cell = QRectF(left, where.top(), key, where.height())
        words(painter, cell, line.key, small, colours.secondary)
        cell = QRectF(left + key, where.top(), short, where.height())
        words(painter, cell, line.short, strong, colours.ink)
        left += key + short
        self._paint_chip(painter, line, left + 10, where)
        left += chip + 22
        rest = where.right() - _PAD - left
        if rest < _LEAST_REASON:
            return
        cell = QRectF(left, where.top(), rest, where.height())
        used = min(words_width(line.reason, small), rest)
        side = _RIGHT if read_leftwards(line.reason) else _LEFT
        words(painter, cell, line.reason, small, colours.secondary, side)
        if side is _LEFT and line.views and rest - used > 60:
            italic = QFont(small)
            italic.setItalic(True)
            gap = words_width("  ", small) if line.reason else 0.0
            words(
                painter, cell.adjusted(used + gap, 0, 0, 0), line.views, italic, colours.secondary
            )

    def _paint_chip(self, painter: QPainter, line: EndLine, left: float, row: QRectF) -> None:
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        high = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 6
        sign = sign_of(line.bearing) if line.bearing else None
        side = self._theme.metrics(SECONDARY).capHeight() * 1.2
        wide = min(self._chip_width(line), self._widths(row.width())[2])
        whole = QRectF(left, row.center().y() - high / 2, wide, high)
        colours, wash = self._theme.colours, self._theme.wash(line.bearing)
        edge = wash.edge if colours.hairline > 1 else None
        if line.bearing is None:
            box(painter, whole, high / 2, colours.card, colours.secondary, 1, dashed=True)
        else:
            box(painter, whole, high / 2, wash.tint, edge)
        inner = whole.adjusted(11, 0, -9, 0)
        if sign is not None:
            spot = QRectF(inner.left(), whole.center().y() - side / 2, side, side)
            draw_sign(painter, sign, spot, wash.ink)
            inner.adjust(side + 6, 0, 0, 0)
        words(painter, inner, line.answer, font, colours.ink if line.bearing is None else wash.ink)

    def _chip_width(self, line: EndLine) -> float:
        """Return what the sign and the word of an answer need."""
        side = self._theme.metrics(SECONDARY).capHeight() * 1.2
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        signed = line.bearing is not None and sign_of(line.bearing) is not None
        return words_width(line.answer, font) + 24 + (side + 6 if signed else 0)

    def _widths(self, whole: float) -> tuple[float, float, float]:
        """Return the widths of number, short wording and chip, for lines *whole* wide."""
        small = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        lines = self.lines
        key = max((words_width(line.key, small) for line in lines), default=0.0) + 12
        chip = max(map(self._chip_width, lines), default=0.0)
        chip = min(chip, whole * 0.36)
        short = max((words_width(line.short, small) for line in lines), default=0.0) + 8
        rest = whole - 2 * _PAD - key - chip - 22
        wanted = min(short, rest * 0.46)
        return key, (wanted if rest - wanted >= _LEAST_REASON else max(0.0, rest)), chip
