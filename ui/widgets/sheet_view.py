"""A table to type and paste into, as people know it from a spreadsheet."""

import csv
import io
import re
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QWidget,
)

from core.model.names import cleaned
from core.words import tr
from ui.theme import SECONDARY, FontWeight
from ui.widgets.cell_delegate import CellDelegate, CellLine, ChoicesRole, offer_all, opens_list
from ui.widgets.composed import ComposedLine
from ui.widgets.frozen_table import FrozenTable
from ui.widgets.plain_grid import set_heading_font

TurnedRole: Final = Qt.ItemDataRole.UserRole + 42
"""Where a model keeps the text (str) that Space puts into a cell of two words; else None."""

_CELL: Final = re.compile(r'(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|\Z)')
"""A cell, in marks where it holds a line's end, and what ends it."""

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_Index = QModelIndex | QPersistentModelIndex


class SheetView(FrozenTable):
    """Typing starts editing; Tab and Enter move on; a block can be pasted.

    Tab never traps: past the last cell it leaves, Ctrl+Tab leaves at once, and
    so does Tab after Esc. Pasting and deleting are only told; the page decides.

    Signals:
        pasted: row, column and the block of text to put there.
        cleared: the cells to empty, as a list of (row, column).
        focus_moved: the current cell is elsewhere on screen; the focus ring follows.
        width_changed: there is more or less room for the columns.
    """

    pasted = Signal(int, int, object)
    cleared = Signal(object)
    focus_moved = Signal()
    width_changed = Signal()
    focus_radius = 2.0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaving = False
        self._tabbed_from: int | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(tr("Type to fill a cell. Esc, then Tab, leaves the table."))
        self.cells = CellDelegate(self, self._room_of)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self.focus_moved)
        self.horizontalScrollBar().valueChanged.connect(self.focus_moved)
        self._theme.follow(self._restyle)
        self._restyle()

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Show *model*, its first cell current."""
        super().setModel(model)
        if model is not None and model.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that there is more or less room for the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def choose(self, index: _Index) -> None:
        """Put the cursor into a cell and choose no other, whatever keys are held just now."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def focus_rect(self) -> QRect:
        """Return the current cell, or the whole table where there is none."""
        current = self.visualRect(self.currentIndex())
        return current if current.isValid() else self.viewport().rect()

    def _room_of(self, index: _Index) -> QRect:
        """Return where a cell's line may grow: beside the first column, if it stays."""
        left = self.frozen if index.column() else 0
        return self.viewport().rect().adjusted(left, 0, 0, 0)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell the focus ring; whatever moves on but Tab ends a run of Tabs."""
        super().currentChanged(current, previous)
        self._tabbed_from = None
        self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, copy, paste, empty, leave; while a word is composed the keys are the cell's."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, ComposedLine) and not editor.hasFocus():
            editor.commit()  # a cell opened by a composed letter has no focus before it is given
            editor.setFocus()
            QCoreApplication.sendEvent(editor, event)
            return
        leaving, self._leaving = self._leaving, event.key() == Qt.Key.Key_Escape
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(event.key() == Qt.Key.Key_Tab)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _kept_editor(event):
            if self.state() != QAbstractItemView.State.EditingState:  # then the editor moves on
                self._begin_next_row()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == _SHIFT:
            self.selectRow(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space and self._turn():
            pass
        elif opens_list(event):
            self._open_list()
        else:
            self._leaving = leaving and event.key() == Qt.Key.Key_Shift
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move to the next cell; past the last, or after Esc, to the next control."""
        if self._leaving or not self._move_on(1 if next else -1):
            self._leaving = False
            return super().focusNextPrevChild(next)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget that Esc was pressed."""
        self._leaving = False
        super().focusOutEvent(event)

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """After Tab and Enter in a cell move on without opening the next.

        What was refused stays open, its text chosen so that the next words replace it:
        whoever types with eyes on paper would go on in cells that are one too far.
        """
        hints = QAbstractItemDelegate.EndEditHint
        moving = hint in (hints.EditNextItem, hints.EditPreviousItem, hints.SubmitModelCache)
        if moving and isinstance(editor, CellLine) and editor.is_refused:
            editor.setFocus()
            editor.selectAll()
            return
        super().closeEditor(editor, hints.NoHint)
        match hint:
            case hints.EditNextItem:
                self._move_on(1)
            case hints.EditPreviousItem:
                self._move_on(-1)
            case hints.SubmitModelCache:
                self._begin_next_row()

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet would."""
        cells = self.selectionModel().selectedIndexes() if self.selectionModel() else []
        if not cells:
            return
        rows = sorted({cell.row() for cell in cells})
        columns = sorted({cell.column() for cell in cells})
        out = io.StringIO()
        writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
        for row in rows:
            writer.writerow([_text(self.model().index(row, column)) for column in columns])
        QGuiApplication.clipboard().setText(out.getvalue().rstrip("\n"))

    def paste(self) -> None:
        """Tell of the block on the clipboard, to go in at the current cell."""
        text = QGuiApplication.clipboard().text()
        current = self.currentIndex()
        if text and current.isValid():
            self.pasted.emit(current.row(), current.column(), block(text))

    def _clear(self) -> None:
        cells = self.selectionModel().selectedIndexes() if self.selectionModel() else []
        if cells:
            self.cleared.emit([(cell.row(), cell.column()) for cell in cells])

    def _turn(self) -> bool:
        """Put the other of a cell's two words into it; False where it has no two words."""
        current = self.currentIndex()
        turned = current.data(TurnedRole)
        if not isinstance(turned, str) or not current.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        return self.model().setData(current, turned)

    def _open_list(self) -> None:
        """Open the cell with its words; where it has none nothing moves."""
        current = self.currentIndex()
        if not current.data(ChoicesRole) or not current.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        if not isinstance(self.indexWidget(current), QLineEdit):
            self.edit(current)
        editor = self.indexWidget(current)
        if isinstance(editor, QLineEdit):
            offer_all(editor)

    def _leave(self, onwards: bool) -> None:
        self._leaving = True
        self.focusNextPrevChild(onwards)

    def _begin_next_row(self) -> None:
        """Go down; after a run of Tabs to the column where the run began."""
        current = self.currentIndex()
        column = current.column() if self._tabbed_from is None else self._tabbed_from
        goal = current.sibling(current.row() + 1, column)
        if goal.isValid():
            self.setCurrentIndex(goal)

    def _move_on(self, step: int) -> bool:
        """Move to the next or previous shown cell, over the ends of rows; False at the end."""
        current, model = self.currentIndex(), self.model()
        if model is None or not current.isValid():
            return False
        shown = [n for n in range(model.columnCount()) if not self.isColumnHidden(n)]
        at = shown.index(current.column()) + step
        row = current.row() + (1 if at >= len(shown) else -1 if at < 0 else 0)
        if not 0 <= row < model.rowCount():
            return False
        began = current.column() if self._tabbed_from is None else self._tabbed_from
        self.setCurrentIndex(model.index(row, shown[at % len(shown)]))
        self._tabbed_from = began if row == current.row() else shown[0]
        return True

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
        head = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        for header, font in (
            (self.horizontalHeader(), head),
            (self.verticalHeader(), self._theme.font(SECONDARY)),
        ):
            set_heading_font(header, font)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)


def block(text: str) -> list[list[str]]:
    """Return text copied from a spreadsheet as rows of cells.

    Marks around a whole cell are the spreadsheet's; any other belong to the words.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    for found in _CELL.finditer(lines):
        quoted, plain, end = found.groups()
        # As of a file: a mark that turns round what follows would turn a reference on the wall.
        rows[-1].append(cleaned(plain if quoted is None else quoted.replace('""', '"')))
        if end == "\n":
            rows.append([])
        elif not end:
            break
    rows = [[] if row == [""] else row for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _text(index: QModelIndex) -> str:
    shown = index.data(Qt.ItemDataRole.EditRole)
    return "" if shown is None else str(shown)


def _kept_editor(event: QKeyEvent) -> bool:
    """Return whether a key that makes a shortcut is held with it."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
