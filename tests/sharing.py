"""Windows that the tests of one module take in turn: each is given back as it was found.

To make a window costs far more than to use it. What a test did is undone when it ends,
and the window compared with how it was found; one that is not the same again is thrown
away, and the next test makes its own. So no test can find what another has left.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QItemSelectionModel,
    QModelIndex,
    Qt,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QScrollBar, QWidget

from core.model.fault import WorkshopError
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from ui.audit.session import WorkshopSession
from ui.report.page_view import PageView
from ui.report.pages_view import PagesView

_TOLD = ("text", "toPlainText", "currentText", "isChecked", "isReadOnly")
"""What widgets of many kinds are asked for, where they have it: what they show."""

_PASSED_OVER = (QScrollBar, PagesView, PageView)
"""What says only how far one has read."""

_HOLDS_SCROLL_BAR = "qt_scrollarea_"
"""How Qt names the widget around a scroll bar, in sight only while there is more to see."""

_PATIENCE: Final = 20
"""Seconds a window is asked to have the keyboard; one that never has it is thrown away."""

_CHOSEN_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SharedWindow(Protocol):
    """A window over one audit that can be brought back to how it was first shown."""

    @property
    def session(self) -> WorkshopSession:
        """The open audit."""
        ...

    @property
    def window(self) -> QWidget:
        """What is compared with how it was found."""
        ...

    def show(self) -> None:
        """Show what was shown first, with the focus where it was."""
        ...

    def begin(self) -> None:
        """Begin to work in it: what a test does not find again exactly is done here."""
        ...

    def is_left(self) -> bool:
        """Leave it, as a facilitator would; return whether nothing is half typed there."""
        ...

    def close(self) -> None:
        """Close the window and its file."""
        ...


W = TypeVar("W", bound=SharedWindow)


@dataclass
class _Found:
    """How a window was found: its audit, the last act, and all that it shows."""

    now: Snapshot
    step: int
    shown: list[str]
    cells: list[tuple[QAbstractItemView, int, int]]


class Shared(Generic[W]):
    """The windows of one module, one for each thing they are made of."""

    def __init__(self) -> None:
        self._windows: dict[object, tuple[W, _Found]] = {}

    def take(self, key: object, make: Callable[[], W]) -> W:
        """Return the window for a key as it was first shown; make it where there is none."""
        if key in self._windows:
            window = self._windows[key][0]
            window.show()
            window.window.setUpdatesEnabled(True)
            window.begin()
            return window
        window = make()
        window.show()
        QApplication.processEvents()
        session, whole = window.session, window.window
        found = _Found(session.now, _step(session), shown_by(whole), cells_in(whole))
        self._windows[key] = (window, found)
        window.begin()
        return window

    def give_back(self, key: object) -> bool:
        """Undo what was done in a window; return whether nothing is left, or it is thrown away."""
        if key not in self._windows:  # thrown away meanwhile
            return False
        window, found = self._windows[key]
        same = False
        with suppress(RuntimeError, WorkshopError):  # gone, or its file is: it is thrown away
            window.window.setUpdatesEnabled(False)  # nobody looks until the next test takes it
            same = _put_back(window, found)
        if not same:
            del self._windows[key]
            window.close()
        return same

    def close(self) -> None:
        """Close every window."""
        for window, _ in self._windows.values():
            window.close()
        self._windows.clear()


def show_now(window: QWidget) -> None:
    """Show a window, and let it have the keyboard."""
    until = monotonic() + _PATIENCE
    while not window.isActiveWindow():  # asked anew: what asks while another goes is passed over
        if monotonic() > until:
            raise RuntimeError("the window never had the keyboard")
        window.show()
        window.activateWindow()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def close_session(session: WorkshopSession) -> None:
    """Close an audit as the program does: work that ends later finds it closed."""
    if not session.is_closed:
        session.close()


def close_for_good(windows: Sequence[QWidget]) -> None:
    """Close windows and delete them now: one that only waits for that is still styled anew."""
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _step(session: WorkshopSession) -> int:
    step = session.undo_step
    return 0 if step is None else step.id


def _put_back(window: SharedWindow, found: _Found) -> bool:
    session = window.session
    QTest.keyRelease(window.window, Qt.Key.Key_Shift)  # or what a key was pressed with stays held
    QApplication.processEvents()
    if QApplication.activePopupWidget() or QApplication.activeModalWidget():
        return False
    if session.busy_reason or session.is_closed or session.read_only or not window.is_left():
        return False
    while _step(session) > found.step:
        if not session.do(WorkshopFile.undo):
            return False
    window.show()
    for view, row, column in found.cells:
        place = view.model().index(row, column)
        view.selectionModel().setCurrentIndex(place, _CHOSEN_ALONE)
    QApplication.processEvents()
    drafts = session.read(lambda file: file.drafts.all())
    return not drafts and session.now == found.now and shown_by(window.window) == found.shown


def cells_in(window: QWidget) -> list[tuple[QAbstractItemView, int, int]]:
    """Return which cell one is at in every table and list in sight."""
    views = [one for one in window.findChildren(QAbstractItemView) if one.isVisibleTo(window)]
    return [
        (one, one.currentIndex().row(), one.currentIndex().column())
        for one in views
        if one.model() is not None and not isinstance(one, QHeaderView)
    ]


def shown_by(window: QWidget) -> list[str]:
    """Return what every widget in sight says, holds and lets be done, in no order."""
    return sorted(_said_by(one) for one in _in_sight(window))


def _in_sight(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is to be seen inside a widget: nothing is looked for in what is hidden."""
    for one in widget.children():
        if isinstance(one, QWidget) and not one.isHidden():
            if not _is_passed_over(one):
                yield one
            yield from _in_sight(one)


def _is_passed_over(widget: QWidget) -> bool:
    """Return whether a widget says only how far one has read: a scroll bar, or what holds one."""
    return isinstance(widget, _PASSED_OVER) or widget.objectName().startswith(_HOLDS_SCROLL_BAR)


def _said_by(widget: QWidget) -> str:
    told = [getattr(widget, name)() for name in _ASKED[type(widget)]]
    seen = (type(widget).__name__, widget.isEnabled(), widget.accessibleDescription())
    return repr((*seen, *told, *_rows(widget)))


class _Asked(dict[type[QWidget], tuple[str, ...]]):
    """What each kind of widget is asked for, looked up once."""

    def __missing__(self, kind: type[QWidget]) -> tuple[str, ...]:
        self[kind] = tuple(name for name in _TOLD if callable(getattr(kind, name, None)))
        return self[kind]


_ASKED = _Asked()


def _rows(widget: QWidget) -> Iterator[object]:
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, at = widget.model(), widget.currentIndex()
        yield (model.rowCount(QModelIndex()), at.row(), at.column())
