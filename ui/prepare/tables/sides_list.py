"""The left side of Two sides: what differs, in order, and what was chosen of each."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model.hand_out import TableDifference
from core.model.snapshot import Snapshot
from core.wording.tables import chosen_words, heading_of, what_words
from core.wording.tables_page import settled_words, table_of
from core.words import tr
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import Label, Text, small


class SidesList(QWidget):
    """One entry a difference, under the table it came from.

    Signals:
        moved: another is looked at; carries its number.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Label("", Text.SUBHEADING)
        self.entries = EntryList(tr("What differs"))
        self.entries.moved.connect(self._on_moved)
        self.foot = small()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 18, 14, 14)
        column.setSpacing(8)
        column.addWidget(small(tr("Tables")))
        column.addWidget(self.heading)
        column.addWidget(small(tr("Until you choose, what is here stays.")))
        column.addWidget(self.entries, 1)
        column.addWidget(self.foot)

    def show_differences(
        self, now: Snapshot, listed: Sequence[TableDifference], at: int | None
    ) -> None:
        """Show these, the keyboard at the one with number *at*."""
        names = list(dict.fromkeys(table_of(now, one) for one in listed))
        asked = tr("{number} asked", number=len(listed))
        backs = {one.hand_back_id for one in listed}
        taken = sum(one.taken for one in now.hand_backs if one.id in backs)
        words = tr("{taken} taken, {asked}", taken=taken, asked=asked)
        self.heading.setText(f"{names[0]}: {words}" if len(names) == 1 else asked)
        self.foot.setText(settled_words(listed))
        entries: list[EntryHeading | ListEntry] = []
        for number, one in enumerate(listed, 1):
            if len(names) > 1 and EntryHeading(table_of(now, one)) not in entries:
                entries.append(EntryHeading(table_of(now, one)))
            heading = f"{number}  {heading_of(now, one)}"
            below = f"{what_words(one)} · {chosen_words(one)}"
            entries.append(ListEntry(((heading, one.is_open),), below, one.id))
        with QSignalBlocker(self.entries):
            self.entries.show_entries(entries)
            for row, entry in enumerate(entries):
                if isinstance(entry, ListEntry) and entry.value == at:
                    self.entries.go_to(row)

    def _on_moved(self, entry: ListEntry) -> None:
        if isinstance(entry.value, int):
            self.moved.emit(entry.value)
