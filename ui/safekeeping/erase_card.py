"""Erases one case for good, once its reference was typed; the certificate is printed after."""

from itertools import chain
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.documents.erasure import erasure_certificate
from core.documents.holdings import holdings_document
from core.model.access import AccessKind
from core.model.case import Case
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError
from core.model.holdings import CaseHoldings
from core.model.ids import CaseId
from core.review.details import details
from core.review.names import names
from core.review.texts import DocumentText
from core.wording.erased import erased_words
from core.words import later, tr
from ui.audit.session import WorkshopSession
from ui.program.document_writer import DocumentWriter
from ui.program.jobs import while_there
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.composed import ComposedLine
from ui.widgets.field_entry import FieldEntry
from ui.widgets.labels import Label, subheading
from ui.widgets.typed_words import mark_passing

_WORDS = later(
    "All that is held on one {case} goes from the audit, from its history and from every copy "
    "kept by itself. A new copy is kept first, then all older ones go. Nothing brings it back, "
    "and nothing done before can be taken back afterwards. A number and the time stay."
)
LOOKING: Final = NotYet(
    tr("All that is held is being gathered."), tr("The audit is as it was."), tr("Wait a moment.")
)
_NOTHING = tr("Nothing was erased.")
_STOPPED: Final = NotYet(
    tr("The gathering was stopped."), tr("Nothing was written."), tr("Print it once more.")
)


