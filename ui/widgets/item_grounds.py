"""The grounds for models and for what paints rows: they answer whatever breaks."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QStyledItemDelegate

from core.words import tr
from ui.widgets.qt_answers import answered, nothing

_Index = QModelIndex | QPersistentModelIndex


def answer_always(kind: type, instead: Mapping[str, Callable[..., Any]]) -> None:
    """Make every override of a class that *instead* names one that always answers."""
    for name, other in instead.items():
        override = vars(kind).get(name)
        if override is not None:
            setattr(kind, name, answered(other)(override))


def not_shown() -> str:
    """Return what stands where a line cannot be shown."""
    return tr("This line cannot be shown")


def _none_of_them(*_args: object) -> int:
    return 0


def _missing(_model: object, _index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
    spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return not_shown() if role in spoken else None


def _only_there(*_args: object) -> Qt.ItemFlag:
    return Qt.ItemFlag.ItemNeverHasChildren


_OF_A_MODEL: Final[Mapping[str, Callable[..., Any]]] = {
    "rowCount": _none_of_them,
    "columnCount": _none_of_them,
    "data": _missing,
    "headerData": nothing,
    "flags": _only_there,
}
_OF_A_DELEGATE: Final[Mapping[str, Callable[..., Any]]] = {
    "paint": nothing,
    "sizeHint": QStyledItemDelegate.sizeHint,
    "initStyleOption": nothing,
}


class ListModel(QAbstractListModel):
    """The ground for models of lists."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        answer_always(cls, _OF_A_MODEL)
        super().__init_subclass__()


class TableModel(QAbstractTableModel):
    """The ground for models of tables."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        answer_always(cls, _OF_A_MODEL)
        super().__init_subclass__()


class ItemDelegate(QStyledItemDelegate):
    """The ground for what paints and measures rows and cells."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        answer_always(cls, _OF_A_DELEGATE)
        super().__init_subclass__()
