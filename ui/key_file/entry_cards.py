"""The two ways to a key file: open one that is there, or make a new one elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from core.acts.key_file import (
    make_key_file,
    open_key_file,
    refuse_own,
    refuse_same_folder,
)
from core.counting.identities import is_of_another, with_references
from core.model.fault import NotYet, WorkshopError
from core.model.identities import Identities, usual_columns
from core.words import tr
from ui.audit.session import WorkshopSession
from ui.key_file.open_key import KeyFileHandle
from ui.key_file.telling_card import TellingCard
from ui.program.files import ask_to_open, ask_to_save, documents
from ui.program.jobs import Job, while_there
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import CheckBox
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, subheading
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.passphrase import PassphraseField

KEY_FILES: Final = tr("Key files (*.casekey)")
_NEW_NAME: Final = tr("identities.casekey")
_MAKE: Final = tr(
    "It is locked with a passphrase of its own, not the audit's. Keep it somewhere else than the "
    "audit, on another drive, say. Without its passphrase nobody can open it."
)
_OTHERS: Final = NotYet(
    tr("This key file was made with another audit."),
    tr("Nothing of it is shown."),
    tr("Choose the one of this audit, or tick above that it is to be used for this one too."),
)
_NO_PASSPHRASE: Final = NotYet(
    tr("There is no passphrase."), tr("Nothing was opened."), tr("Type that of the key file.")
)


class _KeyCard(TellingCard):
    """A way to a key file, walked away from the window's thread.

    Signals:
        opened: it is open; carries the `KeyFileHandle`.
    """

    opened = Signal(object)

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._job: Job | None = None
        self.step = Button("", ButtonKind.PRIMARY)

    @property
    def busy(self) -> bool:
        """Whether a key file is being opened or made."""
        return self._job is not None

    def forget(self) -> None:
        """Forget what was typed, and whatever is on its way."""
        self._job = None
        self.step.setEnabled(True)
        self.said.hide()

    def _begin(self, work: Callable[[], KeyFileHandle], words: str) -> None:
        self.say(words, None)
        self.step.setEnabled(False)
        self._job = job = Job(lambda _progress: work())
        job.done.connect(lambda file: self._on_done(job, file) if isValid(self) else file.close())
        job.failed.connect(while_there(self, lambda fault: self._on_failed(job, fault)))
        job.broke.connect(self._on_broke)
        job.start()

    def _on_done(self, job: Job, file: KeyFileHandle) -> None:
        if job is not self._job:  # left meanwhile: nobody waits for it any more
            file.close()
            return
        self._job = None
        self.step.setEnabled(True)
        self.said.hide()
        self._take(file)

    def _take(self, file: KeyFileHandle) -> None:
        self.forget()
        self.opened.emit(file)

    def _on_failed(self, job: Job, fault: WorkshopError) -> None:
        if job is self._job:
            self._job = None
            self.step.setEnabled(True)
            self.say(fault.sentences, Tone.BAD)

    def _on_broke(self, error: Exception) -> None:
        self.forget()
        raise error

    def _add_row(self, *buttons: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)


class OpenKeyCard(_KeyCard):
    """Chooses the file, asks for its passphrase, and opens it."""

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._path: Path | None = None
        self.choose = Button(tr("Choose a key file…"))
        self.secret = PassphraseField(tr("Passphrase of the key file"))
        self.entry = FieldEntry(tr("Its passphrase"), self.secret)
        self.anyway = CheckBox(tr("Use it for this audit too"))
        self.step.setText(tr("Open it"))
        self.column.addWidget(subheading(tr("Open a key file")))
        self._add_row(self.choose)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.anyway)
        self._add_row(self.step)
        self.column.addWidget(self.said)
        self.choose.clicked.connect(self._on_choose)
        self.step.clicked.connect(self.take_step)
        self.secret.submitted.connect(self.take_step)
        self.secret.changed.connect(self.entry.settle)
        self._show()

    def forget(self) -> None:
        """Forget what was typed, and whatever is on its way."""
        super().forget()
        self.secret.clear()
        self.anyway.setChecked(False)
        self.anyway.hide()

    def name(self, path: Path) -> None:
        """Ask for the passphrase of this file."""
        self.forget()
        self._path = path
        self._show()
        self.secret.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_step(self) -> None:
        """Open it, or say what is missing."""
        path, passphrase = self._path, self.secret.text()
        if path is None or self.busy:
            return
        if not passphrase:
            self.entry.refuse(_NO_PASSPHRASE)
            return
        self._begin(lambda: open_key_file(path, passphrase), tr("Opening it…"))

    def _take(self, file: KeyFileHandle) -> None:
        if is_of_another(self._session.now, file.identities) and not self.anyway.isChecked():
            file.close()
            self.anyway.show()
            self.say(_OTHERS.sentences, Tone.BAD)
            return
        super()._take(file)

    def _on_failed(self, job: Job, fault: WorkshopError) -> None:
        super()._on_failed(job, fault)
        self.secret.select()

    def _on_choose(self) -> None:
        ask_to_open(self, tr("Open a key file"), documents(), self.name, KEY_FILES)

    def _show(self) -> None:
        chosen = self._path is not None
        self.entry.setVisible(chosen)
        self.step.setVisible(chosen)
        self.anyway.hide()
        self.choose.setText(
            tr("“{name}”: choose another…", name=self._path.name)
            if self._path is not None
            else tr("Choose a key file…")
        )


class MakeKeyCard(_KeyCard):
    """A passphrase of its own, a place elsewhere; beside the audit only where that is ticked."""

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.secret = NewPassphrase()
        self.beside = CheckBox(tr("Keep it in the audit's own folder all the same"))
        self.step.setText(tr("Choose where, and make it…"))
        self.column.addWidget(subheading(tr("Make a key file")))
        self.column.addWidget(Label(_MAKE))
        self.column.addWidget(self.secret)
        self.column.addWidget(self.beside)
        self._add_row(self.step)
        self.column.addWidget(self.said)
        self.beside.hide()
        self.step.clicked.connect(self.take_step)
        self.secret.submitted.connect(self.take_step)

    def forget(self) -> None:
        """Forget what was typed, and whatever is on its way."""
        super().forget()
        self.secret.clear()
        self.beside.setChecked(False)
        self.beside.hide()

    def take_step(self) -> None:
        """Ask where it is to be, or say what is missing."""
        nothing = tr("Nothing was written.")
        if self.busy or self.secret.is_refused(nothing, tr("Type one for the key file.")):
            return
        try:
            refuse_own(self._session.key.is_opened_by(self.secret.text))
        except NotYet as fault:
            self.secret.first_entry.refuse(fault)
            return
        ask_to_save(self, tr("Where to keep the key file"), _proposed(), self.make, KEY_FILES)

    def make(self, path: Path) -> None:
        """Make it there, unless that is beside the audit and nobody said that it shall be."""
        if not self.beside.isChecked():
            try:
                audits = (self._session.path, self._session.home)
                refuse_same_folder(path, audits, tr("tick above that it is to be there"))
            except NotYet as fault:
                self.beside.show()
                self.say(fault.sentences, Tone.BAD)
                return
        now, passphrase = self._session.now, self.secret.text
        first = with_references(now, Identities(now.audit.mark, usual_columns()))
        self._begin(lambda: make_key_file(path, passphrase, first), tr("Making it…"))


def _proposed() -> Path:
    """Return where a key file might be kept: never where the audit is proposed to be."""
    return documents().parent / _NEW_NAME
