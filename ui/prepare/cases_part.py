"""The cases: a sheet of them, and at the side the outline of the one that is chosen."""

from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.acts.prepare import keep_rows, set_audit
from core.counting.replies import replies
from core.intake.others_words import heads_a_list
from core.intake.vocabulary import audited_words
from core.model.audit import Audit, Grouping
from core.model.case import (
    Agency,
    AnswerGiven,
    Attribute,
    Case,
    CaseAttribute,
    Papers,
    Request,
    Return,
    ValueGiven,
)
from core.model.clock import date_text
from core.model.household import CasePerson, KeyDate
from core.model.ids import CaseId
from core.model.snapshot import Snapshot
from core.queries.search import Hit, HitKind
from core.wording.readiness import PreparationPart
from core.words import later, tr, word_for
from ui.audit.context import AuditContext
from ui.prepare.case_attributes import CaseAttributes
from ui.prepare.columns import cases_shape
from ui.prepare.household_columns import key_dates_shape, people_in_case_shape
from ui.prepare.linked_columns import reference_of
from ui.prepare.sheets_part import SheetsPart
from ui.prepare.table_editor import TableEditor, TableKind
from ui.widgets.button import Button, ButtonKind
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented

EMPTY = later(
    "No {cases} yet. Bring a list in from a file, or type the first one here: "
    "its reference is enough. A block copied from a spreadsheet can be pasted."
)


class CasesSheet(StrEnum):
    """One of the sheets."""

    CASES = "cases"
    PEOPLE = "people"
    DATES = "dates"


NOBODY_IN: Final = later(
    "Nobody is listed yet. Type who belongs to {a case} by role, never by name: mother, brother, "
    "unborn child, the other adult. It is read beside the outline in Walk."
)
NO_DATES: Final = later(
    "No key dates yet. Type the {case}, the day and what happened; several agencies may add to "
    "one {case}. In Walk they stand beside the outline, the first first."
)


class CasesPart(SheetsPart):
    """Type, paste, order and remove cases, who belongs to them and their key dates."""

    rests_on = frozenset(
        {
            *(Case, Attribute, CaseAttribute, Request, Return, AnswerGiven, ValueGiven, Audit),
            *(CasePerson, KeyDate, Agency),
        }
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, _sheets(context), parent)
        self.sheet = self.sheets[CasesSheet.CASES]
        self.sheet.reads_lists = lambda line, column: heads_a_list(
            line, column, audited_words(context.session.now)
        )
        self.sheet.list_pasted.connect(self.list_pasted)
        self.grouping = Segmented(
            tr("List the {cases} by"),
            [Option(Grouping.PATHWAY, tr("Pathway")), Option(Grouping.TEAM, tr("Team"))],
        )
        self.grouping.chosen.connect(self._on_grouping)
        bring = Button(tr("Bring a list in…"))
        bring.clicked.connect(self.files_requested)
        row = self.put_heading(tr("{Cases}"))
        row.addWidget(Label(tr("List by"), Text.SMALL, wrap=False))
        row.addWidget(self.grouping)
        row.addWidget(bring)
        self.column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.stack, 1)
        self.side = self.panel = CasePanel(context)
        self.panel.wants_returns.connect(self._on_wants_returns)
        for sheet in self.sheets.values():
            sheet.chosen.connect(self._show_case)

    def refresh(self) -> None:
        """Show the cases."""
        super().refresh()
        self.grouping.set_value(self.context.session.now.audit.grouping)
        self._show_case()

    def leave(self) -> None:
        """Keep an open cell and the outline."""
        super().leave()
        self.panel.leave()

    def show_sheet(self, which: str) -> None:
        """Show one of the sheets, and its case at the side."""
        super().show_sheet(which)
        self._show_case()

    def open_found(self, hit: Hit) -> None:
        """Put the cursor into the row that the search found."""
        is_date = hit.kind is HitKind.KEY_DATE
        self.show_row(CasesSheet.DATES if is_date else CasesSheet.PEOPLE, hit.row_id)

    def _show_case(self) -> None:
        """Show at the side the case of the row the cursor is in."""
        row = self.front_sheet.current
        if isinstance(row, CasePerson | KeyDate):
            row = self.context.session.now.case.get(row.case_id)
        self.panel.show_case(row)

    def choose(self, case_id: CaseId) -> None:
        """Put the cursor into a case."""
        self.sheet.choose(case_id)

    def _on_grouping(self, grouping: Grouping) -> None:
        now = self.context.session.now.audit
        audit = replace(now, grouping=grouping, in_one_list=False)
        self.do(lambda file: set_audit(file, audit))

    def _on_wants_returns(self) -> None:
        self.part_requested.emit(PreparationPart.RETURNS)


