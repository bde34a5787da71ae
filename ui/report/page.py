"""Report: documents on the left, their real pages, and what to look at before they leave."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.acts import prepare
from core.documents.catalogue import DOCUMENTS, Format, spec
from core.model.audience import PANEL, Audience
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.ids import CaseId
from core.queries.search import Hit, HitKind
from core.review.remark import Remark
from core.words import tr
from ui.audit.context import AuditContext, StagePage
from ui.audit.meeting_choice import MeetingChoice
from ui.program.files import ask_for_folder
from ui.report.builder import ELSEWHERE, BuiltDocument, DocumentBuilder, Review
from ui.report.card_marks import CardMarks
from ui.report.documents import DocumentsPanel
from ui.report.edition import EditionChoice
from ui.report.exporting import Exporting, must_settle, written_words
from ui.report.middle import ReportMiddle
from ui.report.offered import keys_for, offered, row_words
from ui.report.page_texts import PageTexts
from ui.report.programme.entries import COMPARE, PARTS
from ui.report.programme.place import ProgrammePlace
from ui.report.remark_leads import go_to
from ui.report.right_side import RightSide
from ui.theme import Tone
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel

_PAUSE: Final = 200
"""Milliseconds after a change before the pages are made anew: changes come in threes."""


class ReportPage(StagePage):
    """The documents to leave with; they are made anew while the stage is in front."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._left = SidePanel(tr("Documents and export"), PanelSide.LEFT, 320, parent=self)
        self.documents = DocumentsPanel(
            MeetingChoice(self.context, self), EditionChoice(self.context, self), self._left
        )
        self.middle = ReportMiddle(context, self)
        self.right = RightSide(context, self)
        self.remarks, self.parts = self.right.remarks, self.right.parts
        self.corrections, self.look = self.right.corrections, self.right.look
        self.sheets, self.message = self.middle.sheets, self.middle.message
        self.builder = DocumentBuilder(context.session, self)
        self.marks = CardMarks(self.documents, self.middle, self.right, self._keys, self)
        self.texts = PageTexts(context, self.sheets)
        self.exporting = Exporting(context, self.middle.asking, self.choose_folder, self)
        self.programme = ProgrammePlace(context, self.documents.programme, self)
        self._document_of: dict[str, BuiltDocument] = {}
        self._audience = PANEL
        self._full_said: Mapping[str, str] = {}
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        kept = self.context.settings.now.export_formats.split(",")
        self.documents.formats.choose([one for one in Format if one.value in kept])
        self._lay_out()
        self._connect()

    # What the stage is asked for

    def arrive(self) -> None:
        """Make the pages if anything changed, and take the focus to them."""
        self._refresh()
        if self.programme.shown:
            self.programme.take_focus()
        elif self._keys():
            self.sheets.setFocus()
        else:
            self.middle.nothing.prepare.setFocus()

    def leave(self) -> None:
        """Keep what was typed; what was said of an export is over."""
        self.message.clear()
        self.texts.flush()
        for typed in (self.documents.marking, self.right, self.middle.asking):
            typed.flush()

    @property
    def part_in_view(self) -> str:
        """The key of the document shown, or which part of the programme."""
        return PARTS.get(self.programme.shown, self.documents.shown)

    def show_again(self, part: str) -> None:
        """Show a document, where it would not be empty, or a part of the programme."""
        programme = next((key for key, name in PARTS.items() if name == part), "")
        if programme and self.documents.programme.isVisibleTo(self.documents):
            self.show_programme(programme)
        elif part in self._keys():
            self.documents.show_document(part)

    def run(self, name: str) -> None:
        """Export what is ticked; go to the next thing to settle, or settle the one in front.

        What is written on a page is done with Ctrl+Enter.
        """
        if name == "export":
            self.export()
        elif name == "rounds":
            self.show_programme(COMPARE)
        elif name == "agree":
            self.texts.close()
        elif name == "next_to_decide":
            self._to_next_remark()
        elif name.startswith("answer_") and (which := int(name.removeprefix("answer_"))) <= 3:
            self.remarks.press_way(which)

    def _to_next_remark(self) -> None:
        """Go to the next thing to settle, or say why there is none."""
        self.right.bring(self.remarks)
        if self.remarks.cards:
            self.remarks.to_next()
        elif self.builder.busy:
            self.context.give_notice(tr("The pages are still being read for what is to settle."))
        else:
            self.context.give_notice(self.remarks.content.text())

    def export(self) -> None:
        """Write the ticked documents; what has to be asked first is asked here."""
        self.leave()
        keys = self.documents.ticked
        if not self._keys():
            self.context.give_notice(
                tr("There are no documents to export yet. Put in the {cases} first.")
            )
        elif not keys:
            self.context.give_notice(tr("No document is ticked. Tick one, and export again."))
            self._left.reveal()
            self.documents.rows[self.documents.shown].tick.setFocus()
        elif first := self.documents.to_settle:
            self.context.show_fault(must_settle(len(first)))
            self.right.bring(self.remarks)
            self.remarks.go_to(first[0])
        else:
            self.message.clear()
            formats = self.documents.formats.chosen
            case_id = self.documents.case.currentData()
            self.exporting.begin(keys, formats, self._password, self._audience, case_id)

    def open_found(self, hit: Hit) -> None:
        """Show the own words, or the correction, that the search found."""
        if hit.kind is HitKind.CORRECTION:
            found = self.context.session.now.corrections
            for correction in found:
                if correction.id == hit.row_id:
                    self.corrections.show_agency(correction.agency_id)
                    self.right.bring(self.corrections)
                    self.corrections.show_correction(correction)
            return
        parts = self.context.session.now.document_parts if hit.kind is HitKind.OWN_WORDS else ()
        for one in parts:
            if one.id == hit.row_id and one.document in self._keys():
                self.documents.show_document(one.document)
                self._open_parts(one.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the parts of the document with F2, wherever the keyboard is."""
        can_write = self.sheets.sheets and not self.right.is_writing
        if event.key() == Qt.Key.Key_F2 and can_write:
            self._on_write()
        else:
            super().keyPressEvent(event)

    def write_in(self, page: int) -> None:
        """Open the parts of the document shown, at the one that a page shows."""
        paper = self.sheets.paper
        self._open_parts(paper.part_on(page) if paper is not None else "")

    def _open_parts(self, part: str) -> None:
        key = self.documents.shown
        self.parts.show_document(key, self._document_of.get(key), part)
        self.right.open(self.parts)

    def _show_parts(self) -> None:
        """Show the parts of another document, or of the same made anew, where they are shown."""
        if self.right.shows(self.parts):
            key = self.documents.shown
            self.parts.show_document(key, self._document_of.get(key))

    def _on_corrections(self) -> None:
        agency_id = self._audience.agency_id
        if agency_id is not None:
            self.corrections.show_agency(agency_id)
            self.right.open(self.corrections)

    def _on_look(self) -> None:
        self.right.open(self.look)

    def _on_write(self) -> None:
        self.write_in(self.sheets.page)

    def _on_panel_left(self) -> None:
        self.sheets.setFocus()

    def _password(self) -> str | None:
        return self.documents.protection.password

    def choose_folder(self, then: Callable[[Path], None]) -> None:
        """Ask for the folder to export to; *then* is called with it, if one is chosen."""
        last = self.context.settings.now.export_folder
        ask_for_folder(self, tr("Export to the folder"), then, Path(last) if last else None)

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Making and showing

    def _lay_out(self) -> None:
        self._left.hold(self.documents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.right)
        row.addWidget(self.programme, 1)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._on_soon)
        self.context.session.changed.connect(self._on_changed)
        self.context.session.meeting_chosen.connect(self._soon.start)
        self.documents.chosen.connect(self._on_chosen)
        self.documents.programme.chosen.connect(self.show_programme)
        self.documents.audience_chosen.connect(self._on_audience_chosen)
        self.documents.case_chosen.connect(self._on_case_chosen)
        self.documents.marked.connect(self._on_marked)
        self.documents.formats.changed.connect(self._on_formats)
        self.documents.rows["data"].tick.toggled.connect(self._describe)
        self.documents.export_requested.connect(self.export)
        self.remarks.go_requested.connect(self._on_go)
        self.middle.bar.next_requested.connect(lambda: self.run("next_to_decide"))
        self.sheets.write_requested.connect(self.write_in)
        self.middle.bar.write_requested.connect(self._on_write)
        self.middle.bar.text_requested.connect(self.sheets.write)
        self.texts.closed.connect(self._show)
        self.right.panel_left.connect(self._on_panel_left)
        self.documents.look_requested.connect(self._on_look)
        self.documents.audience.corrections_requested.connect(self._on_corrections)
        self.remarks.left_changed.connect(self._on_left_changed)
        self.middle.nothing.prepare_requested.connect(self._on_prepare)
        self.builder.begun.connect(self._on_begun)
        self.builder.reviewed.connect(self._on_reviewed)
        self.builder.built.connect(self._on_built)
        self.builder.ended.connect(self._on_ended)
        self.exporting.written.connect(self._on_written)
        self.exporting.stopped.connect(self._on_stopped)
        self.exporting.left.connect(self._focus_export)

    def _keys(self) -> list[str]:
        """Return the documents that would not be empty."""
        return keys_for(self.context.session.now, self._audience)

    def _on_soon(self) -> None:
        if self.context.session.is_closed:
            return
        if self.isVisible():  # out of sight the file may be closed by now
            self._refresh()

    def _refresh(self) -> None:
        """Show what there is, and make the pages anew where they are stale."""
        keys, session = self._keys(), self.context.session
        self.documents.audience.offer(session.now.agencies)
        self.documents.allow(keys, [found.key for found in offered(session.now)])
        self.documents.offer_cases(session.now.listed_cases, self.context.cursor.case_id)
        self.builder.write_about(self.documents.case.currentData())
        self.documents.marking.follow(session.now.audit.marking)
        self.documents.marking.setReadOnly(session.read_only)
        self.sheets.can_write = not session.read_only
        self.middle.bar.text.setVisible(not session.read_only)
        self.middle.show_nothing(not keys)
        self.programme.offer()
        self._make()

    def _make(self) -> None:
        shown = self.documents.shown
        self.builder.build(shown, at_once=shown not in self._document_of)

    def _show(self) -> None:
        """Show the chosen document where it is made, and nothing is written in on its pages."""
        if self.texts.writing:
            return
        paper = self._document_of.get(self.documents.shown)
        if paper is not None and paper is not self.sheets.paper:
            self.sheets.show_paper(paper, spec(paper.key).heading)
        if paper is not None:
            self.marks.seek(paper)

    def _describe(self) -> None:
        chosen = {found.key: self.documents.formats.of(found) for found in DOCUMENTS}
        now, made = self.context.session.now, self._document_of
        said = row_words(now, self._audience, self._full_said, made, chosen)
        self.documents.describe(said if self._keys() else {})

    def _focus_export(self) -> None:
        if self.isVisible() and self._left.is_revealed:
            self.documents.export.setFocus()
        elif self.isVisible():
            self.sheets.setFocus()

    # News

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Audit):
            self.documents.marking.follow(self.context.session.now.audit.marking)
        if self.isVisible() and not news.kinds <= ELSEWHERE:
            self._soon.start()

    def _on_begun(self) -> None:
        self.middle.show_making(bool(self._keys()))

    def _on_reviewed(self, review: Review) -> None:
        if self.context.session.is_closed:  # it was on its way as the audit was left
            return
        self._full_said = review.described
        self._describe()
        self.remarks.show_review(review)

    def _on_left_changed(self) -> None:
        self.documents.settle_first(self.remarks.left)

    def _on_built(self, document: BuiltDocument) -> None:
        self._document_of[document.key] = document
        self._describe()
        self._show_figures()
        if document.key == self.documents.shown:
            self._show_parts()
            self.middle.show_making(not document.whole)
            self._show()

    def _show_figures(self) -> None:
        """Show which figures of the ticked documents changed since they last left."""
        made = (self._document_of.get(key) for key in self.documents.ticked)
        moved = [paper.moved for paper in made if paper is not None and paper.moved is not None]
        self.remarks.figures.show_moved(moved)

    def _on_ended(self) -> None:
        self.middle.show_making(False)

    def show_programme(self, which: str) -> None:
        """Show what would leave for a programme, or rounds beside one another."""
        self.leave()
        for widget in (self.middle, self.right):
            widget.hide()
        self.documents.show_none()
        self.programme.show_part(which)

    def _on_chosen(self, _key: str) -> None:
        if self.programme.shown:
            self.programme.hide_part()
            for widget in (self.middle, self.right):
                widget.show()
        self.texts.flush()
        self._show()
        self._show_parts()

    def _on_audience_chosen(self, audience: Audience) -> None:
        """Write for somebody else; where there is no document for them, it stays as it is."""
        before, self._audience = self._audience, audience
        if not self._keys():
            self._audience = before
            self.documents.audience.set_value(before)
            self.context.give_notice(tr("This audit has no document for them yet."))
            return
        if self.right.shows(self.corrections):
            if audience.agency_id is None:
                self.right.stack.setCurrentWidget(self.remarks)
            else:
                self.corrections.show_agency(audience.agency_id)
        self.texts.flush()
        self.texts.say_otherwise(audience != PANEL)
        self.builder.write_for(audience)
        self.documents.settle_first(())
        self._document_of.clear()
        self._show_figures()
        self._refresh()
        self._describe()

    def _on_case_chosen(self, _case_id: CaseId) -> None:
        self.documents.rows["evaluation"].tick.setChecked(True)
        self._document_of.pop("evaluation", None)
        self.documents.show_document("evaluation")
        self._refresh()

    def _on_marked(self, words: str) -> None:
        audit = replace(self.context.session.now.audit, marking=words.strip())
        field = self.documents.marking
        if not self.context.session.do(lambda file: prepare.set_audit(file, audit), field):
            field.mark_unsaved()

    def _on_formats(self, formats: tuple[Format, ...]) -> None:
        said = ",".join(format.value for format in formats)
        self.context.settings.change(export_formats=said)
        self._describe()

    def _on_prepare(self) -> None:
        self.context.request("prepare")

    def _on_go(self, remark: Remark) -> None:
        if remark.part_id is not None:
            self.open_found(Hit(HitKind.OWN_WORDS, remark.part_id, "", None, None))
            return
        go_to(self.context, remark)

    def _on_written(self, paths: tuple[Path, ...]) -> None:
        for key in self.documents.ticked:
            if paper := self._document_of.get(key):
                self._document_of[key] = replace(paper, moved=None)
        self._show_figures()
        folder, said = paths[0].parent, written_words(paths)
        if not self.isVisible():
            self.context.give_notice(said)
            return

        def show() -> None:
            self.open_folder(folder)

        self.message.say(said, Tone.GOOD, tr("Open the folder"), show)
        self._focus_export()

    def _on_stopped(self) -> None:
        self.context.give_notice(tr("The export was stopped. Nothing was written."))
        self._focus_export()
