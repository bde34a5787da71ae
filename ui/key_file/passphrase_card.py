"""Gives the open key file another passphrase."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from core.acts.key_file import refuse_own
from core.model.access import AccessKind
from core.model.fault import NotYet, WorkshopError, WrongKey
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.key_file.open_key import OpenKey
from ui.key_file.telling_card import TellingCard
from ui.program.jobs import Job
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, subheading
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.passphrase import PassphraseField

_WHAT: Final = tr(
    "The key file is written anew under it. Copies of the key file that lie elsewhere keep the "
    "passphrase they have. That it was changed stands in the audit's access log."
)
_NOTHING: Final = tr("Nothing was changed.")
_NOT_LOGGED: Final = NotYet(
    tr("The audit takes nothing just now, so that it could not be put down in its log."),
    _NOTHING,
    tr("Do it again in a moment."),
)

_READ_ONLY: Final = NotYet(
    tr("This audit is open for reading only, so that it could not be put down in its log."),
    _NOTHING,
    tr("Open it where it can be written to."),
)


class KeyPassphraseCard(TellingCard):
    """Folded to one button until it is asked for; asks for the old one and twice for the new.

    Signals:
        began, ended: it is being written anew; nothing else of it is to be changed meanwhile.
    """

    began = Signal()
    ended = Signal()

    def __init__(
        self, session: WorkshopSession, key: OpenKey, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._key = key
        self._job: Job | None = None
        self.unfold = Button(tr("Change its passphrase…"))
        self.words = Label(_WHAT)
        self.old = PassphraseField(tr("The passphrase the key file has now"))
        self.old_entry = FieldEntry(tr("The passphrase it has now"), self.old)
        self.secret = NewPassphrase()
        self.step = Button(tr("Change it"))
        self.column.addWidget(subheading(tr("Passphrase of the key file")))
        for part in (self.unfold, self.words, self.old_entry, self.secret, self.step):
            row = QHBoxLayout()
            row.addWidget(part)
            if isinstance(part, Button):
                row.addStretch(1)
            self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.unfold.clicked.connect(self._on_unfold)
        self.step.clicked.connect(self.take_step)
        self.old.submitted.connect(self.take_step)
        self.old.changed.connect(self.old_entry.settle)
        self.secret.submitted.connect(self.take_step)
        self._fold(True)

    @property
    def busy(self) -> bool:
        """Whether it is being written anew."""
        return self._job is not None

    def forget(self) -> None:
        """Forget what was typed."""
        self.old.clear()
        self.secret.clear()
        self.said.hide()
        self._fold(True)

    def refresh(self) -> None:
        """Nothing here follows what the key file holds."""

    def take_step(self) -> None:
        """Change it, or say what is missing."""
        if self.busy:
            return
        if not self.old.text():
            self.old_entry.refuse(NotYet(tr("There is no passphrase."), _NOTHING, tr("Type it.")))
            return
        if self.secret.is_refused(_NOTHING, tr("Type another for the key file.")):
            return
        try:
            refuse_own(self._session.key.is_opened_by(self.secret.text))
        except NotYet as fault:
            self.secret.first_entry.refuse(fault)
            return
        session = self._session
        if session.read_only or session.access.is_waiting or session.busy_reason is not None:
            why = _READ_ONLY if session.read_only else _NOT_LOGGED
            self.say(why.sentences, Tone.BAD)
            return
        work = self._key.passphrase_change(self.old.text(), self.secret.text)
        if work is not None:
            self._begin(work)

    def _begin(self, work: Callable[[], None]) -> None:
        session = self._session
        self.step.setEnabled(False)
        self.say(tr("Writing it anew…"), None)
        self.began.emit()
        self._job = job = Job(lambda _progress: work())

        def done(_nothing: object) -> None:
            if not session.is_closed:  # also where the page was left meanwhile
                session.access.note(AccessKind.KEY_FILE)
            if isValid(self):
                self._on_done()

        job.done.connect(done)
        job.failed.connect(lambda fault: self._on_failed(fault) if isValid(self) else None)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_done(self) -> None:
        self._end()
        self.forget()
        self.say(tr("The key file has another passphrase."), Tone.GOOD)

    def _on_failed(self, fault: WorkshopError) -> None:
        self._end()
        if isinstance(fault, WrongKey):
            told = tr("That is not the passphrase this key file has.")
            self.said.hide()
            self.old_entry.refuse(NotYet(told, _NOTHING, tr("Type it again, with Caps Lock off.")))
            self.old.select()
            return
        self.say(fault.sentences, Tone.BAD)

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._job = None
        self.step.setEnabled(True)
        self.ended.emit()

    def _on_unfold(self) -> None:
        self._fold(False)
        self.old.field.setFocus()

    def _fold(self, folded: bool) -> None:
        self.unfold.setVisible(folded)
        for part in (self.words, self.old_entry, self.secret, self.step):
            part.setVisible(not folded)
