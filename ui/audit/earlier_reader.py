"""Reads the file of an earlier audit, or its JSON, with the line that asks for its passphrase."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.counting.earlier_draft import earlier_draft
from core.earlier import read_audit
from core.files import real_path
from core.model.draft.earlier import EarlierDraft
from core.model.fault import NotYet, WorkshopError, WrongKey
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job
from ui.start.recent_labels import ENDING
from ui.widgets.button import Button, Size
from ui.widgets.labels import Label, Text
from ui.widgets.passphrase import PassphraseField

_ITSELF = NotYet(
    tr("That is the file of this audit itself."),
    tr("Nothing came in."),
    tr("Choose the file of an earlier one."),
)


class EarlierReader(QWidget):
    """Out of sight but for a locked file; a passphrase is forgotten as soon as it was tried.

    `source` is the file that was last read through, and `was_locked` whether it has a passphrase.

    Signals:
        read_through: a file was read; carries an `EarlierDraft`.
        busy: it began to read, or ended; carries which.
    """

    read_through = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self.source: Path | None = None
        self.was_locked = False
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.passphrase = PassphraseField(tr("Passphrase of that audit"))
        self.unlock = Button(tr("Read it"), size=Size.SMALL)
        self.passphrase.submitted.connect(self._on_unlock)
        self.passphrase.escaped.connect(self.forget)
        self.unlock.clicked.connect(self._on_unlock)
        row.addWidget(Label(tr("It has a passphrase"), Text.SMALL, wrap=False))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        self.hide()

    def choose(self) -> None:
        """Ask for a file, and read it."""
        names = tr("Audits and their JSON (*{ending} *.json)", ending=ENDING)
        ask_to_open(self, tr("Read an earlier audit"), documents(), self.read, names)

    def read(self, path: Path, passphrase: str | None = None) -> None:
        """Read an audit's file on another thread."""
        if self._job is not None:
            return
        session = self._context.session
        if real_path(path) in (real_path(session.path), real_path(session.home)):
            self._context.show_fault(_ITSELF)
            return
        self._path, self.was_locked = path, passphrase is not None
        self.busy.emit(True)
        self._job = job = Job(lambda _progress: earlier_draft(read_audit(path, passphrase)))
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.start()

    def forget(self) -> None:
        """Ask for no passphrase any more."""
        self._path = None
        self.passphrase.field.clear()
        self.hide()

    def _on_unlock(self) -> None:
        typed = self.passphrase.field.text()
        if self._path is not None and typed:
            self.passphrase.field.clear()
            self.read(self._path, typed)

    def _on_read(self, draft: object) -> None:
        self._end()
        if not isinstance(draft, EarlierDraft) or self._context.session.is_closed:
            return
        named = draft
        if not draft.audit.title.strip() and self._path is not None:
            named = replace(draft, audit=replace(draft.audit, title=self._path.stem))
        self.source = self._path
        self.forget()
        self.read_through.emit(named)

    def _on_failed(self, error: WorkshopError) -> None:
        self._end()
        if isinstance(error, WrongKey) and self._path is not None:
            asked_before = not self.isHidden()
            self.show()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            if not asked_before:
                return
        self._context.show_fault(error)

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)
