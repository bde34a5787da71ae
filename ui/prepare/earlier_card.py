"""Earlier audits this one follows: typed by hand, or read from their files, counts only."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts.earlier import take_earlier
from core.counting.earlier import earlier_draft
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import EarlierAudit, EarlierCount
from core.model.fault import NotYet, WorkshopError, WrongKey
from core.queries.earlier import read_earlier
from core.wording.earlier import comparable_words, taken_words
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.prepare.earlier_columns import earlier_audits_shape, earlier_counts_shape
from ui.prepare.table_editor import TableEditor, TableKind
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job
from ui.theme import app_theme
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.passphrase import PassphraseField

NO_EARLIER = later(
    "None yet. Type its title and day, or read its file: its counts come in, never {a case} of "
    "it, and its findings become hypotheses above."
)
NO_COUNTS = tr(
    "No counts yet. They come in with an audit's file; of a report on paper type the question's "
    "number, an answer, how many and of how many, a row for each answer; for a figure that was "
    "not provided or is not comparable only the question, and because of what."
)
_ITSELF = NotYet(
    tr("That is the file of this audit itself."),
    tr("Nothing came in."),
    tr("Choose the file of an earlier one."),
)
_HIGH = 260
"""How high the counts may stand; more of them scroll."""


class EarlierCard(Card):
    """The earlier audits, what they counted, and how much of it can be compared."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._path: Path | None = None
        self._job: Job | None = None
        session = context.session
        audits = TableKind[EarlierAudit](
            tr("earlier audit"),
            tr("earlier audits"),
            lambda one: tr("the earlier audit “{title}”", title=one.title),
            lambda: session.now.earlier_audits,
            ordered=True,
        )
        counts = TableKind[EarlierCount](
            tr("count of an earlier audit"),
            tr("counts of earlier audits"),
            lambda _: tr("a count of an earlier audit"),
            lambda: session.now.earlier_counts,
        )
        self.audits = TableEditor[EarlierAudit](
            context, audits, earlier_audits_shape(), tr(NO_EARLIER)
        )
        self.counts = TableEditor[EarlierCount](
            context, counts, earlier_counts_shape(lambda: session.now), NO_COUNTS
        )
        self.compared = small()
        self.from_file = Button(tr("From its file…"), size=Size.SMALL)
        self.from_file.clicked.connect(self._on_from_file)
        self.from_file.setEnabled(not session.read_only)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Earlier audits it follows"), Text.SUBHEADING))
        head.addStretch(1)
        head.addWidget(self.from_file)
        self.column.addLayout(head)
        self.column.addWidget(self._locked(), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.audits)
        self.column.addWidget(self.compared)
        self.column.addWidget(self.counts)

    def refresh(self) -> None:
        """Show what there is."""
        now = self._context.session.now
        self.audits.refresh()
        self.counts.refresh()
        self.counts.setVisible(bool(now.earlier_audits))
        words = comparable_words(now)
        self.compared.setText(words)
        self.compared.setVisible(bool(words))
        self.fit()

    def fit(self) -> None:
        """Show every audit; of counts as many as there is room for."""
        self.audits.fit()
        self.counts.fit()
        most = app_theme(self).px(_HIGH)
        if self.counts.view.height() > most:
            self.counts.view.setFixedHeight(most)

    def leave(self) -> None:
        """Keep an open cell; a passphrase is forgotten."""
        self.audits.leave()
        self.counts.leave()
        self._forget()

    def show_earlier(self, row_id: int) -> None:
        """Put the cursor into one of the audits."""
        self.audits.choose(row_id)
        self.audits.begin()

    def read(self, path: Path, passphrase: str | None = None) -> None:
        """Read an audit's file on another thread, and take in what it counted."""
        if self._job is not None:
            return
        session = self._context.session
        if path.resolve() in (session.path.resolve(), session.home.resolve()):
            self._context.show_fault(_ITSELF)
            return
        self._path = path
        self.from_file.setEnabled(False)
        self._job = job = Job(lambda _progress: earlier_draft(read_earlier(path, passphrase)))
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.start()

    def _locked(self) -> QWidget:
        """Return the line that asks for the passphrase of a locked audit."""
        self.ask = QWidget()
        row = QHBoxLayout(self.ask)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.passphrase = PassphraseField(tr("Passphrase of that audit"))
        self.unlock = Button(tr("Read it"), size=Size.SMALL)
        self.passphrase.submitted.connect(self._on_unlock)
        self.passphrase.escaped.connect(self._forget)
        self.unlock.clicked.connect(self._on_unlock)
        row.addWidget(Label(tr("It has a passphrase"), Text.SMALL, wrap=False))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.unlock)
        self.ask.hide()
        return self.ask

    def _on_from_file(self) -> None:
        ask_to_open(self, tr("Read an earlier audit"), documents(), self.read)

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
        self._forget()
        done = self._context.session.do(lambda file: take_earlier(file, named))
        if done:
            self._context.give_notice(taken_words(named))

    def _on_failed(self, error: WorkshopError) -> None:
        self._end()
        if isinstance(error, WrongKey) and self._path is not None:
            asked_before = not self.ask.isHidden()
            self.ask.show()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            if not asked_before:
                return
        self._context.show_fault(error)

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._job = None
        self.from_file.setEnabled(not self._context.session.read_only)

    def _forget(self) -> None:
        self._path = None
        self.passphrase.field.clear()
        self.ask.hide()
