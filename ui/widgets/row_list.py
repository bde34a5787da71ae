"""One delegate for every painted list and table: what a row holds is laid out by a row layout."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import accumulate
from typing import Any, Final, Protocol

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from core.words import tr
from ui.theme import BODY, AppTheme
from ui.widgets.item_grounds import ItemDelegate, ListModel, answer_always, not_shown
from ui.widgets.paint import words
from ui.widgets.painted_list import Index, PaintedList
from ui.widgets.prose import Prose

ROW: Final = Qt.ItemDataRole.UserRole + 1
_MOST_LAID_OUT: Final = 200
_ROUNDS: Final = 5
_PAD: Final = 8
_NEAR: Final = 0.9
"""A width as near as this to the last one, as where a scroll bar comes, keeps its heights."""


class PaintedRow(Protocol):
    """What a list shows: its words to be read out, and whether the keyboard stops at it."""

    @property
    def spoken(self) -> str:
        """All of it, to be read out."""

    @property
    def reachable(self) -> bool:
        """Whether the keyboard stops here; headings are passed over."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a row is met: by the keyboard, by the pointer."""

    current: bool = False
    hot: bool = False


class RowLayout:
    """How rows of one kind are laid out and painted; the words of those in sight are kept.

    Made for one theme; `forget` when the text size changes. A row that cannot be laid
    out or painted is a line that says so.
    """

    def __init_subclass__(cls) -> None:
        """Have a height and a look for every row, whatever breaks."""
        super().__init_subclass__()
        line, paint = RowLayout._line_height, RowLayout._paint_missing
        instead: dict[str, Callable[..., Any]] = {"height": line, "guess": line, "paint": paint}
        for name, other in instead.items():
            if name in vars(cls):
                setattr(cls, name, _of_a_row(vars(cls)[name], other))
        answer_always(cls, instead)

    def __init__(self, theme: AppTheme) -> None:
        self._theme = theme
        self._laid_out: dict[tuple[object, int], tuple[Prose, ...]] = {}

    def height(self, row: Any, width: int, first: bool) -> int:
        """Return a row's height in px; *first* in its list."""
        raise NotImplementedError

    def guess(self, row: Any, width: int, first: bool) -> int:
        """Return about how high a row is, without laying its words out."""
        return self.height(row, width, first)

    def paint(self, painter: QPainter, where: QRectF, row: Any, look: RowLook) -> None:
        """Paint a row."""
        raise NotImplementedError

    def forget(self) -> None:
        """Lay out anew from now on: another look or text size."""
        self._laid_out.clear()

    def _line_height(self, *_row: object) -> int:
        return round(self._theme.metrics(BODY).height()) + 2 * _PAD

    def _paint_missing(self, painter: QPainter, where: QRectF, *_row: object) -> None:
        inner = where.adjusted(_PAD, 0, -_PAD, 0)
        words(painter, inner, not_shown(), self._theme.font(BODY), self._theme.colours.secondary)

    def kept(
        self, row: object, width: int, made: Callable[[], tuple[Prose, ...]]
    ) -> Sequence[Prose]:
        """Return a row's words as they were laid out last, or as *made* now."""
        key = (row, width)
        if key not in self._laid_out:
            if len(self._laid_out) >= _MOST_LAID_OUT:
                self._laid_out.clear()
            self._laid_out[key] = made()
        return self._laid_out[key]


