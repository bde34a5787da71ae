"""The one mark of where the keyboard is: a yellow ring around ink, over everything."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import RING, RING_INK
from ui.widgets.qt_answers import painted

_YELLOW: Final = 3
_INK: Final = 2
_OUT: Final = 3
"""How far the ring reaches outside the widget; the ink lies on its edge."""

_FOLLOWED: Final = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
    }
)


_LAID_OUT: Final = QEvent.Type(QEvent.registerEventType())
_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


class FocusRing(QWidget):
    """Rings the focused widget of one window; make one for each window.

    It follows focus, moves, resizes and scrolling, is transparent to the mouse
    and absent for screen readers. A widget may set `focus_radius`; where only a
    part of it has the focus it offers `focus_rect() -> QRect` (in its viewport)
    and a signal `focus_moved`.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._on: QWidget | None = None
        self._around: QWidget | None = None
        self._follows = False
        self._chain: list[QWidget] = []
        self._moved: SignalInstance | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, app.focusWidget())

    @property
    def on(self) -> QWidget | None:
        """The widget it is around now."""
        return self._on if self.isVisible() else None

    def follow(self) -> None:
        """Go to where the focused widget is now."""
        where = self._where()
        if where.isEmpty():
            self.hide()
            return
        if where == self.geometry() and self.isVisible() and self._around is self._on:
            return
        self._around = self._on
        self.setGeometry(where)
        inner = self.rect().adjusted(*(side * (_YELLOW + _INK + 4) for side in (1, 1, -1, -1)))
        whole = QRegion(self.rect())
        self.setMask(whole.subtracted(QRegion(inner)) if inner.isValid() else whole)
        self.raise_()
        self._lie_under()
        self.show()
        self.update()

    def _lie_under(self) -> None:
        """Lie under what was opened over the widget, such as a side panel's drawer."""
        window = self.parentWidget()
        for over in window.findChildren(QWidget, options=_DIRECT) if window is not None else ():
            covers = getattr(over, "lies_over", False) and over.isVisible()
            if covers and self._on is not None and not over.isAncestorOf(self._on):
                over.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow when the widget, or anything it lies in, moves."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow_once()
        elif event.type() in _FOLLOWED and watched is not self:
            self.follow()
        return super().eventFilter(watched, event)

    def _follow_once(self) -> None:
        """Follow once all is laid out: everything it lies in asks for that, one after the other."""
        if not self._follows:
            self._follows = True
            QCoreApplication.postEvent(self, QEvent(_LAID_OUT))  # comes before anything is painted

    def customEvent(self, event: QEvent) -> None:
        """Follow to where the layout has put it."""
        if event.type() == _LAID_OUT:
            self._follows = False
            self.follow()

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint yellow outside, ink inside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(getattr(self._on, "focus_radius", 8.0))
        for inset, width, colour in (
            (_YELLOW / 2, _YELLOW, RING),
            (_YELLOW + _INK / 2, _INK, RING_INK),
        ):
            painter.setPen(QPen(colour, width))
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            corner = min(radius + _OUT - inset, ring.height() / 2)
            painter.drawRoundedRect(ring, corner, corner)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain.clear()
        if self._moved is not None and self._on is not None and isValid(self._on):
            self._moved.disconnect(self.follow)
        self._moved = None
        self._on = new if new is not None and self._is_here(new) else None
        if self._on is not None:
            self._chain = [self._on, *self._above(self._on)]
            moved = getattr(self._on, "focus_moved", None)
            if isinstance(moved, SignalInstance):
                moved.connect(self.follow)
                self._moved = moved
        for widget in self._chain:
            widget.installEventFilter(self)
        self.follow()

    def _above(self, widget: QWidget) -> Iterator[QWidget]:
        """Yield what *widget* lies in, up to but without the window."""
        above: QWidget | None = widget.parentWidget()
        while above is not None and above is not self.parentWidget():
            yield above
            above = above.parentWidget()

    def _is_here(self, widget: QWidget) -> bool:
        return widget.window() is self.parentWidget() and widget is not widget.window()

    def _where(self) -> QRect:
        """Return the ring's place in the window: cut where a scrolled view cuts the widget."""
        widget, window = self._on, self.parentWidget()
        if widget is None or window is None or not isValid(widget) or not widget.isVisible():
            return QRect()
        part = getattr(widget, "focus_rect", None)
        inner = part() if callable(part) else widget.rect()
        origin = widget.viewport() if part and isinstance(widget, QAbstractScrollArea) else widget
        ring = QRect(origin.mapTo(window, inner.topLeft()), inner.size())
        ring = ring.adjusted(-_OUT, -_OUT, _OUT, _OUT)
        for above in self._above(widget):
            if isinstance(above.parentWidget(), QAbstractScrollArea):
                ring &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        return ring & window.rect()
