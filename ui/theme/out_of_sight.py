"""What every widget goes through: at once what is in sight, a page out of sight a little later."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from core.interpreter import gc_paused

_A_TURN: Final = 0.006
"""Seconds of work after which the window has its turn."""
_FIRST: Final = 100
"""Milliseconds in which the window paints what it shows, before anything else is begun."""

IS_PAGE: Final = "is_page"
"""What a widget has that is no page of a stack and yet has no say in a layout while hidden."""

Work = Callable[[list[QWidget]], Iterator[None]]
"""Changes some widgets, parents before what is in them, a little at each step."""


class OutOfSight(QObject):
    """Has all widgets changed; what nobody sees waits, part by part, for the window to rest.

    A part that is shown before its turn is changed in that moment, before it is painted.
    """

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._left: dict[QWidget, None] = {}
        self._unseen: WeakSet[QWidget] = WeakSet()
        self._begun: tuple[QWidget, Iterator[None]] | None = None
        self._pages_alone = False
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    @property
    def is_waiting(self) -> bool:
        """Whether any has still to be changed."""
        return bool(self._left) or self._begun is not None

    def change_all(self, *, pages_alone: bool) -> None:
        """Change every widget there is, those that waited too.

        Whatever is hidden may wait, or *pages_alone*: what is hidden on a page in sight has
        its say in how that is laid out, where the text has another size.
        """
        self._pages_alone = pages_alone or (self.is_waiting and self._pages_alone)
        self._let_all_go()
        in_sight: list[QWidget] = []
        for window in QApplication.topLevelWidgets():
            if _is_seen(window):
                in_sight += self._part(window)
            else:
                self._put_off(window)
        for _ in self._work(in_sight):
            pass
        if self._left:
            self._turn.start(_FIRST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change what is shown before its turn has come."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._catch_up(watched)
        return False

    def _part(self, top: QWidget) -> list[QWidget]:
        """Return a widget and what is in it, but for parts that may wait: those are put off."""
        found, inside = [], [top]
        while inside:
            widget = inside.pop()
            found.append(widget)
            for child in reversed(widget.children()):  # so that the first is the next, as in Qt
                if isinstance(child, QWidget) and not child.isWindow():
                    if child.isHidden() and self._may_wait(child):
                        self._put_off(child)
                    else:
                        inside.append(child)
        return found

    def _may_wait(self, hidden: QWidget) -> bool:
        if not self._pages_alone or hasattr(hidden, IS_PAGE):
            return True
        return isinstance(hidden, QStackedWidget) or isinstance(
            hidden.parentWidget(), QStackedWidget
        )

    def _put_off(self, top: QWidget) -> None:
        self._left[top] = None
        top.installEventFilter(self)

    def _let_all_go(self) -> None:
        begun = [] if self._begun is None else [self._begun[0]]
        for top in (*self._left, *self._unseen, *begun):
            if isValid(top):
                top.removeEventFilter(self)
        self._left.clear()
        self._unseen.clear()
        self._begun = None

    def _catch_up(self, shown: QWidget) -> None:
        """Change a part to its end, whether or not it was begun."""
        if self._begun is not None and self._begun[0] is shown:
            begun = self._begun
        elif shown in self._left:
            begun = self._begin(shown)
        else:
            self._lay_out_again(shown)
            return
        with gc_paused():
            for _ in begun[1]:
                pass
        self._end(begun)

    def _lay_out_again(self, shown: QWidget) -> None:
        """Have what was changed out of sight ask for its room: Qt forgets that it did."""
        if shown in self._unseen:
            self._unseen.discard(shown)
            shown.removeEventFilter(self)
            inside = [shown]
            while inside:
                widget = inside.pop()
                widget.updateGeometry()
                inside += [one for one in widget.children() if isinstance(one, QWidget)]

    def _begin(self, top: QWidget) -> tuple[QWidget, Iterator[None]]:
        del self._left[top]
        return top, self._changed(top)

    def _changed(self, top: QWidget) -> Iterator[None]:
        if isValid(top):  # its page may go at any turn
            yield from self._work(self._part(top))
        # A stack asks its hidden pages too: what they answer is worked out by now.
        for ask in (QWidget.minimumSizeHint, QWidget.sizeHint):
            if isValid(top) and isinstance(top.parentWidget(), QStackedWidget):
                ask(top)
                yield

    def _end(self, begun: tuple[QWidget, Iterator[None]]) -> None:
        top = begun[0]
        if self._begun is begun:
            self._begun = None
        if isValid(top) and top.isVisible():
            top.removeEventFilter(self)
        elif isValid(top):
            self._unseen.add(top)

    def _on_turn(self) -> None:
        """Work for a few milliseconds, at whatever is next."""
        until = perf_counter() + _A_TURN
        self._turn.setInterval(0)
        with gc_paused():
            while perf_counter() < until:
                if self._begun is None:
                    top = next(iter(self._left), None)
                    if top is None:
                        self._turn.stop()
                        return
                    if not isValid(top):  # its page has gone meanwhile
                        del self._left[top]
                        continue
                    self._begun = self._begin(top)
                begun = self._begun
                if next(begun[1], begun) is begun:
                    self._end(begun)


def _is_seen(window: QWidget) -> bool:
    """Return whether a window is on screen, or is a menu or a list of what is there."""
    home = window.parentWidget()
    return window.isVisible() or (home is not None and home.isVisible())
