"""The map as a table: cases down, questions across, minutes at the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.model.ids import CaseId
from core.words import tr
from ui.theme import SECONDARY, app_theme
from ui.walk.map.cells import CellLook, ShownCell, ShownHead, ShownRow
from ui.walk.map.painting import LEAST_SHORT, MapLayout, paint_head
from ui.widgets.frozen_table import FrozenHead, FrozenTable
from ui.widgets.item_grounds import TableModel
from ui.widgets.plain_grid import make_plain
from ui.widgets.qt_answers import painted
from ui.widgets.row_list import ROW, RowDelegate

Index = QModelIndex | QPersistentModelIndex
_LOW: Final = 800
"""Height of a window under which rows are set closer."""
_ROOMY, _CLOSE, _DONE = 58, 44, 28
_NAME, _MINUTES, _LEAST = 132, 84, 58
_MOST_DIGITS: Final = 3


class MapGrid(FrozenTable):
    """Arrows move, Enter goes there, Alt and an arrow moves a case, digits type its minutes.

    Signals:
        pointed: the keyboard came to another cell.
        entered_cell: Enter or a double press on a question of a case.
        moved: a case is wished elsewhere; carries its `CaseId` and the row to move it to.
        minutes_typed: carries the `CaseId` and its minutes, -1 for none of its own.
        focus_moved: the focus ring has to follow.
    """

    pointed = Signal()
    entered_cell = Signal()
    moved = Signal(object, int)
    minutes_typed = Signal(object, int)
    focus_moved = Signal()
    focus_radius = 6.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = ""
        self._held: CaseId | None = None
        self.shown = _Model()
        self._layout = MapLayout(self._theme)
        self._grew_unseen = False
        self.setModel(self.shown)
        self.setHorizontalHeader(_Head(self))
        make_plain(self)
        self.setItemDelegate(RowDelegate(self._layout, self))
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Where the agencies differ"))
        self.setAccessibleDescription(
            tr(
                "Arrows move, Enter goes to the question. Alt and Up or Down moves a {case}. "
                "In the last column digits type its minutes."
            )
        )
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: self.entered_cell.emit())
        self._theme.follow(self._restyle)
        self._restyle()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.focus_moved)

    def show_rows(self, heads: Sequence[ShownHead], rows: Sequence[ShownRow]) -> None:
        """Show the map anew; the keyboard stays at its case and its question."""
        at, column = self.current_case, max(self.currentIndex().column(), 1)
        same = [one.case_id for one in rows] == [one.case_id for one in self.shown.rows]
        self.shown.show_rows(heads, rows)
        if not same or at is None:
            where = [number for number, one in enumerate(rows) if one.case_id is not None]
            there = (number for number in where if rows[number].case_id == at and at is not None)
            row = next(there, where[0] if where else -1)
            if row >= 0:
                column = min(column, self.shown.columnCount() - 1)
                self.setCurrentIndex(self.shown.index(row, column))
        self.measure()

    def go_to(self, case_id: CaseId, column: int) -> None:
        """Put the keyboard at a question of a case."""
        for row, one in enumerate(self.shown.rows):
            if one.case_id == case_id:
                self.setCurrentIndex(self.shown.index(row, column))

    @property
    def current_case(self) -> CaseId | None:
        """The case the keyboard is at."""
        row = self.currentIndex().row()
        return self.shown.rows[row].case_id if 0 <= row < len(self.shown.rows) else None

    @property
    def current_question(self) -> int | None:
        """Which question the keyboard is at, from 0; None at a name or at minutes."""
        at = self.currentIndex().column() - 1
        return at if 0 <= at < self.shown.columnCount() - 2 else None

    def measure(self) -> None:
        """Share the width among the questions; set rows closer in a low window."""
        count = self.shown.columnCount() - 2
        if count < 0:
            return
        px = self._theme.px
        name, minutes = px(_NAME), px(_MINUTES)
        free = self.viewport().width() - name - minutes
        wide = max(px(_LEAST), free // count) if count else 0
        self.setColumnWidth(0, name)
        for column in range(1, count + 1):
            self.setColumnWidth(column, wide)
        self.setColumnWidth(count + 1, minutes)
        line = self._theme.metrics(SECONDARY).height()
        lines = 1 + 2 * (wide >= px(LEAST_SHORT)) + any(one.always for one in self.shown.heads)
        self.horizontalHeader().setFixedHeight(round(line * lines) + 14)
        roomy = px(_CLOSE if self.window().height() < _LOW else _ROOMY)
        for row, one in enumerate(self.shown.rows):
            self.setRowHeight(row, roomy if one.is_open else px(_DONE))
        self.focus_moved.emit()

    def focus_rect(self) -> QRect:
        """Return the cell the keyboard is at, for the focus ring."""
        where = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return where.adjusted(1, 1, -1, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there, move a case, or type its minutes."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._wish(self.currentIndex().row() + (-1 if key == Qt.Key.Key_Up else 1))
                return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_cell.emit()
            return
        elif self._is_at_minutes() and (event.text().isdigit() or key == Qt.Key.Key_Backspace):
            self._type(event.text() if event.text().isdigit() else "")
            return
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters look for nothing here
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a case by its name."""
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        self._held = self.shown.rows[at.row()].case_id if at.isValid() and not at.column() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the case that is held go where the pointer is."""
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row = self.rowAt(round(event.position().y()))
        if self._held == self.current_case and row != self.currentIndex().row():
            self._wish(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the case go."""
        self._held = None
        super().mouseReleaseEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Look at another cell; minutes are typed anew there."""
        super().currentChanged(current, previous)
        self._typing = ""
        self.pointed.emit()
        self.focus_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the ring on the cell."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.measure()
            self.scrollTo(self.currentIndex())

    def _is_at_minutes(self) -> bool:
        cell = self.currentIndex().data(ROW)
        return isinstance(cell, ShownCell) and cell.look is CellLook.MINUTES

    def _type(self, digit: str) -> None:
        typed = self._typing + digit if digit else self._typing[:-1]
        self._typing = typed[-_MOST_DIGITS:]
        case_id = self.current_case
        if case_id is not None:
            kept = self._typing
            self.minutes_typed.emit(case_id, int(kept) if kept else -1)
            self._typing = kept

    def _wish(self, row: int) -> None:
        case_id, rows = self.current_case, self.shown.rows
        at = self.currentIndex().row()
        movable = 0 <= row < len(rows) and rows[row].is_open and rows[at].is_open
        if case_id is not None and movable:
            self.moved.emit(case_id, row)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the keyboard's place in sight where the rows grew out of sight."""
        super().showEvent(event)
        if self._grew_unseen:
            self._grew_unseen = False
            self.scrollTo(self.currentIndex())

    def _restyle(self) -> None:
        self._layout.forget()
        self.measure()
        self._grew_unseen = not self.isVisible()  # what is in sight is known once it is shown
        if not self._grew_unseen:
            self.scrollTo(self.currentIndex())


