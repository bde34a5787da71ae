"""Gives the open audit a passphrase, or another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.fault import NotYet, WorkshopError
from core.model.kept_copy import LockedAnew
from core.wording.passphrase import locked_anew_words
from core.words import tr
from ui.audit.session_key import SessionKey
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, Text, subheading
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.passphrase import PassphraseField

_LOCK = tr(
    "This audit has no passphrase: whoever comes by the file can read it. Locked, the file is "
    "written anew under the passphrase, and so is every copy kept on this computer. The disk "
    "may still hold parts of what lay there before."
)
_CHANGE = tr(
    "The file is written anew under the new passphrase, and so is every copy of it that is kept "
    "on this computer and in the second place. A recovery sheet made before no longer opens it."
)
_NOTHING = tr("Nothing was changed.")


class PassphraseCard(Card):
    """Asks for the passphrase there is, where one is known, and for the new one twice.

    Signals:
        changed_for_others: it was changed for whoever has the audit next, who is waiting.
    """

    changed_for_others = Signal()

    def __init__(self, key: SessionKey, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._key = key
        self._for_others = False
        self.title = subheading("")
        self.words = Label("")
        self.old = PassphraseField(tr("The passphrase it has now"))
        self.old_entry = FieldEntry(tr("The passphrase it has now"), self.old)
        self.secret = NewPassphrase()
        self.step = Button("", ButtonKind.PRIMARY)
        self.said = Label("", Text.BODY)
        row = QHBoxLayout()
        row.addWidget(self.step)
        row.addStretch(1)
        for part in (self.title, self.words, self.old_entry, self.secret):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.setSpacing(12)
        self.said.hide()
        self.step.clicked.connect(self.take_step)
        self.old.submitted.connect(self.take_step)
        self.old.changed.connect(self.old_entry.settle)
        self.secret.submitted.connect(self.take_step)
        key.changed.connect(self._on_locked)
        key.refused.connect(self._on_refused)
        self.refresh()

    def refresh(self) -> None:
        """Ask for what there is to be asked."""
        locked = self._key.is_locked
        self.title.setText(tr("Change the passphrase") if locked else tr("Lock the audit"))
        self.step.setText(tr("Change it") if locked else tr("Lock it"))
        if locked and self._for_others:
            self.step.setText(tr("Change it, hand it over and close"))
        self.words.setText(_CHANGE if locked else _LOCK)
        self.old_entry.setVisible(self._asks_for_old)

    def for_others(self, wanted: bool) -> None:
        """Let the one step also hand the audit over, or not."""
        self._for_others = wanted
        self.refresh()

    @property
    def _asks_for_old(self) -> bool:
        return self._key.is_locked and not self._key.opened_by_sheet

    def take_focus(self) -> None:
        """Stand in the first field."""
        if self._asks_for_old:
            self.old.field.setFocus()
        else:
            self.secret.take_focus()

    def forget(self) -> None:
        """Forget what was typed."""
        self.old.clear()
        self.secret.clear()

    def take_step(self) -> None:
        """Lock the audit with what was typed, or say what is missing."""
        if not self.step.isEnabled():
            return
        if self._asks_for_old and not self._key.is_opened_by(self.old.text()):
            self.old_entry.refuse(
                NotYet(
                    tr("That is not the passphrase this audit has."),
                    _NOTHING,
                    tr("Type it again, with Caps Lock off."),
                )
            )
            self.old.select()
            return
        if self.secret.is_refused(_NOTHING, tr("Type one.")):
            return
        self.step.setEnabled(False)
        self._say(tr("Locking it, with its copies…"), None)
        if not self._key.change(self.secret.text):
            self.step.setEnabled(True)
            self.said.hide()

    def _on_locked(self, told: LockedAnew) -> None:
        self.forget()
        self.step.setEnabled(True)
        self.refresh()
        self._say(locked_anew_words(told), Tone.GOOD)
        if self._for_others:
            self.changed_for_others.emit()

    def _on_refused(self, fault: WorkshopError) -> None:
        self.step.setEnabled(True)
        self._say(fault.sentences, Tone.BAD)

    def _say(self, words: str, tone: Tone | None) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.show()
