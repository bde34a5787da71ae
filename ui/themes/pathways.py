"""By pathway, or what else is noted: what the room agreed, in words with counts."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.conditions import DECIDES_WHAT_IS_ASKED
from core.counting.judgements import (
    JudgementsSelection,
    PathwayRow,
    RoomCount,
    anything_judged,
    counted_points,
    pathway_matrix,
)
from core.counting.narrowing import compared_by
from core.model.audit import Audit
from core.model.case import Attribute, Case, CaseAttribute
from core.model.judgement import Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.wording.labels import in_sentence
from core.wording.numbers import Unit
from core.wording.pathways import (
    cell_words,
    group_name,
    grouped_by,
    kept_out_words,
    matrix_words,
    pathway_in_words,
    statement_words,
)
from core.words import tr
from ui.audit.context import AuditContext
from ui.themes.evidence import ON_JUDGEMENTS, Evidence, EvidenceQuery, judgements_evidence
from ui.themes.filters import Filters
from ui.themes.matrix import Cell, Matrix, MatrixGrid
from ui.themes.nothing_yet import NothingYet
from ui.themes.numbers import NumberPointed, number_of
from ui.themes.view import AROUND, View
from ui.widgets.card import Card
from ui.widgets.chip import ChipLook, DropChip
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll


class PathwaysView(View):
    """The matrix, what is kept out of it, and the pathways that brought one case."""

    rests_on = frozenset({Judgement, Case, Audit, Attribute, CaseAttribute}) | DECIDES_WHAT_IS_ASKED
    counts = True
    by_meeting = True
    by_group = True

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[PathwayRow, ...] = ()
        self._counted_by = ""
        self.by = DropChip(tr("Side by side by"), look=ChipLook.OUTLINE)
        self.lead = small()
        self.kept_out = small()
        self.matrix = Matrix()
        self.singles = Card(margin=14)
        self._single_words: list[Label] = []
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._content(), tr("By pathway"), steady=True))
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.by.chosen.connect(lambda: self.refresh(self.filters))
        self.matrix.evidence_requested.connect(self._on_evidence_requested)
        self.matrix.pointed.connect(self._on_pointed)
        self.matrix.drawn_off.connect(self._on_drawn_off)

    @property
    def dimension(self) -> str:
        """The attribute whose groups stand side by side; "" for pathways or teams."""
        return str(self.by.value or "")

    def refresh(self, filters: Filters) -> None:
        """Say for each pathway, or each group of an attribute, what was agreed."""
        self.filters = filters
        self._offer(self.context.session.now)
        if self.dimension != self._counted_by:
            self._counted_by = self.dimension
            self.counted_otherwise.emit()
        now = filters.room(self.context.session.now)
        if not anything_judged(now):
            self._stack.setCurrentIndex(1)
            self.nothing.say(
                tr("No judgements to compare yet"),
                tr(
                    "Agree judgements in Walk (Ctrl+2). They are compared here by "
                    "{grouped_by}, in words with their counts.",
                    grouped_by=grouped_by(now, self.dimension),
                ),
            )
            return
        self._stack.setCurrentIndex(0)
        by = self.dimension
        rows = pathway_matrix(now, dimension=by)
        self._rows = tuple(row for row in rows if not row.single)
        singles = [row for row in rows if row.single]
        self.matrix.show_grid(self._grid(now))
        self.matrix.setVisible(bool(self._rows))
        self.lead.setText(matrix_words(now, _leads(self._rows), by))
        self.kept_out.setText(kept_out_words(now, by))
        self._show_singles(
            [(group_name(now, row.pathway, by), self._in_words(now, row)) for row in singles]
        )

    def _offer(self, now: Snapshot) -> None:
        """Offer what groups can stand side by side, where there is more than one way."""
        own = [(one, grouped_by(now, one)) for one in compared_by(now)]
        listed = [("", _capital(grouped_by(now)))] if any(now.groups()) or not own else []
        self.by.set_choices([*listed, *own])
        self.by.setVisible(bool(own))

    def take_focus(self) -> bool:
        """Take the focus to the matrix."""
        if self._stack.currentIndex() == 0 and self._rows:
            self.matrix.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*AROUND)
        column.setSpacing(10)
        column.addWidget(self.by, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.lead, self.matrix, self.kept_out, self.singles):
            column.addWidget(part)
        column.addStretch()
        self.singles.column.addWidget(Label(tr("One {case} only, told in words"), Text.STRONG))
        return content

    def _shown(self, now: Snapshot) -> list[int]:
        """Return the places of the points that the theme chosen holds."""
        theme_id = self.filters.theme_id
        return [
            at
            for at, point in enumerate(counted_points(now))
            if theme_id in (None, now.tool.theme_at(point).id)
        ]

    def _in_words(self, now: Snapshot, row: PathwayRow) -> str:
        """Tell of a single case what was agreed under the theme chosen."""
        cells = tuple(row.cells[at] for at in self._shown(now))
        return pathway_in_words(now, replace(row, cells=cells), self.dimension)

    def _grid(self, now: Snapshot) -> MatrixGrid:
        shown, rows = self._shown(now), self._rows
        if not rows:
            return MatrixGrid()
        several = len(_leads(rows)) > 1
        return MatrixGrid(
            tuple(statement_words(now, rows[0].cells[at], with_answer=several) for at in shown),
            tuple(group_name(now, row.pathway, self.dimension) for row in rows),
            tuple(Unit.CASES.of(len(row.cases)) for row in rows),
            tuple(
                tuple(_cell(now, row.cells[at], row.pathway, self.dimension) for row in rows)
                for at in shown
            ),
        )

    def _show_singles(self, said: list[tuple[str, str]]) -> None:
        self.singles.setVisible(bool(said))
        while len(self._single_words) < 2 * len(said):
            for label in (Label("", Text.SMALL_STRONG), Label("", Text.BODY)):
                self._single_words.append(label)
                self.singles.column.addWidget(label)
        texts = [text for pair in said for text in pair]
        for at, label in enumerate(self._single_words):
            label.setVisible(at < len(texts))
            label.setText(texts[at] if at < len(texts) else "")

    def _on_evidence_requested(self, selection: JudgementsSelection) -> None:
        self.evidence_requested.emit(self._query(selection))

    def _query(self, selection: JudgementsSelection) -> EvidenceQuery:
        return EvidenceQuery(partial(self._evidence, selection), ON_JUDGEMENTS)

    def _on_pointed(self, selection: JudgementsSelection) -> None:
        number = number_of(self.context.session.now, selection, self.filters)
        found = NumberPointed(number, self._query(selection)) if number is not None else None
        self.pointed.emit(found)

    def _on_drawn_off(self, selection: JudgementsSelection) -> None:
        self.carry(number_of(self.context.session.now, selection, self.filters))

    def _evidence(self, selection: JudgementsSelection) -> Evidence:
        return judgements_evidence(self.filters.room(self.context.session.now), selection)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _selection(cell: RoomCount, group: str, dimension: str) -> JudgementsSelection | None:
    if cell.lead is None or not cell.agreed_lead:
        return None
    agreed = JudgementState.AGREED
    return JudgementsSelection(
        cell.point, agreed, cell.lead.id, group, complete_only=True, dimension=dimension
    )


def _cell(now: Snapshot, cell: RoomCount, group: str, dimension: str) -> Cell:
    return Cell(*cell_words(now, cell), _selection(cell, group, dimension))


def _leads(rows: tuple[PathwayRow, ...]) -> tuple[str, ...]:
    labels = (in_sentence(cell.lead.label) for row in rows for cell in row.cells if cell.lead)
    return tuple(dict.fromkeys(labels))
