"""Entries under headings to go through with the arrows: what was found, what is parked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from ui.theme import SECONDARY, AppTheme, FontWeight, Tone, app_theme
from ui.widgets.paint import CONTROL_RADIUS, box
from ui.widgets.painted_list import Index
from ui.widgets.prose import Prose, StyledText
from ui.widgets.row_list import ROW, RowLayout, RowList, RowLook

_SIDE: Final = 10
_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class EntryHeading:
    """Words above the entries that belong together."""

    text: str

    @property
    def spoken(self) -> str:
        """The words."""
        return self.text

    @property
    def reachable(self) -> bool:
        """Never: headings are passed over."""
        return False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: words, each with whether it is emphasised, small print, and what it means."""

    words: tuple[tuple[str, bool], ...]
    below: str
    value: object

    @property
    def spoken(self) -> str:
        """The entry as a screen reader says it."""
        said = "".join(text for text, _ in self.words).rstrip(".")
        return ", ".join(part for part in (said, self.below.replace(" · ", ", ")) if part)

    @property
    def reachable(self) -> bool:
        """Always."""
        return True


class EntryList(RowList):
    """A painted list; Enter or a press chooses.

    Signals:
        chosen: an entry was chosen; carries its `value`.
        moved: the keyboard is at another entry; carries the `ListEntry`.
    """

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, name: str, layout: "EntryLayout | None" = None) -> None:
        super().__init__(name, layout or EntryLayout(app_theme()))
        self.clicked.connect(self._on_pressed)

    @property
    def count(self) -> int:
        """How many entries there are, without headings."""
        return sum(row.reachable for row in self.rows)

    @property
    def current(self) -> ListEntry | None:
        """The entry the keyboard is at."""
        found = self.current_row
        return found if isinstance(found, ListEntry) else None

    def show_entries(self, entries: Sequence[EntryHeading | ListEntry]) -> None:
        """Show other entries, the keyboard at the first."""
        self.set_rows(entries)
        self.setEnabled(self.count > 0)
        self.go_to(0)
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Go an entry on, or back."""
        self.go_to(self.currentIndex().row() + by, by)

    def press(self) -> None:
        """Choose the entry the keyboard is at."""
        self._on_pressed(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell where the keyboard is."""
        super().currentChanged(current, previous)
        if isinstance(current.data(ROW), ListEntry):
            self.moved.emit(current.data(ROW))

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

    def height_of(self, most: int) -> int:
        """Return the height of as many rows, or of all where there are fewer: none is cut."""
        width = max(self.viewport().width(), self._theme.px(240))
        heights = (
            self.row_layout.height(row, width, at == 0) for at, row in enumerate(self.rows[:most])
        )
        return sum(heights)

    def _on_pressed(self, index: QModelIndex) -> None:
        found = index.data(ROW)
        if isinstance(found, ListEntry):
            self.chosen.emit(found.value)


class EntryLayout(RowLayout):
    """An entry's words over its small print, two lines of each at most; headings above.

    With *aside_at* the small print stands that many px from the left in the same line, in all
    entries where it has room there.
    """

    def __init__(self, theme: AppTheme, aside_at: int = 0) -> None:
        super().__init__(theme)
        self._aside_at = aside_at

    def height(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return a row's height at *width*."""
        parts = self._parts(row, width)
        if isinstance(row, EntryHeading):
            return round(parts[0].height + (8 if first else 20))
        if self._in_one_line(row, width):
            return round(parts[0].height + 16)
        return round(sum(part.height for part in parts[: 1 + bool(row.below)]) + 16)

    def guess(self, row: EntryHeading | ListEntry, width: int, first: bool) -> int:
        """Return about as much, from the number of letters."""
        metrics, inner = self._theme.metrics(SECONDARY), max(width - 2 * _SIDE, 1)
        if isinstance(row, EntryHeading):
            return round(metrics.height() + (8 if first else 20))
        said = sum(len(text) for text, _ in row.words)
        lines = min(_MOST, ceil(said * metrics.averageCharWidth() / inner) or 1)
        return round((lines + bool(row.below)) * metrics.height() + 16)

    def paint(
        self, painter: QPainter, where: QRectF, row: EntryHeading | ListEntry, look: RowLook
    ) -> None:
        """Paint the ground of the entry that is met, and the words."""
        parts = self._parts(row, round(where.width()))
        left = where.left() + _SIDE
        if isinstance(row, EntryHeading):
            parts[0].draw(painter, left, where.bottom() - 4 - parts[0].height)
            return
        colours = self._theme.colours
        if look.current:
            edge = colours.link if colours.hairline > 1 else None
            box(painter, where, CONTROL_RADIUS, colours.accent_tint, edge)
        elif look.hot:
            box(painter, where, CONTROL_RADIUS, colours.hover)
        text, below = parts
        text.draw(painter, left, where.top() + 7)
        if self._in_one_line(row, round(where.width())):
            top = where.top() + 7 + (text.height - below.height) / 2
            below.draw(painter, left + self._theme.px(self._aside_at), top)
        else:
            below.draw(painter, left, where.top() + 8 + text.height)

    def _in_one_line(self, row: ListEntry, width: int) -> bool:
        """Return whether the small print has room beside the words."""
        if not self._aside_at or not row.below:
            return False
        gap, start = self._theme.px(8), self._theme.px(self._aside_at)
        said = "".join(text for text, _ in row.words)
        wide = self._theme.metrics(SECONDARY + 1).horizontalAdvance(said)
        rest = self._theme.metrics(SECONDARY).horizontalAdvance(row.below)
        return wide + gap <= start and start + rest + 1 <= width - 2 * _SIDE

    def _parts(self, row: EntryHeading | ListEntry, width: int) -> Sequence[Prose]:
        return self.kept(row, width, lambda: self._made(row, width - 2 * _SIDE))

    def _made(self, row: EntryHeading | ListEntry, inner: int) -> tuple[Prose, ...]:
        colours, wash = self._theme.colours, self._theme.wash(Tone.WARN)
        if isinstance(row, EntryHeading):
            font = self._theme.font(SECONDARY, FontWeight.SEMIBOLD)
            return (Prose([StyledText(row.text, font, colours.secondary)], inner, most=_MOST),)
        plain = self._theme.font(SECONDARY + 1)
        strong = self._theme.font(SECONDARY + 1, FontWeight.BOLD)
        parts = [
            StyledText(text, strong, wash.ink, wash.tint)
            if found
            else StyledText(text, plain, colours.ink)
            for text, found in row.words
        ]
        below = StyledText(row.below, self._theme.font(SECONDARY), colours.secondary)
        return (
            Prose(parts, inner, most=_MOST),
            Prose([below] if row.below else [], inner, most=_MOST),
        )
