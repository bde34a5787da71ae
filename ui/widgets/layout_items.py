"""What PySide6 keeps of a layout's items is let go of, so that it is never taken for another thing.

Where a layout that has items is put into another, PySide6 makes an object for each item and
keeps it as long as the outer layout. Qt throws an item away with its widget and tells nobody:
the object stays, and stands for whatever comes to lie at that place in memory. A window that
lay there was taken for an item, and the program broke where it asked that window something.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QLayoutItem
from shiboken6 import Shiboken


def let_go_of_layout_items() -> None:
    """Have nothing kept of the items of any layout from now on; called before the first is made."""
    QBoxLayout.addLayout = _letting_go(QBoxLayout.addLayout)  # type: ignore[method-assign]
    QBoxLayout.insertLayout = _letting_go(QBoxLayout.insertLayout)  # type: ignore[method-assign]
    QGridLayout.addLayout = _letting_go(QGridLayout.addLayout)  # type: ignore[method-assign]


def afresh(item: QLayoutItem) -> QLayoutItem:
    """Return another object for an item; the one given, which a layout may keep, stands for none.

    For a layout of ours that gives up a widget's item.
    """
    from PySide6.QtWidgets import QWidgetItem

    (place,) = Shiboken.getCppPointer(item)
    Shiboken.invalidate(item)
    return Shiboken.wrapInstance(place, QWidgetItem)  # type: ignore[return-value]


def _letting_go(put_in: Callable[..., None]) -> Callable[..., None]:
    # Not wrapped by its name: to be asked for its words, PySide6 reads the signatures of all of Qt.
    def put(outer: QLayout, *args: Any, **kwargs: Any) -> None:
        put_in(outer, *args, **kwargs)
        for one in (*args, *kwargs.values()):
            if isinstance(one, QLayout):
                _let_go(one)

    return put


def _let_go(layout: QLayout) -> None:
    if isinstance(type(layout).itemAt, FunctionType):  # of ours: it holds its items itself
        return
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if isinstance(item, QLayout):
            _let_go(item)
        elif item is not None:
            Shiboken.invalidate(item)
