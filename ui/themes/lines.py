"""A list of things said or written, each leading to its case and question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QResizeEvent

from core.model.bearing import Bearing
from core.words import tr
from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, Tone, app_theme
from ui.widgets.paint import box, words, words_width
from ui.widgets.painted_list import Index
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import ROW, RowLayout, RowList, RowLook
from ui.widgets.scroll import bring_into_sight

_PAD: Final = 8
_BAR: Final = 4
_MOST_HIGH: Final = 4000


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One thing: its title, the words, and small print with a sign in its tone.

    `value` is what `entered_line` carries. A `heading` stands over others; the
    keyboard stops at it only where it has a value. `mark` leads the small print.
    `indent` is how many steps it stands in from the left. Of the words no more than
    `most` lines are shown where it is given; `tag` stands at the right, in the tone, as
    the small print does that is `toned`.
    """

    title: str = ""
    text: str = ""
    small: str = ""
    sign: str = ""
    tone: Tone | Bearing = Tone.PLAIN
    value: object = None
    heading: bool = False
    mark: str = ""
    indent: int = 0
    most: int = 0
    tag: str = ""
    toned: Tone | None = None

    @property
    def spoken(self) -> str:
        """All of it, to be read out."""
        parts = (self.title, self.text, self.mark, self.small, self.tag)
        return ". ".join(part.rstrip(".") for part in parts if part).replace("\n", ", ")

    @property
    def reachable(self) -> bool:
        """Whether the keyboard stops here."""
        return not self.heading or self.value is not None


