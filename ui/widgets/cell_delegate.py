"""The line a cell of a table is typed in, and the words offered for it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from core.words import tr
from ui.theme import app_theme
from ui.widgets.composed import ComposedLine
from ui.widgets.item_grounds import ItemDelegate
from ui.widgets.reading import read_leftwards
from ui.widgets.typing_pause import TypingPause

ChoicesRole: Final = Qt.ItemDataRole.UserRole + 41
"""Where a model keeps the words (list[str]) a cell may be completed to."""

NamesRole: Final = Qt.ItemDataRole.UserRole + 43
"""Where a model says that a column is for people's names."""
_FOR_NAMES: Final = "forNames"

_ALT: Final = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier,
)
"""Alt with an arrow; on a Mac an arrow is a key of the keypad."""

_Index = QModelIndex | QPersistentModelIndex


_BESIDE_WORDS: Final = 24
"""Px that a line needs besides its words: edges, margins and the caret."""


class CellLine(ComposedLine):
    """Is as wide as its cell, or as its words where they need more and the table has room."""

    keeps_lines = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_refused = False
        self._cell, self._room = QRect(), QRect()
        self.textChanged.connect(self._fit)

    def place_in(self, cell: QRect, room: QRect) -> None:
        """Stand in a cell; grow to the right first, and never out of *room*."""
        self._cell, self._room = cell, room
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Grow with the word that is being composed as well."""
        super().inputMethodEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._cell.isNull():
            return
        words = self.fontMetrics().horizontalAdvance(self.text() + self.preedit) + _BESIDE_WORDS
        width = max(self._cell.width(), min(words, self._room.width()))
        left = max(self._room.left(), min(self._cell.left(), self._room.right() + 1 - width))
        self.setGeometry(min(left, self._cell.left()), self._cell.top(), width, self._cell.height())


class CellDelegate(ItemDelegate):
    """A line to type in, completed from the words a cell may hold.

    *room* says where in the viewport the line of a cell may grow.

    Signals:
        typing: typing in a cell stopped for a moment; carries its row, column and text.
    """

    typing = Signal(int, int, str)

    def __init__(self, parent: QObject, room: Callable[[_Index], QRect]) -> None:
        super().__init__(parent)
        self._room = room

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        editor = CellLine(parent)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading or tr("Cell")))
        editor.setProperty(_FOR_NAMES, bool(index.data(NamesRole)))
        at, pause = QPersistentModelIndex(index), TypingPause(editor)
        editor.textEdited.connect(pause.typed)

        def on_pause() -> None:
            if not editor.isHidden():  # closed it lives on for a turn, and its words are kept
                self.typing.emit(at.row(), at.column(), editor.text())

        pause.over.connect(on_pause)
        choices: Any = index.data(ChoicesRole)
        if choices:
            completer = QCompleter([str(choice) for choice in choices], editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            longest = max(map(editor.fontMetrics().horizontalAdvance, map(str, choices)))
            if popup := completer.popup():
                popup.setMinimumWidth(longest + 40)  # a narrow cell would cut its words
                app_theme(editor).dress(popup)  # a window of its own
            editor.setCompleter(completer)
            editor.returnPressed.connect(self._on_return)
        return editor

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Set words at the side they are read from."""
        super().initStyleOption(option, index)
        if read_leftwards(option.text):
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Give the line the room its words need."""
        if isinstance(editor, CellLine):
            editor.place_in(QRect(option.rect), self._room(index))
        else:
            super().updateEditorGeometry(editor, option, index)

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
        if isinstance(editor, CellLine):
            editor.is_refused = not model.setData(index, editor.text())
        else:
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


def is_for_names(field: QWidget) -> bool:
    """Return whether a field is a cell of a column for people's names."""
    return bool(field.property(_FOR_NAMES))


def opens_list(event: QKeyEvent) -> bool:
    """Return whether a key asks for the words a cell may hold."""
    return event.key() == Qt.Key.Key_Down and event.modifiers() in _ALT


def offer_all(editor: QLineEdit) -> None:
    """Show every word a cell may hold, whatever stands in it."""
    completer = editor.completer()
    if completer is not None:
        completer.setCompletionPrefix("")
        completer.complete()
