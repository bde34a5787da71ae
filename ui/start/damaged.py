"""A file that is damaged: its newest good copy is offered in place, with what lies beyond it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.model.clock import date_text
from core.words import plural, tr
from ui.start.recent_labels import name_label
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import Label, Text, heading, small
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from ui.program.opening import DamagedAudit


class DamagedPage(QWidget):
    """Stands where the start screen's lists otherwise are; Enter opens, Esc leaves.

    Signals:
        restore_requested: whether what was read beyond the copy comes along.
        left: nothing is opened.
    """

    restore_requested = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageBar()
        self._title = heading("")
        self._said = Label("")
        self._copy = Label("", Text.STRONG)
        self._counted = Label("")
        self.beyond = EntryList(tr("What the damaged file has beyond the copy"))
        self.nothing = small(tr("Nothing in the damaged file that can be read is newer."))
        self.open = Button("", ButtonKind.PRIMARY, size=Size.LARGE)
        self.only = Button(tr("Only the copy"), size=Size.LARGE)
        self.leave = Button(tr("Leave it"), ButtonKind.QUIET, "Esc", Size.LARGE)
        self._lay_out()
        self.open.clicked.connect(lambda: self.restore_requested.emit(True))
        self.only.clicked.connect(lambda: self.restore_requested.emit(False))
        self.leave.clicked.connect(self.left)

    def offer(self, found: "DamagedAudit") -> None:
        """Offer the copy of another file."""
        copy, beyond = found.salvage.copy, found.salvage.beyond
        name = name_label(found.salvage.path)
        self.message.clear()
        self._title.setText(tr("{name} is damaged", name=name))
        self.setAccessibleName(tr("{name} is damaged", name=name))
        self._said.setText(
            tr(
                "Part of the file cannot be read. It was not changed, and is kept beside it under "
                "another name; the copy then takes its place."
            )
        )
        self._copy.setText(
            tr("The copy of {day}, {time}", day=date_text(copy.at), time=copy.at[11:16])
        )
        facts = copy.facts
        self._counted.setText(
            tr(
                "Looked through just now: whole. {audited}, {settled} settled, {remarks}.",
                audited=plural(facts.cases, "{case}", "{cases}"),
                settled=facts.settled,
                remarks=plural(facts.remarks, "remark"),
            )
        )
        lines: list[EntryHeading | ListEntry] = [
            EntryHeading(tr("What the damaged file has beyond it, as far as it can be read"))
        ]
        lines += [ListEntry(((one.label, False),), one.at[11:16], one) for one in beyond]
        self.beyond.show_entries(lines if beyond else [])
        for part in (self.beyond, self.only):
            part.setVisible(bool(beyond))
        self.nothing.setVisible(not beyond)
        self.open.setText(
            tr("Open the copy with {these}", these=plural(len(beyond), "entry", "entries"))
            if beyond
            else tr("Open the copy")
        )
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Wait while it is put in its place."""
        for button in (self.open, self.only, self.leave):
            button.setEnabled(not busy)

    def take_focus(self) -> None:
        """Stand on the big step: Enter takes it."""
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open.isEnabled():
            self.restore_requested.emit(True)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = Card(margin=22)
        card.set_tone(Tone.ACCENT)
        row = QHBoxLayout()
        row.setSpacing(14)
        for button in (self.open, self.only, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._copy, self._counted, self.nothing):
            card.column.addWidget(part)
        card.column.addWidget(self.beyond, 1)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for above in (self.message, self._title, self._said):
            column.addWidget(above)
        column.addWidget(card)
