"""What a few cases cannot cover: every combination on the list, with how many were drawn."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.counting.balancing import Kind
from core.wording.sample import largest_gap_words, uncovered_words
from core.words import plural, tr
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.labels import ElidedLabel, Label, Text
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Tag

Combination = tuple[Kind, int, int]

_MOST_IN_GRID: Final = 24
_ROWS: Final = 8


class GapsCard(Card):
    """A grid of one or two columns; of more a list to filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Label("", Text.SUBHEADING)
        self.summary = Label("", Text.SMALL)
        self._largest = Label("", Text.SMALL_STRONG, Tone.WARN)
        self._shown: tuple[Combination, ...] = ()
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setSpacing(6)
        self.which = Segmented(
            tr("Which combinations"),
            [
                Option("without", tr("Without {a case}")),
                Option("drawn", tr("With one")),
                Option("all", tr("All")),
            ],
        )
        self.which.chosen.connect(self._fill_list)
        self.list = EntryList(tr("Combinations, drawn of listed"))
        self._listing = QWidget()
        column = QVBoxLayout(self._listing)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)
        for widget in (self._title, self.summary, self._largest, self._holder, self._listing):
            self.column.addWidget(widget)

    def show_combinations(self, found: Sequence[Combination], size: int) -> None:
        """Show them; nothing where the sample is balanced by nothing."""
        columns = len(found[0][0]) if found else 0
        self.setVisible(columns > 0)
        if not columns:
            return
        count = plural(size, "{case}", "{cases}")
        self._title.setText(tr("What {count} cannot cover", count=count))
        without = uncovered_words(found)
        self.summary.setText(without or tr("Every combination on the list has one."))
        self._largest.setText(largest_gap_words(found))
        self._largest.setVisible(bool(without))
        self._shown = tuple(found)
        in_grid = columns <= 2 and len(found) <= _MOST_IN_GRID
        self._holder.setVisible(in_grid)
        self._listing.setVisible(not in_grid)
        if in_grid:
            self._fill_grid(columns)
        else:
            self.which.set_value("without" if without else "all")
            self._fill_list()

    def _fill_grid(self, columns: int) -> None:
        clear_layout(self._grid)
        first = list(dict.fromkeys(kind[0] for kind, _, _ in self._shown))
        across = list(dict.fromkeys(kind[1] for kind, _, _ in self._shown)) if columns == 2 else []
        for at, value in enumerate(across, start=1):
            self._grid.addWidget(ElidedLabel(value, Text.SMALL_STRONG), 0, at)
            self._grid.setColumnStretch(at, 1)
        for at, value in enumerate(first, start=1):
            self._grid.addWidget(ElidedLabel(value, Text.STRONG), at, 0)
        for kind, drawn, listed in self._shown:
            column = across.index(kind[1]) + 1 if columns == 2 else 1
            cell = Tag(
                tr("{drawn} of {listed}", drawn=drawn, listed=listed),
                Tone.PLAIN if drawn else Tone.WARN,
            )
            cell.setAccessibleName(f"{', '.join(kind)}: {cell.text()}")
            self._grid.addWidget(cell, first.index(kind[0]) + 1, column)

    def _fill_list(self, _value: object = None) -> None:
        which = self.which.value
        found = [one for one in self._shown if which == "all" or (which == "drawn") is bool(one[1])]
        self.list.show_entries(
            [
                ListEntry(
                    ((", ".join(kind), False),),
                    tr("{drawn} of {listed}", drawn=drawn, listed=listed),
                    kind,
                )
                for kind, drawn, listed in found
            ]
        )
        row = self._theme.px(44)
        self.list.setFixedHeight(max(1, min(len(found), _ROWS)) * row + 4)
