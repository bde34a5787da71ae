"""Tab goes through what is made later in the order it is seen, not in that it was made."""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QWidget

_CHILDREN: Final = Qt.FindChildOption.FindDirectChildrenOnly


class TabAsSeen:
    """Keeps Tab in the order of the layouts in a widget, whatever is made in it later.

    `placed` is one in it that stands in its place between what is around.
    """

    def __init__(self, inside: QWidget, placed: QWidget) -> None:
        self._inside, self._placed = inside, placed
        self._last: list[QWidget] = []

    def follow(self) -> None:
        """Take in what was made since."""
        stops = list(_stops(self._inside))
        if stops == self._last:
            return
        self._last = stops
        for before, after in pairwise([*self._before(set(stops)), *stops]):
            QWidget.setTabOrder(before, after)

    def _before(self, stops: set[QWidget]) -> list[QWidget]:
        """Return what Tab comes to before it comes inside; nothing where there is nothing else."""
        one = self._placed.previousInFocusChain()
        while one is not None and one is not self._placed:
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one not in stops:
                return [one]
            one = one.previousInFocusChain()
        return []


def _stops(inside: QWidget) -> Iterator[QWidget]:
    if inside.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield inside
    layout = inside.layout()
    if layout is not None and not isinstance(inside, QAbstractScrollArea):
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    """Yield them in the layout's order.

    Its items are not asked for: what PySide6 keeps of one outlives it, and stands for whatever
    comes to lie there afterwards.
    """
    whole = layout.parentWidget()
    widgets = whole.findChildren(QWidget, options=_CHILDREN) if whole is not None else []
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    placed: list[tuple[int, Iterator[QWidget]]] = [
        *((layout.indexOf(one), _stops(one)) for one in widgets),
        *((layout.indexOf(one), _in_layout(one)) for one in inner),
    ]
    for at, stops in sorted(placed, key=itemgetter(0)):
        if at >= 0:
            yield from stops
