"""A table whose first column, which names the row, stays when the others are scrolled sideways."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import app_theme
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.qt_answers import painted

_Index = QModelIndex | QPersistentModelIndex


class FrozenTable(QTableView):
    """Paints its first column over the others where they are scrolled; it is one table to all.

    A column that takes half of the width or more scrolls with the rest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = app_theme(self)
        self._outside = PressFromOutside(self, self.clicked.emit)
        self.head = FrozenHead(self)
        self.setHorizontalHeader(self.head)

    @property
    def frozen(self) -> int:
        """How wide the first column is where it stands over the others, else 0."""
        wide = self.columnWidth(0) if self.model() is not None else 0
        scrolled = self.horizontalHeader().offset() > 0
        return wide if scrolled and 2 * wide < self.viewport().width() else 0

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802
        """Return where a cell is in sight: one of the first column wherever it stands."""
        where = super().visualRect(index)
        if index.isValid() and index.column() == 0 and self.frozen:
            where.moveLeft(0)
        return where

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """Return the cell in sight at a point."""
        found = super().indexAt(point)
        if found.isValid() and point.x() < self.frozen:
            return found.siblingAtColumn(0)
        return found

    def scrollTo(  # noqa: N802
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight from under the first column; which itself needs no way."""
        bar = self.horizontalScrollBar()
        before = bar.value() if index.column() == 0 and self.frozen else None
        super().scrollTo(index, hint)
        if before is not None:
            bar.setValue(before)
        elif index.isValid() and (covered := self.frozen - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - covered)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Paint the first column anew: what stands still may not move with the rest."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.updateEditorGeometries()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Paint the first column anew where it stands over others."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)
        if self.frozen:
            self.viewport().update()

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and over them the first column where the others are scrolled."""
        super().paintEvent(event)
        if self.frozen:
            painter = QPainter(self.viewport())
            self._paint_frozen(painter)
            painter.end()

    def _paint_frozen(self, painter: QPainter) -> None:
        colours, high = self._theme.colours, self.viewport().height()
        painter.fillRect(0, 0, self.frozen, high, colours.card)
        end = 0
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state = option.state
        for row in range(max(0, self.rowAt(0)), self.model().rowCount()):
            index = self.model().index(row, 0)
            where = self.visualRect(index)
            if where.top() > high:
                break
            option.rect, option.state = where, state
            if self.selectionModel().isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if index == self.currentIndex() and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self.itemDelegate().paint(painter, option, index)
            end = where.bottom() + 1
            painter.fillRect(0, end, self.frozen, 1, colours.line)
        painter.fillRect(self.frozen - 1, 0, 2, end, colours.faint)


class FrozenHead(QHeaderView):
    """The columns' headings; the first stays over its column when the others are scrolled.

    Signals:
        drawn: a column was drawn wider or narrower by hand; carries it and its width.
    """

    drawn = Signal(int, int)

    def __init__(self, view: FrozenTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table = view
        self._is_pressed = False
        self._drawn: tuple[int, int] | None = None
        self.setSectionsClickable(True)
        self.sectionResized.connect(self._on_resized)

    def setOffset(self, offset: int) -> None:  # noqa: N802
        """Paint the first heading anew: it may not move with the rest."""
        super().setOffset(offset)
        self.viewport().update()

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings, and the first over them."""
        super().paintEvent(event)
        if self._table.frozen:
            painter = QPainter(self.viewport())
            wide, high = self._table.frozen, self.height()
            colours = app_theme(self).colours
            painter.fillRect(0, 0, wide, high, colours.card)  # a heading has no ground of its own
            self.paintSection(painter, QRect(0, 0, wide, high), 0)
            painter.fillRect(wide - 1, 0, 2, high, colours.faint)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the first column where its heading is pressed, not what lies under it."""
        if event.position().x() < self._table.frozen:
            self._table.selectColumn(0)
            return
        self._is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the column that was drawn."""
        super().mouseReleaseEvent(event)
        self._is_pressed = False
        drawn, self._drawn = self._drawn, None
        if drawn is not None:
            self.drawn.emit(*drawn)

    def _on_resized(self, at: int, _before: int, wide: int) -> None:
        """Note what the hand does; the last column fills what is left, and is not drawn."""
        if self._is_pressed and at != self.logicalIndex(self.count() - 1):
            self._drawn = (at, wide)
