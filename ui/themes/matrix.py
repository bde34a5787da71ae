"""The pathways against the statements, in words with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from core.counting.judgements import JudgementsSelection
from core.words import tr
from ui.theme import BODY, SECONDARY, AppTheme, FontWeight, app_theme
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.grip import Grip
from ui.widgets.item_grounds import TableModel
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import ROW, RowDelegate, RowLayout, RowLook
from ui.widgets.scroll import bring_into_sight

Index = QModelIndex | QPersistentModelIndex
_PAD = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """What was agreed along a pathway: in words, with the counts, and what is behind it."""

    words: str
    counts: str = ""
    selection: JudgementsSelection | None = None


@dataclass(frozen=True, slots=True)
class MatrixGrid:
    """Statements down, pathways across; `tops` are the pathways' cases in words."""

    statements: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


class Matrix(QTableView):
    """Arrows walk over the cells, Enter or a press asks what is behind one.

    As high as its rows; where the pathways do not fit it scrolls sideways.

    Signals:
        evidence_requested: a cell that counts something was entered; carries its selection.
        pointed: the pointer or the keyboard came to such a cell; carries its selection.
        drawn_off: such a cell was taken hold of; carries its selection.
        focus_moved: the focus ring has to follow.
    """

    evidence_requested = Signal(object)
    pointed = Signal(object)
    drawn_off = Signal(object)
    focus_moved = Signal()
    focus_radius = 6.0

    def __init__(self) -> None:
        super().__init__()
        self._theme = app_theme(self)
        self._outside = PressFromOutside(self, self.clicked.emit)
        self._grip = Grip()
        self.grid = _Model()
        self.setModel(self.grid)
        self._layout = CellLayout(self._theme)
        self._theme.changed.connect(self._layout.forget)
        self.setItemDelegate(RowDelegate(self._layout, self))
        self.setAccessibleName(tr("What was agreed, by pathway"))
        self.setAccessibleDescription(tr("Arrows walk over the cells, Enter shows the judgements"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalHeader(_Header(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Header(Qt.Orientation.Vertical, self))
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableView::item:focus { border: none; background: transparent; }")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_pressed)
        self.entered.connect(self._on_pointed)
        self.horizontalScrollBar().valueChanged.connect(self.focus_moved)
        self._theme.follow(self.measure)

    def show_grid(self, grid: MatrixGrid) -> None:
        """Show other cells; the keyboard stays where it was if it can."""
        at = self.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        self.grid.show_grid(grid)
        if grid.cells and grid.pathways:
            last = (len(grid.statements) - 1, len(grid.pathways) - 1)
            self.setCurrentIndex(self.grid.index(min(row, last[0]), min(column, last[1])))
        self.measure()

    def measure(self) -> None:
        """Share the width among the pathways, and be as high as the rows need."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        count = self.grid.columnCount()
        beside = self._theme.px(220)
        down.setFixedWidth(beside)
        least, free = self._theme.px(132), self.width() - beside - 4
        wide = max(least, free // count) if count else least
        for column in range(count):
            self.setColumnWidth(column, wide)
        across.setFixedHeight(_header_height(self._theme, self.grid, wide))
        line = self._theme.metrics(BODY, FontWeight.SEMIBOLD).height()
        small = self._theme.metrics(SECONDARY).height()
        for row in range(self.grid.rowCount()):
            said = str(self.grid.headerData(row, Qt.Orientation.Vertical))
            font = self._theme.font(BODY, FontWeight.SEMIBOLD)
            wrapped = Prose([StyledText(said, font, self._theme.colours.ink)], beside - 2 * _PAD)
            self.setRowHeight(row, round(max(line + small, wrapped.height)) + 2 * _PAD)
        self.setFixedHeight(self._whole_height(scrolls=wide * count > free))

    def focus_rect(self) -> QRect:
        """Return the cell the keyboard is at, for the focus ring."""
        where = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return where.adjusted(4, 4, -4, -4)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Keep the keyboard's cell in sight, and the ring around it."""
        super().currentChanged(current, previous)
        self.focus_moved.emit()
        if self.hasFocus():
            self._on_pointed(self.currentIndex())
            bring_into_sight(self)

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Take what is chosen from outside for a press."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask with Enter or Space what is behind a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_pressed(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the cell under the pointer."""
        self._grip.draws_off(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the cell that is held be carried off."""
        if self._grip.draws_off(event):
            cell = self.currentIndex().data(ROW)
            if isinstance(cell, Cell) and cell.selection is not None:
                self.drawn_off.emit(cell.selection)
            return
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring on the cell."""
        super().focusInEvent(event)
        self.focus_moved.emit()
        self._on_pointed(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()

    def _whole_height(self, scrolls: bool) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.grid.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        return rows + self.horizontalHeader().height() + bar + 4

    def _on_pointed(self, index: QModelIndex) -> None:
        cell = index.data(ROW)
        if isinstance(cell, Cell) and cell.selection is not None:
            self.pointed.emit(cell.selection)

    def _on_pressed(self, index: QModelIndex) -> None:
        cell = index.data(ROW)
        if isinstance(cell, Cell) and cell.selection is not None:
            self.evidence_requested.emit(cell.selection)


class _Model(TableModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown = MatrixGrid()

    def show_grid(self, grid: MatrixGrid) -> None:
        self.beginResetModel()
        self.shown = grid
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return how many statements there are."""
        return len(self.shown.statements)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return how many pathways there are."""
        return len(self.shown.pathways)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or its words to be read out."""
        if not index.isValid():
            return None
        cell = self.shown.cells[index.row()][index.column()]
        if role == ROW:
            return cell
        words = f"{cell.words} ({cell.counts})" if cell.counts else cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            across = self.shown.pathways[index.column()]
            return f"{self.shown.statements[index.row()]}, {across}: {words}"
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a pathway with its cases, or a statement."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.shown.statements[section]
        return f"{self.shown.pathways[section]}\n{self.shown.tops[section]}"


class _Header(QHeaderView):
    """Words that wrap, a pathway's cases below its name."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._theme = app_theme(self)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    @painted
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one section's words, and the hairline towards the cells."""
        painter.save()
        colours = self._theme.colours
        painter.fillRect(rect, colours.card)
        hair = colours.hairline
        below = QRectF(rect.left(), rect.bottom() + 1 - hair, rect.width(), hair)
        painter.fillRect(below, colours.line)
        said = str(self.model().headerData(section, self.orientation()))
        across = self.orientation() == Qt.Orientation.Horizontal
        prose = _head_prose(self._theme, said, rect.width(), across)
        prose.draw(painter, rect.left() + _PAD, rect.top() + (rect.height() - prose.height) / 2)
        painter.restore()


class CellLayout(RowLayout):
    """A cell's words over their counts; the table measures its rows itself."""

    def paint(self, painter: QPainter, where: QRectF, row: Cell, look: RowLook) -> None:
        """Paint the words over their counts."""
        colours = self._theme.colours
        if look.hot and row.selection is not None:
            painter.fillRect(where, colours.hover)
        below = QRectF(where.left(), where.bottom() - 1, where.width(), colours.hairline)
        painter.fillRect(below, colours.line)
        width = round(where.width()) - 2 * _PAD
        (prose,) = self.kept(row, width, lambda: (self._made(row, width),))
        prose.draw(painter, where.left() + _PAD, where.top() + (where.height() - prose.height) / 2)

    def _made(self, row: Cell, width: int) -> Prose:
        colours = self._theme.colours
        counts = row.selection is not None
        strong = self._theme.font(BODY, FontWeight.SEMIBOLD if counts else FontWeight.REGULAR)
        parts = [StyledText(row.words, strong, colours.ink if counts else colours.secondary)]
        if row.counts:
            small = self._theme.font(SECONDARY)
            parts.append(StyledText(f"\n{row.counts}", small, colours.secondary))
        return Prose(parts, width)


def _head_prose(theme: AppTheme, said: str, width: int, across: bool) -> Prose:
    name, _, below = said.partition("\n")
    size = SECONDARY if across else BODY
    ink = theme.colours.secondary if across else theme.colours.ink
    parts = [StyledText(name, theme.font(size, FontWeight.SEMIBOLD), ink)]
    if below:
        parts.append(StyledText(f"\n{below}", theme.font(SECONDARY), theme.colours.secondary))
    return Prose(parts, width - 2 * _PAD)


def _header_height(theme: AppTheme, grid: _Model, wide: int) -> int:
    heads: Sequence[str] = [
        str(grid.headerData(column, Qt.Orientation.Horizontal))
        for column in range(grid.columnCount())
    ]
    highest = max((_head_prose(theme, said, wide, True).height for said in heads), default=0.0)
    return round(highest) + 2 * _PAD
