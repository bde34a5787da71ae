"""Entries that are ticked or not: Space or a press turns one, Ctrl+A ticks all."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter

from core.words import tr
from ui.theme import Sign, app_theme, draw_sign
from ui.widgets.entry_list import EntryHeading, EntryLayout, EntryList, ListEntry
from ui.widgets.paint import box
from ui.widgets.row_list import ROW, RowLook

_TICK_ROOM: Final = 34
_SIDE: Final = 20
_RADIUS: Final = 4.0


@dataclass(frozen=True, slots=True)
class TickEntry(ListEntry):
    """An entry with a tick before it, or none."""

    ticked: bool = True

    @property
    def spoken(self) -> str:
        """The entry as a screen reader says it, the tick first."""
        said = ", ".join(filter(None, ("".join(text for text, _ in self.words), self.below)))
        return (
            tr("ticked, {said}", said=said) if self.ticked else tr("not ticked, {said}", said=said)
        )


class TickList(EntryList):
    """A painted list of ticks; whoever shows it turns them and shows it again.

    Signals:
        turned: an entry is to be ticked, or no longer; carries its `value`.
        all_requested: every entry is to be ticked.
    """

    turned = Signal(object)
    all_requested = Signal()

    def __init__(self, name: str, layout: "TickLayout | None" = None) -> None:
        super().__init__(name, layout or TickLayout(app_theme()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a tick with Space, tick all with Ctrl+A."""
        if event.key() == Qt.Key.Key_Space:
            self._on_pressed(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_pressed(self, index: QModelIndex) -> None:
        found = index.data(ROW)
        if isinstance(found, TickEntry):
            self.turned.emit(found.value)


class TickLayout(EntryLayout):
    """An entry beside its tick; headings as ever."""

    def height(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return a row's height at *width*."""
        return super().height(row, _room_for(row, width), first)

    def guess(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return about as much."""
        return super().guess(row, _room_for(row, width), first)

    def paint(
        self, painter: QPainter, where: QRectF, row: EntryHeading | ListEntry, look: RowLook
    ) -> None:
        """Paint the tick, and the entry beside it."""
        if not isinstance(row, TickEntry):
            super().paint(painter, where, row, look)
            return
        self.paint_tick(painter, where, row)
        super().paint(painter, where.adjusted(self._theme.px(_TICK_ROOM), 0, 0, 0), row, look)

    def paint_tick(self, painter: QPainter, where: QRectF, row: TickEntry) -> None:
        """Paint a row's tick at its left."""
        side = self._theme.px(_SIDE)
        colours = self._theme.colours
        tick = QRectF(where.left() + 2, where.top() + 8, side, side)
        if row.ticked:
            box(painter, tick, _RADIUS, colours.accent)
            inner = tick.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            draw_sign(painter, Sign.TICK, inner, colours.on_accent, bold=1.4)
        else:
            box(painter, tick, _RADIUS, colours.card, colours.secondary, 1.5)


def _room_for(row: EntryHeading | ListEntry, width: int) -> int:
    return width - app_theme().px(_TICK_ROOM) if isinstance(row, TickEntry) else width
