"""The files that are shown before they come in: a tab each, with what of it waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.words import plural, tr
from ui.prepare.draft_card import DraftCard
from ui.theme import Tone
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.clear_layout import clear_layout
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Pill

_MOST_TABS: Final = 4
_LONGEST: Final = 26
NOT_READ: Final = "/"
"""The name of the tab of files that cannot be read, as no file is called."""


@dataclass(frozen=True, slots=True)
class FileTab:
    """One place to look at: a file, all forms together, or what cannot be read."""

    name: str
    cards: tuple[DraftCard, ...] = ()
    faults: int = 0

    @property
    def waits(self) -> int:
        """How much of it waits, or cannot be read."""
        drafts = [card.draft for card in self.cards]
        return self.faults + sum(one.held_back + one.unread_answers for one in drafts)

    @property
    def words(self) -> str:
        """What stands on the tab."""
        if self.name == NOT_READ:
            return tr("Not read")
        return _shortened(self.name)


def tabs_of(cards: Sequence[DraftCard], faults: int) -> list[FileTab]:
    """Return the tabs of some cards: forms stand in one, the sheets of a file in another."""
    forms = [card for card in cards if card.read.of_forms]
    together = len(forms) > 1
    found: dict[str, list[DraftCard]] = {}
    for card in cards:
        of_forms = together and card.read.of_forms
        name = plural(len(forms), "file of forms", "files of forms") if of_forms else card.file
        found.setdefault(name, []).append(card)
    tabs = [FileTab(name, tuple(held)) for name, held in found.items()]
    return [*tabs, FileTab(NOT_READ, (), faults)] if faults else tabs


class FileTabs(QWidget):
    """The tabs: the one file's name alone, a row of few, a list of many.

    Signals:
        chosen: another one is to be seen; carries its name.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[str, str, str]] = []
        self._choice: Segmented | DropChip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_tabs(self, tabs: Sequence[FileTab], front: str) -> None:
        """Show the tabs, one of them in front; the same ones stay, with the keyboard in them."""
        shown = [(tab.name, _with_count(tab), _state_of(tab)) for tab in tabs]
        if shown == self._shown:
            if self._choice is not None:
                self._choice.set_value(front)
            return
        self._shown, self._choice = shown, None
        clear_layout(self._row)
        named = [(tab.name, _with_count(tab)) for tab in tabs]
        if len(tabs) == 1:
            self._row.addWidget(Pill(tabs[0].words, _state_of(tabs[0])))
        elif 1 < len(tabs) <= _MOST_TABS:
            options = [
                Option(tab.name, words, Tone.WARN if tab.waits else None)
                for tab, (_, words) in zip(tabs, named, strict=True)
            ]
            row = Segmented(tr("Files"), options)
            row.set_value(front)
            row.chosen.connect(self.chosen)
            self._choice = row
            self._row.addWidget(row)
        elif tabs:
            chip = DropChip(tr("Files"), [*named], ChipLook.OUTLINE)
            chip.set_value(front)
            chip.chosen.connect(self.chosen)
            self._choice = chip
            self._row.addWidget(chip)


def _state_of(tab: FileTab) -> str:
    """Return how much of the one file fits, and how much waits."""
    rows = sum(len(card.draft.rows) for card in tab.cards)
    fit = tr("{count} fit", count=rows) if rows else ""
    waits = plural(tab.waits, tr("waits"), tr("wait")) if tab.waits else ""
    return " · ".join(part for part in (fit, waits) if part)


def _with_count(tab: FileTab) -> str:
    return f"{tab.words} · {tab.waits}" if tab.waits else tab.words


def _shortened(name: str) -> str:
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[:half]}…{name[-half:]}"
