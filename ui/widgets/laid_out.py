"""Much is shown and put away at once, and finds its place once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLayout, QWidget


class LaidOutOnce:
    """Lays out a widget, then those in it that hold most, once all of it is as it shall be.

    Qt lays out all around a widget that is shown, here and now, from the inside out and each
    time anew: of twelve that are shown eleven layouts are for nothing.
    """

    def __init__(self, outer: QWidget, *inner: QWidget) -> None:
        """*inner* ones come in the order in which they are given their size."""
        self._widgets = (outer, *inner)
        self._inner: list[QLayout] = []

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Move nothing meanwhile; at the end what is inside says first what room it needs."""
        layouts = [layout for one in self._widgets if (layout := one.layout()) is not None]
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for inner in self._inside():
                inner.activate()
            for layout in layouts:
                layout.setEnabled(True)
            for one in reversed(self._widgets):
                one.updateGeometry()
            for one in self._widgets:
                _lay_out(one)

    def _inside(self) -> list[QLayout]:
        """Return the layouts of all else inside, the innermost first; found once."""
        if not self._inner:
            inside = self._widgets[0].findChildren(QWidget)
            self._inner = [
                layout
                for one in reversed(inside)
                if one not in self._widgets and (layout := one.layout()) is not None
            ]
        return self._inner


def _lay_out(widget: QWidget) -> None:
    """Lay out what is in a widget; one that scrolls is given its size first."""
    around, layout = widget.parentWidget(), widget.layout()
    if around is not None and around.layout() is None:
        QCoreApplication.sendEvent(around, QEvent(QEvent.Type.LayoutRequest))
    if layout is not None:
        layout.activate()
