"""Earlier audits this one follows: typed by hand, or read from their files, counts only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts.earlier import take_earlier
from core.model.draft.earlier import EarlierDraft
from core.model.earlier import EarlierAudit, EarlierCount
from core.wording.earlier import comparable_words, taken_words
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.audit.earlier_reader import EarlierReader
from ui.prepare.earlier_columns import earlier_audits_shape, earlier_counts_shape
from ui.prepare.table_editor import TableEditor, TableKind
from ui.theme import app_theme
from ui.widgets.button import Button, Size
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small

NO_EARLIER = later(
    "None yet. Type its title and day, or read its file: its counts come in, never {a case} of "
    "it, and its findings become hypotheses above."
)
NO_COUNTS = tr(
    "No counts yet. They come in with an audit's file; of a report on paper type the question's "
    "number, an answer, how many and of how many, a row for each answer; for a figure that was "
    "not provided or is not comparable only the question, and because of what."
)
_HIGH = 260
"""How high the counts may stand; more of them scroll."""


class EarlierCard(Card):
    """The earlier audits, what they counted, and how much of it can be compared."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
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
        self.reader = EarlierReader(context)
        self.from_file.clicked.connect(self.reader.choose)
        self.reader.read_through.connect(self._on_read)
        self.reader.busy.connect(self._on_busy)
        self.from_file.setEnabled(not session.read_only)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Earlier audits it follows"), Text.SUBHEADING))
        head.addStretch(1)
        head.addWidget(self.from_file)
        self.column.addLayout(head)
        self.column.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.reader.forget()

    def show_earlier(self, row_id: int) -> None:
        """Put the cursor into one of the audits."""
        self.audits.choose(row_id)
        self.audits.begin()

    def _on_read(self, draft: EarlierDraft) -> None:
        done = self._context.session.do(lambda file: take_earlier(file, draft))
        if done:
            planned = self._context.session.now.audit.minutes_per_case
            self._context.give_notice(taken_words(draft, planned))

    def _on_busy(self, busy: bool) -> None:
        self.from_file.setEnabled(not busy and not self._context.session.read_only)
