"""By pathway: what the room agreed along each, in words with counts; single cases in words only."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.counting.collation import PathwayRow, RoomCount, on_complete_papers, pathway_matrix
from core.model.audit import Audit
from core.model.case import Case, Papers
from core.model.judgement import EvidenceSeen, Judgement, JudgementState
from core.model.snapshot import Snapshot
from core.model.tool import Answer, AnswerSet, Item, Point, Question, Theme
from core.wording.numbers import Unit, about_share, listed, pathway_in_words
from ui.audit.context import AuditContext
from ui.themes.evidence import Evidence, room_evidence
from ui.themes.figures import Filters, RoomWish, grouped_by, has_judgements
from ui.themes.matrix import Cell, Grid, Matrix
from ui.themes.nothing import NothingYet
from ui.themes.view import AROUND, View
from ui.widgets.card import Card
from ui.widgets.labels import Label, Text, small
from ui.widgets.scroll import Scroll


class PathwaysView(View):
    """The matrix, what is kept out of it, and the pathways that brought one case."""

    rests_on = frozenset({Judgement, Case, Audit, Theme, Question, Item, Answer, AnswerSet})
    counts = True

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[PathwayRow, ...] = ()
        self._wishes: list[list[RoomWish | None]] = []
        self.lead = small()
        self.kept_out = small()
        self.matrix = Matrix()
        self.singles = Card(margin=14)
        self._single_words: list[Label] = []
        self.nothing = NothingYet()
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self._content(), "By pathway", steady=True))
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.matrix.asked.connect(self._on_asked)

    def refresh(self, filters: Filters) -> None:
        """Say for each pathway what was agreed."""
        self.filters = filters
        now = self.context.session.now
        if not has_judgements(now):
            self._stack.setCurrentIndex(1)
            self.nothing.say(
                "No judgements to compare yet",
                "Agree judgements in Walk (Ctrl+2). They are compared here by "
                f"{grouped_by(now)}, in words with their counts.",
            )
            return
        self._stack.setCurrentIndex(0)
        rows = pathway_matrix(now)
        self._rows = tuple(row for row in rows if not row.single)
        singles = [row for row in rows if row.single]
        self.matrix.show_grid(self._grid(now))
        self.matrix.setVisible(bool(self._rows))
        self.lead.setText(_lead(now, self._rows))
        self.kept_out.setText(kept_out_words(now))
        self._show_singles([(_named(now, row), self._in_words(now, row)) for row in singles])

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
        for part in (self.lead, self.matrix, self.kept_out, self.singles):
            column.addWidget(part)
        column.addStretch()
        self.singles.column.addWidget(Label("One case only, told in words", Text.STRONG))
        return content

    def _shown(self, now: Snapshot) -> list[int]:
        """Return the places of the points that the theme chosen holds."""
        theme_id = self.filters.theme_id
        return [
            at
            for at, point in enumerate(now.tool.points)
            if theme_id in (None, now.tool.theme_at(point).id)
        ]

    def _in_words(self, now: Snapshot, row: PathwayRow) -> str:
        """Tell of a single case what was agreed under the theme chosen."""
        cells = tuple(row.cells[at] for at in self._shown(now))
        return pathway_in_words(now, replace(row, cells=cells))

    def _grid(self, now: Snapshot) -> Grid:
        shown = self._shown(now)
        self._wishes = [[_wish(row.cells[at]) for row in self._rows] for at in shown]
        several = len(_leads(self._rows)) > 1
        return Grid(
            tuple(_statement(now, now.tool.points[at], several) for at in shown),
            tuple(_named(now, row) for row in self._rows),
            tuple(Unit.CASES.of(len(row.cases)) for row in self._rows),
            tuple(tuple(_cell(row.cells[at]) for row in self._rows) for at in shown),
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

    def _on_asked(self, row: int, column: int) -> None:
        wish = self._wishes[row][column]
        if wish is not None:
            self.asked.emit(partial(self._evidence, wish, self._rows[column].pathway))

    def _evidence(self, wish: RoomWish, pathway: str) -> Evidence:
        """Return the judgements a cell counts: on complete papers, along its pathway."""
        now = self.context.session.now
        counted = frozenset(
            case.id
            for case in now.groups().get(pathway, ())
            if (held := now.judgement(case.id, wish.point)) is not None
            and on_complete_papers(case, held)
        )
        return room_evidence(now, wish, counted)


def _wish(cell: RoomCount) -> RoomWish | None:
    if cell.lead is None or not cell.agreed_lead:
        return None
    return RoomWish(cell.point, JudgementState.AGREED, cell.lead.id)


def _cell(cell: RoomCount) -> Cell:
    if not cell.agreed:
        return Cell("kept out, see below" if cell.left_out else "nothing agreed")
    counts = f"{cell.agreed_lead} of {Unit.CASES.of(cell.agreed)}"
    return Cell(about_share(cell.agreed_lead, cell.agreed), counts, _wish(cell))


def _named(now: Snapshot, row: PathwayRow) -> str:
    return row.pathway or f"No {grouped_by(now)} named"


def _leads(rows: tuple[PathwayRow, ...]) -> set[str]:
    return {cell.lead.label.lower() for row in rows for cell in row.cells if cell.lead}


def _statement(now: Snapshot, point: Point, several: bool) -> str:
    """Head a line; with the answer it counts where lines count *several*."""
    lead = RoomCount(point, tuple((answer, 0) for answer in now.tool.answers_at(point))).lead
    counted = f": “{lead.label.lower()}”" if several and lead is not None else ""
    return f"{now.tool.key_at(point)}  {now.tool.short_at(point)}{counted}"


def _lead(now: Snapshot, rows: tuple[PathwayRow, ...]) -> str:
    """Say what the cells count, and of what."""
    labels = _leads(rows)
    answer = f"“{labels.pop()}”" if len(labels) == 1 else "the answer named in each line"
    return (
        f"In how many cases the room agreed {answer}, by {grouped_by(now)}. "
        "The base is the cases agreed on complete papers, all answers."
    )


def kept_out_words(now: Snapshot) -> str:
    """Say which cases and judgements are kept out for their papers, or that none is.

    What was judged on a case that stands alone is told in words, with its evidence.
    """
    several = {case.id for cases in now.groups().values() if len(cases) > 1 for case in cases}
    papers = [case.reference for case in now.cases if case.papers is Papers.INCOMPLETE]
    partly = {
        case.reference: held
        for case in now.cases
        if case.id in several and case.papers is Papers.COMPLETE
        if (held := _partly_seen(now, case))
    }
    said = []
    if papers:
        said.append(
            f"Cases with incomplete papers are kept out of these figures: {listed(papers)}."
        )
    if partly:
        also = f"Judgements made on {_evidence_words(partly.values())} are kept out"
        seen = [_questions(now, name, held) for name, held in partly.items()]
        said.append(f"{also}{' as well' if papers else ''}: {listed(seen)}.")
    return " ".join(said) or "Nothing is kept out of these figures."


def _evidence_words(held: Iterable[Sequence[Judgement]]) -> str:
    seen = {one.evidence for judgements in held for one in judgements}
    return f"{listed([word for word in EvidenceSeen if word in seen], 'or')} evidence"


def _questions(now: Snapshot, name: str, held: Sequence[Judgement]) -> str:
    keys = listed([now.tool.key_at(one.point) for one in held])
    return f"{name} ({'question' if len(held) == 1 else 'questions'} {keys})"


def _partly_seen(now: Snapshot, case: Case) -> list[Judgement]:
    return [
        held
        for held in now.judgements_of(case.id)
        if held.state is JudgementState.AGREED and not on_complete_papers(case, held)
    ]
