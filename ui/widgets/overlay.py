"""A card that lies over the page for a moment; Esc puts it away and the focus goes back."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.widgets.card import Card

_EDGE = 12
_LOW = 420
"""A page lower than this, at the usual text size, lends all of its height."""


class Overlay(Card):
    """Centred under the top bar of its parent; closes when the focus goes elsewhere.

    Signals:
        closed: it was put away.
    """

    is_page = True
    closed = Signal()

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent=parent)
        self._above, self._wide = parent, width
        self._back: QWidget | None = None
        self.hide()
        parent.installEventFilter(self)
        self._theme.follow(self._place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open(self) -> None:
        """Come over the page and take the focus; remember where it was."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._back = focused
        self._place()
        self.show()
        self.raise_()
        self.take_focus()

    def put_away(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        back, self._back = self._back, None
        self.hide()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def take_focus(self) -> None:
        """Put the focus where the keyboard begins."""
        raise NotImplementedError

    def height_at(self, width: int) -> int:
        """Return how high it is at *width*, were there no limit."""
        return self.sizeHint().height() if width else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the page."""
        if watched is self._above and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        above = self._above
        wide = min(self._theme.px(self._wide), above.width() - 2 * _EDGE)
        low = above.height() < self._theme.px(_LOW)
        top = _EDGE if low else min(self._theme.px(62), above.height() // 5)
        high = min(self.height_at(wide), above.height() - top - _EDGE)
        self.setGeometry(QRect((above.width() - wide) // 2, top, wide, high))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self.isHidden() or new is self or self.isAncestorOf(new):
            return
        if new.window() is self.window():
            self._back = None
            self.hide()
            self.closed.emit()