class RowDelegate(ItemDelegate):
    """Paints every cell of a view by one layout; *height* says how high a row is."""

    def __init__(
        self,
        layout: RowLayout,
        view: QAbstractItemView,
        height: Callable[[int], int] | None = None,
    ) -> None:
        super().__init__(view)
        self._layout, self._view, self._height = layout, view, height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height; nothing where the view measures its rows itself."""
        return QSize() if self._height is None else QSize(0, self._height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row as the keyboard and the pointer meet it."""
        current = self._view.currentIndex()
        look = RowLook(
            (index.row(), index.column()) == (current.row(), current.column()),
            bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        painter.save()
        try:
            self._layout.paint(painter, QRectF(option.rect), index.data(ROW), look)
        finally:
            painter.restore()


def _of_a_row(override: Callable[..., Any], instead: Callable[..., Any]) -> Callable[..., Any]:
    """Make what is asked of a row one that answers for a row its model could not give, too."""

    @wraps(override)
    def asked(*given: Any) -> Any:
        missing = any(one is None for one in given)
        return instead(*given) if missing else override(*given)

    return asked


class RowList(PaintedList):
    """A painted list of any length: only rows in sight are laid out, the others are guessed.

    Where a guess was wrong the list closes up around the row at its top, so that
    nothing jumps under the eye.
    """

    focus_radius = 6.0

    def __init__(self, name: str, layout: RowLayout) -> None:
        self.row_layout = layout  # before the view is made: it lays itself out as it is styled
        self._model = _RowModel()
        self._heights: list[int] = []
        self._measured: list[bool] = []
        self._laid_width = -1
        self._measuring = False
        self._corrections = 0
        self._moved_unseen = False
        super().__init__(name)
        self._laid_in = self._theme.font()
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(layout, self, self._height))
        self.setTabKeyNavigation(False)

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def current_row(self) -> Any:
        """The row the keyboard is at; None where it is at none."""
        return self.currentIndex().data(ROW)

    def set_rows(self, rows: Sequence[PaintedRow]) -> None:
        """Show other rows; the keyboard is at none where their number changed."""
        new, old = tuple(rows), self._model.rows
        if new == old:
            return
        if len(new) != len(old):
            self._laid_width = -1
            self._model.reset(new)
            return
        pairs = enumerate(zip(new, old, strict=True))
        changed = [at for at, (one, other) in pairs if one is not other and one != other]
        self._model.replace(new, changed)
        for at in changed if len(self._measured) == len(new) else ():
            self._measured[at] = False
            self._heights[at] = self._guess(at)
        self.scheduleDelayedItemsLayout()

    def go_to(self, at: int, by: int = 1) -> None:
        """Put the keyboard at a row, or the next reachable one in the direction of *by*."""
        rows = self._model.rows
        while 0 <= at < len(rows) and not rows[at].reachable:
            at += by
        if 0 <= at < len(rows):
            self.setCurrentIndex(self._model.index(at))

    def content_height(self, width: int, enough: int = 0) -> int:
        """Return the height of all rows at *width*; each is laid out for it.

        Where *enough* is given, no more are laid out than show that they are higher.
        """
        high = 0
        for at, row in enumerate(self._model.rows):
            high += self.row_layout.height(row, width, at == 0)
            if enough and high > enough:
                break
        return high

    def focus_rect(self) -> QRect:
        """Return the row the keyboard is at, for the focus ring."""
        index = self.currentIndex()
        shown = self.viewport().rect()
        where = self.visualRect(index) if index.isValid() else shown
        return where.adjusted(3, 3, -3, -3) & shown.adjusted(3, 3, -3, -3)

    def doItemsLayout(self) -> None:  # noqa: N802
        """Place the rows, those in sight as they are measured; out of sight it waits."""
        if not self.isVisible():
            return
        self._guess_all()
        self._measure_rows(*self._top())
        super().doItemsLayout()
        self._measure_in_sight()

    def showEvent(self, event: QShowEvent) -> None:
        """Place what was changed out of sight."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._moved_unseen:
            self._moved_unseen = False
            self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Measure what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self._measure_in_sight()

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, and again where the rows around it were guessed wrong."""
        if not self.isVisible():
            self._moved_unseen = True
            return
        for _ in range(_ROUNDS):
            before = self._corrections
            super().scrollTo(index, hint)
            self._measure_in_sight()
            if self._corrections == before:
                break

    def _height(self, at: int) -> int:
        return self._heights[at] if at < len(self._heights) else 0

    def _guess(self, at: int) -> int:
        row = self._model.rows[at]
        return self.row_layout.guess(row, self.viewport().width(), at == 0)

    def _guess_all(self) -> None:
        width, count = self.viewport().width(), len(self._model.rows)
        if self._measuring or (width == self._laid_width and len(self._heights) == count):
            return
        if not _NEAR * width < self._laid_width < width / _NEAR or len(self._heights) != count:
            self._heights = [self._guess(at) for at in range(count)]
        self._laid_width, self._measured = width, [False] * count

    def _measure_in_sight(self) -> None:
        """Lay out the rows in sight, until none is guessed any more."""
        if self._measuring or len(self._heights) != len(self._model.rows) or not self._heights:
            return
        self._measuring = True
        try:
            for _ in range(_ROUNDS):
                if not self._measure_once():
                    break
                self._corrections += 1
        finally:
            self._measuring = False

    def _measure_once(self) -> bool:
        """Lay out what seems to be in sight; return whether any of it was guessed wrong."""
        top, into = self._top()
        wrong = self._measure_rows(top, into)
        if wrong:
            super().doItemsLayout()
            above = sum(self._heights[:top])
            self.verticalScrollBar().setValue(above + min(into, self._heights[top]))
        return wrong

    def _top(self) -> tuple[int, int]:
        """Return the row at the top, and how much of it is above."""
        value, ends = self.verticalScrollBar().value(), list(accumulate(self._heights))
        if not ends:
            return 0, 0
        top = min(bisect_right(ends, value), len(ends) - 1)
        return top, value - (ends[top] - self._heights[top])

    def _measure_rows(self, top: int, into: int) -> bool:
        """Lay out the rows that fill the view from *top* on; return whether a guess was wrong."""
        at, below, wrong = top, self.viewport().height() + into, False
        while at < len(self._heights) and below > 0:
            if not self._measured[at]:
                row, width = self._model.rows[at], self._laid_width
                found = self.row_layout.height(row, width, at == 0)
                wrong = wrong or found != self._heights[at]
                self._heights[at], self._measured[at] = found, True
            below -= self._heights[at]
            at += 1
        return wrong

    def _restyle(self) -> None:
        self.row_layout.forget()
        font = self._theme.font()
        if font is not self._laid_in:  # in other colours the rows are as high as they were
            self._laid_in, self._laid_width = font, -1
        super()._restyle()


class _RowModel(ListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Any, ...] = ()

    def reset(self, rows: tuple[Any, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def replace(self, rows: tuple[Any, ...], changed: Sequence[int]) -> None:
        self.rows = rows
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return getattr(row, "tip", None)  # where something may be cut
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and row.reachable:
            return self._position(index.row())
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.spoken if role in spoken else None

    def _position(self, at: int) -> str:
        """Return which of how many a row is, headings left out: "3 of 8"."""
        before = sum(row.reachable for row in self.rows[: at + 1])
        return tr("{before} of {sum}", before=before, sum=sum(row.reachable for row in self.rows))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].reachable:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
