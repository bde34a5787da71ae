"""The ground for lists of wrapped words that a delegate paints: one column, one row chosen."""

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.theme import app_theme
from ui.widgets.from_outside import PressFromOutside
from ui.widgets.item_grounds import answer_always

Index = QModelIndex | QPersistentModelIndex


class PaintedList(QListView):
    """Wraps anew with its width and the text size; the focus ring follows the current row.

    Signals:
        focus_moved: the focus ring has to follow.
    """

    focus_moved = Signal()

    def __init_subclass__(cls) -> None:
        """Let Qt lay its rows out whatever breaks: half laid out, it would end the process."""
        super().__init_subclass__()
        answer_always(cls, {"doItemsLayout": QListView.doItemsLayout})

    def __init__(self, name: str) -> None:
        theme = app_theme()  # first: a new theme lays out every view there is
        super().__init__()
        self._theme = theme
        self._outside = PressFromOutside(self, self.clicked.emit)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("painted", True)  # the theme's sheet leaves its ground to the rows
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.focus_moved)
        self._theme.follow(self._restyle)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Keep the current row in sight, and the ring around it."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.focus_moved.emit()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Take what is chosen from outside for a press."""
        super().selectionChanged(selected, deselected)
        self._outside.look_at(selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew; the row the keyboard is at stays in sight."""
        was = QRect(QPoint(), event.oldSize())
        super().resizeEvent(event)
        self._wrap_anew(was)

    def _restyle(self) -> None:
        self._wrap_anew(self.viewport().rect())
        self.viewport().update()

    def _wrap_anew(self, seen: QRect) -> None:
        """Lay the rows out anew; *seen* is what was in sight of them before."""
        at = self.currentIndex()
        if self.hasFocus() and seen.intersects(self.visualRect(at)):
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))
        self.scheduleDelayedItemsLayout()
