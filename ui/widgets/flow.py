"""A layout that wraps: chips and buttons go on to the next line where there is no room."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.layout_items import afresh


class FlowLayout(QLayout):
    """Left to right, then the next line; each line is centred in height."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 8) -> None:
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take another item at the end."""
        self._items.append(item)
        self._heights.clear()

    def invalidate(self) -> None:
        """Forget how high the lines were: an item came, went or wants another size."""
        self._heights.clear()
        super().invalidate()

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put *widget* in at position *at*."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end, as Qt wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up; None past the end, as Qt wants it."""
        self._heights.clear()
        return afresh(self._items.pop(index)) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Claim no spare room."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at *width*."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in *rect*."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = width + 1
        for item in self._shown():
            size = item.sizeHint()
            asked = size.width()
            size.setWidth(max(min(asked, width), min(item.minimumSize().width(), width)))
            if size.width() < asked and item.hasHeightForWidth():  # lines within a line
                size.setHeight(max(size.height(), item.heightForWidth(size.width())))
            if not lines or used + self._gap + size.width() > width:
                lines.append([])
                used = -self._gap
            used += self._gap + size.width()
            lines[-1].append((item, size))
        return lines

    def _arrange(self, rect: QRect, move: bool) -> int:
        edges = self.contentsMargins()
        inner = rect.marginsRemoved(edges)
        top = inner.top()
        lines = self._lines(inner.width())
        for line in lines:
            height = max(size.height() for _, size in line)
            left = inner.left()
            for item, size in line:
                if move:
                    spare = (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top + spare), size))
                left += size.width() + self._gap
            top += height + self._line_gap
        if lines:
            top -= self._line_gap
        return top - rect.top() + edges.bottom()