class Lines(RowList):
    """Shows `EvidenceRow`s. Up and Down look along them, Enter or a press enters one.

    Signals:
        entered_line: Enter or a press on a line; carries its value.
        marked: Space was pressed on a line; carries its value.
        at_changed: the keyboard is at another line.
        left: Esc was pressed.
    """

    entered_line = Signal(object)
    marked = Signal(object)
    at_changed = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        shows_current: bool = False,
        marks: bool = False,
        layout: "type[EvidenceLayout] | None" = None,
    ) -> None:
        """Make an empty list.

        *layout* sets its lines otherwise than as cards; *shows_current* tints the line
        the keyboard is at, for what stands beside the list; with *marks*, Space and a
        press do not enter a line: Space marks it.
        """
        set_as = layout or EvidenceLayout
        super().__init__(name, set_as(app_theme(), shows_current=shows_current))
        self._marks = marks
        enter = tr("Space marks one, Enter goes there") if marks else tr("Enter goes there")
        self.setAccessibleDescription(tr("Up and Down look along them, {enter}", enter=enter))
        if not marks:
            self.clicked.connect(self._on_pressed)

    @property
    def lines(self) -> tuple[EvidenceRow, ...]:
        """What is shown."""
        return self.rows

    @property
    def at(self) -> EvidenceRow | None:
        """The line the keyboard is at."""
        row = self.current_row
        return row if isinstance(row, EvidenceRow) else None

    def show_lines(self, lines: Sequence[EvidenceRow]) -> None:
        """Show others; the keyboard stays with the same thing where it is still there."""
        if tuple(lines) == self.lines:
            return
        at, before = self.at, self.currentIndex().row()  # asked once: what a list shows may break
        value = at.value if at is not None else None
        top = self.visualRect(self.currentIndex()).top() if self.isVisible() else 0
        self.set_rows(lines)
        same = next((n for n, line in enumerate(lines) if line.value == value), None)
        if same is None or value is None:
            same = min(max(before, 0), len(lines) - 1)
        if same != self.currentIndex().row():
            self.go_to(same)
        if value is not None and self.at is not None and self.at.value == value:
            self._keep_at(top)
        self.at_changed.emit()

    def _keep_at(self, top: int) -> None:
        """Let the line the keyboard is at stay where it was seen."""
        if self.isVisible() and 0 <= top < self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.currentIndex()).top() - top)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell that the keyboard is at another line."""
        super().currentChanged(current, previous)
        self.at_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter a line with Enter, enter or mark it with Space; leave with Esc."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        space = event.key() == Qt.Key.Key_Space
        if (enter or space) and plain == Qt.KeyboardModifier.NoModifier:
            line = self.at
            if not (space and self._marks):
                self._on_pressed(self.currentIndex())
            elif line is not None:
                self.marked.emit(line.value)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring on the line."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def minimumSizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(self._theme.px(160), self._theme.px(96))

    def _on_pressed(self, index: QModelIndex) -> None:
        line = index.data(ROW)
        if isinstance(line, EvidenceRow) and line.reachable:
            self.entered_line.emit(line.value)


class FittedLines(Lines):
    """As high as what it lists: the page around it scrolls.

    Signals:
        deleted: Delete was pressed.
    """

    deleted = Signal()

    def __init__(self, name: str, layout: "type[EvidenceLayout] | None" = None) -> None:
        super().__init__(name, shows_current=True, layout=layout)

    def fit(self) -> None:
        """Take the height the lines need at this width, up to a limit beyond which it scrolls."""
        width = max(self.viewport().width(), 200)
        high = self.content_height(width, _MOST_HIGH) + 8
        self.setFixedHeight(max(64, min(high, _MOST_HIGH)))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Have the page around it scroll to the line that the keyboard came to."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            bring_into_sight(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again: words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Delete, else as every list."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class EvidenceLayout(RowLayout):
    """A ground with a bar in the row's tone, and the words; headings stand bare."""

    def __init__(self, theme: AppTheme, *, shows_current: bool = False) -> None:
        super().__init__(theme)
        self._shows_current = shows_current
        self._letters: tuple[tuple[float, float], ...] = ()

    def height(self, row: EvidenceRow, width: int, _first: bool) -> int:
        """Return the height of the words at the view's width."""
        inner = sum(part.height + 2 for part in self._parts(row, width)) + 2 * _PAD
        return round(inner + (8 if row.heading else 6))

    def guess(self, row: EvidenceRow, width: int, _first: bool) -> int:
        """Return about as much, from the number of letters."""
        if not self._letters:
            sizes = (self._theme.metrics(size) for size in (BODY, BODY, SECONDARY))
            self._letters = tuple((one.averageCharWidth(), one.height()) for one in sizes)
        inner, found = max(self._inner(row, width), 1), 0.0
        texts = ((row.title, 0), (row.text, row.most), (row.mark + row.small, 0))
        for (text, most), (letter, line) in zip(texts, self._letters, strict=True):
            if text:
                lines = ceil(len(text) * letter / inner) + text.count("\n")
                found += min(lines, most or lines) * line + 2
        return round(found + 2 * _PAD + (8 if row.heading else 6))

    def forget(self) -> None:
        """Lay out and guess anew."""
        super().forget()
        self._letters = ()

    def paint(self, painter: QPainter, where: QRectF, row: EvidenceRow, look: RowLook) -> None:
        """Paint the ground, the bar in its tone and the words."""
        ground = where.adjusted(self._indent(row), 0, -4, -6)
        lit = self._shows_current and look.current
        if not row.heading:
            self._ground(painter, row, ground, lit=lit, hot=look.hot)
        elif lit:
            box(painter, ground, 6, self._theme.colours.accent_tint)
        left, top = ground.left() + self._left(row), ground.top() + _PAD
        if row.heading:
            top += 6
        if row.tag and not row.heading:
            self._tag(painter, row, ground)
        for part in self._parts(row, round(where.width())):
            part.draw(painter, left, top)
            top += part.height + 2

    def _tag(self, painter: QPainter, row: EvidenceRow, where: QRectF) -> None:
        """Say at the right, on a tint, how it stands."""
        wash, high = self._theme.wash(row.tone), self._tag_font().pixelSize() + self._theme.px(11)
        wide = self._tag_width(row)
        tag = QRectF(where.right() - wide - _PAD, where.top() + _PAD - 2, wide, high)
        edge = wash.edge if self._theme.colours.hairline > 1 else None
        box(painter, tag, high / 2, wash.tint, edge)
        words(painter, tag, row.tag, self._tag_font(), wash.ink, Qt.AlignmentFlag.AlignHCenter)

    def _tag_font(self) -> QFont:
        return self._theme.font(SECONDARY, FontWeight.SEMIBOLD)

    def _tag_width(self, row: EvidenceRow) -> float:
        return words_width(row.tag, self._tag_font()) + 22 if row.tag else 0.0

    def _ground(
        self, painter: QPainter, row: EvidenceRow, where: QRectF, *, lit: bool, hot: bool
    ) -> None:
        colours, wash = self._theme.colours, self._theme.wash(row.tone)
        ground = colours.accent_tint if lit else colours.hover if hot else colours.card
        edge = colours.link if lit else colours.line
        box(painter, where, 6, ground, edge, colours.hairline)
        painter.save()
        painter.setClipRect(QRectF(where.left(), where.top(), _BAR, where.height()))
        bar = colours.stripe if wash is self._theme.wash(Tone.WARN) else wash.fill
        box(painter, where, 6, bar)
        painter.restore()
        if row.sign:
            side = float(self._theme.px(18))
            sign = QRectF(where.left() + _BAR + 8, where.top() + _PAD, side, side)
            font = self._theme.font(BODY, FontWeight.BOLD)
            words(painter, sign, row.sign, font, wash.ink)

    def _indent(self, row: EvidenceRow) -> float:
        return float(self._theme.px(20) * row.indent)

    def _left(self, row: EvidenceRow) -> float:
        if row.heading:
            return 6.0 if row.reachable else 0.0
        return _BAR + 10.0 + (self._theme.px(20) if row.sign else 0)

    def _inner(self, row: EvidenceRow, width: int) -> float:
        beside = self._tag_width(row) + 8 if row.tag else 0.0
        return width - self._indent(row) - self._left(row) - 18 - beside

    def _parts(self, row: EvidenceRow, width: int) -> Sequence[Prose]:
        return self.kept(row, width, lambda: self._made(row, width))

    def _made(self, row: EvidenceRow, width: int) -> tuple[Prose, ...]:
        colours = self._theme.colours
        inner = self._inner(row, width)
        weight = FontWeight.BOLD if row.heading else FontWeight.SEMIBOLD
        ink = colours.secondary if row.toned is None else self._theme.wash(row.toned).ink
        small_weight = FontWeight.REGULAR if row.toned is None else FontWeight.SEMIBOLD
        small = self._theme.font(SECONDARY, small_weight)
        said = (
            ([StyledText(row.title, self._theme.font(BODY, weight), colours.ink)], 0),
            ([StyledText(row.text, self._theme.font(), colours.ink)], row.most),
            (
                [
                    StyledText(
                        f"{row.mark} · " if row.mark and row.small else row.mark,
                        self._theme.font(SECONDARY, FontWeight.SEMIBOLD),
                        self._theme.wash(Tone.GOOD).ink,
                    ),
                    StyledText(row.small, small, ink),
                ],
                0,
            ),
        )
        return tuple(
            Prose(parts, inner, most) for parts, most in said if any(one.text for one in parts)
        )
