"""Entries under headings to go through with the arrows: what was found, what is parked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import SECONDARY, FontWeight, Tone, app_theme
from ui.widgets.paint import CONTROL_RADIUS, box
from ui.widgets.painted_list import Index, PaintedList
from ui.widgets.prose import Prose, StyledText

_ENTRY = Qt.ItemDataRole.UserRole + 1
_SIDE = 10


@dataclass(frozen=True, slots=True)
class EntryHeading:
    """Words above the entries that belong together."""

    text: str


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: words, each with whether it is emphasised, small print, and what it means."""

    words: tuple[tuple[str, bool], ...]
    below: str
    value: object

    @property
    def spoken(self) -> str:
        """The entry as a screen reader says it."""
        return f"{''.join(text for text, _ in self.words)}, {self.below.replace(' · ', ', ')}"


class EntryList(PaintedList):
    """A painted list; Enter or a press chooses.

    Signals:
        chosen: an entry was chosen; carries its `value`.
        moved: the keyboard is at another entry; carries the `ListEntry`.
    """

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(_Painter(self))
        self.clicked.connect(self._on_pressed)

    @property
    def count(self) -> int:
        """How many entries there are, without headings."""
        return sum(isinstance(one, ListEntry) for one in self._entries.shown)

    @property
    def current(self) -> ListEntry | None:
        """The entry the keyboard is at."""
        found = self.currentIndex().data(_ENTRY)
        return found if isinstance(found, ListEntry) else None

    def show_entries(self, entries: Sequence[EntryHeading | ListEntry]) -> None:
        """Show other entries, the keyboard at the first."""
        self._entries.show(entries)
        self.setEnabled(self.count > 0)
        self._go_to(0, 1)
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Go an entry on, or back."""
        self._go_to(self.currentIndex().row() + by, by)

    def press(self) -> None:
        """Choose the entry the keyboard is at."""
        self._on_pressed(self.currentIndex())

    def content_height(self, width: int) -> int:
        """Return the height of all rows at *width*."""
        painter = self.itemDelegate()
        assert isinstance(painter, _Painter)
        return sum(
            painter.height(one, at == 0, width) for at, one in enumerate(self._entries.shown)
        )

    def focus_rect(self) -> QRect:
        """Return the row the keyboard is at, for the focus ring."""
        index = self.currentIndex()
        rect = self.visualRect(index) if index.isValid() else self.viewport().rect()
        return rect.adjusted(3, 3, -3, -3)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell where the keyboard is."""
        super().currentChanged(current, previous)
        if isinstance(current.data(_ENTRY), ListEntry):
            self.moved.emit(current.data(_ENTRY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter; letters and Esc are the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.press()
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return room for an entry."""
        return QSize(self._theme.px(120), self._theme.px(48))

    def _go_to(self, row: int, by: int) -> None:
        shown = self._entries.shown
        while 0 <= row < len(shown) and isinstance(shown[row], EntryHeading):
            row += by
        if 0 <= row < len(shown):
            self.setCurrentIndex(self._entries.index(row))

    def _on_pressed(self, index: QModelIndex) -> None:
        found = index.data(_ENTRY)
        if isinstance(found, ListEntry):
            self.chosen.emit(found.value)


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[EntryHeading | ListEntry] = []

    def show(self, entries: Sequence[EntryHeading | ListEntry]) -> None:
        self.beginResetModel()
        self.shown = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.shown[index.row()], EntryHeading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return one.text if isinstance(one, EntryHeading) else one.spoken
            case _ if role == _ENTRY:
                return one
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: EntryList) -> None:
        super().__init__(view)
        self._view = view
        self._theme = app_theme(view)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(0, self.height(index.data(_ENTRY), index.row() == 0, width))

    def height(self, one: EntryHeading | ListEntry, first: bool, width: int) -> int:
        """Return a row's height at *width*."""
        if isinstance(one, EntryHeading):
            return round(self._heading(one, width).height + (8 if first else 20))
        text, below = self._set(one, width)
        return round(text.height + below.height + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one, where = index.data(_ENTRY), QRectF(option.rect)
        painter.save()
        if isinstance(one, EntryHeading):
            prose = self._heading(one, round(where.width()))
            prose.draw(painter, where.left() + _SIDE, where.bottom() - 4 - prose.height)
        else:
            self._paint_ground(painter, where, option, index)
            text, below = self._set(one, round(where.width()))
            text.draw(painter, where.left() + _SIDE, where.top() + 7)
            below.draw(painter, where.left() + _SIDE, where.top() + 8 + text.height)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, where: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colours = self._theme.colours
        if index.row() == self._view.currentIndex().row():
            edge = colours.link if colours.hairline > 1 else None
            box(painter, where, CONTROL_RADIUS, colours.accent_tint, edge)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            box(painter, where, CONTROL_RADIUS, colours.hover)

    def _heading(self, one: EntryHeading, width: int) -> Prose:
        font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
        part = StyledText(one.text, font, self._theme.colours.secondary)
        return Prose([part], width - 2 * _SIDE, most=2)

    def _set(self, one: ListEntry, width: int) -> tuple[Prose, Prose]:
        colours, wash = self._theme.colours, self._theme.wash(Tone.WARN)
        plain = self._theme.font(SECONDARY + 1)
        strong = self._theme.font(SECONDARY + 1, FontWeight.BOLD)
        parts = [
            StyledText(text, strong, wash.ink, wash.tint)
            if found
            else StyledText(text, plain, colours.ink)
            for text, found in one.words
        ]
        below = StyledText(one.below, self._theme.font(SECONDARY), colours.secondary)
        inner = width - 2 * _SIDE
        return Prose(parts, inner, most=2), Prose([below] if one.below else [], inner, most=2)
