"""The line that offers to say in an earlier audit's file that its actions go on here."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.earlier import ENDING, say_there
from core.model.fault import WorkshopError, WrongKey
from core.wording.earlier import handed_on_words, still_open_words
from core.words import tr
from ui.audit.context import AuditContext
from ui.program.jobs import Job
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text
from ui.widgets.passphrase import PassphraseField


class HandingOn(QWidget):
    """Out of sight until actions came in from a file; gone once it says so, or is let be."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._texts: tuple[str, ...] = ()
        self._title = ""
        self._job: Job | None = None
        self.words = Label("", Text.SMALL, wrap=False)
        self.passphrase = PassphraseField(tr("Passphrase of that audit"))
        self.say = Button(tr("Say there that they go on here"), size=Size.SMALL)
        self.leave = Button(tr("Leave it"), ButtonKind.LINK, size=Size.SMALL)
        row = FlowLayout(self)
        for part in (self.words, self.passphrase, self.say, self.leave):
            row.addWidget(part)
        self.say.clicked.connect(self._on_say)
        self.leave.clicked.connect(self.forget)
        self.passphrase.submitted.connect(self._on_say)
        self.passphrase.escaped.connect(self.forget)
        self.hide()

    def offer(self, path: Path, locked: bool, title: str, texts: tuple[str, ...]) -> None:
        """Offer it for the actions of these words; a JSON has no plan that anybody goes on with."""
        if path.suffix.casefold() == ENDING or not texts:
            return
        self._path, self._title, self._texts = path, title, texts
        self.words.setText(still_open_words(title))
        self.passphrase.setVisible(locked)
        self.show()

    def forget(self) -> None:
        """Offer it no longer."""
        self._path, self._texts = None, ()
        self.passphrase.field.clear()
        self.hide()

    def _on_say(self) -> None:
        path, texts = self._path, self._texts
        typed = self.passphrase.field.text() or None
        if path is None or self._job is not None:
            return
        self.passphrase.field.clear()
        title = self._context.session.now.audit.title
        self.say.setEnabled(False)
        self._job = job = Job(lambda _progress: say_there(path, typed, texts, title))
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_done(self, _nothing: object) -> None:
        self._end()
        self.forget()
        if not self._context.session.is_closed:
            self._context.give_notice(handed_on_words(self._title))

    def _on_failed(self, error: WorkshopError) -> None:
        self._end()
        if isinstance(error, WrongKey):
            self.passphrase.show()
            self.passphrase.setFocus()
        self._context.show_fault(error)

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._job = None
        self.say.setEnabled(True)