class EraseCard(Card):
    """One case, its reference typed once more, and one step.

    Signals:
        ended: something that takes its time is done; carries how it went.
    """

    ended = Signal(str)

    def __init__(self, session: WorkshopSession, parent: QWidget | None = None) -> None:
        super().__init__(margin=22, parent=parent)
        self._session = session
        self.busy = False
        """Whether it erases, or gathers what is held."""
        self._asked: CaseId | None = None
        """Of which case it was said that its returns are still hidden."""
        self.case = Choice(tr("Which {case}"))
        self.typed = ComposedLine()
        mark_passing(self.typed)
        self.entry = FieldEntry(tr("Type its reference, to be sure"), self.typed)
        self.step = Button(tr("Erase it for good"))
        self.holdings = Button(tr("Print what is held on it…"))
        self.certificate = Button(tr("Write the certificate…"))
        self.said = Label("")
        self.writer = DocumentWriter(self)
        self._lay_out()
        self.step.clicked.connect(self.take_step)
        self.typed.textEdited.connect(self.entry.settle)
        self.case.activated.connect(self._on_chosen)
        self.holdings.clicked.connect(self._on_print)
        self.certificate.clicked.connect(self._on_certificate)
        session.changed.connect(self._on_changed)
        self.refresh()
        if session.erased is not None:
            self._tell_erased()

    def _lay_out(self) -> None:
        row, below = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.case)
        row.addWidget(self.holdings)
        row.addStretch(1)
        below.setSpacing(12)
        below.addWidget(self.step)
        below.addWidget(self.certificate)
        below.addStretch(1)
        self.column.addWidget(subheading(tr("What is held on one {case}, and erasing it")))
        self.column.addWidget(Label(tr(_WORDS)))
        self.column.addLayout(row)
        self.column.addWidget(self.entry)
        self.column.addLayout(below)
        for part in (self.said, self.writer.said):
            self.column.addWidget(part)
        self.column.setSpacing(12)
        self.said.hide()
        self.certificate.hide()

    def refresh(self) -> None:
        """Offer the cases there are."""
        chosen = self.case.currentData()
        self.case.setPlaceholderText(tr("Choose one"))  # never the first one by itself
        self.case.clear()
        for case in self._session.now.cases:
            self.case.addItem(case.reference, case.id)
        self.case.set_value(chosen)
        self.setVisible(bool(self.case.count()) or self._session.erased is not None)

    def take_step(self) -> None:
        """Erase the case if its reference stands in the field."""
        case = self._chosen()
        if case is None:
            return
        if self.typed.text().strip() != case.reference:
            self.entry.refuse(
                NotYet(
                    tr("That is not “{reference}”.", reference=case.reference),
                    _NOTHING,
                    tr("Type the reference as it is written."),
                )
            )
            return
        job = self._session.erase_case(case.id)
        if job is not None:
            self.busy = True
            self.step.setEnabled(False)
            self._say(tr("Erasing it, and its older copies…"), None)
            job.done.connect(self._on_erased)
            job.failed.connect(self._on_failed)
            job.broke.connect(self._on_broke)

    def _chosen(self) -> Case | None:
        """Return the case that was chosen; say so where none was."""
        case = self._session.now.case.get(CaseId(self.case.currentData() or 0))
        if case is None:
            fault = NotYet(tr("No {case} is chosen."), _NOTHING, tr("Choose one in the list."))
            self._say(fault.sentences, Tone.BAD)
            self.case.setFocus(Qt.FocusReason.OtherFocusReason)
        return case

    def _on_chosen(self) -> None:
        self.entry.settle()
        if not self.busy and self.certificate.isHidden():
            self.said.hide()

    def _on_erased(self) -> None:
        self.busy = False
        self.typed.clear()
        self.step.setEnabled(True)
        self._tell_erased()
        words = self.said.text()
        self.ended.emit(tr("{words} Its certificate is in File, Safekeeping.", words=words))

    def _tell_erased(self) -> None:
        if self._session.erased is not None:
            _, erased = self._session.erased
            self.certificate.show()
            whole = not (
                erased.left or erased.away or erased.home or erased.other_files or erased.tables
            )
            self._say(erased_words(erased), Tone.GOOD if whole else Tone.WARN)

    def _on_failed(self, fault: WorkshopError) -> None:
        self.busy = False
        self.step.setEnabled(True)
        self._say(fault.sentences, Tone.BAD)
        self.ended.emit(fault.sentences)

    def _on_broke(self, error: Exception) -> None:
        self.busy = False
        self.step.setEnabled(True)
        self.said.hide()
        self.ended.emit("")
        raise error

    def _on_print(self) -> None:
        case = self._chosen()
        if case is None or self._asks_about(case):
            return
        title = tr("Where to write what is held")
        self.writer.ask(title, tr("held on one {case}"), self.write_holdings)

    def _asks_about(self, case: Case) -> bool:
        """Say once of returns that wait for first views that this would show them."""
        now, before = self._session.now, self._asked
        returned = {case_id for case_id, _ in now.usable}
        hidden = case.id in returned and now.hides_any(case.id)
        self._asked = case.id if hidden else None
        if not hidden or before == case.id:
            return False
        words = tr(
            "The returns on {reference} wait for the table’s first views, and would be printed. "
            "Nothing was written. Press it once more to print them all the same.",
            reference=case.reference,
        )
        self._say(words, Tone.WARN)
        return True

    def write_holdings(self, target: Path) -> None:
        """Write everything held on the chosen case, for an access request."""
        session, case_id = self._session, CaseId(self.case.currentData() or 0)
        now, day = session.now, session.clock().date().isoformat()

        def mark(text: str) -> bool:
            written = (DocumentText(text, ""),)
            return next(chain(names(now, written), details(written)), None) is not None

        def write(holdings: CaseHoldings) -> None:
            self.busy = False
            self.writer.write(target, lambda: holdings_document(now.audit, holdings, day, mark))
            session.access.note(AccessKind.ANSWERED, str(case_id))

        found: list[CaseHoldings] = []
        job = session.look_in_background(
            lambda file: found.append(file.holdings_on(case_id)), LOOKING
        )
        if job is not None:
            self.busy = True
            job.done.connect(while_there(self, lambda _none: write(found[0])))
            job.failed.connect(self._on_failed)
            job.cancelled.connect(while_there(self, lambda: self._on_failed(_STOPPED)))
            job.broke.connect(self._on_broke)

    def _on_certificate(self) -> None:
        self.writer.ask(tr("Where to write the certificate"), tr("certificate"), self.write)

    def write(self, target: Path) -> None:
        """Write the certificate of what was erased last."""
        session = self._session
        if session.erased is None:
            return
        reference, erased = session.erased
        audit, log, locked = session.now.audit, session.access.all(), session.key.is_locked
        self.writer.write(
            target, lambda: erasure_certificate(audit, reference, erased, log, locked)
        )

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Case):
            self.refresh()

    def _say(self, words: str, tone: Tone | None) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.show()
