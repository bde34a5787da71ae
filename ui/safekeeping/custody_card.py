"""Who has the audit, where two people prepare it by turns: handing it over, taking it, asking."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.access import LONGEST_LINE, Custody
from core.model.fault import WorkshopError
from core.wording.access import custody_words, note_too_long
from core.wording.drafts import NOTE
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.audit.words_draft import WordsDraft
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.composed import ComposedLine
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, Text, subheading
from ui.widgets.typed_words import mark_known

_WORDS: Final = tr(
    "For two people who prepare by turns. Whoever hands the audit over leaves a note; whoever "
    "opens it next has it and reads the note. It keeps nobody from anything, and stands in the "
    "access log."
)
_NOBODY: Final = tr("Nobody has said so yet.")


class CustodyCard(Card):
    """Says who has it; what can be done depends on who that is.

    Signals:
        handed_over: somebody else may have it now: the audit is to be closed.
        passphrase_requested: it is to be handed over with another passphrase, in one step.
    """

    handed_over = Signal()
    passphrase_requested = Signal(bool)

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._custody = session.custody
        self.state = Label("", Text.BODY)
        self.role = ComposedLine()
        self.note = ComposedLine()
        self._draft = WordsDraft(session, self.note, NOTE)
        self._draft.about()
        self.noted = FieldEntry(tr("A note for whoever has it next"), self.note)
        self.with_key = CheckBox(tr("Choose another passphrase in the same step"))
        if not session.key.is_locked:
            self.with_key.hide()
        self.hand_over = Button(tr("Hand it over and close"), ButtonKind.PRIMARY)
        self.take = Button(tr("I have it now"))
        self.ask = Button(tr("Ask for it"))
        self.said = Label("", Text.BODY, Tone.BAD)
        self.said.hide()
        self._lay_out()
        self.role.editingFinished.connect(self._on_signed)
        self.note.textChanged.connect(self._on_noted)
        self.hand_over.clicked.connect(self._on_hand_over)
        self.take.clicked.connect(self._custody.take)
        self.ask.clicked.connect(self._custody.ask)
        self.with_key.toggled.connect(self._on_with_key)
        self._custody.changed.connect(self.refresh)
        self.setEnabled(not session.read_only)
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self.hand_over, self.take, self.ask):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addWidget(subheading(tr("Who has it")))
        self.column.addWidget(Label(_WORDS))
        self.column.addWidget(self.state)
        self.column.addWidget(FieldEntry(tr("Your role"), self.role))
        self.column.addWidget(self.noted)
        self.column.addWidget(self.with_key)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.setSpacing(12)

    def refresh(self) -> None:
        """Say who has it now, and offer what can be done."""
        now = self._custody.now
        who = self._custody.who
        self.state.setText(custody_words(now, who) or _NOBODY)
        mark_known(self.role, who)
        if not self.role.hasFocus():
            self.role.setText(who)
        self.take.setVisible(now.has != who)
        self.ask.setVisible(_is_elsewhere(now, who) and now.wanted_by != who)

    def finish(self) -> None:
        """Hand it over, under whichever passphrase it has now."""
        try:
            self._custody.hand_over(self.note.text().strip())
        except WorkshopError as fault:
            self.said.setText(fault.sentences)
            self.said.show()
            return
        self.note.clear()
        self._draft.drop()
        self.handed_over.emit()

    def _on_noted(self, note: str) -> None:
        long = len(note.strip())
        self.noted.hint(note_too_long(long).sentences if long > LONGEST_LINE else "", Tone.BAD)

    def _on_signed(self) -> None:
        if self.role.text().strip() != self._custody.who:
            self._custody.sign(self.role.text())

    def _on_hand_over(self) -> None:
        self._on_signed()
        self.finish()

    def _on_with_key(self, wanted: bool) -> None:
        self.hand_over.setVisible(not wanted)
        self.passphrase_requested.emit(wanted)


def _is_elsewhere(now: Custody, who: str) -> bool:
    return bool(now.has) and now.has != who
