"""A damaged file without a good copy: what can be read of it is offered, in plain numbers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording.readable import (
    came_words,
    case_words,
    compared_words,
    cut_words,
    left_out_words,
    missing_words,
    unknown_words,
)
from core.words import plural, tr
from ui.start.recent_labels import name_label
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, heading, small
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from ui.program.opening import ReadableAudit

_ROWS: Final = 4
"""Cases in sight at once: the others scroll."""
LONGEST_LEFT: Final = 400
MOST_LEFT: Final = 4
"""Of words that are left so many are shown; the file that is kept has the others."""


def let_copy(label: Label) -> None:
    """Let words be marked and copied, with the mouse and from the keyboard."""
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class ReadablePage(QWidget):
    """Stands where the start screen's lists otherwise are; Enter puts it together, Esc leaves.

    Signals:
        together_requested: what can be read is to be put into a new file.
        stop_requested: that is to be stopped.
        elsewhere_requested: a copy that lies somewhere else is to be looked at.
        left: nothing is opened.
    """

    together_requested = Signal()
    stop_requested = Signal()
    elsewhere_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.message = MessageBar()
        self._title = heading("")
        self.about = Label("")
        self.came = Label("", Text.STRONG)
        self.missing, self.left_out, self.unknown = Label(""), Label(""), small()
        self.compared, self.without, self.words_left = small(), Label(""), small()
        let_copy(self.words_left)
        self.cases = EntryList(tr("What comes, {case} by {case}"))
        self.put_together = Button(
            tr("Put it into a new file"), ButtonKind.PRIMARY, size=Size.LARGE
        )
        self.elsewhere = Button(tr("Look in another place…"), size=Size.LARGE)
        self.leave = Button(tr("Leave it"), ButtonKind.QUIET, "Esc", Size.LARGE)
        self.kept_as = small()
        self._lay_out()
        self.put_together.clicked.connect(self._on_together)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.leave.clicked.connect(self._on_left)

    def offer(self, found: "ReadableAudit") -> None:
        """Offer what can be read of another file."""
        read, name = found.readable, name_label(found.path)
        self.message.clear()
        self._title.setText(tr("{name} is damaged", name=name))
        self.setAccessibleName(tr("{name} is damaged", name=name))
        self.about.setText(_about_words(len(read.torn.broken), read.torn.pages))
        self.came.setText(tr("Can be read: {came}.", came=came_words(read.kinds)))
        self._say(self.missing, missing_words(read.kinds))
        self._say(self.left_out, left_out_words(read.kinds))
        self.unknown.setText(unknown_words(read.kinds))
        self.compared.setText(
            compared_words(
                read.kinds,
                all_compared=read.all_compared,
                has_older_pages=read.torn.has_older_pages,
            )
        )
        without = (cut_words(len(read.torn.cut)), _without_words(found))
        self._say(self.without, " ".join(filter(None, without)))
        self._say(self.words_left, _left_words(read.torn.words_left))
        self.cases.show_entries(
            [ListEntry(((one.reference, False),), case_words(one), one) for one in read.cases]
        )
        self.cases.setVisible(bool(read.cases))
        self.cases.setMinimumHeight(self.cases.height_of(_ROWS))
        self.kept_as.setText(
            tr(
                "The damaged file is not changed. It is kept beside the new one, as “{name}”.",
                name=found.aside.name,
            )
        )
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Wait while the new file is written and looked through; it can be stopped."""
        self._busy = busy
        for button in (self.put_together, self.elsewhere):
            button.setEnabled(not busy)
        self.leave.setText(tr("Stop") if busy else tr("Leave it"))

    def take_focus(self) -> None:
        """Stand on the big step: Enter takes it."""
        self.put_together.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put it together with Enter, leave or stop with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._busy:
            self._on_together()
        else:
            super().keyPressEvent(event)

    def _on_together(self) -> None:
        self.message.say(tr("Writing the new file and looking through it…"))
        self.together_requested.emit()

    def _on_left(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self.left.emit()

    def _say(self, label: Label, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self) -> None:
        card = Card(margin=22)
        card.set_tone(Tone.ACCENT)
        for part in (self.came, self.missing, self.left_out, self.unknown):
            card.column.addWidget(part)
        card.column.addWidget(self.cases, 1)
        for part in (self.compared, self.without, self.words_left):
            card.column.addWidget(part)
        steps = QWidget()
        row = FlowLayout(steps, gap=14)
        for button in (self.put_together, self.elsewhere, self.leave):
            row.addWidget(button)
        card.column.addWidget(steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for above in (self.message, self._title, self.about):
            column.addWidget(above)
        column.addWidget(card)
        column.addWidget(self.kept_as)


def _about_words(broken: int, pages: int) -> str:
    words = tr("There is no good copy of it here. It was not changed and stays where it is.")
    if broken:
        said = plural(broken, "page")
        words += " " + tr("{said} of its {pages} cannot be read.", said=said, pages=pages)
    return words


def _left_words(words: list[str]) -> str:
    if not words:
        return ""
    said = tr("Words that are left of others, and come in only if you copy them:")
    return "\n".join([said, *(one[:LONGEST_LEFT] for one in words[:MOST_LEFT])])


def _without_words(found: "ReadableAudit") -> str:
    read, said = found.readable, []
    if not read.has_title:
        said.append(tr("What the audit is called and how it is set up cannot be read."))
    if not read.has_name:
        said.append(
            tr(
                "Which audit it is cannot be read: files that were handed out no longer fit the "
                "new one."
            )
        )
    if not read.knows_erased:
        said.append(
            tr(
                "Which {cases} were erased for good cannot be read whole: look at what a hand-back "
                "or a copy brings before you take it in."
            )
        )
    return " ".join(said)