def _sheets(context: AuditContext) -> dict[str, tuple[str, TableEditor[Any]]]:
    session = context.session

    def now() -> Snapshot:
        return session.now

    cases = TableKind[Case](
        tr("{case}"),
        tr("{cases}"),
        lambda case: case.reference,
        lambda: now().cases,
        ordered=True,
    )
    people = TableKind[CasePerson](
        tr("person in {a case}"),
        tr("people in {cases}"),
        lambda one: tr(
            "the {role} of {case_name}",
            role=one.role,
            case_name=reference_of(now(), one.case_id),
        ),
        lambda: now().case_people,
        ordered=True,
    )
    dates = TableKind[KeyDate](
        tr("key date"),
        tr("key dates"),
        lambda one: tr(
            "the key date {day} of {case_name}",
            day=date_text(one.day),
            case_name=reference_of(now(), one.case_id),
        ),
        lambda: _in_time(now()),
    )
    editors: dict[str, TableEditor[Any]] = {
        CasesSheet.CASES: TableEditor(context, cases, cases_shape(now), tr(EMPTY)),
        CasesSheet.PEOPLE: TableEditor(context, people, people_in_case_shape(now), tr(NOBODY_IN)),
        CasesSheet.DATES: TableEditor(context, dates, key_dates_shape(now), tr(NO_DATES)),
    }
    words = (tr("{Cases}"), tr("People in {a case}"), tr("Key dates"))
    return {name: (one, editors[name]) for name, one in zip(editors, words, strict=True)}


def _in_time(now: Snapshot) -> list[KeyDate]:
    """Return the key dates by their case, then their day."""

    def place(one: KeyDate) -> tuple[int, str, int]:
        case = now.case.get(one.case_id)
        return (case.position if case is not None else 0, one.day, one.id)

    return sorted(now.key_dates, key=place)


class CasePanel(QWidget):
    """The chosen case: its outline to write in, its papers, and how its returns stand.

    An outline that could not be kept waits with its case, whichever is chosen meanwhile.
    """

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: Case | None = None
        self._refused: dict[CaseId, str] = {}
        self._title = Label("", Text.SUBHEADING)
        self._hint = Label(tr("Put the cursor into {a case} to write its outline here."))
        self.outline = GrowingText(tr("Outline"), 8, 18, hint=tr("What the room needs to know"))
        self.outline.paused.connect(self._on_outline)
        self.papers = Segmented(
            tr("Papers"),
            [Option(Papers.COMPLETE, tr("Complete")), Option(Papers.INCOMPLETE, tr("Incomplete"))],
        )
        self.papers.chosen.connect(self._on_papers)
        self.attributes = CaseAttributes(context)
        self._returns = Label("", Text.SMALL)
        self._to_returns = Button(tr("See its returns"), ButtonKind.SECONDARY)
        self.wants_returns = self._to_returns.clicked
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for label, field in ((tr("Outline"), self.outline), (tr("Papers"), self.papers)):
            form.addWidget(small(label))
            form.addWidget(field)
            form.addSpacing(8)
        form.addWidget(self.attributes)
        form.addSpacing(8)
        form.addWidget(self._returns)
        form.addWidget(self._to_returns)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 24, 18, 18)
        column.setSpacing(10)
        for widget in (self._title, self._hint, self._form):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(Scroll(inside))

    def show_case(self, case: Case | None) -> None:
        """Show a case; what was typed for the one before is kept first."""
        other = case is None or self._case is None or case.id != self._case.id
        if other:
            self.outline.flush()
        self._case = case
        self.attributes.show_case(case)
        self._hint.setVisible(case is None)
        self._form.setVisible(case is not None)
        self._title.setText(tr("The {case}") if case is None else case.reference)
        if case is None:
            return
        if not other:
            self.outline.follow(case.outline)
        else:
            self.outline.show_text(self._refused.get(case.id, case.outline))
            if case.id in self._refused:
                self.outline.mark_unsaved()
        self.outline.setAccessibleName(tr("Outline of {reference}", reference=case.reference))
        self.papers.set_value(case.papers)
        now = self._context.session.now
        tally = replies(now, self._context.session.clock().date()).by_case.get(case.id)
        asked = tally is not None and tally.requested
        self._returns.setText(
            tr("Returns: {words} in, {usable} usable.", words=tally.words, usable=tally.usable)
            if tally is not None and asked
            else tr("No agency was asked about this {case}.")
        )

    def leave(self) -> None:
        """Keep what was typed, and outlines that could not be kept before."""
        self.outline.flush()
        self.attributes.flush()
        here = None if self._case is None else self._case.id
        for case_id, text in tuple(self._refused.items()):
            if case_id != here:
                self._keep(case_id, text)

    def _on_outline(self, text: str) -> None:
        if self._case is None or self._case.id not in self._context.session.now.case:
            return
        if not self._keep(self._case.id, text):
            self.outline.mark_unsaved()

    def _keep(self, case_id: CaseId, text: str) -> bool:
        session = self._context.session
        held = session.now.case.get(case_id)
        if held is None:  # taken back; its outline waits for it to come again
            return False
        kept, merge = replace(held, outline=text), f"outline {case_id}"
        label = tr("write the outline of {held}", held=held.reference)
        self._refused.pop(case_id, None)
        done = session.do(lambda file: keep_rows(file, label, [kept], merge), self.outline)
        if not (done or session.read_only):
            self._refused[case_id] = text
        return bool(done)

    def _on_papers(self, papers: Papers) -> None:
        if self._case is None:
            return
        kept = replace(self._case, papers=papers)
        label = tr(
            "mark the papers of {kept} {papers}", kept=kept.reference, papers=word_for(papers)
        )
        self._context.session.do(lambda file: keep_rows(file, label, [kept]))
