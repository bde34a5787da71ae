"""Forms: which agencies get them, written as what, and the way into a folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.acts.letters import note_letters
from core.acts.prepare import keep_rows, set_audit
from core.acts.requests import set_due
from core.counting.replies import Replies, may_come, replies
from core.export.forms import Outgoing, there_already, write_forms
from core.forms.files import FormFile, FormFormat, form_files, own_formats
from core.forms.form import forms_for
from core.forms.mail_draft import MailDraft, mail_drafts
from core.interpreter import responsive
from core.model.audit import Audit
from core.model.case import Agency, Case, Request, Return
from core.model.due import due_by
from core.model.fault import WorkshopError
from core.model.ids import AgencyId
from core.model.letter import LetterText
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.model.tool import Answer, Item, Question
from core.wording.numbers import Unit
from core.wording.readiness import PreparationPart
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.prepare.due_line import tidy_due
from ui.prepare.fields import LineField
from ui.prepare.forms_prompt import FormsPrompt
from ui.prepare.forms_rows import (
    AGENCY,
    CASE,
    FormsRow,
    RowKey,
    agencies_of,
    cells_of,
    due_words,
    rows_by,
)
from ui.prepare.letters_panel import LettersPanel
from ui.prepare.part import PreparePart
from ui.prepare.request_cells import MOST_CELLS, RequestCells
from ui.program.files import ask_for_folder
from ui.program.jobs import Job
from ui.theme import BODY, app_theme
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.card import Card, rule
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.choice import CheckBox, Choice
from ui.widgets.clear_layout import clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import Pill

_EMPTY: Final = tr(
    "No agency is asked anything yet. Forms are made for requests: who was asked about whom."
)
_LARGE: Final = 1.5
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FORMATS: Final = {
    FormFormat.PDF: tr("PDF, to fill in or print"),
    FormFormat.EXCEL: tr("Excel"),
    FormFormat.WORD: tr("Word"),
    FormFormat.PAPER: tr("Paper"),
}
_SENT_AS: Final[tuple[tuple[object, str], ...]] = (
    ("", tr("As ticked")),
    (FormFormat.PDF.value, tr("PDF")),
    *((one.value, words) for one, words in _FORMATS.items() if one is not FormFormat.PDF),
)


class FormsPart(PreparePart):
    """Ticked agencies get their forms into a folder; nothing is sent by itself."""

    rests_on = frozenset({Audit, Agency, Case, Request, Return, Question, Item, Answer, LetterText})

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.boxes: dict[RowKey, CheckBox] = {}
        self.sent_as: dict[AgencyId, DropChip] = {}
        self._rows_shown: list[FormsRow] = []
        self._cells: list[RequestCells] = []
        self._job: Job | None = None
        self._files: tuple[Outgoing, ...] = ()
        self._folder = Path()
        self._compose: Callable[[], tuple[Outgoing, ...]] = self._forms
        self._written: Callable[[tuple[Outgoing, ...]], None] = self._say_forms
        self._left_out: set[RowKey] = set()
        self._again = False
        self.count = Pill()
        self.by = Segmented(
            tr("A row for each"), [Option(AGENCY, tr("By agency")), Option(CASE, tr("By {case}"))]
        )
        self.by.set_value(AGENCY)
        self.by.chosen.connect(self._on_by)
        self.put_heading(tr("Forms"), self.count).addWidget(self.by)
        self._empty = Label(_EMPTY)
        self._to_agencies = Button(tr("Go to the agencies"))
        self._to_agencies.clicked.connect(
            lambda: self.part_requested.emit(PreparationPart.AGENCIES)
        )
        self.column.addWidget(self._empty)
        self.column.addWidget(self._to_agencies, 0, Qt.AlignmentFlag.AlignLeft)
        choices = QWidget()
        inside = QVBoxLayout(choices)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(self.column.spacing())
        inside.addWidget(self._make_how())
        inside.addWidget(self._make_list())
        inside.addStretch(1)
        self._choices = Scroll(choices)
        self.column.addWidget(self._choices, 1)
        self.prompt = FormsPrompt()
        self.prompt.rest_requested.connect(self._on_rest)
        self.prompt.replace_requested.connect(self._write)
        self.prompt.elsewhere_requested.connect(self._ask_folder)
        self.prompt.given_up.connect(self._on_given_up)
        self.column.addWidget(self.prompt)
        self._foot = self._make_foot()
        self.column.addWidget(self._foot)
        self.column.addStretch(0)
        app_theme(self).follow(self._fit)
        self._fit()
        self.letters = LettersPanel(context)
        self.letters.drafts_requested.connect(self._on_drafts_requested)
        self.side = self.letters

    def _fit(self) -> None:
        """With large text the choices have the room of a line that can be done without."""
        self._named.setVisible(app_theme(self).scale < _LARGE)
        for cells in self._cells:  # the count beside them says it too
            cells.setVisible(app_theme(self).scale < _LARGE)
        for at, box in enumerate(self.boxes.values()):  # one in each row
            self._rows.setRowMinimumHeight(at, box.sizeHint().height())
        hint = app_theme(self).metrics(BODY).horizontalAdvance(self.due.placeholderText())
        self.due.setMinimumWidth(round(hint + app_theme(self).px(28)))

    def _make_how(self) -> QWidget:
        self.formats = {one: CheckBox(words) for one, words in _FORMATS.items()}
        self.formats[FormFormat.PDF].setChecked(True)
        self.together = Segmented(
            tr("As"),
            [Option(True, tr("A file an agency")), Option(False, tr("A file a form"))],
        )
        card = Card(margin=12)
        row = FlowLayout(gap=14)  # with large text it goes on below
        row.addWidget(Label(tr("Format"), Text.SMALL, wrap=False))
        for box in self.formats.values():
            box.clicked.connect(self._show_foot)
            row.addWidget(box)
        row.addWidget(self.together)
        self.due = LineField(tr("Due, for every form that is ticked"), tidy_due)
        self.due.setPlaceholderText(tr("Due: a date, or 10 working days"))
        self.due.returnPressed.connect(self._on_due)
        row.addWidget(self.due)
        self.set_due = Button(tr("Set"), size=Size.SMALL)
        self.set_due.setAccessibleName(tr("Set when every form that is ticked is due"))
        self.set_due.clicked.connect(self._on_due)
        row.addWidget(self.set_due)
        card.column.addLayout(row)
        card.column.addWidget(self.due.problem)
        card.column.addWidget(self._make_asked())
        return card

    def _make_asked(self) -> QWidget:
        """What a form asks before its questions is the audit's own choice."""
        self.asks = {
            "asks_known": CheckBox(tr("Ask first who was known")),
            "asks_role": CheckBox(tr("Ask for the role of who fills it in")),
            "by_portal": CheckBox(tr("Who it is about goes by the council's portal")),
        }
        asked = QWidget()
        flow = FlowLayout(asked, gap=14, line_gap=6)
        self.about = Choice(tr("Forms about which {cases}"))
        self.about.currentIndexChanged.connect(self._show_foot)
        flow.addWidget(self.about)
        for name, box in self.asks.items():
            # Not a partial: to that PySide passes no "checked".
            box.clicked.connect(lambda ticked, name=name: self._on_asks(name, ticked))
            flow.addWidget(box)
        return asked

    def _on_asks(self, name: str, ticked: bool) -> None:
        changed: dict[str, Any] = {name: ticked}
        audit = replace(self.context.session.now.audit, **changed)
        self.do(lambda file: set_audit(file, audit))

    def _on_due(self) -> None:
        """Say by when every form that is ticked is to be back."""
        self.due.flush()
        due = None if self.due.misfit else due_by(self.due.text())
        wanted = self.wanted
        if due is None or not self.due.text() or not wanted:
            return
        if self.do(lambda file: set_due(file, wanted, due)):
            self.due.show_text("")

    def _on_by(self, _which: object) -> None:
        self._left_out = set()
        self.refresh()

    def _make_list(self) -> QWidget:
        self.all = CheckBox(tr("All with forms not back"))
        self.all.clicked.connect(self._on_all)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(11)
        self._rows.setVerticalSpacing(10)
        self._rows.setColumnStretch(0, 1)
        self._rows.setContentsMargins(2, 2, 8, 2)
        card = Card(margin=14)
        card.column.addWidget(self.all)
        card.column.addWidget(rule())
        card.column.addLayout(self._rows)
        card.column.addWidget(
            small(tr("Filled: back. Ringed: back, no form filled in. Dashed: not back."))
        )
        return card

    def _make_foot(self) -> QWidget:
        self._said = Label("", Text.STRONG)
        self.make = Button(tr("Make forms…"), ButtonKind.PRIMARY)
        self.make.clicked.connect(self._on_make)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._said)
        self._named = small(
            tr("File names hold the agency and the form's number, never whom it is about.")
        )
        words.addWidget(self._named)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.make)
        return foot

    def refresh(self) -> None:
        """Show every agency with what is not back."""
        session = self.context.session
        now = session.now
        shown = bool(now.requests) and bool(now.tool.questions)
        for part in (self._choices, self._foot, self.count):
            part.setVisible(shown)
        self._empty.setVisible(not shown)
        self._to_agencies.setVisible(not shown)
        asked = {one.agency_id for one in now.requests}
        self.count.show_words(
            plural(len(now.requests), "form"), tr("for {count}", count=Unit.AGENCIES.of(len(asked)))
        )
        self._offer_cases(now)
        for name, box in self.asks.items():
            box.setChecked(bool(getattr(now.audit, name)))
            box.setEnabled(not session.read_only)
        self._again = any(not may_come(now, one) for one in now.requests)
        self._show_rows(now, replies(now, session.clock().date()))
        self._show_foot()

    def begin(self) -> None:
        """Go to the button, or to where something can be mended."""
        (
            self.make if self.make.isVisible() and self.make.isEnabled() else self._to_agencies
        ).setFocus()

    def leave(self) -> None:
        """Keep what was typed of the letters."""
        self.letters.leave()

    def _show_rows(self, now: Snapshot, found: Replies) -> None:
        focused = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        clear_layout(self._rows)
        self.boxes, self._cells, self.sent_as = {}, [], {}
        self._rows_shown = rows_by(self.by.value, now, found)
        for at in range(self._rows.rowCount()):
            self._rows.setRowMinimumHeight(at, 0)  # a grid forgets no row it ever had
        for at, row in enumerate(self._rows_shown):
            self._show_row(at, row, now, found)
        if focused in self.boxes:
            self.boxes[focused].setFocus()
        self._fit()
        self._show_all()

    def _show_row(self, at: int, row: FormsRow, now: Snapshot, found: Replies) -> None:
        out = [one for one in row.requests if may_come(now, one)]
        box = CheckBox(row.name, short=now.short_name(row.agency) if row.agency else "")
        box.setChecked(bool(out) and row.key not in self._left_out)
        box.setEnabled(bool(out))
        back = tr("{words} back", words=row.tally.words)
        due = due_words(out)
        box.setAccessibleDescription(f"{back}. {due}" if due else back)
        box.clicked.connect(self._on_ticked)
        box.installEventFilter(self)
        self.boxes[row.key] = box
        self._rows.addWidget(box, at, 0)
        if len(row.requests) <= MOST_CELLS:
            cells = cells_of(row, found, now)
            self._rows.addWidget(cells, at, 1)
            self._cells.append(cells)
        else:
            bar = ProgressBar(back)
            bar.show_parts(row.tally.here, row.tally.requested)
            self._rows.addWidget(bar, at, 1, Qt.AlignmentFlag.AlignVCenter)
        if row.agency is not None:
            self._rows.addWidget(self._make_sent_as(row.agency), at, 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rows.addWidget(Label(due, Text.SMALL, wrap=False), at, 3, middle)
        self._rows.addWidget(Label(back, Text.SMALL_STRONG, wrap=False), at, 4, _RIGHT)

    def _make_sent_as(self, agency: Agency) -> DropChip:
        """Return what an agency's forms are sent as: its own choice wins over the ticks."""
        chip = DropChip(
            tr("What {agency} gets its forms as", agency=agency.name), _SENT_AS, ChipLook.OUTLINE
        )
        chip.set_value(agency.sent_as)
        chip.setEnabled(not self.context.session.read_only)
        chip.chosen.connect(lambda value: self._on_sent_as(agency.id, str(value)))
        self.sent_as[agency.id] = chip
        return chip

    def _on_sent_as(self, agency_id: AgencyId, sent_as: str) -> None:
        agency = replace(self.context.session.now.agency[agency_id], sent_as=sent_as)
        label = tr("say what {agency} gets its forms as", agency=agency.name)
        self.do(lambda file: keep_rows(file, label, [agency]))
        if agency_id in self.sent_as:
            self.sent_as[agency_id].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the letter to the agency whose row took the focus."""
        if event.type() is QEvent.Type.FocusIn:
            for row in self._rows_shown:
                if self.boxes.get(row.key) is watched:
                    for agency_id in agencies_of(row.requests[:1]):
                        self.letters.show_agency(agency_id)
        return super().eventFilter(watched, event)

    def _show_all(self) -> None:
        open_ones = [box for box in self.boxes.values() if box.isEnabled()]
        self.all.setEnabled(bool(open_ones))
        self.all.setChecked(bool(open_ones) and all(box.isChecked() for box in open_ones))

    def _on_all(self, ticked: bool) -> None:
        for box in self.boxes.values():
            if box.isEnabled():
                box.setChecked(ticked)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._left_out = {
            key for key, box in self.boxes.items() if box.isEnabled() and not box.isChecked()
        }
        self._show_all()
        self._show_foot()

    @property
    def wanted(self) -> tuple[Request, ...]:
        """The requests of ticked agencies for which something may still come back."""
        now = self.context.session.now
        about = self.about.currentData()
        ticked = {
            one.id
            for row in self._rows_shown
            if (box := self.boxes.get(row.key)) is not None and box.isChecked()
            for one in row.requests
        }
        return tuple(
            one
            for one in now.requests
            if one.id in ticked and about in (None, one.case_id) and may_come(now, one)
        )

    def _offer_cases(self, now: Snapshot) -> None:
        """Offer every case, or one; what is chosen stays while it is there."""
        entries = [
            (tr("About every {case}"), None),
            *((tr("Only {reference}", reference=one.reference), one.id) for one in now.cases),
        ]
        chosen = self.about.currentData()
        self.about.blockSignals(True)
        self.about.clear()
        for words, value in entries:
            self.about.addItem(words, value)
        self.about.blockSignals(False)
        self.about.set_value(chosen if chosen in now.case else None)

    def _show_foot(self) -> None:
        wanted = self.wanted
        self.letters.show_agencies({one.agency_id for one in wanted})
        agencies = len({one.agency_id for one in wanted})
        forms = plural(len(wanted), "form")
        self.make.setText(
            tr("Make {forms} again…", forms=forms)
            if self._again and wanted
            else tr("Make {forms}…", forms=forms)
            if wanted
            else tr("Make forms…")
        )
        own = own_formats(self.context.session.now.agencies)
        some = bool(self._formats) or all(one.agency_id in own for one in wanted)
        self.make.setEnabled(bool(wanted) and some and self.prompt.isHidden())
        self._said.setText(
            tr(
                "{ticked} ticked, with {forms} not back.",
                ticked=Unit.CASES.of(len({one.case_id for one in wanted}))
                if self.by.value == CASE
                else Unit.AGENCIES.of(agencies),
                forms=forms,
            )
            if wanted
            else tr("Nothing is ticked.")
        )
        without = sum(not one.due for one in wanted)
        if without:
            self._said.setText(
                tr(
                    "{said} {count} will say no day to come back by: the request has none.",
                    said=self._said.text(),
                    count=plural(without, "form"),
                )
            )

    @property
    def _formats(self) -> tuple[FormFormat, ...]:
        return tuple(one for one, box in self.formats.items() if box.isChecked())

    def _on_make(self) -> None:
        self._compose, self._written = self._forms, self._say_forms
        self._ask_folder()

    def _on_drafts_requested(self) -> None:
        self._compose, self._written = self._drafts, self._note_drafts
        self._ask_folder()

    def _forms(self) -> tuple[FormFile, ...]:
        now = self.context.session.now
        own = own_formats(now.agencies)
        return form_files(
            forms_for(now, self.wanted), self._formats, bool(self.together.value), own
        )

    def _drafts(self) -> tuple[MailDraft, ...]:
        attached = self.letters.attach.isChecked()
        return mail_drafts(self.letters.letters, self._forms() if attached else ())

    def _ask_folder(self) -> None:
        self.choose_folder(self._on_folder)

    def choose_folder(self, then: Callable[[Path], None]) -> None:
        """Ask where the forms go."""
        last = self.context.settings.now.export_folder
        ask_for_folder(self, tr("Where the forms go"), then, Path(last) if last else None)

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self._files = self._compose()
        there = [one.name for one in there_already(self._files, folder)]
        if there:
            self.prompt.ask_replace(there, len(self._files) - len(there), folder)
            self._show_foot()
        elif self._files:
            self._write()

    def _on_rest(self) -> None:
        there = {one.name for one in there_already(self._files, self._folder)}
        self._files = tuple(one for one in self._files if one.name not in there)
        self._write()

    def _write(self) -> None:
        files, folder, made = self._files, self._folder, self.context.session.clock()

        def work(progress: Progress) -> tuple[Path, ...]:
            with responsive():
                return write_forms(files, folder, made, progress)

        self._job = job = Job(work)
        self.prompt.show_progress(0, len(files))
        job.progress.connect(self.prompt.show_progress)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.broke.connect(self._on_broke)
        job.cancelled.connect(self._on_cancelled)
        self._show_foot()
        job.start()

    def _on_given_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.prompt.say_stopping()
            return
        self._end()

    def _end(self) -> None:
        self._job, self._files = None, ()
        self.prompt.hide()
        self._show_foot()
        self.begin()

    def _on_done(self, _paths: object) -> None:
        files = self._files
        self._end()
        self._written(files)

    def _note_drafts(self, files: tuple[Outgoing, ...]) -> None:
        """Note the letters as sent, and say what is left to do."""
        letters = [one.letter for one in files if isinstance(one, MailDraft)]
        requests = list({r.id: r for one in letters for r in one.requests}.values())
        reminding, session = self.letters.reminding, self.context.session
        session.do(lambda file: note_letters(file, requests, reminding, len(letters)))
        self.context.give_notice(
            tr(
                "{drafts} in “{where}”, and noted as sent today: open each in your mail program, "
                "look at it and send it.",
                drafts=_are(len(letters)),
                where=self._folder.name or str(self._folder),
            )
        )

    def _say_forms(self, files: tuple[Outgoing, ...]) -> None:
        many = sum(len(one.forms) for one in files if isinstance(one, FormFile))
        where = self._folder.name or str(self._folder)
        self.context.give_notice(
            tr(
                "{forms} in {files} are in “{where}”. Send them by secure mail; "
                "filled in, they come back by Bring files in.",
                forms=plural(many, "form"),
                files=plural(len(files), "file"),
                where=where,
            )
        )

    def _on_failed(self, fault: WorkshopError) -> None:
        self._end()
        self.context.show_fault(fault)

    def _on_cancelled(self) -> None:
        self._end()
        self.context.give_notice(tr("No form was written."))

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error


def _are(drafts: int) -> str:
    return tr("1 draft is") if drafts == 1 else tr("{drafts} drafts are", drafts=drafts)
