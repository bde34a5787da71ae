"""A checklist's lines as rows, with who gave which answer; painted, so that it is quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.model.tool import Bearing
from core.words import in_sentences, tr
from ui.theme import SECONDARY, FontWeight, draw_sign, sign_of
from ui.walk.board_lists import BoardLists
from ui.walk.painted_scroll import PaintedScroll
from ui.widgets.paint import CARD_RADIUS, box, breakable, words
from ui.widgets.prose import Prose, StyledText
from ui.widgets.reading import read_leftwards
from ui.widgets.scroll import bring_into_sight

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
    """The lines of a checklist as rows, then the agencies' comments; Up and Down walk them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = ChecklistTable((), ())
        self._heights: list[float] = []
        self._below: list[Prose] = []
        self._label_width, self._cell_widths = 0.0, list[float]()
        super().__init__(tr("What the agencies say on each line"), parent)
        self._lists = BoardLists(self, self.viewport())

    def show_table(self, table: ChecklistTable) -> None:
        """Show another checklist, from the top."""
        self._table = table
        self.setAccessibleDescription(in_sentences(_in_words(table)))
        self.verticalScrollBar().setValue(0)
        self._lists.clear()
        if QAccessible.isActive():
            self._lists.show_lists([(self.accessibleName(), _in_words(table))])
        self.measure()

    def _fit(self) -> None:
        super()._fit()
        self._place_lists()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Let what a screen reader walks scroll along."""
        super().scrollContentsBy(dx, dy)
        self._place_lists()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the lines with Up and Down."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain and self._walk(event.key()):
            return
        super().keyPressEvent(event)

    def _walk(self, key: int) -> bool:
        """Go to the next line; return False where there is none that way."""
        if self._lists.are_empty:
            self._lists.show_lists([(self.accessibleName(), _in_words(self._table))])
            self._place_lists()
        spot = self._lists.next_to(self._lists.current, key)
        if spot is None:
            return False
        where, bar = self._places()[spot[1]][2], self.verticalScrollBar()
        top, high = self._header() - self._above(), self.viewport().height()
        if where.top() < top or where.height() > high - top:
            bar.setValue(bar.value() + round(where.top() - top))
        elif where.bottom() > high:
            bar.setValue(bar.value() + round(where.bottom() - high + 4))
        self._lists.focus(spot)
        if self.spread:
            bring_into_sight(self._lists.item(spot))
        return True

    def _place_lists(self) -> None:
        if not self._lists.are_empty:
            self._lists.place([QRectF(self.viewport().rect())], self._places())

    def _places(self) -> list[tuple[int, int, QRectF]]:
        """Return where each line and each comment is, in the viewport."""
        top = self._header() - self.verticalScrollBar().value() - self._above()
        wide, found = self.viewport().width() - 2 * _PAD, []
        heights = [*self._heights, *self._below_heights()]
        for down, height in enumerate(heights):
            top += 6 if down == len(self._heights) else 0
            found.append((0, down, QRectF(_PAD, top, wide, height)))
            top += height
        return found

    def _content(self) -> QSize:
        tall = self._header() + sum(self._heights) + sum(self._below_heights()) + _PAD
        return QSize(self.viewport().width(), round(tall))

    def _header(self) -> float:
        return self._theme.metrics(SECONDARY, FontWeight.SEMIBOLD).height() + 20

    def _lay_out(self) -> None:
        strong = QFontMetricsF(self._theme.font(14, FontWeight.MEDIUM))
        small = QFontMetricsF(self._theme.font(SECONDARY))
        self._share_width(strong, small)
        beside = _GAP + self._mark() + _GAP
        least = strong.height() + 14
        self._heights = [
            max(
                least,
                _tall(strong, line.label, self._label_width) + 14,
                *(
                    _tall(small, one.names_shown, width - beside) + 14
                    for one, width in zip(line.cells, self._cell_widths, strict=True)
                ),
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

    def _share_width(self, strong: QFontMetricsF, small: QFontMetricsF) -> None:
        """Give an answer nobody gave its heading's width; the others share what is left.

        By what stands in them, so that as few words as can be are broken.
        """
        whole = self.viewport().width()
        labels = [strong.horizontalAdvance(line.label) for line in self._table.lines]
        self._label_width = min(whole * _LABEL_SHARE - _PAD, max(labels, default=0.0) + _PAD)
        rest = whole - 2 * _PAD - self._label_width
        heads = QFontMetricsF(self._theme.font(SECONDARY, FontWeight.SEMIBOLD))
        sign = self._theme.metrics(SECONDARY).capHeight() * 1.2 + 6
        beside = _GAP + self._mark() + _GAP
        needs, wishes = [], []
        for at, (label, bearing) in enumerate(self._table.columns):
            texts = [line.cells[at].names_shown for line in self._table.lines]
            words = [word for text in texts for word in text.split()]
            head = heads.horizontalAdvance(label) + (sign if sign_of(bearing) else 0.0) + 2 * _GAP
            longest = max((small.horizontalAdvance(word) for word in words), default=-beside)
            needs.append(max(head, longest + beside + 2))
            wishes.append(max((small.horizontalAdvance(text) for text in texts), default=0.0))
        spare, wanted = rest - sum(needs), sum(wishes) or 1.0
        self._cell_widths = (
            [need + spare * wish / wanted for need, wish in zip(needs, wishes, strict=True)]
            if spare >= 0
            else [need * rest / sum(needs) for need in needs]
        )

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
        left = self._label_width + _PAD
        columns = zip(self._table.columns, self._cell_widths, strict=True)
        for (label, bearing), width in columns:
            ink = self._theme.wash(bearing).ink
            at, sign = left, sign_of(bearing)
            if sign is not None:
                side = self._theme.metrics(SECONDARY).capHeight() * 1.2
                middle = self._header() / 2
                draw_sign(painter, sign, QRectF(at, middle - side / 2, side, side), ink)
                at += side + 6
            room = QRectF(at, 0, max(0.0, left + width - 6 - at), self._header())
            words(painter, room, label, font, ink)
            left += width

    def _paint_line(
        self, painter: QPainter, line: ChecklistLine, top: float, height: float
    ) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(colours.line, colours.hairline))
        painter.drawLine(QPointF(_PAD, top), QPointF(self.viewport().width() - _PAD, top))
        painter.setFont(self._theme.font(14, FontWeight.MEDIUM))
        painter.setPen(colours.ink)
        painter.drawText(QRectF(_PAD, top + 7, self._label_width, height), _WRAP, line.label)
        left = self._label_width + _PAD
        columns = zip(line.cells, self._table.columns, self._cell_widths, strict=True)
        for cell, (_, bearing), width in columns:
            if cell.names:
                where = QRectF(left, top, width - _GAP, height)
                self._paint_cell(painter, cell, bearing, where)
            left += width

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


def _in_words(table: ChecklistTable) -> list[str]:
    """Return each line, and what stands below, as a screen reader would say it."""
    said: list[str] = []
    for line in table.lines:
        cells = _cells_in_words(line, [label for label, _ in table.columns])
        said.append(f"{line.label}: {cells or 'nobody answered'}")
    said += [f"{name} {text}" if text else name for name, text in table.below]
    return said


def _cells_in_words(line: ChecklistLine, labels: Sequence[str]) -> str:
    pairs = zip(line.cells, labels, strict=True)
    return "; ".join(
        f"{label} {len(cell.names)} ({_named(cell)})" for cell, label in pairs if cell.names
    )
