"""The right side of Audit tool: what is worth a look before the tool goes out, and why."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.tool_mends import mend_words
from core.wording.tool_notes import NoteAbout, ToolNote
from core.words import plural, tr
from ui.prepare.tool_left import LeftNotes
from ui.prepare.tool_looked_for import LookedFor
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

_MOST: Final = 20
"""How many cards are shown at once; of more the rest is counted."""


class ToolNotesPanel(QWidget):
    """A card for each note; it is advice, and none of it stops the tool.

    Signals:
        note_requested: go to what a note is about; carries the `ToolNote`.
        mend_requested: do what its button says; carries the `ToolNote`.
        leave_requested: leave what it points at as it is; carries the `ToolNote`.
    """

    note_requested = Signal(object)
    mend_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = Label("", Text.SMALL)
        self.left = LeftNotes()
        self.looked_for = LookedFor()
        self.cards: list[Card] = []
        self._shown: tuple[Sequence[ToolNote], Mapping[str, str], int, bool] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 22, 16, 16)
        column.setSpacing(12)
        column.addWidget(Label(tr("Worth a look"), Text.SUBHEADING))
        column.addWidget(self.summary)
        column.addLayout(self._list)
        column.addWidget(self.left)
        column.addWidget(self.looked_for)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside, tr("Worth a look")))

    def show_nothing(self) -> None:
        """Say what will stand here once there is a tool."""
        self._shown = None
        clear_layout(self._list)
        self.cards = []
        self.left.show_left((), read_only=True)
        self.looked_for.hide()
        self.summary.setText(tr("Once a tool is chosen, what is worth a look stands here."))

    def show_notes(
        self, notes: Sequence[ToolNote], texts: Mapping[str, str], clean: int, read_only: bool
    ) -> None:
        """Show notes; *texts* are the wordings by number, *clean* questions have no note."""
        wanted = {note.at: texts.get(note.at, "") for note in notes}
        self.looked_for.show()
        if self._shown == (notes, wanted, clean, read_only):
            return
        self._shown = notes, wanted, clean, read_only
        clear_layout(self._list)
        self.cards = []
        self.summary.setText(_summary(notes, clean))
        together: dict[tuple[str, bool], list[ToolNote]] = {}
        for note in notes:
            together.setdefault((note.at, note.answer_set), []).append(note)
        cards = list(together.values())
        for found in cards[:_MOST]:
            self._put(found, wanted[found[0].at], read_only)
        if len(cards) > _MOST:
            rest = tr("and {count} more, once these are mended", count=len(cards) - _MOST)
            self._list.addWidget(Label(rest, Text.SMALL))

    def _put(self, notes: Sequence[ToolNote], text: str, read_only: bool) -> None:
        """Put the card of one question or answer set: its heaviest note first."""
        first, card = notes[0], Card(margin=14)
        card.column.setSpacing(6)
        card.column.addWidget(Label(first.about.title, Text.SMALL_STRONG, Tone.WARN))
        where = tr("In {where}", where=first.where) if first.answer_set else f"{first.at}  {text}"
        card.column.addWidget(Label(where))
        for note in notes:
            if note is not first:
                card.column.addWidget(Label(note.about.title, Text.SMALL_STRONG, Tone.WARN))
            card.column.addWidget(Label(note.about.why, Text.SMALL))
            card.column.addWidget(Label(note.mend, Text.SMALL))
        card.column.addWidget(self._buttons(notes, read_only), 0, Qt.AlignmentFlag.AlignLeft)
        self.cards.append(card)
        self._list.addWidget(card)

    def _buttons(self, notes: Sequence[ToolNote], read_only: bool) -> QWidget:
        buttons, first = QWidget(), notes[0]
        flow = FlowLayout(buttons, gap=8, line_gap=6)
        mendable = [note for note in notes if mend_words(note) and not read_only]
        for note in mendable:
            button = _button(mend_words(note), note, ButtonKind.SECONDARY)
            button.clicked.connect(lambda _=False, note=note: self.mend_requested.emit(note))
            flow.addWidget(button)
        named = tr("Go to its answers") if first.answer_set else tr("Go to {at}", at=first.at)
        go = _button(named, first, ButtonKind.LINK if mendable else ButtonKind.SECONDARY)
        go.clicked.connect(lambda: self.note_requested.emit(first))
        flow.addWidget(go)
        for at, note in enumerate(notes if not read_only else ()):
            words = tr("Leave it") if len(notes) == 1 else _leave_words(at)
            leave = _button(words, note, ButtonKind.LINK)
            leave.clicked.connect(lambda _=False, note=note: self.leave_requested.emit(note))
            flow.addWidget(leave)
        return buttons


def _leave_words(at: int) -> str:
    """Return what leaves one of several notes on a card: a title would be wider than the card."""
    first = (tr("Leave the first"), tr("Leave the second"), tr("Leave the third"))
    return first[at] if at < len(first) else tr("Leave number {at}", at=at + 1)


def _button(words: str, note: ToolNote, kind: ButtonKind) -> Button:
    button = Button(words, kind, size=Size.SMALL)
    button.setAccessibleName(
        tr("{words}: {about}, {where}", words=words, about=note.about.title, where=note.where)
    )
    return button


def _summary(notes: Sequence[ToolNote], clean: int) -> str:
    if not notes:
        return tr("Nothing to mend. {count} things were looked for.", count=len(NoteAbout))
    said = plural(len(notes), "note")
    if not clean:
        return tr("{count}. None of them stops you.", count=said)
    have = tr("has") if clean == 1 else tr("have")
    return tr(
        "{count}. None of them stops you; {clean} {have} nothing to mend.",
        count=said,
        clean=plural(clean, "question"),
        have=have,
    )