class _Model(TableModel):
    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[ShownHead, ...] = ()
        self.rows: tuple[ShownRow, ...] = ()

    def show_rows(self, heads: Sequence[ShownHead], rows: Sequence[ShownRow]) -> None:
        """Show other rows; where the same cases stay, their cells alone are told."""
        same = [one.case_id for one in rows] == [one.case_id for one in self.rows]
        if same and tuple(heads) == self.heads:
            self.rows = tuple(rows)
            if rows:
                last = self.index(len(rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.heads, self.rows = tuple(heads), tuple(rows)
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return how many cases there are, and the heading above those that are done."""
        return len(self.rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the names, the questions and the minutes."""
        return len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or its words to be read out."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()].cells[index.column()]
        if role == ROW:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        if role == Qt.ItemDataRole.ToolTipRole and 0 < index.column() < len(self.heads) - 1:
            return f"{self.heads[index.column()].spoken}: {cell.spoken}" if cell.spoken else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a question in words, or the name of a case."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].cells[0].spoken
        return self.heads[section].spoken


class _Head(FrozenHead):
    """Numbers and short wordings over the questions."""

    def __init__(self, view: MapGrid) -> None:
        super().__init__(view)
        self._shown = view.shown
        self._theme = app_theme(self)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    @painted
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one heading."""
        painter.save()
        painter.fillRect(rect, self._theme.colours.card)
        paint_head(painter, QRectF(rect), self._shown.heads[section], self._theme)
        painter.restore()
