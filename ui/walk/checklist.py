"""A checklist's lines as rows, with who gave which answer; painted, so that it is quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.model.tool import Bearing
from core.words import tr
from ui.theme import SECONDARY, FontWeight, draw_sign, sign_of
from ui.walk.painted_scroll import PaintedScroll
from ui.widgets.paint import CARD_RADIUS, box, breakable, words
from ui.widgets.prose import Prose, StyledText
from ui.widgets.reading import read_leftwards

_PAD: Final = 12
_WRAP: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
)
_LABEL_SHARE: Final = 0.34
_GAP: Final = 6
"""Between an answer's number and the words beside it, and before the next column."""


@dataclass(frozen=True, slots=True)
class ChecklistCell:
    """One answer to one line: the agencies that gave it, and what is said beside their number."""

    names: tuple[str, ...]
    names_shown: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line with a cell for each column."""

    label: str
    cells: tuple[ChecklistCell, ...]


@dataclass(frozen=True, slots=True)
class ChecklistTable:
    """Columns as (label, bearing), the lines, and what stands below as (name, words)."""

    columns: tuple[tuple[str, Bearing | None], ...]
    lines: tuple[ChecklistLine, ...]
    below: tuple[tuple[str, str], ...] = ()


class ChecklistBoard(PaintedScroll):
    """The lines of a checklist as rows, then the agencies' comments."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = ChecklistTable((), ())
        self._heights: list[float] = []
        self._below: list[Prose] = []
        super().__init__(tr("What the agencies say on each line"), parent)

    def show_table(self, table: ChecklistTable) -> None:
        """Show another checklist, from the top."""
        self._table = table
        self.setAccessibleDescription(_in_words(table))
        self.verticalScrollBar().setValue(0)
        self.measure()

    def _content(self) -> QSize:
        tall = self._header() + sum(self._heights) + sum(self._below_heights()) + _PAD
        return QSize(self.viewport().width(), round(tall))

    def _header(self) -> float:
        return self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 20

    def _lay_out(self) -> None:
        label, names_shown = self._label_width(), self._cell_width() - _GAP - self._mark() - _GAP
        strong = QFontMetricsF(self._theme.font(14, FontWeight.MEDIUM))
        small = QFontMetricsF(self._theme.font(SECONDARY))
        least = strong.height() + 14
        self._heights = [
            max(
                least,
                _tall(strong, line.label, label) + 14,
                *(_tall(small, one.names_shown, names_shown) + 14 for one in line.cells),
            )
            for line in self._table.lines
        ]
        self._below = [self._comment(name, text) for name, text in self._table.below]

    def _comment(self, name: str, text: str) -> Prose:
        """Return an agency's comment beside its name; below it where it is read leftwards."""
        between = "\n" if read_leftwards(text) else "  "
        said = f"{name}{between}{text}" if text else name
        font, ink = self._theme.font(SECONDARY), self._theme.colours.secondary
        return Prose([StyledText(said, font, ink)], self.viewport().width() - 2 * _PAD)

    def _below_heights(self) -> list[float]:
        return [comment.height + 8 for comment in self._below]

    def _label_width(self) -> float:
        return self.viewport().width() * _LABEL_SHARE - _PAD

    def _cell_width(self) -> float:
        rest = self.viewport().width() * (1 - _LABEL_SHARE) - _PAD
        return rest / max(1, len(self._table.columns))

    def _mark(self) -> float:
        """Return the width of the box an answer's number stands in."""
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        return max(QFontMetricsF(font).height() + 2, 22.0)

    def _paint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        whole = QRectF(self.viewport().rect())
        whole.setHeight(min(whole.height() + self._above(), self._content().height()))
        box(painter, whole, CARD_RADIUS, colours.card, colours.line, colours.hairline)
        self._paint_header(painter)
        painter.setClipRect(whole.adjusted(1, self._header(), -1, -2))
        top = self._header() - self.verticalScrollBar().value()
        for line, height in zip(self._table.lines, self._heights, strict=True):
            self._paint_line(painter, line, top, height)
            top += height
        top += 6
        for comment in self._below:
            comment.draw(painter, _PAD, top)
            top += comment.height + 8

    def _paint_header(self, painter: QPainter) -> None:
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        left = self._label_width() + _PAD
        for label, bearing in self._table.columns:
            ink = self._theme.wash(bearing).ink
            at, sign = left, sign_of(bearing)
            if sign is not None:
                side = self._theme.metrics(SECONDARY).capHeight() * 1.2
                middle = self._header() / 2
                draw_sign(painter, sign, QRectF(at, middle - side / 2, side, side), ink)
                at += side + 6
            room = QRectF(at, 0, max(0.0, left + self._cell_width() - 6 - at), self._header())
            words(painter, room, label, font, ink)
            left += self._cell_width()

    def _paint_line(
        self, painter: QPainter, line: ChecklistLine, top: float, height: float
    ) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(colours.line, colours.hairline))
        painter.drawLine(QPointF(_PAD, top), QPointF(self.viewport().width() - _PAD, top))
        painter.setFont(self._theme.font(14, FontWeight.MEDIUM))
        painter.setPen(colours.ink)
        painter.drawText(QRectF(_PAD, top + 7, self._label_width(), height), _WRAP, line.label)
        left = self._label_width() + _PAD
        for cell, (_, bearing) in zip(line.cells, self._table.columns, strict=True):
            if cell.names:
                where = QRectF(left, top, self._cell_width() - _GAP, height)
                self._paint_cell(painter, cell, bearing, where)
            left += self._cell_width()

    def _paint_cell(
        self, painter: QPainter, cell: ChecklistCell, bearing: Bearing | None, where: QRectF
    ) -> None:
        wash = self._theme.wash(bearing)
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        count = str(len(cell.names))
        side = QFontMetricsF(font).height() + 2
        mark = QRectF(where.left(), where.top() + 6, self._mark(), side)
        box(painter, mark, 6, wash.tint if bearing else None, wash.edge, 1, dashed=bearing is None)
        words(painter, mark, count, font, wash.ink, Qt.AlignmentFlag.AlignHCenter)
        self._paint_words(painter, where.adjusted(mark.width() + _GAP, 7, 0, 0), cell.names_shown)

    def _paint_words(self, painter: QPainter, where: QRectF, text: str) -> None:
        painter.setFont(self._theme.font(SECONDARY))
        painter.setPen(self._theme.colours.secondary)
        metrics = QFontMetricsF(painter.font())
        painter.drawText(where, _WRAP, breakable(text, metrics, where.width()))


def _named(cell: ChecklistCell) -> str:
    return ", ".join(cell.names)


def _tall(metrics: QFontMetricsF, text: str, width: float) -> float:
    room = QRectF(0, 0, max(24.0, width), 100_000)
    whole = breakable(text, metrics, room.width())
    return metrics.boundingRect(room, _WRAP, whole).height() if text else 0.0


def _in_words(table: ChecklistTable) -> str:
    """Return the table as a screen reader would say it."""
    said: list[str] = []
    for line in table.lines:
        cells = _cells_in_words(line, [label for label, _ in table.columns])
        said.append(f"{line.label}: {cells or 'nobody answered'}")
    said += [f"{name} {text}" if text else name for name, text in table.below]
    return ". ".join(said)


def _cells_in_words(line: ChecklistLine, labels: Sequence[str]) -> str:
    pairs = zip(line.cells, labels, strict=True)
    return "; ".join(
        f"{label} {len(cell.names)} ({_named(cell)})" for cell, label in pairs if cell.names
    )
