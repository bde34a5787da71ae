"""What an agency says is not right in its copy to check, typed in with what becomes of it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from core.acts import own_documents
from core.documents.audience import why_closed
from core.documents.catalogue import documents_of, heading_of
from core.model.audience import Audience, AudienceKind
from core.model.changed import Changed
from core.model.ids import AgencyId
from core.model.own_document import Correction, CorrectionState
from core.wording.editions import correction_outcome
from core.words import tr
from ui.audit.context import AuditContext
from ui.report.right_panel import RightPanel
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import Choice
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.segmented import Option, Segmented
from ui.widgets.typed_words import be_about, own_news_of

_STATES: Final = (
    Option(CorrectionState.OPEN, tr("Open")),
    Option(CorrectionState.ACCEPTED, tr("Accepted")),
    Option(CorrectionState.NOT_ACCEPTED, tr("Not accepted")),
)
_NEW: Final = Correction(AgencyId(0), "")


class CorrectionsPanel(RightPanel):
    """The corrections of one agency, and the one that is written; each is kept as it is typed."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._agency = AgencyId(0)
        self._correction = _NEW
        self._begun: dict[AgencyId, Correction] = {}
        self.list = EntryList(tr("Corrections"))
        self.new = Button(tr("Another correction"), size=Size.SMALL)
        self.document = Choice(tr("In which document"))
        self.paragraph = GrowingText(tr("At which number"), 1, 1)
        self.says = GrowingText(tr("What it says"), 2, 6)
        self.state = Segmented(tr("What became of it"), _STATES)
        self.reason = GrowingText(tr("Why"), 1, 4)
        self.hint = small(tone=Tone.WARN)
        self.remove = Button(tr("Remove"), ButtonKind.LINK, size=Size.SMALL)
        self._keep_as_typed(self.paragraph, self.says, self.reason)
        self._lay_out()
        self._connect()

    def show_agency(self, agency_id: AgencyId) -> None:
        """Show the corrections of an agency, ready for another one, or for one half typed."""
        self.flush()
        self._agency = agency_id
        now = self._context.session.now
        agency = now.agency.get(agency_id)
        self.title.setText(tr("Corrections from {agency}", agency=agency.name if agency else ""))
        chosen = self.document.currentData()
        audience = Audience(AudienceKind.AGENCY, agency_id)
        self.document.clear()
        for one in documents_of(now):
            if not why_closed(one.key, audience):
                self.document.addItem(one.heading, one.key)
        self.document.set_value(chosen or self.document.itemData(0))
        self._begin_new()

    def begin(self) -> None:
        """Take the focus to the number."""
        self.paragraph.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Keep what was typed, half of a new one too."""
        super().flush()
        if not self._correction.id and self._is_half_typed:
            self._begun[self._agency] = self._written(self._correction.state)

    def _begin_new(self) -> None:
        edition = self._context.session.now.audit.edition
        new = Correction(self._agency, self.document.currentData() or "", edition=edition)
        self.show_correction(self._begun.get(self._agency, new))

    def show_correction(self, correction: Correction) -> None:
        """Show one correction of the agency, to be changed."""
        self._correction = correction
        be_about(self, f"{self._agency} {correction.id}")
        self.document.set_value(correction.document)
        for field, text in zip(
            self._fields, (correction.paragraph, correction.says, correction.reason), strict=True
        ):
            field.show_text(text)
        self.state.set_value(correction.state)
        self._refresh()

    def _follow(self, now: Correction) -> None:
        """Show the same correction as the audit has it now; what is typed meanwhile stays."""
        before, self._correction = self._correction, now
        if now.document != before.document:
            self.document.set_value(now.document)
        if now.state is not before.state:  # a refusal may wait for its reason
            self.state.set_value(now.state)
        texts = (now.paragraph, now.says, now.reason)
        for field, text in zip(self._fields, texts, strict=True):
            field.follow(text)
        self._refresh()

    @property
    def _corrections(self) -> list[Correction]:
        """Those of the agency, in their order."""
        held = self._context.session.now.corrections
        return [one for one in held if one.agency_id == self._agency]

    def _refresh(self) -> None:
        held = self._corrections
        entries = [_entry(one) for one in held]
        if list(self.list.rows) != entries:
            self.list.blockSignals(True)
            self.list.show_entries(entries)
            self.list.blockSignals(False)
        at = next((n for n, one in enumerate(held) if one.id == self._correction.id), None)
        self.list.blockSignals(True)
        if at is not None:
            self.list.go_to(at)
        else:
            self.list.setCurrentIndex(QModelIndex())  # a new one is none of them
        self.list.blockSignals(False)
        self.list.setVisible(bool(held))
        self.new.setVisible(bool(held))
        self.remove.setVisible(bool(self._correction.id))
        read_only = self._context.session.read_only
        for field in self._fields:
            field.setReadOnly(read_only)
        for control in (self.document, self.state, self.new, self.remove):
            control.setEnabled(not read_only)
        self._say_hint()

    @property
    def _is_half_typed(self) -> bool:
        """Whether anything stands here that says nothing yet, and so is not kept."""
        begun = self._correction.id or any(one.toPlainText().strip() for one in self._fields)
        return bool(begun) and not self.says.toPlainText().strip()

    def _say_hint(self) -> None:
        refused = self.state.value is CorrectionState.NOT_ACCEPTED
        hint = ""
        if self._is_half_typed:
            hint = tr("Type what it says; until then this is not kept.")
        elif refused and not self.reason.toPlainText().strip():
            hint = tr("Say why the document stays as it is.")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _keep(self) -> None:
        """Keep the correction once it says something, and a refusal once it says why."""
        self._say_hint()
        state = self.state.value
        if self.hint.text() or not isinstance(state, CorrectionState):
            state = self._correction.state  # what is typed is kept all the same
        written = self._written(state)
        if written == self._correction or not written.says:
            return
        session = self._context.session
        with own_news_of(*self._fields):
            kept = session.do(lambda file: own_documents.keep_correction(file, written))
        if not kept:
            for field in self._fields:
                field.mark_unsaved()
            return
        self._begun.pop(self._agency, None)
        last = max(self._corrections, key=lambda one: one.id)
        self._correction = written if written.id else last
        self._refresh()

    def _written(self, state: CorrectionState) -> Correction:
        """Return the correction as it stands; one refused has its reason until there is another."""
        refused = state is CorrectionState.NOT_ACCEPTED
        reason = self.reason.toPlainText().strip()
        return replace(
            self._correction,
            document=self.document.currentData() or "",
            paragraph=self.paragraph.toPlainText().strip(),
            says=self.says.toPlainText().strip(),
            state=state,
            reason=reason or (self._correction.reason if refused else ""),
        )

    def _lay_out(self) -> None:
        column = self._column
        said = tr("What came back on its copy to check. The report prints it as an appendix.")
        column.addWidget(small(said))
        self.list.setMinimumHeight(130)
        column.addWidget(self.list, 1)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        for caption, field in (
            (tr("In which document"), self.document),
            (tr("At which number"), self.paragraph),
            (tr("What it says"), self.says),
            (tr("What became of it"), self.state),
            (tr("Why"), self.reason),
        ):
            column.addSpacing(4)
            column.addWidget(Label(caption, Text.SMALL_STRONG))
            column.addWidget(field)
        column.addWidget(self.hint)
        foot = FlowLayout(gap=8, line_gap=8)
        foot.addWidget(self.remove)
        foot.addWidget(self.done)
        column.addLayout(foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self._context.session.changed.connect(self._on_changed)
        for field in self._fields:
            field.paused.connect(self._keep)
        self.document.activated.connect(self._keep)
        self.state.chosen.connect(self._on_state)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self._on_remove)

    # News

    def _on_changed(self, news: Changed) -> None:
        """Follow what undo or somebody else did to the correction that is shown."""
        if not news.touches(Correction) or not self.isVisible():
            return
        now = {one.id: one for one in self._context.session.now.corrections}
        shown = self._correction
        if shown.id and shown.id not in now:
            self._begin_new()
        elif shown.id:
            self._follow(now[shown.id])
        else:
            self._refresh()

    def _on_state(self) -> None:
        self._keep()
        if self.hint.text() and self.says.toPlainText().strip():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, entry: ListEntry) -> None:
        self._on_chosen(entry.value, takes_focus=False)

    def _on_chosen(self, number: object, takes_focus: bool = True) -> None:
        self.flush()
        if correction := next((one for one in self._corrections if one.id == number), None):
            self.show_correction(correction)
        if takes_focus:
            self.begin()

    def _on_new(self) -> None:
        self.flush()
        self._begin_new()
        self.begin()

    def _on_remove(self) -> None:
        gone = self._correction
        self._begin_new()
        self._context.session.do(lambda file: own_documents.remove_correction(file, gone))
        self.begin()


def _entry(one: Correction) -> ListEntry:
    where = ", ".join(part for part in (heading_of(one.document), one.paragraph) if part)
    return ListEntry(((one.says, False),), f"{where} · {correction_outcome(one)}", one.id)
