"""One line of the counting table: its words, its bars and its numbers to press."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.counting.collation import Base
from core.counting.count_lines import CountLine
from core.counting.evidence import ReturnsSelection
from core.wording.counts import (
    dependency_words,
    line_name,
    narrowed_words,
    only_where,
    returns_note,
    room_note,
    unasked_note,
)
from core.wording.grades import line_grades_notes, line_grades_words
from core.wording.layers import line_layers_notes
from core.wording.sources import source_note
from core.wording.value_counts import late_notes, line_values_notes
from ui.theme import BODY, SECONDARY, FontWeight, app_theme
from ui.themes.columns import Columns, ColumnSpan, columns
from ui.themes.count_cells import CountCell, returns_cell, room_cell
from ui.themes.figure import Figure, figure_height
from ui.widgets.bars import StackedBar
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.paint import words
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted

_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """What every line of the table shows; `named`: each says which answer it counts.

    `only` names what narrows the returns; `alone` says that it leaves a single case.
    """

    base: Base = Base.APPLICABLE
    returns: bool = True
    room: bool = True
    named: bool = False
    only: str = ""
    alone: bool = False


class CountRow(QWidget):
    """Shows a `CountLine`; its parts are made when first needed and used again.

    Signals:
        evidence_requested: a number was pressed; carries what it selects.
        pointed: the pointer or the focus came to a number; carries what it selects, or None.
        drawn_off: a number was taken hold of; carries what it selects.
        narrowing_requested: only where, or no longer; carries the item's number.
        stepped: Up (-1) or Down (1) was pressed.
        entered: something in it took the focus.
    """

    evidence_requested = Signal(object)
    pointed = Signal(object)
    drawn_off = Signal(object)
    narrowing_requested = Signal(object)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: CountLine | None = None
        self._shown = (True, True)
        self._look: Shown | None = None
        self._theme = app_theme(self)
        self._wrapped: dict[int, Prose] = {}
        self._heights: dict[int, int] = {}
        self.returns = _Numbers(self)
        self.room = _Numbers(self)
        self.chip: Chip | None = None
        self.unasked: Chip | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.follow(self._restyle)

    def show_line(self, line: CountLine, shown: Shown) -> None:
        """Show another line, with the columns there are; nothing is done where it says the same."""
        if (line, shown) == (self.line, self._look):
            return
        before, self._look = self._shape(), shown
        self.line, self._shown = line, (shown.returns, shown.room)
        self.setAccessibleName(line_name(line))
        below = "; ".join(self._below())
        self.setAccessibleDescription(self._graded() or below)
        self.setToolTip(self._graded())
        base, named = shown.base, shown.named
        returns = returns_cell(line, base, named=named, only=shown.only, alone=shown.alone)
        self.returns.show_cell(returns if shown.returns else None)
        self.room.show_cell(room_cell(line, base, named=named) if shown.room else None)
        self._show_chip(line, shown.returns)
        self._show_unasked(line, shown.returns)
        if self._shape() == before:
            self._place()
        else:
            self._restyle()
        self.update()

    def stops(self) -> list[QWidget]:
        """Return what can take the focus, from left to right."""
        return [*self._chips(), *self.returns.stops(), *self.room.stops()]

    def request_evidence(self, selection: object) -> None:
        """Ask for what is behind a number of this line."""
        self.evidence_requested.emit(selection)

    def point_at(self, selection: object) -> None:
        """Tell that a number of this line is pointed at."""
        self.pointed.emit(selection)

    def draw_off(self, selection: object) -> None:
        """Tell that a number of this line is to be carried off."""
        self.drawn_off.emit(selection)

    def take_tab(self, taken: bool) -> None:
        """Let Tab stop at this line, or pass it by."""
        strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for stop in self.stops():
            stop.setFocusPolicy(strong if taken else click)

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of words and numbers at *width*."""
        if width not in self._heights:
            held = self._columns(width)
            said, numbers = self._words_height(held), self._numbers_height()
            inner = said + numbers + 6 if held.stacked and numbers else max(said, numbers)
            self._heights[width] = round(inner) + 2 * _MARGIN
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the least height; how high it is follows from the width."""
        return QSize(self._theme.px(420), round(self._numbers_height()) + 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow line."""
        return QSize(self._theme.px(240), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the table which line the keyboard is on."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the table."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words and the hairline above."""
        if self.line is None:
            return
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(QRectF(1, 0, self.width() - 2, colours.hairline), colours.line)
        held = self._columns(self.width())
        top = self._words_top(held)
        key = held.key.box(top, self._theme.metrics(BODY, FontWeight.SEMIBOLD).height())
        words(painter, key, self.line.key, self._theme.font(), colours.secondary)
        self._wrap(held).draw(painter, held.question.left, top)
        returns, room = self._shown
        if returns:
            self._note(painter, held.returns, held.share, returns_note(self.line))
        if room:
            self._note(painter, held.room, held.room_share, room_note(self.line))
        painter.end()

    def _note(self, painter: QPainter, first: ColumnSpan, last: ColumnSpan, text: str) -> None:
        """Say in words what stands in place of numbers."""
        if text:
            top, height = self._numbers_top(self._columns(self.width()))
            where = QRectF(first.left, top, last.right - first.left, height)
            font, ink = self._theme.font(SECONDARY), self._theme.colours.secondary
            words(painter, where, text, font, ink)

    def _show_chip(self, line: CountLine, returns: bool) -> None:
        depends = line.depends
        if depends is None or line.counted is None or not returns:
            if self.chip is not None:
                self.chip.hide()
            return
        if self.chip is None:
            self.chip = Chip("", look=ChipLook.OUTLINE, parent=self)
            self.chip.setCheckable(True)
            self.chip.clicked.connect(self._on_chip)
            self.chip.installEventFilter(self)
        on = narrowed_words(depends, line.counted) if line.narrowed else only_where(depends)
        self.chip.setText(on)
        self.chip.setChecked(line.narrowed)
        self.chip.setAccessibleName(f"{line_name(line)}: {on}")
        self.chip.setToolTip(dependency_words(depends))
        self.chip.show()

    def _show_unasked(self, line: CountLine, returns: bool) -> None:
        """Say of how many returns it was not asked; a press lists them."""
        said = unasked_note(line) if returns else ""
        if not said or line.item is None:
            if self.unasked is not None:
                self.unasked.hide()
            return
        if self.unasked is None:
            self.unasked = Chip("", look=ChipLook.OUTLINE, parent=self)
            self.unasked.clicked.connect(self._on_unasked)
            self.unasked.installEventFilter(self)
        self.unasked.setText(said)
        self.unasked.setAccessibleName(f"{line_name(line)}: {said}")
        self.unasked.setToolTip(said)
        self.unasked.show()

    def _on_unasked(self) -> None:
        line = self.line
        if line is not None and line.item is not None:
            number = ReturnsSelection(line.item.id, None, line.narrowed, asked=False)
            self.evidence_requested.emit(number)

    def _chips(self) -> list[Chip]:
        """Return what stands below the question to be pressed."""
        both = (self.chip, self.unasked)
        return [chip for chip in both if chip is not None and not chip.isHidden()]

    # Where things are placed

    def _shape(self) -> tuple[object, ...]:
        """Return all that the height and the places of the parts follow from."""
        line = self.line
        words = (
            (line.short, self._graded(), *self._below(), *self._notes()) if line is not None else ()
        )
        return (
            *words,
            self._shown,
            len(self._chips()),
            self.returns.cell is None,
            self.room.cell is None,
        )

    def _notes(self) -> tuple[str, ...]:
        return (returns_note(self.line), room_note(self.line)) if self.line is not None else ()

    @property
    def _is_alone(self) -> bool:
        return self._look is not None and self._look.alone

    def _graded(self) -> str:
        if self.line is None or self._is_alone:  # bands are shares, and here of one case
            return ""
        return line_grades_words(self.line)

    def _below(self) -> tuple[str, ...]:
        """Return what stands below the question in words."""
        if self.line is None:
            return ()
        line = self.line
        grades = () if self._is_alone else line_grades_notes(line)
        values = line_values_notes(line, alone=self._is_alone)
        notes = (*values, *late_notes(line), *grades)
        return (*notes, *line_layers_notes(line), *map(source_note, line.sources))

    def _columns(self, width: int) -> Columns:
        return columns(width, self._theme, *self._shown)

    def _wrap(self, held: Columns) -> Prose:
        width = round(held.question.width)
        if width not in self._wrapped:
            said = self.line.short if self.line is not None else ""
            font = self._theme.font(BODY, FontWeight.SEMIBOLD)
            below = self._theme.font(SECONDARY)
            texts = [StyledText(said, font, self._theme.colours.ink)]
            for note in self._below():
                texts.append(StyledText(f"\n{note}", below, self._theme.colours.secondary))
            self._wrapped[width] = Prose(texts, width)
        return self._wrapped[width]

    def _chip_height(self) -> float:
        return float(sum(chip.sizeHint().height() + 4 for chip in self._chips()))

    def _words_height(self, held: Columns) -> float:
        return self._wrap(held).height + self._chip_height()

    def _numbers_height(self) -> float:
        if self.returns.cell is not None or self.room.cell is not None:
            return float(figure_height(self._theme))
        return self._theme.metrics(SECONDARY).height() if any(self._notes()) else 0.0

    def _words_top(self, held: Columns) -> float:
        if held.stacked:
            return _MARGIN
        return max(_MARGIN, (self.height() - self._words_height(held)) / 2)

    def _numbers_top(self, held: Columns) -> tuple[float, float]:
        """Return the upper edge and the height of the numbers' place."""
        if held.stacked:
            top = _MARGIN + self._words_height(held) + 6
            return top, self.height() - top - _MARGIN
        return 0.0, float(self.height())

    def _place(self) -> None:
        held = self._columns(self.width())
        top, height = self._numbers_top(held)
        self.returns.place(held.returns, held.share, top, height)
        self.room.place(held.room, held.room_share, top, height)
        below = self._words_top(held) + self._wrap(held).height + 4
        for chip in self._chips():
            size = chip.sizeHint()
            wide = min(size.width(), round(held.question.width))
            chip.setGeometry(round(held.question.left), round(below), wide, size.height())
            below += size.height() + 4

    def _on_chip(self) -> None:
        if self.line is not None and self.line.item is not None:
            self.narrowing_requested.emit(self.line.item.id)

    def _restyle(self) -> None:
        self._wrapped.clear()
        self._heights.clear()
        self._place()
        self.updateGeometry()
        self.update()


class _Numbers:
    """A bar and the share beside it; made when first there is something to say."""

    def __init__(self, row: CountRow) -> None:
        self._row = row
        self.cell: CountCell | None = None
        self.bar: StackedBar | None = None
        self.share: Figure | None = None

    def stops(self) -> list[QWidget]:
        """Return what can take the focus."""
        if self.cell is None or self.bar is None or self.share is None:
            return []
        return [self.bar, self.share] if self.cell.selection is not None else [self.bar]

    def show_cell(self, cell: CountCell | None) -> None:
        """Say something else, or nothing."""
        self.cell = cell
        if cell is not None and (self.bar is None or self.share is None):
            self._make()
        if self.bar is None or self.share is None:
            return
        self.bar.setVisible(cell is not None)
        self.share.setVisible(cell is not None)
        if cell is not None:
            self.bar.show_parts(cell.parts)
            self.bar.setAccessibleName(f"{cell.name}: {cell.bar_spoken}")
            self.share.show_figure(cell.strong, cell.below, cell.spoken)
            self.share.setEnabled(cell.selection is not None)

    def place(self, bar: ColumnSpan, share: ColumnSpan, top: float, height: float) -> None:
        """Stand in the middle of the line's height."""
        if self.cell is None or self.bar is None or self.share is None:
            return
        for part, span in ((self.bar, bar), (self.share, share)):
            high = part.sizeHint().height()
            middle = top + (height - high) / 2
            where = QRect(round(span.left), round(middle), round(span.width), high)
            if part.geometry() != where:
                part.setGeometry(where)

    def _make(self) -> None:
        self.bar = StackedBar("", pressable=True, parent=self._row)
        self.share = Figure(self._row)
        self.bar.picked.connect(self._row.request_evidence)
        self.bar.pointed.connect(self._row.point_at)
        self.bar.drawn_off.connect(self._row.draw_off)
        self.share.pointed.connect(self._on_pointed)
        self.share.drawn_off.connect(self._on_drawn_off)
        self.share.clicked.connect(self._on_share)
        for part in (self.bar, self.share):
            part.installEventFilter(self._row)

    def _on_share(self) -> None:
        if self.cell is not None and self.cell.selection is not None:
            self._row.request_evidence(self.cell.selection)

    def _on_drawn_off(self) -> None:
        if self.cell is not None and self.cell.selection is not None:
            self._row.draw_off(self.cell.selection)

    def _on_pointed(self) -> None:
        self._row.point_at(self.cell.selection if self.cell is not None else None)
