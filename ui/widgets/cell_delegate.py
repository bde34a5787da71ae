"""The line a cell of a table is typed in, and the words offered for it."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.words import tr
from ui.widgets.composed import ComposedLine

ChoicesRole: Final = Qt.ItemDataRole.UserRole + 41
"""Where a model keeps the words (list[str]) a cell may be completed to."""

_ALT: Final = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier,
)
"""Alt with an arrow; on a Mac an arrow is a key of the keypad."""

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """A line to type in, completed from the words a cell may hold."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        editor = ComposedLine(parent)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading or tr("Cell")))
        choices: Any = index.data(ChoicesRole)
        if choices:
            completer = QCompleter([str(choice) for choice in choices], editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            longest = max(map(editor.fontMetrics().horizontalAdvance, map(str, choices)))
            if popup := completer.popup():
                popup.setMinimumWidth(longest + 40)  # a narrow cell would cut its words
            editor.setCompleter(completer)
            editor.returnPressed.connect(self._on_return)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Alt+Down offer every word while the cell is open."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent) and opens_list(event):
            if event.type() == QEvent.Type.KeyPress:
                offer_all(editor)
            return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Keep the word that is still being composed with the cell."""
        if isinstance(editor, ComposedLine):
            editor.commit()
        super().setModelData(editor, model, index)

    def _on_return(self) -> None:
        """Keep the cell although the words offered are open: they take Enter for themselves."""
        editor = self.sender()
        completer = editor.completer() if isinstance(editor, QLineEdit) else None
        popup = completer.popup() if completer is not None else None
        if isinstance(editor, QLineEdit) and popup is not None and popup.isVisible():
            popup.hide()
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)


def opens_list(event: QKeyEvent) -> bool:
    """Return whether a key asks for the words a cell may hold."""
    return event.key() == Qt.Key.Key_Down and event.modifiers() in _ALT


def offer_all(editor: QLineEdit) -> None:
    """Show every word a cell may hold, whatever stands in it."""
    completer = editor.completer()
    if completer is not None:
        completer.setCompletionPrefix("")
        completer.complete()
