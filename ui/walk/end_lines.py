"""The lines at the end of a case: each question with what the room said, painted as one list."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.model.bearing import Bearing
from core.model.judgement import JudgementState
from core.model.tool import Point
from core.words import tr
from ui.theme import SECONDARY, AppTheme, FontWeight, draw_sign, sign_of
from ui.widgets.paint import box, words, words_width
from ui.widgets.painted_list import Index, PaintedList
from ui.widgets.reading import read_leftwards

_LINE: Final = Qt.ItemDataRole.UserRole + 1
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
        return ". ".join(part.rstrip(".") for part in said if part)


class EndList(PaintedList):
    """Up and Down look along, Enter or a press opens a question, Esc leaves.

    Signals:
        chosen: a question was chosen; carries its `Point`.
        left: Esc was pressed.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tr("What was said on each question"))
        self.setAccessibleDescription(
            tr("Up and Down look along the list, Enter opens the question")
        )
        self._lines = _Lines()
        self.close_set = False
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self, self._theme))
        self.clicked.connect(self._on_pressed)

    def show_lines(self, lines: list[EndLine]) -> None:
        """Show another case."""
        self._lines.show(lines)
        self.setCurrentIndex(self._lines.index(0))
        self.scrollToTop()
        self._fit()

    @property
    def lines(self) -> list[EndLine]:
        """What is shown."""
        return self._lines.shown

    def set_close(self, close: bool) -> None:
        """Set the lines closer, where there is little height."""
        if close != self.close_set:
            self.close_set = close
            self._restyle()

    def line_height(self) -> int:
        """Return the height of one line."""
        chip = self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 8
        return round(max(chip + 2, _CLOSE if self.close_set else _ROOMY))

    def sizeHint(self) -> QSize:
        """Return all lines."""
        return QSize(480, self.line_height() * len(self._lines.shown) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return a few lines: the rest scrolls."""
        return QSize(240, self.line_height() * min(3, len(self._lines.shown)) + 2)

    def focus_rect(self) -> QRect:
        """Return the line the keyboard is at, for the focus ring."""
        index = self.currentIndex()
        rect = self.visualRect(index) if index.isValid() else self.viewport().rect()
        return rect.adjusted(2, 2, -2, -2)

    def step(self, by: int) -> None:
        """Look at the next line, or the one before."""
        at = min(max(self.currentIndex().row() + by, 0), self._lines.rowCount() - 1)
        self.setCurrentIndex(self._lines.index(at))

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
        line = index.data(_LINE)
        if isinstance(line, EndLine):
            self.chosen.emit(line.point)


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[EndLine] = []

    def show(self, lines: list[EndLine]) -> None:
        if lines != self.shown:
            self.beginResetModel()
            self.shown = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return " ".join(filter(None, (line.reason, line.views)))
            case _ if role == _LINE:
                return line
        return None


class _Painter(QStyledItemDelegate):
    """Number, short wording, chip and reason in columns that are the same on every line."""

    def __init__(self, view: EndList, theme: AppTheme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._view.line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, where = index.data(_LINE), QRectF(option.rect)
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, where.adjusted(2, 2, -2, -2), 6, colours.hover)
        if index.row():
            painter.setPen(QPen(colours.line, colours.hairline))
            painter.drawLine(
                QPointF(where.left() + _PAD, where.top()),
                QPointF(where.right() - _PAD, where.top()),
            )
        self._paint_cells(painter, where, line)
        painter.restore()

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
        wide = words_width(line.answer, font) + 22 + (side + 6 if sign else 0)
        whole = QRectF(
            left, row.center().y() - high / 2, min(wide, self._widths(row.width())[2]), high
        )
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

    def _widths(self, whole: float) -> tuple[float, float, float]:
        """Return the widths of number, short wording and chip, for lines *whole* wide."""
        small = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        lines = self._view.lines
        key = max((words_width(line.key, small) for line in lines), default=0.0) + 12
        chip = max((words_width(line.answer, small) for line in lines), default=0.0) + 46
        chip = min(chip, whole * 0.3)
        short = max((words_width(line.short, small) for line in lines), default=0.0) + 8
        rest = whole - 2 * _PAD - key - chip - 22
        wanted = min(short, rest * 0.46)
        return key, (wanted if rest - wanted >= _LEAST_REASON else max(0.0, rest)), chip
