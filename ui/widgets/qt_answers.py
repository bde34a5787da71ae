"""What Qt asks in the middle of its own work is always answered, whatever breaks in our answer.

An exception that leaves an override Qt called is kept by the binding until Qt is done.
Until then every other override answers nothing, a view is left half laid out, and a
painter stays open in the frames of the traceback: Qt ends the process over that.
"""

import sys
from collections.abc import Callable, Mapping
from functools import partial, wraps
from traceback import clear_frames
from typing import Any, Final, ParamSpec, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QStyledItemDelegate

from core.words import tr

P = ParamSpec("P")
R = TypeVar("R")

_Index = QModelIndex | QPersistentModelIndex


class NotShown(Exception):
    """A mistake of ours by which something is not shown; its cause says what and where."""


def answered(instead: Callable[P, R]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make an override that answers Qt with *instead* where it breaks; that is told afterwards."""

    def made(override: Callable[P, R]) -> Callable[P, R]:
        @wraps(override)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return override(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - the boundary to Qt: told, never swallowed
                _tell_later(error)
            return instead(*args, **kwargs)

        return answer

    return made


def painted(override: Callable[P, None]) -> Callable[P, None]:
    """Make a `paintEvent` that leaves out what it cannot paint."""

    def left_out(*_args: P.args, **_kwargs: P.kwargs) -> None:
        return None

    return answered(left_out)(override)


def answer_always(kind: type, instead: Mapping[str, Callable[..., Any]]) -> None:
    """Make every override of a class that *instead* names one that always answers."""
    for name, other in instead.items():
        override = vars(kind).get(name)
        if override is not None:
            setattr(kind, name, answered(other)(override))


def not_shown() -> str:
    """Return what stands where a line cannot be shown."""
    return tr("This line cannot be shown")


def _nothing(*_args: object) -> None:
    return None


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
    "headerData": _nothing,
    "flags": _only_there,
}
_OF_A_DELEGATE: Final[Mapping[str, Callable[..., Any]]] = {
    "paint": _nothing,
    "sizeHint": QStyledItemDelegate.sizeHint,
    "initStyleOption": _nothing,
}


class ListModel(QAbstractListModel):
    """The ground for models of lists."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        super().__init_subclass__()
        answer_always(cls, _OF_A_MODEL)


class TableModel(QAbstractTableModel):
    """The ground for models of tables."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        super().__init_subclass__()
        answer_always(cls, _OF_A_MODEL)


class ItemDelegate(QStyledItemDelegate):
    """The ground for what paints and measures rows and cells."""

    def __init_subclass__(cls) -> None:
        """Answer whatever breaks."""
        super().__init_subclass__()
        answer_always(cls, _OF_A_DELEGATE)


def _tell_later(error: BaseException) -> None:
    """Let go of what the broken frames hold, painters above all, and tell it once Qt is done."""
    link: BaseException | None = error
    while link is not None:
        clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__
    fault = NotShown()
    fault.__cause__ = error
    QTimer.singleShot(0, partial(_tell, fault))


def _tell(fault: NotShown) -> None:
    sys.excepthook(NotShown, fault, None)
