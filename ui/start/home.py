"""What the start screen offers: new, open, the recent ones, unlocking, the examples."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.words import later, tr
from ui.program.menu_titles import NEW_KEYS, OPEN_KEYS, caps
from ui.start.recent import Listed, RecentList
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import CardButton
from ui.widgets.labels import small, subheading
from ui.widgets.scroll import bring_message_into_sight

if TYPE_CHECKING:
    from core.model.fault import WorkshopError
    from ui.start.unlock import UnlockCard
    from ui.widgets.message_bar import MessageBar

EXAMPLES = (
    (
        "cin",
        tr("Children in need plans"),
        later("8 {cases} drawn from 63 · three already walked"),
    ),
    ("tier2", tr("Tier 2 workshop"), later("29 {cases} in 7 pathways · a theme hour")),
    ("three", tr("Three families"), tr("Neglect · first views on one of them · 7 lessons")),
    (
        "meetings",
        tr("Meetings in two places"),
        tr("43 meetings · 28 recommendations · a table's file"),
    ),
)


class Home(QWidget):
    """The column beside the dark side; it asks and tells, and opens nothing itself.

    Signals:
        new_wanted, open_wanted: a button was pressed.
        file_requested: a recent file without a passphrase was chosen; carries its path.
        unlock_requested: carries a path and its passphrase.
        stop_requested: Esc was pressed while something was being opened.
        example_requested: carries the example's key.
        tour_requested: five steps through an example are wanted.
        removal_requested: carries the path to take off the list.
        clearing_requested: the list is to be forgotten.
    """

    new_requested = Signal()
    open_requested = Signal()
    file_requested = Signal(object)
    unlock_requested = Signal(object, str)
    stop_requested = Signal()
    example_requested = Signal(str)
    tour_requested = Signal()
    removal_requested = Signal(object)
    clearing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: MessageBar | None = None
        self.new = Button(tr("New audit"), ButtonKind.PRIMARY, caps(NEW_KEYS), Size.LARGE)
        self.open = Button(tr("Open…"), ButtonKind.SECONDARY, caps(OPEN_KEYS), Size.LARGE)
        self.recent = RecentList()
        self.take_off = Button(tr("Take off the list"), ButtonKind.LINK, size=Size.SMALL)
        self.clear = Button(tr("Clear the list"), ButtonKind.LINK, size=Size.SMALL)
        self.past_keeping = small("", Tone.WARN)
        self._unlock: UnlockCard | None = None
        self._folded: bool | None = None
        self.tour = Button(tr("Show me round in five steps"), ButtonKind.LINK, size=Size.SMALL)
        self.examples = {key: CardButton(name, tr(below)) for key, name, below in EXAMPLES}
        self._example_grid = QGridLayout()
        self._lay_out()
        self._connect()

    @property
    def unlock(self) -> "UnlockCard":
        """Where a passphrase is asked for; made with the first file that needs one."""
        if self._unlock is None:
            from ui.start.unlock import UnlockCard

            self._unlock = made = UnlockCard(self)
            made.hide()
            self._column.insertWidget(self._column.indexOf(self.past_keeping) + 2, made)
            made.submitted.connect(self.unlock_requested)
            made.stopped.connect(self.stop_requested)
            made.left.connect(self.recent.take_focus)
            self._order()
        return self._unlock

    def ask_no_more(self) -> None:
        """Ask for no passphrase, and forget what was typed of one."""
        if self._unlock is not None:
            self._unlock.forget()

    def stopped(self) -> None:
        """The opening came to an end without an audit: the passphrase can be typed again."""
        if self._unlock is not None:
            self._unlock.set_busy(False)

    @property
    def message(self) -> "MessageBar":
        """What was said last about opening; made with the first thing to say."""
        if self._message is None:
            from ui.widgets.message_bar import MessageBar

            self._message = MessageBar()
            self._column.insertWidget(0, self._message)
        return self._message

    def say_nothing(self) -> None:
        """Take back what was said."""
        if self._message is not None:
            self._message.clear()

    def show_files(self, files: list[Listed]) -> None:
        """List the recent files; the last one open asks for its passphrase at once."""
        self.recent.show_files(files)
        self.past_keeping.setText(self.recent.past_keeping)
        self.past_keeping.setVisible(bool(self.recent.past_keeping))
        self.take_off.setVisible(bool(files))
        self.clear.setVisible(bool(files))
        if files and files[0].locked:
            self.unlock.ask_for(files[0].path)
        else:
            self.ask_no_more()
        self._order()

    def mark_missing(self, missing: frozenset[Path]) -> None:
        """Say which files are not there; nobody is asked for a missing one's passphrase."""
        self.recent.mark_missing(missing)
        if self._unlock is not None and self._unlock.path in missing:
            had_focus = self.unlock.passphrase.field.hasFocus()
            self.unlock.forget()
            if had_focus:
                self.recent.take_focus()

    def mark_due(self, due: Mapping[Path, str]) -> None:
        """Say which files have actions overdue, or due this month."""
        self.recent.mark_due(due)

    def ask_for(self, path: Path) -> None:
        """Ask for a file's passphrase and stand in the field."""
        self.say_nothing()
        self.unlock.ask_for(path)
        self.unlock.passphrase.setFocus()
        bring_message_into_sight(self.unlock)

    def refuse(self, fault: "WorkshopError") -> None:
        """Say why something was not opened: where the passphrase is, or above all."""
        if self._is_asking and self.unlock.path is not None:
            self.unlock.refuse(fault)
            bring_message_into_sight(self.unlock)
        else:
            self.message.show_fault(fault)

    def take_focus(self) -> None:
        """Stand where a facilitator goes on: the passphrase, the list, or a new audit."""
        if self._is_asking:
            self.unlock.passphrase.setFocus()
            bring_message_into_sight(self.unlock)
        else:
            self.take_focus_in_list()

    def take_focus_in_list(self) -> None:
        """Stand in the list; where it is empty, on a new audit."""
        if not self.recent.take_focus():
            self.new.setFocus()

    @property
    def _is_asking(self) -> bool:
        return self._unlock is not None and not self._unlock.isHidden()

    def fold(self, folded: bool) -> None:
        """Stand the examples one above the other, or two by two."""
        if folded is self._folded:
            return
        self._folded = folded
        columns = 1 if folded else 2
        for at, card in enumerate(self.examples.values()):
            self._example_grid.addWidget(card, at // columns, at % columns)
        self._example_grid.setColumnStretch(1, columns - 1)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self.new)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(subheading(tr("Recent")), 1)
        heading.addWidget(self.take_off)
        heading.addWidget(self.clear)
        self._example_grid.setSpacing(14)
        self._example_grid.setColumnStretch(0, 1)
        self.fold(False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addLayout(heading)
        column.addWidget(self.recent)
        column.addWidget(self.past_keeping)
        column.addSpacing(14)
        column.addSpacing(14)
        trying = QHBoxLayout()
        trying.addWidget(subheading(tr("Try it on a real audit")), 1)
        trying.addWidget(self.tour)
        column.addLayout(trying)
        column.addLayout(self._example_grid)

    def _order(self) -> None:
        """Let Tab go from the list to the passphrase of its file, then on down the page."""
        asks = self._unlock.stops if self._unlock is not None else ()
        stops = (
            self.new,
            self.open,
            *self.recent.rows,
            *asks,
            self.take_off,
            self.clear,
            self.tour,
        )
        for before, after in pairwise((*stops, *self.examples.values())):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self.clear.clicked.connect(self.clearing_requested)
        self.take_off.clicked.connect(self._on_take_off)
        self.recent.removed.connect(self.removal_requested)
        self.recent.chosen.connect(self._on_chosen)
        self.tour.clicked.connect(self.tour_requested)
        for key, card in self.examples.items():
            card.clicked.connect(lambda _checked, key=key: self.example_requested.emit(key))

    def _on_take_off(self) -> None:
        row = self.recent.current
        if row is not None:
            self.removal_requested.emit(row.file.path)

    def _on_chosen(self, file: Listed) -> None:
        if file.locked and not file.missing:
            self.ask_for(file.path)
        else:
            self.ask_no_more()
            self.file_requested.emit(file.path)
